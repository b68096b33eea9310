"""A phone call that a ladder asks for: a task of the coordinator's, and its outcome; pure."""

from __future__ import annotations

from models.errors import Refused
from models.journey import Carried, OpenStep
from models.messages.steering import PhoneCall
from models.steps import keep


def check(message: PhoneCall, state: Carried) -> None:
    """Refuse the outcome of a call that is not asked for.

    Raises:
        Refused: no call about this step is asked for, or what was promised does not fit its outcome.
    """
    wanted = [step for step in _open(state) if step.call is not None]
    if not any(step.ask.step == message.step for step in wanted):
        names = ", ".join(step.ask.step for step in wanted) or "none"
        raise Refused(f"no phone call about {message.step!r} is asked for; asked for: {names}")
    if message.promised and message.outcome != "reached":
        raise Refused(f"a date is promised by somebody who was reached, not where the outcome is {message.outcome}")


def apply(message: PhoneCall, state: Carried) -> None:
    """The call was made, whatever came of it: it is asked for no longer."""
    step = next(step for step in _open(state) if step.ask.step == message.step and step.call is not None)
    keep(state, step.model_copy(update={"call": None}))


def _open(state: Carried) -> tuple[OpenStep, ...]:
    return (*state.open, *((state.lapse.step,) if state.lapse else ()))
