"""Working days and local deadlines; pure, pinned in a journey's state."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, date, datetime, time, timedelta
from functools import cache
from typing import Annotated, Self
from zoneinfo import ZoneInfo

from pydantic import AfterValidator

from models.values import Value

ONE_DAY = timedelta(days=1)
END_OF_DAY = time(23, 59)

ABBREVIATIONS = {
    "Asia/Jakarta": "WIB",
    "Asia/Pontianak": "WIB",
    "Asia/Makassar": "WITA",
    "Asia/Jayapura": "WIT",
}


def _known(zone: str) -> str:
    if zone not in ABBREVIATIONS:
        raise ValueError(f"zone {zone!r} is not one of {', '.join(ABBREVIATIONS)}")
    return zone


Zone = Annotated[str, AfterValidator(_known)]


@cache
def _zone(name: str) -> ZoneInfo:
    return ZoneInfo(name)


def local(moment: datetime, zone: str) -> datetime:
    """*moment* as the clocks of *zone* show it."""
    return moment.astimezone(_zone(zone))


def instant(day: date, at: time, zone: str) -> datetime:
    """The UTC moment at which the clocks of *zone* show *day* and *at*."""
    return datetime.combine(day, at, _zone(zone)).astimezone(UTC)


class LocalDeadline(Value):
    """The end of a day in a region's own zone: 23.59 WIB, WITA and WIT are three moments."""

    day: date
    zone: Zone
    at: time = END_OF_DAY

    @property
    def moment(self) -> datetime:
        """The last instant that is still in time: the whole minute named counts."""
        return instant(self.day, self.at, self.zone) + timedelta(seconds=59, microseconds=999_999)

    def __str__(self) -> str:
        return f"{self.day.isoformat()} {self.at:%H.%M} {ABBREVIATIONS[self.zone]}"


class WorkCalendar(Value):
    """Monday to Friday minus the holidays of the years it knows."""

    holidays: tuple[date, ...] = ()
    years: tuple[int, ...] = ()
    """Years with a decree behind them; any other year is estimated (weekends only)."""

    def is_working(self, day: date) -> bool:
        """Whether offices work on *day*."""
        return day.weekday() < 5 and day not in self.holidays

    def plus(self, day: date, days: int) -> date:
        """The day *days* working days after (or, negative, before) *day*; *day* itself is never counted."""
        step = ONE_DAY if days >= 0 else -ONE_DAY
        for _ in range(abs(days)):
            day += step
            while not self.is_working(day):
                day += step
        return day

    def between(self, first: date, last: date) -> int:
        """How many working days lie after *first* up to and including *last*; 0 if none."""
        span = (last - first).days
        return sum(self.is_working(first + ONE_DAY * n) for n in range(1, span + 1))

    def with_holidays(self, days: Iterable[date]) -> Self:
        """This calendar with *days* off too; the years it knows stay the same."""
        holidays = tuple(sorted({*self.holidays, *(day for day in days if day.weekday() < 5)}))
        return self.model_copy(update={"holidays": holidays})

    def estimated(self, day: date) -> bool:
        """Whether *day* lies in a year without a decree."""
        return day.year not in self.years
