"""What a moment asks for in a journey: rungs to send, a step that was missed, when to look again; pure."""

from __future__ import annotations

from datetime import datetime
from typing import NamedTuple

from models.calendar import local
from models.deadline import SUPERIOR, Due, Outlook, RungKind
from models.facts import CallAsked, Escalated, Fact, Lapsed, LapseProposed, PassedOver, Reminded
from models.journey import Carried, JourneyState, OpenStep
from models.people import People, Role
from models.steps import begin_lapse, days_left, keep
from models.substituting import next_turn, turn
from models.values import PersonId

FACTS = {RungKind.REMINDER: Reminded, RungKind.ESCALATION: Escalated, RungKind.CALL: CallAsked}
Facts = list[tuple[str, Fact]]
"""Facts, each with the part of its identity that tells it from others of its kind."""


class Look(NamedTuple):
    """What was found due: the facts, the step that was missed if one was, and when to look again."""

    facts: Facts
    missed: OpenStep | None
    next_at: datetime | None


def look(state: Carried, now: datetime) -> Look:
    """Carry out in *state* whatever is due at *now*.

    A region's missed step leaves its lapse in the state; where votes decide, what follows is for the stage.
    """
    facts, looks = ring(state, now)
    moments = [*(outlook.next_at for _, outlook in looks), next_turn(state, now)]
    next_at = min((moment for moment in moments if moment), default=None)
    missed = next((step for step, outlook in looks if outlook.lapsed), None)
    if missed is not None:
        facts += _missed(state, missed, now)
    return Look(facts, missed, next_at)


def ring(state: Carried, now: datetime) -> tuple[Facts, list[tuple[OpenStep, Outlook]]]:
    """Let steps pass to whoever acts today, send or pass over every rung due at *now*; each deadline's outlook."""
    facts: Facts = turn(state, now)
    looks: list[tuple[OpenStep, Outlook]] = []
    if state.paused_at:
        return facts, looks
    for step in (state.lapse.step,) if state.lapse else state.open:
        outlook = step.deadline.outlook(state.calendar, now, state.policy.programme.margin)
        for due in outlook.passed_over:
            fact = PassedOver(step=step.key, due=step.deadline.due, meant_for=due.at)
            facts.append((f"{step.key}/{due.number}", fact))
        facts += [(f"{step.key}/{due.number}", _sent(state, step, due, now)) for due in outlook.send]
        keep(state, _climbed(step, outlook, now))
        looks.append((step, outlook))
    return facts, looks


def _climbed(step: OpenStep, outlook: Outlook, now: datetime) -> OpenStep:
    changes: dict[str, object] = {"deadline": step.deadline.climbed(outlook, now)}
    kinds = [due.rung.kind for due in outlook.send]
    if RungKind.REMINDER in kinds:
        changes["reminded_on"] = local(now, step.deadline.due.zone).date()
    if RungKind.CALL in kinds:
        changes["call"] = now
    return step.model_copy(update=changes)


def _sent(state: Carried, step: OpenStep, due: Due, now: datetime) -> Fact:
    """A reminder, an escalation or a phone call, to whoever holds the roles today."""
    kind = due.rung.kind
    # An escalation reaches whoever holds the role, also where that is the one who has to act.
    mine = step.ask.persons if kind is RungKind.REMINDER else ()
    return FACTS[kind](
        step=step.key,
        role=step.ask.role,
        persons=step.ask.persons,
        also=tuple(p for p in audience(due, step, state.people) if p not in mine),
        due=step.deadline.due,
        days_left=days_left(state, step.deadline.due, now),
        estimated=state.calendar.estimated(step.deadline.due.day),
    )


def audience(due: Due, step: OpenStep, people: People) -> tuple[PersonId, ...]:
    """Who is told by a rung beside the assignee, each person once."""
    roles = [superior(step.ask.role, people) if to == SUPERIOR else Role(to) for to in due.rung.told]
    return tuple(dict.fromkeys(person for role in roles for person in people.acting(role)))


def superior(role: Role, people: People) -> Role:
    """Who stands above *role*: an officer's head, for everybody else the coordinator."""
    return Role.HEAD if role is Role.OFFICER and people.of(Role.HEAD) else Role.COORDINATOR


def _missed(state: Carried, step: OpenStep, now: datetime) -> Facts:
    if state.lapse or step.ask.decides or not isinstance(state, JourneyState):
        return []  # nothing of a cohort lapses
    grace = begin_lapse(state, step, now)
    about = {"step": step.key, "persons": step.ask.persons, "due": step.deadline.due}
    if state.lapse and state.lapse.proposed:
        return [(step.key, LapseProposed.model_validate(about))]
    until = grace.deadline.due
    return [
        (
            step.key,
            Lapsed.model_validate({**about, "grace_until": until, "estimated": state.calendar.estimated(until.day)}),
        )
    ]
