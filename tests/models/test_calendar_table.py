"""Deadlines, rungs and pauses of eleven years agree with a table that was reckoned without our code."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from datetime import date, datetime
from functools import lru_cache
from zoneinfo import ZoneInfo

import pytest

from gateway.calendar import work_calendar
from models.calendar import LocalDeadline, WorkCalendar
from models.deadline import Deadline, Ladder, Rung
from models.journey import Ask
from models.people import Role
from models.steps import open_step
from tests.models.calendar_table import FILE, OFFSETS, table
from tests.models.decrees import HOLIDAYS, LEAVE, days_of
from tests.models.states import fresh

Row = dict[str, str]
LADDER = Ladder(rungs=tuple(Rung(offset=offset) for offset in OFFSETS))


@lru_cache(maxsize=2)
def calendar(leave: bool) -> WorkCalendar:
    """Our calendar of all the years with a decree."""
    return work_calendar(2017, 11, collective_leave=leave)


@lru_cache(maxsize=1)
def rows() -> list[Row]:
    """The table as it is kept."""
    with FILE.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def moment(text: str, zone: str) -> datetime:
    """A local time of the table as a moment."""
    return datetime.fromisoformat(text).replace(tzinfo=ZoneInfo(zone))


def opened(row: Row) -> Deadline:
    """The deadline that a step of a journey in the row's zone is given."""
    state = fresh()
    state.region = state.region.model_copy(update={"zone": row["zone"]})
    state.calendar = calendar(row["leave"] == "yes")
    state.policy = state.policy.model_copy(update={"ladders": {**state.policy.ladders, "contoh": LADDER}})
    ask = {"step": "contoh", "role": Role.OFFICER, "persons": (), "days": int(row["days"]), "ladder": "contoh"}
    return open_step(state, Ask.model_validate(ask), moment(row["opened"], row["zone"])).deadline


def rungs(deadline: Deadline, of: WorkCalendar) -> Iterator[str]:
    """The moments at which the ladder rings."""
    while due := deadline.upcoming(of):
        yield due.at.strftime("%Y-%m-%dT%H:%MZ")
        deadline = deadline.model_copy(update={"reached": due.number + 1})


def ours(row: Row) -> Row:
    """The row as our code reckons it."""
    of, deadline, zone = calendar(row["leave"] == "yes"), opened(row), row["zone"]
    new = ""
    if row["paused"]:
        resumed = deadline.resumed(of, moment(row["paused"], zone), moment(row["resumed"], zone))
        new = str(resumed.due.day)
    return {
        **row,
        "due": str(deadline.due.day),
        "moment": deadline.due.moment.isoformat(),
        "rungs": " ".join(rungs(deadline, of)),
        "new_due": new,
    }


def test_the_table_is_the_one_that_its_script_writes_and_has_more_than_five_hundred_cases() -> None:
    assert FILE.read_text(encoding="utf-8") == table()
    assert len(rows()) > 500
    assert {row["zone"] for row in rows()} == {"Asia/Jakarta", "Asia/Makassar", "Asia/Jayapura"}


@pytest.mark.parametrize("zone", ["Asia/Jakarta", "Asia/Makassar", "Asia/Jayapura"])
@pytest.mark.parametrize("leave", ["yes", "no"])
def test_every_case_of_the_table_is_reckoned_alike(zone: str, leave: str) -> None:
    chosen = [row for row in rows() if (row["zone"], row["leave"]) == (zone, leave)]

    assert len(chosen) > 50
    assert [ours(row) for row in chosen] == chosen


@pytest.mark.parametrize("year", range(2017, 2028))
def test_the_holidays_of_a_year_are_those_of_its_decree(year: int) -> None:
    """On weekdays; a holiday on a weekend changes no deadline."""

    def off(days: set[date]) -> list[date]:
        return sorted(day for day in days if day.year == year and day.weekday() < 5)

    assert [day for day in calendar(leave=False).holidays if day.year == year] == off(days_of(HOLIDAYS))
    both = days_of(HOLIDAYS) | days_of(LEAVE)
    assert [day for day in calendar(leave=True).holidays if day.year == year] == off(both)


def test_the_table_says_the_zone_of_every_moment_as_people_read_it() -> None:
    said = {str(LocalDeadline(day=date(2020, 2, 29), zone=row["zone"])) for row in rows()}

    assert said == {f"2020-02-29 23.59 {zone}" for zone in ("WIB", "WITA", "WIT")}
