"""Dates of open steps: which one an extension means, and how one moves; pure."""

from __future__ import annotations

from datetime import date, datetime

from models.calendar import LocalDeadline
from models.errors import Refused
from models.facts import Fact
from models.journey import Carried, OpenStep
from models.messages.steering import Extension
from models.moving import renew
from models.steps import renewed
from models.substituting import turn


def step_to_extend(message: Extension, state: Carried) -> OpenStep:
    """The open step that *message* is about.

    Raises:
        Refused: it has lapsed, is not open, or is not named although several are open.
    """
    if state.lapse:
        raise Refused(f"{state.lapse.missed.ask.step} has lapsed; allowed: reopen, with a new date")
    steps = {step.ask.step: step for step in state.open}
    names = ", ".join(steps) or "none"
    if message.step is None:
        if len(steps) == 1:
            return next(iter(steps.values()))
        raise Refused(f"name the step to extend; open: {names}")
    if message.step not in steps:
        raise Refused(f"{message.step!r} is not open; open: {names}")
    return steps[message.step]


def check_later(day: date, due: LocalDeadline, now: datetime) -> None:
    """Refuse a new date that is not later than *due* or has passed."""
    moved = due.model_copy(update={"day": day})
    if day <= due.day:
        raise Refused(f"{day} is not later than the present date {due}")
    if moved.moment <= now:
        raise Refused(f"{day} has passed already; a new date lies ahead")


def resume(state: Carried, now: datetime) -> list[tuple[str, Fact]]:
    """Move every open date by the paused working days; the grace of a lapse moves likewise."""
    assert state.paused_at is not None
    paused_at, state.paused_at = state.paused_at, None
    facts = turn(state, now)
    for step in state.open:
        deadline = step.deadline.resumed(state.calendar, paused_at, now)
        fresh = step.model_copy(update={"deadline": deadline})
        if deadline.version > step.deadline.version:
            facts.append(renew(state, fresh, "resumed"))
        else:
            renewed(state, fresh)
    if state.lapse:
        step = state.lapse.step
        deadline = step.deadline.resumed(state.calendar, paused_at, now)
        state.lapse = state.lapse.model_copy(update={"step": step.model_copy(update={"deadline": deadline})})
    return facts
