"""The days of the ToT's sessions: how long before they are told, how they move, and who hears of them; pure."""

from __future__ import annotations

from datetime import date

from models.cohort.facts import TotSessionDated
from models.cohort.places import Noted
from models.cohort.state import CohortState
from models.errors import Refused
from models.messages.tot import MentorCandidates, TotSession
from models.progress.base import day_of
from models.scheduling import check_moved, check_set
from models.values import PersonId


def check_day(message: TotSession, state: CohortState, present: date | None, *, held: bool, completed: bool) -> None:
    """Refuse a day that the policy's notice does not allow; without one a day is set at any time and anew.

    *present* is the day set before, *held* says that its attendance is reported. Once the ToT was *completed* a
    session that is over may be held anew, for mentors who come later.
    """
    notice, what = state.rules.tot.notice, f"session {message.session} of the ToT"
    if notice is None:
        return
    if present is None or (completed and present < day_of(message, state)):
        check_set(what, message, state, notice)
    elif held:
        raise Refused(f"{what} took place on {present} and its attendance is reported; its day stays")
    else:
        check_moved(what, message, state, notice, present)


def told(message: TotSession, state: CohortState, persons: tuple[PersonId, ...]) -> Noted:
    """The fact of a session's day, which is told to *persons*; none where the policy asks for no notice."""
    if state.rules.tot.notice is None:
        return []
    fields = message.model_dump(include={"session", "on", "place", "short_notice", "reason"})
    return [(message.id, TotSessionDated(persons=persons, before=message.instead_of, **fields))]


def told_late(
    sessions: dict[int, date],
    places: dict[int, str],
    state: CohortState,
    message: MentorCandidates,
    new: list[PersonId],
) -> Noted:
    """The days that lie ahead, for the *new* candidates, who are named after they were set."""
    if state.rules.tot.notice is None or not new:
        return []
    return [
        (f"{message.id}/{session}", TotSessionDated(session=session, on=on, place=places[session], persons=tuple(new)))
        for session, on in sorted(sessions.items())
        if on >= day_of(message, state) and session in places
    ]
