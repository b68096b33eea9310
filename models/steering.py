"""What a coordinator, the cohort, or the region that leaves may do to any running journey; pure."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from models import calendar_change, calling, contact_change, reminding, seating, stepping_down, substitution_orders
from models.correction import check_correction, correct
from models.errors import Refused
from models.facts import Fact, PolicyChanged
from models.journey import Carried, Ending, JourneyState
from models.messages import Message
from models.messages.calendar import CalendarChange
from models.messages.panel import ConflictDeclaration, PanelAppointment
from models.messages.people import ContactChange, Substituting, SubstitutionEnd
from models.messages.record import SignatureCorrection
from models.messages.steering import (
    Award,
    ConfirmLapse,
    Extension,
    Move,
    Pause,
    PhoneCall,
    PolicyChange,
    Reminding,
    Reopening,
    Replacement,
    Resume,
    Stop,
    Withdrawal,
)
from models.moving import move
from models.people import REGION_ROLES
from models.policy_change import changed, difference
from models.progress.base import Position
from models.replacing import hand_over
from models.rescheduling import check_later, resume, step_to_extend
from models.standing_in import check_named
from models.steps import repeople
from models.substitutions_ended import dropped

STEERING = (
    Award,
    CalendarChange,
    ConfirmLapse,
    ContactChange,
    Extension,
    Move,
    Pause,
    PhoneCall,
    PolicyChange,
    Reminding,
    Reopening,
    Replacement,
    Resume,
    SignatureCorrection,
    Stop,
    Substituting,
    SubstitutionEnd,
    Withdrawal,
    *seating.SEATING,
)


def check(message: Message, state: Carried, position: Position[Any], now: datetime) -> None:
    """Refuse a steering message that does not fit the state."""
    if isinstance(message, Extension):
        check_later(message.due, step_to_extend(message, state).deadline.due, now)
    elif isinstance(message, Pause) and state.paused_at:
        raise Refused(f"the journey is paused since {state.paused_on}; allowed: resume")
    elif isinstance(message, Resume) and not state.paused_at:
        raise Refused("the journey is not paused")
    elif isinstance(message, Reopening):
        if state.lapse is None:
            raise Refused("no step of this journey has lapsed; to give more time, extend the open step")
        check_later(message.due, state.lapse.missed.deadline.due, now)
    elif isinstance(message, ConfirmLapse) and not (state.lapse and state.lapse.proposed):
        raise Refused("no lapse is proposed for this journey")
    elif isinstance(message, Replacement):
        seating.check_place(message, state)
        substitution_orders.check_replaced(message, state)
        seating.check(message, state, position)
    elif isinstance(message, ContactChange):
        contact_change.check_change(message, state)
    elif isinstance(message, Substituting):
        check_named(message, state, position)
    elif isinstance(message, SubstitutionEnd):
        substitution_orders.check_end(message, state)
    elif isinstance(message, seating.SEATING):
        seating.check(message, state, position)
    elif isinstance(message, SignatureCorrection):
        if not isinstance(state, JourneyState):
            raise Refused(f"{state.title} is a cohort; a signature is corrected in its region's journey")
        check_correction(message, state)
    elif isinstance(message, Reminding):
        reminding.check(message, state, now)
    elif isinstance(message, PhoneCall):
        calling.check(message, state)
    elif isinstance(message, PolicyChange):
        changed(state.policy, message.changes)
    elif isinstance(message, CalendarChange):
        calendar_change.changed(message, state)


def apply(message: Message, state: Carried, now: datetime) -> list[tuple[str, Fact]]:
    """Carry out a checked steering message; the facts it causes, each with the part of its identity."""
    if isinstance(message, Extension):
        step = step_to_extend(message, state)
        return [move(state, step, message.due, now, "extended")]
    if isinstance(message, Reminding):
        return reminding.apply(message, state, now)
    if isinstance(message, Replacement):
        ended = dropped(message.role, message.old, message, state, now, (message.new,))
        return [*ended, *hand_over(message, state, now)]
    if isinstance(message, ContactChange):
        return contact_change.change(message, state, now)
    if isinstance(message, Substituting):
        return substitution_orders.name(message, state, now)
    if isinstance(message, SubstitutionEnd):
        return substitution_orders.end(message, state, now)
    if isinstance(message, PolicyChange):
        return [_change_policy(message, state)]
    if isinstance(message, CalendarChange):
        return calendar_change.apply(message, state, now)
    if isinstance(message, Pause):
        state.paused_at = now
    elif isinstance(message, PhoneCall):
        calling.apply(message, state)
    elif isinstance(message, Resume):
        return resume(state, now)
    elif isinstance(message, Reopening) and state.lapse:
        missed, state.lapse = state.lapse.missed, None
        return [move(state, missed, message.due, now, "reopened")]
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
    if isinstance(message, ContactChange):
        return contact_change.hand_over(message, state, position.asks(state))
    if isinstance(message, Replacement):
        seating.replace(message, state, position)
        if message.role in REGION_ROLES:
            state.belong(message.old, message.new)
    elif isinstance(message, PanelAppointment) and isinstance(state, JourneyState):
        facts += seating.appoint(message, state, position)
    elif isinstance(message, ConflictDeclaration) and isinstance(state, JourneyState):
        facts += stepping_down.declare(message, state, position)
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
