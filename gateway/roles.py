"""Roles as they are given: by whom, in which scope, and on which days they are held."""

from __future__ import annotations

from datetime import UTC, date, datetime

from sqlmodel import Session, col, select

from activities.database import insert_once
from gateway.conflicts import region_of, tied
from models.calendar import local
from models.conflicts import sentence
from models.errors import Refused
from models.event import ZONE
from models.journey import JOURNEY_PREFIX
from models.people import VOICES, Role
from models.tables import RegionRow, RoleRow
from models.values import PersonId


def at_home(session: Session, scope: str) -> dict[str, str]:
    """The zone of somebody who is new, where the *scope* of the first role is a region's journey."""
    region = session.get(RegionRow, scope.rpartition("/")[2]) if scope.startswith(JOURNEY_PREFIX) else None
    return {"zone": region.zone} if region else {}


def holds(row: RoleRow, at: datetime | None = None) -> bool:
    """Whether the role of *row* is held *at* a moment, or now: on which day, the secretariat's clocks say."""
    day = local(at or datetime.now(UTC), ZONE).date()
    return (row.since is None or row.since <= day) and (row.until is None or day <= row.until)


def appoint(
    session: Session,
    person: PersonId,
    role: Role,
    scope: str,
    by: str,
    days: tuple[date | None, date | None] = (None, None),
) -> None:
    """Give *person* the role in *scope*, held on *days*; said again, it corrects the days that are given."""
    since, until = days
    check_may_enter(session, by, scope)
    if role in VOICES:
        raise Refused(f"the role {role} is held by no person; name another role")
    if since and until and until < since:
        raise Refused(f"{person} cannot be {role} from {since} until {until}; the last day comes later")
    if interest := tied(session, person, role, scope):
        raise Refused(f"{sentence(person, interest, region_of(scope))}; {role} is somebody without such a tie")
    insert_once(session, RoleRow, person=person, role=role, scope=scope, entered_by=by)
    row = session.get(RoleRow, (person, role, scope))
    assert row is not None
    row.since, row.until = since or row.since, until or row.until
    session.add(row)


def reaching(scope: str) -> tuple[str, ...]:
    """The scopes whose roles reach *scope*: everywhere, the cohort, and the journey itself."""
    cohort = scope.split("/")[1] if "/" in scope else scope
    return tuple(dict.fromkeys(("", cohort, scope)))


def check_may_enter(session: Session, by: str, scope: str | None) -> None:
    """Only a coordinator or operator enters people and begins journeys; the very first one enters itself."""
    offices = select(RoleRow).where(col(RoleRow.role).in_((Role.COORDINATOR, Role.OPERATOR)))
    mine = offices.where(RoleRow.person == by)
    if scope is not None:
        mine = mine.where(col(RoleRow.scope).in_(reaching(scope)))
    if not any(map(holds, session.exec(mine))) and session.exec(offices).first() is not None:
        where = f" in {scope}" if scope else ""
        raise Refused(f"{by} is neither coordinator nor operator{where}; only they enter people and begin journeys")
