"""Substitutes: whether one may stand in, who acts today, and when that changes next; pure.

A substitution is data, read by the region's day: whoever stands in acts from 0.00 of its first day to the end of its
last. What follows from it is done by `turn`, at every look, so that nothing is missed while nothing runs.
"""

from __future__ import annotations

from datetime import datetime, time

from models.calendar import ONE_DAY, instant, local
from models.facts import Fact, Returned, Substituted
from models.journey import Ask, Carried, OpenStep
from models.people import People, Role
from models.values import PersonId

Noted = list[tuple[str, Fact]]


def of_today(ask: Ask, people: People) -> Ask:
    """*ask* put to whoever acts today for those it asks for."""
    if not people.substitutions and not ask.members:
        return ask
    members = ask.members or ask.persons
    persons = tuple(dict.fromkeys(people.actor(role_of(member, ask, people), member) for member in members))
    if persons == ask.persons:
        return ask
    return ask.model_copy(update={"persons": persons, "members": () if persons == members else members})


def role_of(member: PersonId, ask: Ask, people: People) -> Role:
    """The role in which *member* is asked: the step's, else one of its own, as an officer's in the invitation."""
    held = people.roles_of(member)
    return ask.role if ask.role in held or not held else held[0]


def turn(state: Carried, now: datetime) -> Noted:
    """Let open steps be of whoever acts today; a fact for each that passes to a substitute or returns.

    In a pause nothing passes on, because nobody is asked for anything; resuming makes up for it.
    """
    people = state.people
    if not people.substitutions:
        return []
    people.day = local(now, state.zone).date()  # also in a pause: notices go to whoever acts today
    if state.paused_at or state.ending:
        return []
    facts = [fact for step in _asked(state) for fact in _passing(step, of_today(step.ask, people), people)]
    state.open = tuple(_passed(step, people) for step in state.open)
    if state.lapse:
        missed, step = _passed(state.lapse.missed, people), _passed(state.lapse.step, people)
        state.lapse = state.lapse.model_copy(update={"missed": missed, "step": step})
    return facts


def _asked(state: Carried) -> tuple[OpenStep, ...]:
    """The steps that somebody is asked for; after a missed date, the decision about it."""
    return (state.lapse.step,) if state.lapse else state.open


def _passed(step: OpenStep, people: People) -> OpenStep:
    return step.model_copy(update={"ask": of_today(step.ask, people)})


def _passing(step: OpenStep, ask: Ask, people: People) -> Noted:
    """The facts of *step*, which passes to the persons of *ask*."""
    facts: Noted = []
    for member in ask.members or ask.persons:
        role = role_of(member, ask, people)
        actor = people.actor(role, member)
        if actor in step.ask.persons:
            continue
        mine = [s for s in people.substitutions if (s.role, s.person) == (role, member)]
        about = {"step": step.key, "role": role, "persons": (actor,), "due": step.deadline.due}
        if actor == member:
            for over in [s for s in mine if s.substitute in step.ask.persons][-1:]:
                facts.append((f"{step.key}/{over.id}", Returned(**about, stood_in=over.substitute)))
        else:
            now = next(s for s in mine if people.day and s.on(people.day))
            facts.append((f"{step.key}/{now.id}", Substituted(**about, on_behalf_of=member, until=now.until)))
    return facts


def next_turn(state: Carried, now: datetime) -> datetime | None:
    """The next moment at which a substitution begins or is over; None where there is none to come."""
    if state.paused_at:
        return None
    days = {day for s in state.people.substitutions if s.since <= s.until for day in (s.since, s.until + ONE_DAY)}
    moments = (instant(day, time.min, state.zone) for day in days)
    return min((moment for moment in moments if moment > now), default=None)
