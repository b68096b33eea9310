"""What every message has that sets the day of a session or a presentation, or moves it."""

from __future__ import annotations

from typing import Self

from pydantic import Field, model_validator

from models.messages.base import Message
from models.values import Day, Title, Words


class Scheduling(Message):
    """A day and a place; said again before that day it moves, and names the day that it takes the place of.

    What is not said is left out, so that a message of an earlier build has the same digest when it is sent again.
    """

    on: Day
    place: Title
    instead_of: Day | None = Field(default=None, exclude_if=lambda day: day is None)
    """The day that was set before, where this one moves it."""
    short_notice: bool = Field(default=False, exclude_if=lambda short: not short)
    """Whether it is set with less notice than the policy asks for; then the reason is given."""
    reason: Words | None = Field(default=None, exclude_if=lambda reason: reason is None)

    @model_validator(mode="after")
    def _short_notice_has_its_reason(self) -> Self:
        if self.short_notice and self.reason is None:
            raise ValueError("short notice is given with its reason")
        return self
