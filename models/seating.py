"""Who sits on a region's panel, and what a conflict of interest declared later changes; pure."""

from __future__ import annotations

from typing import Any

from models.conflicts import BARRED, JUDGES, Ties, conflict, sentence
from models.errors import Refused
from models.journey import Carried, JourneyState
from models.messages import STAGES, Message
from models.messages.panel import ConflictDeclaration, PanelAppointment
from models.messages.steering import Replacement
from models.people import Role
from models.progress.base import Position, day_of
from models.seats import Seats
from models.substituting import Noted
from models.substitutions_ended import dropped
from models.values import PersonId

SEATING = (PanelAppointment, ConflictDeclaration)


def check(message: Message, state: Carried, position: Position[Any]) -> None:
    """Refuse an appointment, a replacement or a declaration that does not fit the region's people."""
    if not isinstance(state, JourneyState):
        if isinstance(message, SEATING):
            raise Refused(f"{state.title} is a cohort; {message.kind} is said to a region's journey")
    elif isinstance(message, PanelAppointment):
        _check_panel(message, state, position)
    elif isinstance(message, ConflictDeclaration):
        _check_declaration(message, state, position)
    elif isinstance(message, Replacement) and message.role in BARRED:
        check_free(message.role, message.new, state, position)


def check_free(role: Role, person: PersonId, state: JourneyState, position: Position[Any]) -> None:
    """Refuse *person* for *role* where the journey itself knows of a conflict of interest."""
    mentors = _with_substitutes(Role.MENTOR, state) if role in JUDGES else ()
    if role is Role.MENTOR and (judged := judged_by(person, state, position)):
        raise Refused(
            f"{person} is {' and '.join(judged)} of {state.title}; a conflict of interest bars the role mentor, name "
            "somebody else"
        )
    ties, declared = Ties(), state.seats.declared
    found = conflict(person, ties, state.region.id, mentors=mentors, own=state.own_people, declared=declared)
    if found:
        why = sentence(person, found, state.title)
        raise Refused(f"{why}; a conflict of interest bars the role {role}, name somebody else")


def _with_substitutes(role: Role, state: JourneyState) -> tuple[PersonId, ...]:
    """The holders of *role* and whoever stands in for one of them, or will."""
    people = state.people
    named = (s for s in people.substitutions if s.role is role and (people.day is None or s.until >= people.day))
    return (*people.of(role), *(s.substitute for s in named))


def _check_panel(message: PanelAppointment, state: JourneyState, position: Position[Any]) -> None:
    if STAGES.index(state.stage) > STAGES.index("masterplan"):
        raise Refused(f"the masterplan of {state.title} has been reviewed; a panel is appointed before that")
    size = state.policy.masterplan.panel.size
    if len(message.members) != size:
        raise Refused(f"the policy's panel has {size} members, {len(message.members)} are named")
    today = day_of(message, state)
    for member in message.members:
        check_free(Role.REVIEWER, member, state, position)
        for other in state.people.substitutions:
            if (
                (other.role, other.substitute) == (Role.REVIEWER, member)
                and other.until >= today
                and (other.person in message.members)
            ):
                raise Refused(
                    f"{member} stands in for {other.person} until {other.until} and has one voice; end that first, or "
                    "name somebody else"
                )


def _check_declaration(message: ConflictDeclaration, state: JourneyState, position: Position[Any]) -> None:
    today = day_of(message, state)
    if message.declarer != message.person and Role.COORDINATOR not in state.people.speaks_as(message.person, today):
        raise Refused(
            f"{message.person} declares a conflict of interest only for oneself; a coordinator does for others"
        )
    if not judged_by(message.declarer, state, position):
        judges = ", ".join(dict.fromkeys(person for role in JUDGES for person in state.people.of(role)))
        raise Refused(f"{message.declarer} does not judge {state.title}; those who do: {judges or 'nobody'}")


def judged_by(person: PersonId, state: JourneyState, position: Position[Any]) -> tuple[Role, ...]:
    """The roles in which *person* judges the region: as a holder, as a substitute, or by a voice that still counts."""

    def judges(role: Role) -> bool:
        cast = position.cast(role)
        return person in _with_substitutes(role, state) or person in {*cast, *cast.values()}

    return tuple(filter(judges, JUDGES))


def appoint(message: PanelAppointment, state: JourneyState, position: Position[Any]) -> Noted:
    """From now on the members are the region's reviewers; a seat that was empty is so no longer."""
    leave = [person for person in state.people.of(Role.REVIEWER) if person not in message.members]
    at, members = message.received_at, message.members
    facts = [fact for person in leave for fact in dropped(Role.REVIEWER, person, message, state, at, members)]
    state.people.appoint(Role.REVIEWER, *message.members)
    vacant = {role: persons for role, persons in state.seats.vacant.items() if role is not Role.REVIEWER}
    state.seats = state.seats.model_copy(update={"appointed": True, "chair": message.chair, "vacant": vacant})
    position.appointed(state)
    return facts


def replace(message: Replacement, state: Carried, position: Position[Any]) -> None:
    """Let the new one take the place of the old one, or the seat that the old one left empty."""
    role, old, new = message.role, message.old, message.new
    seats = state.seats if isinstance(state, JourneyState) else Seats()
    if old in seats.vacant.get(role, ()):
        state.people.appoint(role, *state.people.of(role), new)
        seats.fill(role, old)
        position.joined(role, new)
    else:
        state.people.replace(role, old, new)
        position.replaced(role, old, new)
    if role is Role.REVIEWER and seats.chair == old:
        seats.chair = new


def check_place(message: Replacement, state: Carried) -> None:
    """Refuse a replacement of somebody who neither holds the role nor left it empty, or by somebody who holds it."""
    vacant = state.seats.vacant.get(message.role, ()) if isinstance(state, JourneyState) else ()
    if message.old not in vacant:
        state.people.check_replacement(message.role, message.old, message.new)
    elif message.new in state.people.of(message.role):
        raise Refused(f"{message.new} is {message.role} here already; name somebody else")
