"""The day of a session or a presentation: how long before it is told, and how it moves; pure."""

from __future__ import annotations

from datetime import date, datetime

from models.calendar import LocalDeadline, local
from models.deadline_policy import due_day
from models.errors import Refused
from models.facts import Fact
from models.journey import Carried
from models.messages.scheduling import Scheduling
from models.moving import move
from models.progress.base import day_of


def check_set(what: str, message: Scheduling, state: Carried, notice: int | None) -> None:
    """Refuse a first day for *what* that leaves less than *notice* working days; None is a policy without a minimum.

    Raises:
        Refused: the sentence names the earliest day.
    """
    if message.instead_of is not None:
        raise Refused(f"{what} has no day yet that {message.instead_of} could be; leave instead_of out")
    if notice is not None:
        _check_notice(what, message, state, notice)


def check_moved(what: str, message: Scheduling, state: Carried, notice: int, present: date) -> None:
    """Refuse to move *what* from the day *present*, unless that lies ahead, is named, and the new one is told in time.

    Raises:
        Refused: the sentence says which day is set, or which is the earliest.
    """
    today = day_of(message, state)
    if present < today:
        raise Refused(f"{what} was set for {present}, which has passed; a day is moved until it has come")
    if message.instead_of != present:
        raise Refused(f"{what} is set for {present}; to move it send the new day with instead_of={present}")
    if message.on < today:
        raise Refused(f"{what} cannot move to {message.on}, which has passed; a new day lies ahead of today, {today}")
    if message.on != present:
        _check_notice(what, message, state, notice)


def _check_notice(what: str, message: Scheduling, state: Carried, notice: int) -> None:
    earliest = state.calendar.plus(day_of(message, state), notice)
    if message.on < earliest and not message.short_notice:
        raise Refused(
            f"{what} on {message.on} leaves less than {notice} working days of notice; the earliest day is {earliest}, "
            "an earlier one is allowed with short_notice=true and a reason"
        )


def follow(state: Carried, place: str, on: date, now: datetime) -> list[tuple[str, Fact]]:
    """Count the step *place*, which is open and counts from what moved, from its new day *on*.

    A date that a coordinator named stays where it is the later one.
    """
    for step in state.open:
        if step.ask.place != place:
            continue
        ask, due = step.ask, step.deadline.due
        start = max(local(now, due.zone).date(), on)
        day = due_day(ask.days, ask.on, start, state.calendar)
        day = max(day, due.day) if step.dated else day
        return [] if day == due.day else [move(state, step, day, now, "session")]
    return []


def due_of(state: Carried, place: str) -> LocalDeadline | None:
    """The present date of the open step *place*."""
    return next((step.deadline.due for step in state.open if step.ask.place == place), None)
