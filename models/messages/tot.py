"""What is said to a cohort about its mentors: the Training of Trainers (*pelatihan pembimbing*, ToT)."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from models.messages.base import Message, Part
from models.messages.scheduling import Scheduling
from models.people import Role
from models.values import Digest, Number, Percent, PersonId, RegionId, Words


class MentorCandidate(Part):
    """A candidate: where from, because nobody guides the own region, and how many regions at most."""

    person: PersonId
    home: RegionId | None = None
    province: str | None = Field(default=None, pattern=r"^\d\d$")
    """The first two digits of the official codes of the province."""
    capacity: int = Field(ge=1, le=50)


class MentorCandidates(Message):
    """Candidates for mentors; named again, a candidate is corrected."""

    kind: Literal["mentor-candidates"] = "mentor-candidates"
    candidates: tuple[MentorCandidate, ...] = Field(min_length=1, max_length=200)

    by = (Role.COORDINATOR,)
    recorded_as = "mentor-candidates-named"

    def slot(self) -> tuple[str, ...]:
        """One list at a time."""
        return (self.kind,)


class TotSession(Scheduling):
    """A session of the ToT has a date, or another one."""

    kind: Literal["tot-session"] = "tot-session"
    session: int = Field(ge=1, le=12)

    by = (Role.COORDINATOR,)
    recorded_as = "tot-session-scheduled"

    def slot(self) -> tuple[str, ...]:
        """One date for a session."""
        return (self.kind, str(self.session))


class TotAttendance(Message):
    """Who attended a session of the ToT, by its attendance list (*daftar hadir*)."""

    kind: Literal["tot-attendance"] = "tot-attendance"
    session: int = Field(ge=1, le=12)
    list_digest: Digest
    present: tuple[PersonId, ...] = Field(max_length=200)

    by = (Role.COORDINATOR,)
    recorded_as = "tot-attendance-reported"

    def slot(self) -> tuple[str, ...]:
        """One list for a session."""
        return (self.kind, str(self.session))


class TotMarks(Message):
    """The candidates' marks, 0 to 100."""

    kind: Literal["tot-marks"] = "tot-marks"
    marks: dict[PersonId, Percent] = Field(min_length=1, max_length=200)
    document: Digest

    by = (Role.COORDINATOR,)
    recorded_as = "tot-marked"

    def slot(self) -> tuple[str, ...]:
        """One set of marks at a time."""
        return (self.kind,)


class TotComplete(Message):
    """The ToT is done: whoever has passed is a mentor, and the gate is open for every region."""

    kind: Literal["complete-tot"] = "complete-tot"
    minutes: Number
    reason: Words

    by = (Role.COORDINATOR,)
    recorded_as = "tot-declared"

    def slot(self) -> tuple[str, ...]:
        """It is completed once."""
        return (self.kind,)


class MentorLeaves(Message):
    """A mentor leaves; the regions go to others and keep their history."""

    kind: Literal["mentor-leaves"] = "mentor-leaves"
    mentor: PersonId
    reason: Words

    by = (Role.COORDINATOR,)
    recorded_as = "mentor-left"

    def slot(self) -> tuple[str, ...]:
        """One mentor leaves at a time."""
        return (self.kind, self.mentor)
