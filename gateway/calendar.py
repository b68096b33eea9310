"""National holidays and collective leave (*cuti bersama*), from the `holidays` package."""

from __future__ import annotations

from datetime import date
from functools import lru_cache

import holidays

from models.calendar import WorkCalendar

LAST_DECREED = 2027
"""The last year whose cuti bersama the package knows; a later year is estimated (weekends only)."""
FIRST = 2017


@lru_cache(maxsize=8)
def work_calendar(first: int, years: int, *, collective_leave: bool) -> WorkCalendar:
    """The working days of *years* years from *first* on; a year without a decree has no holidays and says so."""
    known = tuple(year for year in range(first, first + years) if FIRST <= year <= LAST_DECREED)
    categories = ("public", "government") if collective_leave else ("public",)
    days: list[date] = sorted(holidays.country_holidays("ID", years=known, categories=categories)) if known else []
    return WorkCalendar(holidays=tuple(day for day in days if day.weekday() < 5), years=known)
