"""Writes ``calendar_cases.csv``: deadlines, rungs and pauses reckoned without any of Seratus's own code.

The working days of 2017 to 2027 stand in one sorted list, and every question is answered by a place in that list; the
zones are fixed hours ahead of UTC. Run it with ``python -m tests.models.calendar_table``.
"""

from __future__ import annotations

import csv
import io
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from itertools import cycle, product
from pathlib import Path
from typing import NamedTuple

from tests.models.decrees import HOLIDAYS, LEAVE, LEBARAN, days_of

FILE = Path(__file__).with_name("calendar_cases.csv")
AHEAD = {"Asia/Jakarta": 7, "Asia/Makassar": 8, "Asia/Jayapura": 9}
"""Hours ahead of UTC; none of the three zones has had summer time in these years."""
OFFSETS = (-5, -1, 0, 2)
"""The rungs of every case, in working days from the due date."""
COLUMNS = ("zone", "leave", "opened", "days", "due", "moment", "rungs", "paused", "resumed", "new_due")
FIRST, LAST = date(2017, 1, 1), date(2027, 12, 31)
_all = [FIRST + timedelta(days=n) for n in range((LAST - FIRST).days + 1)]
_weekdays = [day for day in _all if day.isoweekday() <= 5]
WORKING = {
    "no": [day for day in _weekdays if day not in days_of(HOLIDAYS)],
    "yes": [day for day in _weekdays if day not in days_of(HOLIDAYS) | days_of(LEAVE)],
}
"""The working days, where collective leave counts as a holiday and where not."""
OPENED = (time(7, 30), time(10, 0), time(23, 30))


class Span(NamedTuple):
    """What is asked: so many working days from an opening, perhaps with a pause; all times are local."""

    zone: str
    leave: str
    opened: datetime
    days: int
    paused: datetime | None = None
    resumed: datetime | None = None


def utc(day: date, at: time, zone: str) -> datetime:
    """The moment at which a clock that is so many hours ahead shows *day* and *at*."""
    return datetime.combine(day, at, UTC) - timedelta(hours=AHEAD[zone])


def nth(working: list[date], day: date, count: int) -> date:
    """The *count*-th working day after *day* (or before it, where negative; the day itself for 0)."""
    if count > 0:
        return working[bisect_right(working, day) + count - 1]
    return working[bisect_left(working, day) + count] if count < 0 else day


def resumed_due(span: Span, due: date) -> date:
    """The date after the pause: later by the working days that were paused, and not over when it ends."""
    working = WORKING[span.leave]
    assert span.paused is not None
    assert span.resumed is not None
    end = time(23, 59, 59, 999_999)
    if datetime.combine(due, end) < span.paused:
        return due
    paused = bisect_right(working, span.resumed.date()) - bisect_right(working, span.paused.date())
    new = nth(working, due, paused)
    return new if datetime.combine(new, end) >= span.resumed else nth(working, span.resumed.date() - timedelta(1), 1)


def row(span: Span) -> list[str]:
    """One line of the table."""
    working = WORKING[span.leave]
    due = nth(working, span.opened.date(), span.days)
    opened = utc(span.opened.date(), span.opened.time(), span.zone)
    rungs = [utc(nth(working, due, offset), time(8), span.zone) for offset in OFFSETS]
    pause = (span.paused, span.resumed, resumed_due(span, due)) if span.paused else ("", "", "")
    return [
        span.zone,
        span.leave,
        span.opened.isoformat(timespec="minutes"),
        str(span.days),
        due.isoformat(),
        utc(due, time(23, 59, 59, 999_999), span.zone).isoformat(),
        " ".join(rung.strftime("%Y-%m-%dT%H:%MZ") for rung in rungs if rung > opened),
        *(each.isoformat(timespec="minutes") if isinstance(each, datetime) else str(each) for each in pause),
    ]


def spans() -> Iterator[Span]:
    """Every case, in a fixed order: Lebaran, month ends, year ends, 29 February, pauses."""
    at, leave, zone = cycle(OPENED), cycle(("yes", "no")), cycle(AHEAD)
    for each, counted, year, before in product(AHEAD, ("yes", "no"), LEBARAN, (10, 3, 0, -4)):
        opened = LEBARAN[year] - timedelta(days=before)
        yield Span(each, counted, datetime.combine(opened, next(at)), (1, 5, 8, 12)[(year + before) % 4])
    for year, month in product(range(2017, 2028), range(1, 12)):
        last = date(year, month + 1, 1) - timedelta(days=1)
        yield Span(next(zone), next(leave), datetime.combine(last, next(at)), (21, 1, 10)[month % 3])
    for each, year, day in product(AHEAD, range(2017, 2027), (20, 24, 31)):
        opened = datetime.combine(date(year, 12, day), next(at))
        yield Span(each, next(leave), opened, (1, 4, 15)[(year + day) % 3])
    for each, counted, year, day in product(AHEAD, ("yes", "no"), (2020, 2024), (27, 28, 29)):
        yield Span(each, counted, datetime.combine(date(year, 2, day), next(at)), day - 26)
    yield from pauses()


def pauses() -> Iterator[Span]:
    """Ten working days with a pause: over Lebaran, over a weekend, for an hour, past the date, and after it."""
    for zone, year, (begin, hours) in product(
        AHEAD, LEBARAN, ((3, 24 * 6), (-1, 24 * 9), (4, 1), (-3, 24 * 30), (40, 24 * 7))
    ):
        opened = datetime.combine(LEBARAN[year] - timedelta(days=14), time(9, 0))
        paused = datetime.combine(LEBARAN[year] - timedelta(days=7 - begin), time(22 if hours == 1 else 9, 30))
        yield Span(zone, "yes" if year % 2 else "no", opened, 10, paused, paused + timedelta(hours=hours))


def table() -> str:
    """The whole table as CSV."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(COLUMNS)
    writer.writerows(row(span) for span in spans())
    return text.getvalue()


if __name__ == "__main__":
    FILE.write_text(table(), encoding="utf-8")
