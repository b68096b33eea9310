"""People with their roles, and regions with their codes."""

from __future__ import annotations

from collections.abc import Iterable
from email.errors import HeaderParseError
from email.headerregistry import Address

from pydantic import BaseModel, ConfigDict, Field
from sqlalchemy import Engine
from sqlmodel import Session, col, select

from activities.database import reading, writing
from models.errors import Refused
from models.journey import Region
from models.messages import Message
from models.people import Role
from models.tables import PersonRow, RegionCodeRow, RegionRow, RoleRow
from models.values import PersonId, Title


class Person(BaseModel):
    """Somebody as the secretariat enters them."""

    model_config = ConfigDict(extra="forbid")

    id: PersonId
    name: Title
    address: str = Field(max_length=254)
    language: str = Field(default="id", pattern="^(id|en)$")


PERSON_FIELDS = ("officers", "head", "new", "mentor", "council", "working_team", "signatory")
"""Fields of messages that name persons."""


class Registry:
    """Who is who. Everything here can be said again without harm."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def add(self, person: Person) -> None:
        """Enter a person, or correct the name, address and language of one."""
        _check_address(person.address)
        with writing(self._engine) as session:
            row = session.get(PersonRow, person.id) or PersonRow(**person.model_dump())
            row.name, row.address, row.language = person.name, person.address, person.language
            row.address_dead = False
            session.add(row)

    def appoint(self, person: str, role: Role, scope: str = "") -> None:
        """Give *person* a role everywhere, in a cohort or in one journey."""
        with writing(self._engine) as session:
            if session.get(PersonRow, person) is None:
                raise Refused(f"there is no person {person!r}; enter the person first")
            if session.get(RoleRow, (person, role, scope)) is None:
                session.add(RoleRow(person=person, role=role, scope=scope))

    def roles(self, person: str, journey: str) -> tuple[Role, ...]:
        """The roles *person* holds that reach *journey*."""
        cohort = journey.split("/")[1] if journey.count("/") == 2 else ""
        with reading(self._engine) as session:
            if session.get(PersonRow, person) is None:
                raise Refused(f"there is no person {person!r}; a coordinator enters people with their roles")
            query = select(RoleRow.role).where(RoleRow.person == person, col(RoleRow.scope).in_(("", cohort, journey)))
            return tuple(Role(role) for role in sorted(set(session.exec(query))))

    def holders(self, role: Role, cohort: str) -> tuple[PersonId, ...]:
        """Who holds *role* everywhere or in *cohort*."""
        with reading(self._engine) as session:
            query = select(RoleRow.person).where(RoleRow.role == role, col(RoleRow.scope).in_(("", cohort)))
            return tuple(sorted(set(session.exec(query))))

    def check_persons(self, message: Message) -> None:
        """Refuse a message that names somebody who is not entered."""
        named: list[str] = []
        for field in PERSON_FIELDS:
            value = getattr(message, field, ())
            named += [value] if isinstance(value, str) else list(value)
        with reading(self._engine) as session:
            known = set(session.exec(select(PersonRow.id).where(col(PersonRow.id).in_(named))))
        if unknown := sorted(set(named) - known):
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


def _check_address(address: str) -> None:
    """Refuse anything but exactly one plain ASCII address."""
    try:
        parsed = Address(addr_spec=address)
    except (HeaderParseError, ValueError, IndexError):
        parsed = None
    if parsed is None or not address.isascii() or any(c in address for c in ",<> \t\r\n") or "." not in parsed.domain:
        raise Refused(f"{address[:80]!r} is not one e-mail address; write it as name@office.example")
