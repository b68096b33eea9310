"""The holidays that a policy adds to the national ones: a layer for each province."""

from __future__ import annotations

from datetime import date

from pydantic import Field, field_validator

from models.provinces import ZONES
from models.values import Day, Policy, Title


class ProvincialHoliday(Policy):
    """Days on which the offices of some provinces are closed beside the national holidays."""

    provinces: tuple[str, ...] = Field(min_length=1, max_length=40)
    name: Title
    dates: tuple[Day, ...] = Field(min_length=1, max_length=60)

    @field_validator("provinces")
    @classmethod
    def _known(cls, provinces: tuple[str, ...]) -> tuple[str, ...]:
        if unknown := [province for province in provinces if province not in ZONES]:
            raise ValueError(f"there is no province {', '.join(unknown)}; provinces: {', '.join(sorted(ZONES))}")
        return provinces


def dates_of(holidays: tuple[ProvincialHoliday, ...], province: str) -> tuple[date, ...]:
    """The days that *holidays* add in *province*, in their order, each once."""
    return tuple(sorted({day for each in holidays if province in each.provinces for day in each.dates}))
