"""A reminder at a coordinator's word: at once, beside the ladder, at most one a working day for each step; pure."""

from __future__ import annotations

from datetime import date, datetime

from models.calendar import local
from models.errors import Refused
from models.facts import Fact, Reminded
from models.journey import Carried, OpenStep
from models.messages.steering import Reminding
from models.steps import days_left, keep


def check(message: Reminding, state: Carried, now: datetime) -> None:
    """Refuse a reminder where nothing is due, or where everybody was reminded since the last working day began.

    Raises:
        Refused: the journey is paused, the step is not open, or its persons were reminded already.
    """
    if state.paused_at:
        raise Refused(f"the journey is paused since {state.paused_on}, nothing is due; resume it first")
    steps = _asked(message, state)
    if not steps:
        names = ", ".join(step.ask.step for step in _open(state)) or "none"
        raise Refused(f"{message.step!r} is not open; open: {names}" if message.step else "no step is open now")
    if not any(_may(step, state, now) for step in steps):
        last = max(filter(None, (step.reminded_on for step in steps)))
        names = ", ".join(step.ask.step for step in steps)
        raise Refused(
            f"{names}: the last reminder went on {last}; one a working day is allowed, the next one on "
            f"{state.calendar.plus(last, 1)}"
        )


def apply(message: Reminding, state: Carried, now: datetime) -> list[tuple[str, Fact]]:
    """Remind the persons of each step that has not been reminded; what the ladder has just sent is not sent again."""
    facts: list[tuple[str, Fact]] = []
    for step in _asked(message, state):
        if _may(step, state, now):
            keep(state, step.model_copy(update={"reminded_on": _today(step, now)}))
            due, ask = step.deadline.due, step.ask
            left = days_left(state, due, now)
            fact = Reminded(
                step=step.key,
                role=ask.role,
                persons=ask.persons,
                also=(),
                due=due,
                days_left=left,
                estimated=state.calendar.estimated(due.day),
            )
            facts.append((f"{step.key}/{message.id}", fact))
    return facts


def _open(state: Carried) -> tuple[OpenStep, ...]:
    """The steps that somebody is asked for; after a missed date, the decision about it."""
    return (state.lapse.step,) if state.lapse else state.open


def _asked(message: Reminding, state: Carried) -> list[OpenStep]:
    return [step for step in _open(state) if message.step in (None, step.ask.step)]


def _may(step: OpenStep, state: Carried, now: datetime) -> bool:
    return step.reminded_on is None or state.calendar.between(step.reminded_on, _today(step, now)) > 0


def _today(step: OpenStep, now: datetime) -> date:
    return local(now, step.deadline.due.zone).date()
