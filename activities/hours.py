"""The clock and the post's hours of a chain, read from the state that it was begun with."""

from __future__ import annotations

import json
from datetime import date
from typing import Any, NamedTuple

from sqlmodel import Session, col, select

from models.calendar import WorkCalendar
from models.clock import Clock
from models.journey import COHORT_PREFIX
from models.policy import PostPolicy
from models.tables import CohortRow, JourneyRow, RegisterRow


class Hours(NamedTuple):
    """A chain's clock, and its policy for the post; none where its policy is older than that section."""

    clock: Clock
    post: PostPolicy | None
    pinned: dict[str, Any]
    """The calendar of the state that the chain was begun with."""


def hours_of(session: Session, chain: str) -> Hours | None:
    """The hours of *chain*, or None where it was never begun; looked up once in a transaction.

    Only the parts that are needed are read, because a state is large.
    """
    known: dict[str, Hours | None] = session.info.setdefault("hours", {})
    if chain not in known:
        known[chain] = _read(session, chain)
    return known[chain]


def _read(session: Session, chain: str) -> Hours | None:
    if chain.startswith(COHORT_PREFIX):
        cohort = session.get(CohortRow, chain.removeprefix(COHORT_PREFIX))
        text = cohort.state if cohort else None
    else:
        journey = session.get(JourneyRow, chain)
        text = journey.state if journey else None
    if text is None:
        return None
    state = json.loads(text)
    post = state["policy"].get("post")
    return Hours(
        Clock.model_validate(state["clock"]), PostPolicy.model_validate(post) if post else None, state["calendar"]
    )


def calendar_of(session: Session, chain: str) -> WorkCalendar:
    """The calendar pinned in *chain*, with the decrees that the register has recorded since; of weekends, if not begun.

    Not kept: an earlier fact of the same transaction may be such a decree.
    """
    hours = hours_of(session, chain)
    calendar = WorkCalendar.model_validate(hours.pinned) if hours else WorkCalendar()
    decrees = select(RegisterRow.body).where(RegisterRow.journey == chain, RegisterRow.kind == "calendar-changed")
    for body in session.exec(decrees.order_by(col(RegisterRow.number))):
        said = json.loads(body)
        removed = {date.fromisoformat(day) for day in said["removed"]}
        kept = tuple(day for day in calendar.holidays if day not in removed)
        calendar = calendar.model_copy(update={"holidays": kept})
        calendar = calendar.with_holidays(date.fromisoformat(day) for day in said["added"])
    return calendar
