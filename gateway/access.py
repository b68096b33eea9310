"""The part that somebody has in a journey: the roles that reach it, and the state it is in."""

from __future__ import annotations

from datetime import datetime
from typing import NamedTuple

from sqlalchemy import Engine
from sqlmodel import Session, col, select

from activities.database import reading
from gateway.roles import holds, reaching
from models.access import Reach, State, reach
from models.journey import COHORT_PREFIX
from models.people import VOICES, People, Role
from models.standing import Standing
from models.tables import OutboxRow, RoleRow, StandingRow
from models.values import PersonId


class Part(NamedTuple):
    """What somebody is to one journey."""

    roles: tuple[Role, ...]
    state: State


def part_in(engine: Engine, person: PersonId, journey: str, now: datetime) -> Part:
    """The roles of *person* that reach *journey*, or a cohort by its id, at *now*; none, where it is not theirs."""
    with reading(engine) as session:
        row = session.get(StandingRow, journey)
        standing = Standing.model_validate_json(row.body) if row else None
        given = _given(session, person, journey, now)
        here = {role for role, scope in given if scope == journey}
        spoken = set(People.model_validate_json(row.people).ever_speaks_as(person)) if row else here
        held = {role for role, _ in given} | spoken
        acts = here | _asked(standing, person) | _written_to(session, person, journey)
    if Role.MENTOR in spoken:
        acts.add(Role.MENTOR)  # assigned to this region; a mentor of the cohort alone guides nobody yet
    reached = {Reach.GIVEN: held, Reach.OWN: spoken, Reach.ACTS: held & acts}
    found = {role for role in held if role in reached[reach(role)]} | _asked(standing, person)
    return Part(tuple(sorted(found - set(VOICES))), _state(standing))


def _given(session: Session, person: PersonId, journey: str, now: datetime) -> list[tuple[Role, str]]:
    """The roles that were entered for *person*, with their scopes, as far as they reach *journey*."""
    scopes = reaching(journey)
    cohort = f"{COHORT_PREFIX}{scopes[1]}"
    rows = session.exec(select(RoleRow).where(RoleRow.person == person, col(RoleRow.scope).in_((*scopes, cohort))))
    return [(Role(row.role), row.scope) for row in rows if holds(row, now)]


def _asked(standing: Standing | None, person: PersonId) -> set[Role]:
    """As what *person* is waited for, also where they stand in for somebody."""
    return {each.role for each in standing.waiting if person in each.persons} if standing else set()


def _written_to(session: Session, person: PersonId, journey: str) -> set[Role]:
    """As what *person* was written to about the journey: whoever acted there was asked by a post."""
    query = select(OutboxRow.role).where(OutboxRow.journey == journey, OutboxRow.person == person).distinct()
    return {Role(role) for role in session.exec(query) if role}


def _state(standing: Standing | None) -> State:
    if standing and standing.outcome:
        return State.ENDED
    return State.PAUSED if standing and standing.paused_since else State.OPEN
