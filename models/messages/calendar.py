"""A decree on holidays (*SKB hari libur nasional dan cuti bersama*) reaches what is running."""

from __future__ import annotations

from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from models.messages.base import Message
from models.people import Role
from models.values import Day, Number, Words

Year = Annotated[int, Field(ge=2017, le=2100)]


class CalendarChange(Message):
    """Holidays of whole years change from now on; open dates stay unless the message moves them."""

    kind: Literal["change-calendar"] = "change-calendar"
    years: tuple[Year, ...] = Field(min_length=1, max_length=10)
    """The years that the decree is about; from now on they are known and no longer estimated."""
    adds: tuple[Day, ...] = Field(default=(), max_length=200)
    """Days that become holidays; collective leave (*cuti bersama*) only where the policy counts it."""
    removes: tuple[Day, ...] = Field(default=(), max_length=200)
    decree_number: Number
    reason: Words
    move_open: bool = False
    """Whether open dates that were given in working days move too."""

    by = (Role.COORDINATOR,)
    recorded_as = "calendar-change-ordered"

    @model_validator(mode="after")
    def _within_the_years(self) -> Self:
        if other := sorted({day for day in (*self.adds, *self.removes) if day.year not in self.years}):
            named = ", ".join(map(str, other))
            raise ValueError(f"{named} lies outside {', '.join(map(str, self.years))}; name the year among the years")
        if both := sorted({*self.adds} & {*self.removes}):
            raise ValueError(f"{', '.join(map(str, both))} is both added and removed; name it once")
        return self
