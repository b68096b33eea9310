"""Words about the day of a presentation or a session that moves, and about the ToT's sessions."""

from __future__ import annotations

from datetime import date
from typing import Self

from activities.wording.base import DUE, LATER, NOTE, Words
from models.calendar import LocalDeadline
from models.people import Role

PLACE = "Balai Contoh, Kota Contoh"


class DayMovedWords(Words):
    """Another day in the place of an earlier one; ``reason`` is None where none was given."""

    before: date
    on: date
    place: str
    reason: str | None = None


class PresentationMovedWords(DayMovedWords):
    """The presentation has another day."""

    letter = "presentation-moved"

    @classmethod
    def sample(cls) -> Self:
        """Two weeks later."""
        return cls(before=DUE.day, on=LATER.day, place=PLACE, reason=NOTE)


class SessionMovedWords(DayMovedWords):
    """A session of the training has another day, and its report another deadline where it has one already."""

    letter, stage = "session-moved", "training"
    session: int
    due: LocalDeadline | None = None

    @classmethod
    def sample(cls) -> Self:
        """The second session."""
        due = LATER.model_copy(update={"day": date(2026, 7, 28)})
        return cls(session=2, before=DUE.day, on=LATER.day, place=PLACE, reason=NOTE, due=due)


class TotSessionWords(Words):
    """A session of the Training of Trainers has its day and place."""

    letter, reader, stage, of_cohort = "tot-session", Role.MENTOR, "cohort", True
    session: int
    on: date
    place: str

    @classmethod
    def sample(cls) -> Self:
        """The second session."""
        return cls(session=2, on=DUE.day, place=PLACE)


class TotSessionMovedWords(DayMovedWords):
    """A session of the Training of Trainers has another day."""

    letter, reader, stage, of_cohort = "tot-session-moved", Role.MENTOR, "cohort", True
    session: int

    @classmethod
    def sample(cls) -> Self:
        """The second session."""
        return cls(session=2, before=DUE.day, on=LATER.day, place=PLACE, reason=NOTE)
