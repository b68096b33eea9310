"""Words about an open step, its deadline and what becomes of it when nobody acts."""

from __future__ import annotations

from datetime import date
from typing import Literal, Self

from activities.wording.base import DUE, LATER, OFFICER, REVIEWER, Name, Words
from models.calendar import LocalDeadline
from models.people import Role


class StepWords(Words):
    """A step, whom it waits for, and until when."""

    step: str
    """Its key, such as ``masterplan#2v1``."""
    role: Role
    persons: tuple[Name, ...]
    due: LocalDeadline
    estimated: bool = False
    """Whether the deadline lies in a year whose holidays are not decreed yet."""


class TaskWords(StepWords):
    """A step has opened and is put to those who act."""

    letter = "task"

    @classmethod
    def sample(cls) -> Self:
        """The first round of a masterplan."""
        return cls(step="masterplan#1v1", role=Role.OFFICER, persons=(OFFICER,), due=DUE)


class CountedWords(StepWords):
    """A step and the working days that are left; negative where the deadline has passed."""

    days_left: int


class ReminderWords(CountedWords):
    """A step waits for its reader."""

    letter = "reminder"

    @classmethod
    def sample(cls) -> Self:
        """Four working days before the end."""
        return cls(step="masterplan#1v1", role=Role.OFFICER, persons=(OFFICER,), due=DUE, days_left=4)


class ReminderCopyWords(CountedWords):
    """A reminder has gone out, for those who watch the step."""

    letter, reader = "reminder-copy", Role.COORDINATOR

    @classmethod
    def sample(cls) -> Self:
        """Four working days before the end."""
        return cls(step="masterplan#1v1", role=Role.OFFICER, persons=(OFFICER,), due=DUE, days_left=4)


class EscalationWords(CountedWords):
    """A step is not done, for those above."""

    letter, reader = "escalation", Role.COORDINATOR

    @classmethod
    def sample(cls) -> Self:
        """One working day after the end."""
        passed = DUE.model_copy(update={"day": date(2026, 6, 23)})
        return cls(step="panel#1v1", role=Role.REVIEWER, persons=(REVIEWER,), due=passed, days_left=-1)


class CallWords(CountedWords):
    """A step is not done, for those who are to telephone whoever it waits for."""

    letter, reader = "call", Role.COORDINATOR

    @classmethod
    def sample(cls) -> Self:
        """Four working days before the end."""
        return cls(step="masterplan#1v1", role=Role.OFFICER, persons=(OFFICER,), due=DUE, days_left=4)


class MovedWords(Words):
    """An open step has another deadline."""

    step: str
    persons: tuple[Name, ...]
    before: LocalDeadline
    due: LocalDeadline
    estimated: bool = False

    @classmethod
    def sample(cls) -> Self:
        """Two weeks later."""
        return cls(step="masterplan#1v2", persons=(OFFICER,), before=DUE, due=LATER)


class ExtendedWords(MovedWords):
    """By an extension, or because somebody else has taken over (``replaced``)."""

    letter = "extended"
    cause: Literal["extended", "replaced"] = "extended"


class ReopenedWords(MovedWords):
    """By reopening a step whose deadline was missed."""

    letter = "reopened"


class ResumedWords(MovedWords):
    """Because a pause has ended."""

    letter = "resumed"


class CalendarMovedWords(MovedWords):
    """Because a decree has changed the holidays."""

    letter = "calendar-moved"


class LapseProposedWords(Words):
    """A missed deadline after the MoU: the lapse is proposed."""

    letter, stage = "lapse-proposed", "training"
    step: str
    persons: tuple[Name, ...]
    due: LocalDeadline

    @classmethod
    def sample(cls) -> Self:
        """A report on the second session."""
        return cls(step="session-2-report#1v1", persons=(OFFICER,), due=DUE)


class LapseWords(Words):
    """A missed deadline before the MoU: the step may be reopened for a while."""

    letter, stage = "lapse", "assessment"
    step: str
    persons: tuple[Name, ...]
    due: LocalDeadline
    grace_until: LocalDeadline
    estimated: bool = False
    """Of the end of the grace."""

    @classmethod
    def sample(cls) -> Self:
        """The naming of the contact."""
        return cls(step="contacts#1v1", persons=(OFFICER,), due=DUE, grace_until=LATER)
