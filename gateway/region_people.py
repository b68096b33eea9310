"""A region enters its own new people, so that it can name them in a change of contacts."""

from __future__ import annotations

from datetime import UTC, datetime

from sqlalchemy import Engine
from sqlmodel import Session

from activities.begun import clock_of
from activities.database import insert_once, writing
from gateway.registry import Person, check_address, check_no_voice
from gateway.roles import at_home
from models.calendar import local
from models.errors import Refused
from models.event import ZONE
from models.people import REGION_ROLES, People, Role
from models.tables import PersonRow, RoleRow, StandingRow


def enter_own(engine: Engine, person: Person, role: Role | None, journey: str, by: str) -> None:
    """Enter a new *person* of the region of *journey*, for *role* there; said again, it changes nothing.

    The role takes effect by the region's word: contacts or change-contacts.

    Raises:
        Refused: *by* does not act for the region, the role is none of a region's, or there is such a person already.
    """
    now = clock_of(engine, journey).programme(datetime.now(UTC))
    if role not in REGION_ROLES:
        raise Refused(f"a region enters people as {' or '.join(REGION_ROLES)}, not as {role or 'nothing'}")
    check_address(person.address)
    check_no_voice(person.id)
    with writing(engine) as session:
        _check_acts(session, journey, by, now)
        said = {**at_home(session, journey), **person.model_dump(exclude_none=True)}
        fresh = PersonRow(**said, entered_by=by)
        known = session.get(PersonRow, person.id)
        if known is not None and not _same(known, fresh):
            raise Refused(
                f"there is a person {person.id} already; a coordinator corrects who is entered, a region enters people "
                "under new ids"
            )
        if known is None:
            session.add(fresh)
            session.flush()
        insert_once(session, RoleRow, person=person.id, role=role, scope=journey, entered_by=by)


def _check_acts(session: Session, journey: str, by: str, now: datetime) -> None:
    """Refuse whoever is not an officer or the head of the region today, as the journey itself says."""
    row = session.get(StandingRow, journey)
    if row is None or row.outcome is not None:
        state = "has ended" if row else "has no contacts on record yet"
        raise Refused(f"{journey} {state}; a coordinator enters people")
    zone = at_home(session, journey).get("zone", ZONE)
    roles = People.model_validate_json(row.people).speaks_as(by, local(now, zone).date())
    if not set(roles) & set(REGION_ROLES):
        raise Refused(f"{by} is neither officer nor head of the region in {journey}; only they enter its people")


def _same(known: PersonRow, fresh: PersonRow) -> bool:
    said = ("name", "address", "language", "zone", "entered_by")
    return all(getattr(known, field) == getattr(fresh, field) for field in said)
