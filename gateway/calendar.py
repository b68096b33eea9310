"""Holidays: the national ones and collective leave from the `holidays` package, a province's from the policy."""

from __future__ import annotations

from datetime import date
from functools import lru_cache

import holidays

from models.calendar import WorkCalendar
from models.calendar_policy import dates_of
from models.policy import ProgrammePolicy

LAST_DECREED = 2027
"""The last year whose cuti bersama the package knows; a later year is estimated (weekends only)."""
FIRST = 2017
YEARS = 5
"""Years of working days that are carried; a later date is estimated (weekends only)."""


@lru_cache(maxsize=8)
def work_calendar(first: int, years: int, *, collective_leave: bool) -> WorkCalendar:
    """The working days of *years* years from *first* on; a year without a decree has no holidays and says so."""
    known = tuple(year for year in range(first, first + years) if FIRST <= year <= LAST_DECREED)
    categories = ("public", "government") if collective_leave else ("public",)
    days: list[date] = sorted(holidays.country_holidays("ID", years=known, categories=categories)) if known else []
    return WorkCalendar(holidays=tuple(day for day in days if day.weekday() < 5), years=known)


def programme_calendar(programme: ProgrammePolicy, first: int, province: str | None = None) -> WorkCalendar:
    """The calendar that is pinned from the year *first* on: the secretariat's, or that of a journey in *province*."""
    national = work_calendar(first, YEARS, collective_leave=programme.collective_leave)
    own = dates_of(programme.provincial_holidays, province) if province else ()
    return national.with_holidays(own) if own else national
