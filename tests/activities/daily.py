"""A relay whose journey has hours for its post, and a programme clock that a test sets."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta

from sqlalchemy import Engine

from activities.database import writing
from models.calendar import LocalDeadline, instant
from models.clock import Clock
from models.facts import Asked, CalendarChanged
from models.noted import Noted
from models.people import Role
from models.tables import JourneyRow, OutboxRow
from models.values import PersonId
from tests.activities.contents import rows
from tests.activities.samples import JOURNEY, OFFICERS, concluded, state
from tests.world import policy

DAY = date(2026, 6, 24)
TEN = instant(DAY, time(10), "Asia/Jakarta")
"""A Wednesday morning, after the day's post."""
FAR = LocalDeadline(day=date(2026, 7, 14), zone="Asia/Jakarta")


def clock_shows(engine: Engine, moment: datetime) -> None:
    """Let the programme's clock show *moment* now, under the policy's hours of 2018."""
    clock = Clock(real_anchor=datetime.now(UTC), programme_anchor=moment)
    with writing(engine) as session:
        row = session.get_one(JourneyRow, JOURNEY)
        row.state = state().model_copy(update={"clock": clock, "policy": policy()}).model_dump_json()


def clock_moves(engine: Engine, before: datetime, after: datetime) -> None:
    """Let programme time pass from *before* to *after*: what is meant for a moment comes that much nearer."""
    span: timedelta = after - before
    with writing(engine) as session:
        for row in rows(engine, OutboxRow):
            row.created_at, row.not_before = row.created_at - span, row.not_before - span
            row.leased_until = row.leased_until and row.leased_until - span
            session.merge(row)
    clock_shows(engine, after)


def task(step: str, *persons: PersonId, due: LocalDeadline = FAR) -> Noted:
    """That *persons* (an officer unless given) are asked for *step*, with time enough."""
    return concluded(Asked(step=step, role=Role.OFFICER, persons=persons or OFFICERS[:1], due=due), of=step)


def decree(*days: date) -> Noted:
    """That *days* of 2026 are holidays after all."""
    changes = {"decree": "SKB-9 (contoh)", "years": (2026,), "added": days, "removed": (), "known": ()}
    return concluded(CalendarChanged.model_validate({**changes, "before": 20, "after": 22, "reason": "contoh"}))
