"""Refuses to appoint whoever has a conflict of interest; what ties people to regions never goes to Temporal."""

from __future__ import annotations

from sqlalchemy import Engine
from sqlmodel import Session, col, select

from activities.database import reading
from gateway.official import official
from models.conflicts import BARRED, Interest, Ties, conflict, sentence
from models.errors import Refused
from models.journey import JOURNEY_PREFIX
from models.messages import Message
from models.messages.panel import PanelAppointment
from models.messages.people import Substituting
from models.messages.steering import Replacement
from models.messages.tot import MentorCandidates
from models.messages.training import MentorAssigned
from models.people import People, Role
from models.tables import PersonRow, RegionRow, StandingRow
from models.values import PersonId

REGIONS = ("kabupaten-", "kota-")
"""How a region's id begins; an employer with another key is an institution."""


def region_of(journey: str) -> str:
    """The region's id in a journey's."""
    return journey.rpartition("/")[2]


def ties_of(session: Session, person: PersonId) -> Ties:
    """What ties *person* to a region, as far as it was entered."""
    row = session.get(PersonRow, person)
    return Ties(home=row.home, employer=row.employer) if row else Ties()


def of_region(session: Session, region: str) -> set[PersonId]:
    """Everybody who comes from *region* or works for it."""
    tied_to = (col(PersonRow.home) == region) | (col(PersonRow.employer) == region)
    return set(session.exec(select(PersonRow.id).where(tied_to)))


def check_tie(session: Session, field: str, tie: str | None) -> None:
    """Refuse the id of a region that does not exist: a slip there would let a conflict of interest pass."""
    if tie is None or (field == "employer" and not tie.startswith(REGIONS)):
        return
    known = {region.id for region in official().codes.values()}
    if tie not in known and session.get(RegionRow, tie) is None:
        raise Refused(f"{field}: there is no region {tie!r}; write a region's id, such as kabupaten-boyolali")


def tied(session: Session, person: PersonId, role: Role, scope: str) -> Interest | None:
    """Why *person* may not hold *role* in the journey *scope*, by home and employer; a cohort is no region."""
    if role not in BARRED or not scope.startswith(JOURNEY_PREFIX):
        return None
    return conflict(person, ties_of(session, person), region_of(scope))


def appointed(message: Message) -> tuple[Role, tuple[PersonId, ...]] | None:
    """The role to which *message* appoints, and whom; None where it appoints nobody."""
    if isinstance(message, Replacement):
        return message.role, (message.new,)
    if isinstance(message, PanelAppointment):
        return Role.REVIEWER, message.members
    if isinstance(message, MentorAssigned):
        return Role.MENTOR, (message.mentor,)
    if isinstance(message, Substituting) and message.role:
        return message.role, (message.substitute,)
    return None


def check_conflicts(engine: Engine, journey: str, message: Message) -> None:
    """Refuse *message* where it appoints somebody who comes from the journey's region or works for it."""
    found = appointed(message)
    if isinstance(message, MentorCandidates):
        _check_candidates(engine, message)
    if found is None and not isinstance(message, Substituting):
        return
    with reading(engine) as session:
        if found is None and isinstance(message, Substituting):
            found = _taken_over(session, journey, message)
        if found is None:
            return
        role, persons = found
        for person in persons:
            if interest := tied(session, person, role, journey):
                row = session.get(RegionRow, region_of(journey))
                why = sentence(person, interest, row.name if row else region_of(journey))
                raise Refused(f"{why}; a conflict of interest bars the role {role}, name somebody else")


def _taken_over(session: Session, journey: str, message: Substituting) -> tuple[Role, tuple[PersonId, ...]] | None:
    """Where no role is named the substitute takes all of them: the first that bars whoever is tied to the region."""
    standing = session.get(StandingRow, journey)
    held = People.model_validate_json(standing.people).roles_of(message.person_for) if standing else ()
    barred = [role for role in held if role in BARRED]
    return (barred[0], (message.substitute,)) if barred else None


def _check_candidates(engine: Engine, message: MentorCandidates) -> None:
    """Refuse candidates for mentors without the home region that is known of them: it bars that region."""
    with reading(engine) as session:
        for candidate in message.candidates:
            home = ties_of(session, candidate.person).home
            if home and home != candidate.home:
                raise Refused(f"{candidate.person} is from {home}; name it as the candidate's home")
