"""People with their roles, and regions with their codes."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from pydantic import BaseModel, ConfigDict, Field
from sqlalchemy import Engine
from sqlmodel import Session, col, select

from activities.database import insert_once, reading, writing
from activities.envelope import mailbox
from gateway.conflicts import check_tie, of_region, region_of, tied
from models.conflicts import sentence
from models.errors import Refused
from models.journey import Region, is_voice
from models.messages import Message
from models.people import VOICES, People, Role
from models.tables import PersonRow, RegionCodeRow, RegionRow, RoleRow, StandingRow
from models.values import Key, PersonId, RegionId, Title


class Person(BaseModel):
    """Somebody as the secretariat enters them."""

    model_config = ConfigDict(extra="forbid")

    id: PersonId
    name: Title
    address: str = Field(max_length=254)
    language: str = Field(default="id", pattern="^(id|en)$")
    home: RegionId | None = None
    """The region the person comes from; where nothing is said, what is known stays."""
    employer: Key | None = None
    """The region, or the institution's key, the person works for; likewise."""


PERSON_FIELDS = (
    *("officers", "head", "new", "mentor", "council", "working_team", "signatory"),
    *("holder", "candidates", "present", "marks", "members", "chair", "who"),
)
"""Fields of messages that name persons: one, several, the keys of a table, or parts with a ``person`` each."""


def persons_named(message: Message) -> set[PersonId]:
    """Everybody whom *message* names; where a field of that name holds a count, as a session's ``present``, nobody."""
    named: set[PersonId] = set()
    for field in PERSON_FIELDS:
        value: Any = getattr(message, field, None)
        if isinstance(value, str):
            named.add(value)
        elif isinstance(value, tuple | dict):
            named |= {each if isinstance(each, str) else each.person for each in value}
    return named


class Registry:
    """Who is who. Everything here can be said again without harm."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def enter(self, entries: Iterable[tuple[Person, Role | None, str]], by: str) -> None:
        """Enter persons, each with a role and its scope if there is one; all of them or none."""
        with writing(self._engine) as session:
            for person, role, scope in entries:
                check_address(person.address)
                check_no_voice(person.id)
                check_tie(session, "home", person.home)
                check_tie(session, "employer", person.employer)
                _check_may_enter(session, by, None)
                row = session.get(PersonRow, person.id) or PersonRow(**person.model_dump())
                row.name, row.address, row.language = person.name, person.address, person.language
                row.address_dead, row.entered_by = False, by
                row.home, row.employer = person.home or row.home, person.employer or row.employer
                session.add(row)
                session.flush()
                if role:
                    _appoint(session, person.id, role, scope, by)

    def check_may_begin(self, by: str, cohort: str) -> None:
        """Refuse whoever may not begin journeys of *cohort*."""
        with reading(self._engine) as session:
            _check_may_enter(session, by, cohort)

    def roles(self, person: str, journey: str) -> tuple[Role, ...]:
        """The roles *person* holds in *journey*: given here, or by the journey itself on its way.

        Whatever somebody is called, nobody speaks through here for a cohort or a journey.
        """
        with reading(self._engine) as session:
            if session.get(PersonRow, person) is None:
                raise Refused(f"there is no person {person!r}; a coordinator enters people with their roles")
            query = select(RoleRow.role).where(RoleRow.person == person, col(RoleRow.scope).in_(_reaching(journey)))
            given = {Role(role) for role in session.exec(query)}
            standing = session.get(StandingRow, journey)
            if standing is not None:
                given |= set(People.model_validate_json(standing.people).roles_of(person))
            return tuple(sorted(given - set(VOICES)))

    def people(self, journey: str) -> People:
        """Everybody who holds a role in *journey* from its beginning; a mentor is assigned on the way.

        Whoever comes from the region or works for it does not judge it, whatever the cohort has given.
        """
        with reading(self._engine) as session:
            query = select(RoleRow).where(col(RoleRow.scope).in_(_reaching(journey)), RoleRow.role != Role.MENTOR)
            held: dict[Role, set[PersonId]] = {}
            tied_here = of_region(session, region_of(journey))
            for row in session.exec(query):
                if row.person not in tied_here or not tied(session, row.person, Role(row.role), journey):
                    held.setdefault(Role(row.role), set()).add(row.person)
        return People(holders={role: tuple(sorted(held[role])) for role in sorted(held)})

    def check_persons(self, message: Message) -> None:
        """Refuse a message that names somebody who is not entered."""
        named = persons_named(message)
        with reading(self._engine) as session:
            known = set(session.exec(select(PersonRow.id).where(col(PersonRow.id).in_(named))))
        if unknown := sorted(named - known):
            raise Refused(f"there is no person {', '.join(unknown)}; enter people before a message names them")

    def add_regions(self, regions: Iterable[Region]) -> None:
        """Enter regions with their official codes."""
        with writing(self._engine) as session:
            for region in regions:
                if session.get(RegionRow, region.id) is None:
                    session.add(RegionRow(id=region.id, name=region.name, province=region.province, zone=region.zone))
                    session.flush()
                _add_code(session, region)


def _appoint(session: Session, person: PersonId, role: Role, scope: str, by: str) -> None:
    _check_may_enter(session, by, scope)
    if role in VOICES:
        raise Refused(f"the role {role} is held by no person; name another role")
    if session.get(PersonRow, person) is None:
        raise Refused(f"there is no person {person!r}; enter the person first")
    if interest := tied(session, person, role, scope):
        raise Refused(f"{sentence(person, interest, region_of(scope))}; {role} is somebody without such a tie")
    insert_once(session, RoleRow, person=person, role=role, scope=scope, entered_by=by)


def _reaching(scope: str) -> tuple[str, ...]:
    """The scopes whose roles reach *scope*: everywhere, the cohort, and the journey itself."""
    cohort = scope.split("/")[1] if "/" in scope else scope
    return tuple(dict.fromkeys(("", cohort, scope)))


def _check_may_enter(session: Session, by: str, scope: str | None) -> None:
    """Only a coordinator or operator enters people and begins journeys; the very first one enters itself."""
    offices = select(RoleRow).where(col(RoleRow.role).in_((Role.COORDINATOR, Role.OPERATOR)))
    mine = offices.where(RoleRow.person == by)
    if scope is not None:
        mine = mine.where(col(RoleRow.scope).in_(_reaching(scope)))
    if session.exec(mine).first() is None and session.exec(offices).first() is not None:
        where = f" in {scope}" if scope else ""
        raise Refused(f"{by} is neither coordinator nor operator{where}; only they enter people and begin journeys")


def _add_code(session: Session, region: Region) -> None:
    known = session.exec(select(RegionCodeRow).where(RegionCodeRow.code == region.code)).first()
    if known is None:
        session.add(RegionCodeRow(code=region.code, region=region.id))


def check_no_voice(person: str) -> None:
    """Refuse the ids under which cohorts and journeys speak to each other."""
    if is_voice(person):
        raise Refused(f"{person} is how a cohort or a journey speaks; a person has another id")


def check_address(address: str) -> None:
    """Refuse anything but exactly one plain ASCII address, as a letter's envelope takes it."""
    mailbox("", address)
