"""Somebody takes another's place in mid-round: the time that is handed over with an open step; pure."""

from __future__ import annotations

from datetime import date, datetime

from models.calendar import local
from models.deadline_policy import due_day
from models.facts import Fact
from models.journey import Carried, OpenStep
from models.messages.steering import Replacement
from models.moving import move
from models.steps import counted_from
from models.substituting import role_of

Noted = list[tuple[str, Fact]]


def hand_over(message: Replacement, state: Carried, now: datetime) -> Noted:
    """Give the successor the time that the policy says in every open step of who is replaced; a fact for each new date.

    A date only moves later. While a lapse is decided none moves, because its own date is what is decided about.
    """
    if state.policy.programme.replacement is None or state.lapse:
        return []
    facts = []
    for step in state.open:
        members = step.ask.members or step.ask.persons
        if message.old not in members or role_of(message.old, step.ask, state.people) != message.role:
            continue
        day = _due(step, state, now)
        if day > step.deadline.due.day:
            facts.append(move(state, _passed(step, message, state), day, now, "replaced"))
    return facts


def _due(step: OpenStep, state: Carried, now: datetime) -> date:
    """The last day that the successor has at least."""
    policy, today = state.policy.programme, local(now, step.deadline.due.zone).date()
    if policy.replacement == "anew":
        return due_day(step.ask.days, step.ask.on, counted_from(step.ask, today), state.calendar)
    return state.calendar.plus(today, policy.replacement_least)


def _passed(step: OpenStep, message: Replacement, state: Carried) -> OpenStep:
    """*step* put to the successor, who acts from now on also where somebody stood in."""
    before = (message.old, state.people.actor(message.role, message.old))
    persons = (message.new if person in before else person for person in step.ask.persons)
    members = tuple(message.new if member == message.old else member for member in step.ask.members)
    ask = step.ask.model_copy(update={"persons": tuple(dict.fromkeys(persons)), "members": members})
    return step.model_copy(update={"ask": ask})
