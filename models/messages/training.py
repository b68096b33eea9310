"""Stage 3, training (*bimbingan teknis*, bimtek)."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from models.messages.base import Message
from models.messages.scheduling import Scheduling
from models.people import Role
from models.values import Digest, PersonId, Title, Words


class Team(Message):
    """The region names its council (*Dewan Smart City*) and working team (*Tim Pelaksana*)."""

    kind: Literal["team"] = "team"
    council: tuple[PersonId, ...] = Field(min_length=1, max_length=30)
    working_team: tuple[PersonId, ...] = Field(min_length=1, max_length=30)
    decree: Digest

    by = (Role.OFFICER,)
    recorded_as = "team-named"

    def slot(self) -> tuple[str, ...]:
        """One team for the region."""
        return (self.kind,)


class GateOpened(Message):
    """The Training of Trainers is done: bimtek may begin."""

    kind: Literal["open-gate"] = "open-gate"
    reason: Words

    by = (Role.COORDINATOR, Role.COHORT)
    recorded_as = "gate-opened"
    early = True

    def slot(self) -> tuple[str, ...]:
        """A gate opens once."""
        return (self.kind,)


class MentorAssigned(Message):
    """A mentor (*pembimbing*) is assigned to the region."""

    kind: Literal["assign-mentor"] = "assign-mentor"
    mentor: PersonId
    reason: Words

    by = (Role.COORDINATOR, Role.COHORT)
    recorded_as = "mentor-assigned"
    early = True
    replaces = True

    def slot(self) -> tuple[str, ...]:
        """One mentor at a time; a change is a replacement."""
        return (self.kind,)


class SessionDate(Scheduling):
    """The mentor fixes the date of the session that is next, or moves it before it has come."""

    kind: Literal["session-date"] = "session-date"
    session: int = Field(ge=1, le=12)

    by = (Role.MENTOR, Role.COORDINATOR)
    recorded_as = "session-scheduled"

    def slot(self) -> tuple[str, ...]:
        """One date for a session."""
        return (self.kind, str(self.session))


class Attendance(Message):
    """The attendance list (*daftar hadir*) of a session or of its make-up (*sesi susulan*)."""

    kind: Literal["attendance"] = "attendance"
    session: int = Field(ge=1, le=12)
    list_digest: Digest
    present: int = Field(ge=0, le=500)
    make_up: bool = False

    by = (Role.OFFICER,)
    recorded_as = "attendance-reported"

    def slot(self) -> tuple[str, ...]:
        """One list for a session, one for its make-up."""
        return (self.kind, str(self.session), str(self.make_up))


class Output(Message):
    """The output a session requires, as a document."""

    kind: Literal["output"] = "output"
    session: int = Field(ge=1, le=12)
    document: Digest
    title: Title

    by = (Role.OFFICER,)
    recorded_as = "output-handed-in"

    def slot(self) -> tuple[str, ...]:
        """One output for a session."""
        return (self.kind, str(self.session))


class SessionJudgement(Message):
    """The mentor confirms the attendance and accepts the session, or returns it with a note."""

    kind: Literal["judge-session"] = "judge-session"
    session: int = Field(ge=1, le=12)
    verdict: Literal["accepted", "returned"]
    returned: tuple[Literal["list", "output"], ...] = Field(default=(), max_length=2)
    """What a return asks for anew; left out, a make-up session where too few came, else the output."""
    note: Words

    by = (Role.MENTOR,)
    recorded_as = "session-judged"
    independent = True

    def slot(self) -> tuple[str, ...]:
        """One judgement of a session."""
        return (self.kind, str(self.session))


class MentorNote(Message):
    """A mentor's note on the region's progress."""

    kind: Literal["mentor-note"] = "mentor-note"
    note: Words

    by = (Role.MENTOR,)
    recorded_as = "noted"

    def slot(self) -> tuple[str, ...]:
        """Every note is its own."""
        return (self.kind, self.id)


class Commitment(Message):
    """The signed commitment sheet and the names of the region's quick wins."""

    kind: Literal["commitment"] = "commitment"
    sheet: Digest
    quick_wins: tuple[Title, ...] = Field(min_length=1, max_length=5)

    by = (Role.OFFICER,)
    recorded_as = "committed"

    def slot(self) -> tuple[str, ...]:
        """One sheet for the region."""
        return (self.kind,)
