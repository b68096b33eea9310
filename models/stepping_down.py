"""A conflict of interest is declared: what its declarer gave up, whose voice is taken out, who is asked again; pure."""

from __future__ import annotations

from typing import Any

from models.facts import HandedOver, Returned, SteppedDown, SubstitutionDropped
from models.journey import Ask, JourneyState
from models.messages.panel import ConflictDeclaration
from models.people import Role
from models.progress.base import Position
from models.seating import judged_by
from models.steps import repeople
from models.substituting import Noted
from models.substitutions_ended import dropped, given_up
from models.values import PersonId


def declare(message: ConflictDeclaration, state: JourneyState, position: Position[Any]) -> Noted:
    """Take the declarer out of everything that is open; the facts say what was given up and who is asked instead."""
    who, roles = message.declarer, judged_by(message.declarer, state, position)
    held = tuple(role for role in roles if who in state.people.of(role))
    taken_out = {role: _taken_out(role, who, role in held, state, position) for role in roles}
    facts: Noted = []
    for role in roles:
        facts += dropped(role, who, message, state, message.received_at)
        facts += given_up(role, who, message, state, message.received_at)
        if role in held:
            state.people.appoint(role, *(person for person in state.people.of(role) if person != who))
    state.seats.leave(who, held)
    gone = [(f"{who}/{role}", _stepped_down(message, role, taken_out[role], state)) for role in roles]
    return [*gone, *facts, *_ask_again(message, state, position.asks(state), facts)]


def _taken_out(role: Role, who: PersonId, holds: bool, state: JourneyState, position: Position[Any]) -> bool:
    """Let no voice count that *who* gave, for oneself or for somebody who was away; whether there was one.

    Who was away keeps the seat and is asked again. The seat of somebody who holds the role no longer, and whose vote
    stayed after the replacement, is a successor's.
    """
    holders = tuple(person for person in state.people.of(role) if person != who)
    voices = [member for member, by in position.cast(role).items() if who in (member, by)]
    for member in voices:
        if member in holders:
            position.unsaid(role, member)
        elif member != who or not holds:
            position.succeeded(role, member, holders)
    if holds:
        position.withdrawn(role, who)
    return bool(voices)


def _ask_again(message: ConflictDeclaration, state: JourneyState, asks: list[Ask], ended: Noted) -> Noted:
    """Let open steps name today's persons, as *asks* do; a fact for each judge who is asked anew.

    That is who was away and acts again, or a successor. A coordinator who is to fill a seat hears of it by
    `stepped-down`.
    """
    back = {fact.again for _, fact in ended if isinstance(fact, SubstitutionDropped)}
    before = {step.key: step.ask.persons for step in state.open}
    repeople(state, asks)
    facts: Noted = []
    for step in state.open if state.lapse is None else ():
        judges = state.people.acting(step.ask.role)
        for person in (each for each in step.ask.persons if each in judges and each not in before[step.key]):
            about = {"step": step.key, "role": step.ask.role, "persons": (person,), "due": step.deadline.due}
            fact = Returned(**about, stood_in=message.declarer) if person in back else HandedOver(**about)
            facts.append((f"{step.key}/{message.id}/{person}", fact))
    return facts


def _stepped_down(message: ConflictDeclaration, role: Role, taken_out: bool, state: JourneyState) -> SteppedDown:
    left = state.people.of(role)
    needed = state.policy.masterplan.panel.quorum if role is Role.REVIEWER else 1
    return SteppedDown(
        member=message.declarer,
        role=role,
        interest=message.interest,
        taken_out=taken_out,
        left=left,
        needed=needed,
        chair=state.seats.chair_of(state.people) if role is Role.REVIEWER else None,
    )
