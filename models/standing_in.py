"""Who may stand in for whom; pure."""

from __future__ import annotations

from datetime import date
from typing import Any

from models.calendar import local
from models.conflicts import BARRED
from models.errors import Refused
from models.journey import Carried, JourneyState
from models.messages.people import Substituting, SubstitutionEnd
from models.people import REGION_ROLES, SUBSTITUTABLE, People, Role
from models.progress.base import Position, day_of
from models.seating import check_free
from models.values import PersonId


def check_named(message: Substituting, state: Carried, position: Position[Any]) -> None:
    """Refuse a substitution that does not fit.

    Raises:
        Refused: it is not the sender's to name; the role needs a mandate; the days have passed or turn round; the
            substitute sits there already, is of the wrong side, is away or stands in for another one on such a day.
    """
    people, today = state.people, day_of(message, state)
    check_sender(message, people, today)
    roles = roles_meant(message, people)
    if message.substitute == message.person_for:
        raise Refused(f"{message.person_for} cannot stand in for itself; name somebody else")
    if message.until < message.since:
        raise Refused(f"a substitution from {message.since} cannot end on {message.until}; name its last day")
    # One order may go to three zones: until midnight at the secretariat it is not too late for today in any.
    if message.since < (today := min(today, local(message.received_at, state.policy.programme.zone).date())):
        raise Refused(f"{message.since} lies in the past; a substitution begins on {today} or later")
    for role in roles:
        _check_side(message.substitute, role, state, today)
        if isinstance(state, JourneyState) and role in BARRED:
            check_free(role, message.substitute, state, position)
        if message.substitute in people.of(role):
            raise Refused(f"{message.substitute} is {role} here already and has one voice; name somebody else")
        _check_range(message, role, people)


def check_sender(message: Substituting | SubstitutionEnd, people: People, today: date) -> None:
    """Refuse a word about somebody's substitute unless that person or a coordinator says it."""
    coordinates = Role.COORDINATOR in people.speaks_as(message.person, today)
    if message.person != message.person_for and not coordinates:
        raise Refused(
            f"{message.person} cannot say who stands in for {message.person_for}; "
            f"{message.person_for} or a coordinator may"
        )


def roles_meant(message: Substituting, people: People) -> tuple[Role, ...]:
    """The roles in which the substitute is to act; refused where there is none, or a role needs a mandate."""
    held = people.roles_of(message.person_for)
    if message.role is None:
        if not (roles := tuple(role for role in held if role in SUBSTITUTABLE)):
            is_ = " and ".join(held) or "nothing"
            raise Refused(f"{message.person_for} is {is_} here; somebody may stand in for {', '.join(SUBSTITUTABLE)}")
        return roles
    if message.role not in SUBSTITUTABLE:
        raise Refused(
            f"nobody stands in for the {message.role}, who acts by a mandate; allowed: replace, with the mandate of "
            "the one who acts, and for a partner's seat in the cohort: seat"
        )
    if message.role not in held:
        holders = ", ".join(people.of(message.role)) or "nobody"
        raise Refused(f"{message.person_for} is not {message.role} here; that is {holders}")
    return (message.role,)


def _check_side(substitute: PersonId, role: Role, state: Carried, today: date) -> None:
    """The region's people stand in for the region's, others for the programme's: nobody judges the own region."""
    people = state.people
    if role not in REGION_ROLES:
        if substitute in state.own_people:
            raise Refused(f"{substitute} is from the region; for its {role} somebody stands in who is not")
        return
    later = tuple(s.role for s in people.substitutions if s.substitute == substitute and s.until >= today)
    if others := [role for role in (*people.roles_of(substitute), *later) if role not in REGION_ROLES]:
        raise Refused(
            f"{substitute} is {' and '.join(dict.fromkeys(others))} here; for an {role} one of the region stands in"
        )


def _check_range(message: Substituting, role: Role, people: People) -> None:
    """One substitute for a person, one person for a substitute, no chain and no loop, on every day of the range."""
    away, substitute = message.person_for, message.substitute
    for other in (s for s in people.substitutions if s.meets(message.since, message.until)):
        days = f"from {other.since} to {other.until}"
        if (other.role, other.person) == (role, away):
            raise Refused(f"{other.substitute} stands in for {away} as {role} {days} already; end that first")
        if other.substitute == away:
            raise Refused(
                f"{away} stands in for {other.person} {days}, and substitutes have none; end that first, "
                "or name other days"
            )
        if other.person == substitute:
            raise Refused(f"{substitute} is away {days} and {other.substitute} stands in; name somebody who is there")
        if (other.role, other.substitute) == (role, substitute):
            raise Refused(
                f"{substitute} stands in for {other.person} as {role} {days} already and has one voice; "
                "name somebody else"
            )
