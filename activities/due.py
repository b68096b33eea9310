"""Which posts a relay takes up now, and which of them must not leave."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import update
from sqlmodel import Session, col, select

from activities.fates import end, holds_no_more
from activities.formal import held_row
from activities.nights import by_day
from activities.stale import OUTDATED, OVERTAKEN, overtaken
from activities.summaries import of_the_day
from models.post import LETTERS
from models.tables import OutboxRow, PersonRow

DEAD = "the address takes no mail; correct it with `starter.py people add`"


def due(session: Session, most: int, now: datetime) -> list[OutboxRow]:
    """Up to *most* rows to be tried now, locked: the day's posts, those that are tried again, then other drafts.

    Among the second are those of a worker that died. What would reach its reader at night is put off. A kind of letter
    that this build does not know is left for a newer one.
    """
    # A register or a relay of an older build may still run beside this one; it writes drafts as pending.
    session.execute(update(OutboxRow).where(col(OutboxRow.status) == "pending").values(status="draft"))
    known = select(OutboxRow).where(col(OutboxRow.letter).in_(LETTERS)).with_for_update(skip_locked=True)
    again = known.where(OutboxRow.status == "sending", col(OutboxRow.leased_until) <= now)
    # The day's posts come first: they alone wait for a lock, and nothing is locked yet that another could wait for.
    rows = of_the_day(session, now, most)
    order = (col(OutboxRow.leased_until), col(OutboxRow.id))
    others = list(session.exec(again.order_by(*order).limit(max(0, most - len(rows)))))
    first = known.where(OutboxRow.status == "draft", col(OutboxRow.daily).is_(False), OutboxRow.not_before <= now)
    order = (col(OutboxRow.not_before), col(OutboxRow.id))
    others += session.exec(first.order_by(*order).limit(max(0, most - len(rows) - len(others))))
    return rows + by_day(session, others, now)


def leaving(session: Session, rows: list[OutboxRow]) -> list[OutboxRow]:
    """Those of *rows* that leave now; what has no living address or is stale ends, a formal letter is held."""
    persons = select(PersonRow.id).where(col(PersonRow.id).in_({row.person for row in rows}))
    dead = set(session.exec(persons.where(col(PersonRow.address_dead))))
    passed = overtaken(session, rows)
    left = []
    for row in rows:
        # A fresh draft is cancelled with the fact that outdates it; what was tried before is looked at here.
        tried = row.status == "sending" or row.why is not None
        if row.person in dead:
            end(session, row, "dead", DEAD)
        elif row.id in passed:
            end(session, row, "cancelled", OVERTAKEN)
        elif tried and holds_no_more(session, row):
            end(session, row, "cancelled", OUTDATED)
        elif not held_row(session, row):
            left.append(row)
    return left
