"""Nobody is written to at night: what an outage or a try has kept until then waits for its reader's morning."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from sqlmodel import Session, col, select

from activities.hours import Hours, all_hours
from activities.leaving import ZONE, text_of
from activities.post_events import told_of
from models.calendar import local
from models.hours import at_once, next_post
from models.tables import OutboxRow, PersonRow

NIGHT = "it is night where this person is"
EARLIER = "it was meant for an earlier day, and today's post to this person has not left yet"


def by_day(session: Session, rows: Sequence[OutboxRow], now: datetime) -> list[OutboxRow]:
    """Those of *rows* whose readers may have them now; the others are put off to the hour.

    A post of the day that is late goes along with the next one, or else it would be that day's, and what is new would
    have to wait. On a rehearsal's clock a night is over before a letter is written, so nothing waits there.
    """
    hours = all_hours(session, {row.journey for row in rows})
    zones = _zones(session, rows)
    left, put_off = [], dict[str, list[OutboxRow]]()
    for row in rows:
        zone, of = zones.get(row.person, ZONE), hours[row.journey]
        found = _later(row, of, zone, now)
        if of is None or found is None:
            left.append(row)
            continue
        later, why = found
        _put_off(row, of.clock.real_moment(later), now)
        put_off.setdefault(f"{why}; now meant for {text_of(later, zone)}", []).append(row)
    for why, each in put_off.items():
        told_of(session, "kept-back", [row.id for row in each], why=why)
    return left


def _zones(session: Session, rows: Sequence[OutboxRow]) -> dict[str, str]:
    readers = select(PersonRow.id, PersonRow.zone).where(col(PersonRow.id).in_({row.person for row in rows}))
    return dict(session.exec(readers).all()) if rows else {}


def _later(row: OutboxRow, hours: Hours | None, zone: str, now: datetime) -> tuple[datetime, str] | None:
    """When *row* leaves by its programme's clock if not now, and why; None where it leaves now."""
    if hours is None or hours.post is None or hours.clock.rate != 1:
        return None
    at = hours.clock.programme(now)
    awake = at_once(at, zone, hours.post)
    if not row.daily or row.status != "draft":
        return (awake, NIGHT) if awake > at else None
    following = next_post(at, zone, hours.post)
    if awake > at:
        return following, NIGHT
    today = local(at, zone).date()
    late = local(hours.clock.programme(row.not_before), zone).date() < today == local(following, zone).date()
    return (following, EARLIER) if late else None


def _put_off(row: OutboxRow, until: datetime, now: datetime) -> None:
    """Keep *row* until then; a night does not count as trying."""
    if row.status == "draft":
        row.not_before = until
    else:
        if row.tries_since is not None:
            row.tries_since += until - (row.leased_until or now)
        row.leased_until = until
