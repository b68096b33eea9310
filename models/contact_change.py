"""A region changes its own contacts: who may be named, and what passes to them; pure."""

from __future__ import annotations

from datetime import datetime

from models.errors import Refused
from models.facts import ContactsReplaced, Fact, HandedOver
from models.journey import Ask, Carried
from models.messages.people import ContactChange
from models.people import REGION_ROLES, Role
from models.steps import repeople
from models.substitutions_ended import dropped
from models.values import PersonId

Noted = list[tuple[str, Fact]]


def check_change(message: ContactChange, state: Carried) -> None:
    """Refuse a change that changes nothing, comes while contacts are asked for, or names the programme's people.

    Raises:
        Refused: the sentence says which of them, and what is allowed.
    """
    if any(step.ask.step == "contacts" for step in state.open):
        raise Refused("the region is asked for its contacts now; allowed: contacts, which names officers and head")
    changes = _changes(message, state)
    if not changes:
        raise Refused("the contacts would stay as they are; name other officers, another head, or both")
    for role, persons in changes.items():
        for person in (person for person in persons if person not in state.people.of(role)):
            check_own(person, state)


def check_own(person: PersonId, state: Carried) -> None:
    """Refuse somebody who acts for the programme here, or stands in for who does, as one of the region."""
    others = [role for role in state.people.ever_speaks_as(person) if role not in REGION_ROLES]
    if others:
        raise Refused(f"{person} is {' and '.join(others)} here; a region names its own people")


def _changes(message: ContactChange, state: Carried) -> dict[Role, tuple[PersonId, ...]]:
    """Role to its holders from now on, where they are not those of today."""
    named = {Role.OFFICER: tuple(dict.fromkeys(message.officers)), Role.HEAD: (message.head,) if message.head else ()}
    return {role: new for role, new in named.items() if new and set(new) != set(state.people.of(role))}


def change(message: ContactChange, state: Carried, now: datetime) -> Noted:
    """Appoint who is named; a fact for each role that changes."""
    facts: Noted = []
    for role, new in _changes(message, state).items():
        old = state.people.of(role)
        gone = tuple(person for person in old if person not in new)
        come = tuple(person for person in new if person not in old)
        for person in gone:
            facts += dropped(role, person, message, state, now)
        said = ContactsReplaced(role=role, old=gone, new=come, reason=message.reason)
        facts.append((f"{role}/{message.id}", said))
        state.belong(*old, *new)
        state.people.appoint(role, *new)
    return facts


def hand_over(message: ContactChange, state: Carried, asks: list[Ask]) -> Noted:
    """Let open steps name today's persons, as *asks* do; a fact for each step with somebody who is new to it."""
    before = {step.ask.place: step.ask.persons for step in state.open}
    repeople(state, asks)
    facts: Noted = []
    for step in state.open if state.lapse is None else ():
        come = tuple(person for person in step.ask.persons if person not in before[step.ask.place])
        if come:
            fact = HandedOver(step=step.key, role=step.ask.role, persons=come, due=step.deadline.due)
            facts.append((f"{step.key}/{message.id}", fact))
    return facts
