"""Who is who: everybody with roles and mailbox, roles that end soon, and who acted before or acts for another."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, date, datetime, timedelta

from sqlalchemy import Engine
from sqlmodel import Session, col, select

from activities.database import reading
from models.calendar import local
from models.event import ZONE
from models.people import People, Role
from models.tables import PersonRow, RoleRow, StandingRow
from models.values import Value


class Held(Value):
    """A role as it was given: where, and from which day until which."""

    role: str
    scope: str
    since: date | None
    until: date | None


class Listed(Value):
    """One person, and with whom a mailbox is shared."""

    id: str
    name: str
    language: str
    zone: str
    roles: tuple[Held, ...]
    shares_with: tuple[str, ...]
    dead: bool
    """Whether the address takes no mail."""


class Expiring(Value):
    """A role that ends soon or has ended, and the open journeys that go on naming its holder."""

    person: str
    name: str
    role: str
    scope: str
    until: date
    journeys: tuple[str, ...]


def listed(engine: Engine, scope: str | None = None) -> list[Listed]:
    """Everybody by id; only who holds a role in *scope* (a cohort's or a journey's id), where it is given."""
    with reading(engine) as session:
        held: dict[str, list[Held]] = {}
        for row in session.exec(select(RoleRow).order_by(col(RoleRow.role), col(RoleRow.scope))):
            held.setdefault(row.person, []).append(Held.model_validate(row.model_dump(include={*Held.model_fields})))
        people = list(session.exec(select(PersonRow).order_by(col(PersonRow.id))))
    mailboxes: dict[str, list[str]] = {}
    for person in people:
        mailboxes.setdefault(person.address.lower(), []).append(person.id)
    return [
        Listed(
            id=person.id,
            name=person.name,
            language=person.language,
            zone=person.zone,
            roles=tuple(held.get(person.id, [])),
            shares_with=tuple(other for other in mailboxes[person.address.lower()] if other != person.id),
            dead=person.address_dead,
        )
        for person in people
        if scope is None or any(scope == each.scope for each in held.get(person.id, []))
    ]


def expiring(engine: Engine, days: int, now: datetime | None = None) -> list[Expiring]:
    """The roles whose last day lies at most *days* ahead, or is past, in the order of that day.

    A journey names who held a role when it began, so an ended role goes on there until somebody is replaced. A role
    that is past and named in no open journey is left out.
    """
    today = local(now or datetime.now(UTC), ZONE).date()
    last = today + timedelta(days=days)
    with reading(engine) as session:
        names = {person.id: person.name for person in session.exec(select(PersonRow))}
        journeys = _open(session)
        ending = select(RoleRow).where(col(RoleRow.until).is_not(None), col(RoleRow.until) <= last)
        found = [_expiring(row, names, journeys) for row in session.exec(ending)]
    told = (each for each in found if each.until >= today or each.journeys)
    return sorted(told, key=lambda each: (each.until, each.person, each.role, each.scope))


def _expiring(row: RoleRow, names: dict[str, str], journeys: Iterable[tuple[StandingRow, People]]) -> Expiring:
    assert row.until is not None
    acts = [
        standing.journey
        for standing, people in journeys
        if row.scope in ("", standing.cohort, standing.journey) and row.person in people.of(Role(row.role))
    ]
    about = {"person": row.person, "name": names.get(row.person, row.person), "role": row.role}
    return Expiring(**about, scope=row.scope, until=row.until, journeys=tuple(acts))


def _open(session: Session) -> list[tuple[StandingRow, People]]:
    rows = session.exec(
        select(StandingRow).where(col(StandingRow.outcome).is_(None)).order_by(col(StandingRow.journey))
    )
    return [(row, People.model_validate_json(row.people)) for row in rows]
