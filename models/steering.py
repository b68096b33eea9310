"""What a coordinator, the cohort, or the region that leaves may do to any running journey; pure."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any, Literal

from models import reminding, seating
from models.calendar import LocalDeadline
from models.correction import check_correction, correct
from models.errors import Refused
from models.facts import Fact, PolicyChanged, Rescheduled
from models.journey import Carried, Ending, JourneyState, OpenStep
from models.messages import Message
from models.messages.panel import ConflictDeclaration, PanelAppointment
from models.messages.record import SignatureCorrection
from models.messages.steering import (
    Award,
    ConfirmLapse,
    Extension,
    Move,
    Pause,
    PolicyChange,
    Reminding,
    Reopening,
    Replacement,
    Resume,
    Stop,
    Withdrawal,
)
from models.people import REGION_ROLES
from models.policy_change import changed, difference
from models.progress.base import Position
from models.steps import renewed, repeople

STEERING = (
    Award,
    ConfirmLapse,
    Extension,
    Move,
    Pause,
    PolicyChange,
    Reminding,
    Reopening,
    Replacement,
    Resume,
    SignatureCorrection,
    Stop,
    Withdrawal,
    *seating.SEATING,
)


def check(message: Message, state: Carried, now: datetime) -> None:
    """Refuse a steering message that does not fit the state."""
    if isinstance(message, Extension):
        _check_later(message.due, _step_to_extend(message, state).deadline.due, now)
    elif isinstance(message, Pause) and state.paused_at:
        raise Refused(f"the journey is paused since {state.paused_on}; allowed: resume")
    elif isinstance(message, Resume) and not state.paused_at:
        raise Refused("the journey is not paused")
    elif isinstance(message, Reopening):
        if state.lapse is None:
            raise Refused("no step of this journey has lapsed; to give more time, extend the open step")
        _check_later(message.due, state.lapse.missed.deadline.due, now)
    elif isinstance(message, ConfirmLapse) and not (state.lapse and state.lapse.proposed):
        raise Refused("no lapse is proposed for this journey")
    elif isinstance(message, Replacement):
        seating.check_place(message, state)
        seating.check(message, state)
    elif isinstance(message, seating.SEATING):
        seating.check(message, state)
    elif isinstance(message, SignatureCorrection):
        if not isinstance(state, JourneyState):
            raise Refused(f"{state.title} is a cohort; a signature is corrected in its region's journey")
        check_correction(message, state)
    elif isinstance(message, Reminding):
        reminding.check(message, state, now)
    elif isinstance(message, PolicyChange):
        changed(state.policy, message.changes)


def _step_to_extend(message: Extension, state: Carried) -> OpenStep:
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


def _check_later(day: date, due: LocalDeadline, now: datetime) -> None:
    moved = due.model_copy(update={"day": day})
    if day <= due.day:
        raise Refused(f"{day} is not later than the present date {due}")
    if moved.moment <= now:
        raise Refused(f"{day} has passed already; a new date lies ahead")


def apply(message: Message, state: Carried, now: datetime) -> list[tuple[str, Fact]]:
    """Carry out a checked steering message; the facts it causes, each with the part of its identity."""
    if isinstance(message, Extension):
        step = _step_to_extend(message, state)
        return [_move(state, step, message.due, now, "extended")]
    if isinstance(message, Reminding):
        return reminding.apply(message, state, now)
    if isinstance(message, PolicyChange):
        return [_change_policy(message, state)]
    if isinstance(message, Pause):
        state.paused_at = now
    elif isinstance(message, Resume):
        return _resume(state, now)
    elif isinstance(message, Reopening) and state.lapse:
        missed, state.lapse = state.lapse.missed, None
        return [_move(state, missed, message.due, now, "reopened")]
    elif isinstance(message, ConfirmLapse) and state.lapse:
        missed_step = state.lapse.missed.ask.step
        reason = f"{missed_step} was not done by {state.lapse.missed.deadline.due}; minutes {message.minutes}"
        state.ending = Ending(outcome="lapsed", reason=f"{reason}: {message.reason}")
    elif isinstance(message, Withdrawal):
        state.ending = Ending(outcome="withdrawn", reason=message.reason)
    elif isinstance(message, Stop):
        state.ending = Ending(outcome="stopped", reason=message.reason)
    elif isinstance(message, SignatureCorrection) and isinstance(state, JourneyState):
        return [(message.id, correct(message, state))]
    return []


def follow(message: Message, state: Carried, position: Position[Any]) -> list[tuple[str, Fact]]:
    """What a steering message changes outside the dates: everything names the new persons; the facts it causes."""
    facts: list[tuple[str, Fact]] = []
    if isinstance(message, Replacement):
        seating.replace(message, state, position)
        if message.role in REGION_ROLES:
            state.belong(message.old, message.new)
    elif isinstance(message, PanelAppointment) and isinstance(state, JourneyState):
        seating.appoint(message, state, position)
    elif isinstance(message, ConflictDeclaration) and isinstance(state, JourneyState):
        facts += seating.declare(message, state, position)
    else:
        return facts
    repeople(state, position.asks(state))
    return facts


def _change_policy(message: PolicyChange, state: Carried) -> tuple[str, Fact]:
    """Steps opened from now on follow the new version; the open ones keep their dates."""
    before, changes = state.policy, difference(state.policy, message.changes)
    state.policy = changed(before, message.changes)
    after = state.policy.version
    return f"v{after}", PolicyChanged(before=before.version, after=after, changes=changes, reason=message.reason)


def _move(
    state: Carried,
    step: OpenStep,
    day: date,
    now: datetime,
    cause: Literal["extended", "resumed", "reopened"],
) -> tuple[str, Fact]:
    due = step.deadline.due.model_copy(update={"day": day})
    return _renew(state, step.model_copy(update={"deadline": step.deadline.moved(due, now)}), cause)


def _renew(state: Carried, step: OpenStep, cause: Literal["extended", "resumed", "reopened"]) -> tuple[str, Fact]:
    renewed(state, step)
    deadline = step.deadline
    fact = Rescheduled(
        step=step.key,
        persons=step.ask.persons,
        due=deadline.due,
        before=deadline.earlier[-1],
        version=deadline.version,
        cause=cause,
    )
    return step.key, fact


def _resume(state: Carried, now: datetime) -> list[tuple[str, Fact]]:
    """Move every open date by the paused working days; the grace of a lapse moves likewise."""
    assert state.paused_at is not None
    paused_at, state.paused_at = state.paused_at, None
    facts = []
    for step in state.open:
        deadline = step.deadline.resumed(state.calendar, paused_at, now)
        fresh = step.model_copy(update={"deadline": deadline})
        if deadline.version > step.deadline.version:
            facts.append(_renew(state, fresh, "resumed"))
        else:
            renewed(state, fresh)
    if state.lapse:
        step = state.lapse.step
        deadline = step.deadline.resumed(state.calendar, paused_at, now)
        state.lapse = state.lapse.model_copy(update={"step": step.model_copy(update={"deadline": deadline})})
    return facts
