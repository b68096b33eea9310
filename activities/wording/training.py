"""Words about mentors and training (*bimbingan teknis*)."""

from __future__ import annotations

from datetime import date
from typing import Self

from activities.wording.base import MENTOR, NOTE, Name, Words


class MentorAssignedWords(Words):
    """A region has its mentor."""

    letter, stage = "mentor-assigned", "training"
    mentor: Name
    reason: str

    @classmethod
    def sample(cls) -> Self:
        """One mentor."""
        return cls(mentor=MENTOR, reason="Ini alasan contoh.")


class SessionScheduledWords(Words):
    """A session has its day and place."""

    letter, stage = "session-scheduled", "training"
    session: int
    on: date
    place: str

    @classmethod
    def sample(cls) -> Self:
        """The second session."""
        return cls(session=2, on=date(2026, 7, 8), place="Aula Contoh, Kota Contoh")


class SessionReturnedWords(Words):
    """A session's report is to be completed."""

    letter, stage = "session-returned", "training"
    session: int
    person: Name
    verdict: str
    note: str

    @classmethod
    def sample(cls) -> Self:
        """A note of two lines."""
        return cls(session=2, person=MENTOR, verdict="returned", note=NOTE)


class SessionAcceptedWords(Words):
    """A session counts; how many were present."""

    letter, stage = "session-accepted", "training"
    session: int
    present: int

    @classmethod
    def sample(cls) -> Self:
        """The second session."""
        return cls(session=2, present=24)


class TrainedWords(Words):
    """All sessions are accepted; the quick wins that are on record."""

    letter, stage = "trained", "training"
    quick_wins: tuple[str, ...]

    @classmethod
    def sample(cls) -> Self:
        """Two quick wins."""
        return cls(quick_wins=("Layanan aduan contoh", "Antrean puskesmas contoh"))
