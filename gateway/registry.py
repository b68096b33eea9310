"""People with their roles, and regions with their codes."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime
from typing import Any, NamedTuple

from pydantic import BaseModel, ConfigDict, Field
from sqlalchemy import Engine
from sqlmodel import Session, col, select

from activities.database import reading, writing
from activities.envelope import mailbox
from gateway.conflicts import check_tie, of_region, region_of, tied
from gateway.entrance.addresses import change_address
from gateway.roles import appoint, at_home, check_may_enter, holds, reaching
from models.calendar import Zone
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
    language: str | None = Field(default=None, pattern="^(id|en)$")
    """Left out, it stays as it is; at first Indonesian."""
    zone: Zone | None = None
    """Left out, it stays as it is; at first that of the region in whose journey a role is given, else the office's."""
    home: RegionId | None = None
    """The region the person comes from; where nothing is said, what is known stays."""
    employer: Key | None = None
    """The region, or the institution's key, the person works for; likewise."""


class Entry(NamedTuple):
    """A person, with a role and its scope if there is one, and the days from and until which the role is held."""

    person: Person
    role: Role | None = None
    scope: str = ""
    since: date | None = None
    until: date | None = None


class Held(NamedTuple):
    """A role of somebody who is entered: where, and on which days."""

    person: PersonId
    role: Role
    scope: str = ""
    since: date | None = None
    until: date | None = None


PERSON_FIELDS = (
    *("officers", "head", "new", "person_for", "substitute", "mentor", "council", "working_team", "signatory"),
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

    def enter(self, entries: Iterable[Entry | tuple[Person, Role | None, str]], by: str) -> None:
        """Enter persons, each with a role and its scope if there is one; all of them or none."""
        with writing(self._engine) as session:
            for each in (Entry(*entry) for entry in entries):
                check_address(each.person.address)
                check_no_voice(each.person.id)
                check_tie(session, "home", each.person.home)
                check_tie(session, "employer", each.person.employer)
                check_may_enter(session, by, None)
                said = each.person.model_dump(exclude_none=True)
                row = session.get(PersonRow, each.person.id)
                if row is not None and row.address.lower() != each.person.address.lower():
                    change_address(session, row, by)
                row = row or PersonRow(**{**at_home(session, each.scope), **said})
                row.sqlmodel_update({**said, "address_dead": False, "entered_by": by})
                session.add(row)
                session.flush()
                if each.role:
                    appoint(session, each.person.id, each.role, each.scope, by, (each.since, each.until))

    def give(self, held: Held, by: str) -> None:
        """Give somebody who is entered a role, or correct its days; nothing else about the person changes."""
        with writing(self._engine) as session:
            if session.get(PersonRow, held.person) is None:
                raise Refused(f"there is no person {held.person!r}; a coordinator enters people with their roles")
            appoint(session, held.person, held.role, held.scope, by, (held.since, held.until))

    def check_may_begin(self, by: str, cohort: str) -> None:
        """Refuse whoever may not begin journeys of *cohort*."""
        with reading(self._engine) as session:
            check_may_enter(session, by, cohort)

    def roles(self, person: str, journey: str, at: datetime | None = None) -> tuple[Role, ...]:
        """The roles *person* holds in *journey* *at* a moment, or now: given here, or by the journey on its way.

        Whatever somebody is called, nobody speaks through here for a cohort or a journey.
        """
        with reading(self._engine) as session:
            if session.get(PersonRow, person) is None:
                raise Refused(f"there is no person {person!r}; a coordinator enters people with their roles")
            query = select(RoleRow).where(RoleRow.person == person, col(RoleRow.scope).in_(reaching(journey)))
            given = {Role(row.role) for row in session.exec(query) if holds(row, at)}
            standing = session.get(StandingRow, journey)
            if standing is not None:
                given |= set(People.model_validate_json(standing.people).ever_speaks_as(person))
            return tuple(sorted(given - set(VOICES)))

    def people(self, journey: str, at: datetime | None = None) -> People:
        """Everybody who holds a role in *journey* from its beginning, *at* a moment or now.

        A mentor is assigned on the way. Whoever comes from the region or works for it does not judge it, whatever the
        cohort has given.
        """
        with reading(self._engine) as session:
            query = select(RoleRow).where(col(RoleRow.scope).in_(reaching(journey)), RoleRow.role != Role.MENTOR)
            held: dict[Role, set[PersonId]] = {}
            tied_here = of_region(session, region_of(journey))
            for row in (row for row in session.exec(query) if holds(row, at)):
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
