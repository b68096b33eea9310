"""A deadline as a policy gives it."""

from __future__ import annotations

from datetime import date
from typing import Any, Self

from pydantic import Field, model_validator

from models.calendar import WorkCalendar
from models.values import Day, Key, Policy


def due_day(days: int, on: date | None, start: date, calendar: WorkCalendar) -> date:
    """The day on which something is due that is asked for from *start* on.

    It is *days* working days after *start*, or *on* where the policy names a date. Where that date lies before
    *start* the next working day stands in its place: nobody is asked for what cannot be done in time.
    """
    if on is None:
        return calendar.plus(start, days)
    return on if on >= start else calendar.plus(start, 1)


class DeadlinePolicy(Policy):
    """Working days allowed or the date itself, exactly one of them, and the ladder of reminders and escalations."""

    days: int | None = Field(default=None, ge=1, le=400, exclude_if=lambda days: days is None)
    on: Day | None = Field(default=None, exclude_if=lambda on: on is None)
    """A date of the programme, the same for everybody; it stands as named, also where nobody works on it."""
    ladder: Key = "region"

    @model_validator(mode="after")
    def _one_of_the_two(self) -> Self:
        if (self.days is None) == (self.on is None):
            raise ValueError("a deadline has either days (working days) or on (a date), exactly one of them")
        return self

    @property
    def timing(self) -> dict[str, Any]:
        """What an `Ask` takes of it: working days, or the date in their place."""
        return {"days": self.days or 0, "on": self.on}

    def due(self, start: date, calendar: WorkCalendar) -> date:
        """The last day for something that is asked for from *start* on."""
        return due_day(self.days or 0, self.on, start, calendar)
