"""A decree reaches running journeys: open dates stay unless it moves them, and then the parties are told once."""

from __future__ import annotations

from datetime import date
from typing import Any

from models.calendar import WorkCalendar
from tests.workflows.remembered import COORDINATOR, OFFICER, facts, posted, recorded, refusal, waiting_for
from tests.world import Journey

DECREE = {"decree_number": "SKB-2 (contoh)", "reason": "keputusan baru (contoh)"}


async def decree(journey: Journey, *days: date, **fields: Any) -> None:
    """A decree by which *days* become holidays."""
    said = {"years": sorted({day.year for day in days}), "adds": [str(day) for day in days], **DECREE}
    await journey.say("change-calendar", COORDINATOR, **{**said, **fields})


async def between(journey: Journey) -> tuple[WorkCalendar, date]:
    """The journey's calendar, and the third working day before its open date."""
    calendar, due = (await journey.state()).calendar, (await waiting_for(journey)).due.day
    return calendar, calendar.plus(due, -3)


async def test_an_open_date_stays_and_the_next_step_follows_the_decree(begin: Any) -> None:
    journey = await begin()
    before = await waiting_for(journey)
    calendar, day = await between(journey)

    await decree(journey, day)

    assert (await waiting_for(journey)).due == before.due
    assert (await recorded(journey))[2:] == ["calendar-change-ordered", "calendar-changed"]
    assert await posted(journey) == [("task", OFFICER)]
    (fact,) = await facts(journey, "calendar-changed")
    assert (fact["added"], fact["removed"], fact["after"] - fact["before"]) == ([str(day)], [], 1)
    await journey.answer()
    data, today = await waiting_for(journey), (await journey.view()).today
    assert data.due.day == calendar.with_holidays([day]).plus(today, 10)


async def test_a_decree_that_moves_open_dates_tells_the_parties_once_and_rings_by_the_new_date(begin: Any) -> None:
    journey = await begin()
    before = (await waiting_for(journey)).due
    calendar, day = await between(journey)

    await decree(journey, day, move_open=True)

    moved = await waiting_for(journey)
    assert moved.due.day == calendar.plus(before.day, 1)
    (fact,) = await facts(journey, "rescheduled")
    assert (fact["cause"], fact["before"]["day"], fact["due"]["day"]) == (
        "calendar",
        str(before.day),
        str(moved.due.day),
    )
    assert await posted(journey) == [("task", OFFICER), ("calendar-moved", OFFICER)]
    await journey.pass_until(moved.due.day, hour=9)
    reminded = await facts(journey, "reminded")
    assert {each["step"] for each in reminded} == {"contacts#1v2"}
    assert reminded[-1]["days_left"] == 0


async def test_a_decree_said_twice_is_refused_the_second_time(begin: Any) -> None:
    journey = await begin()
    _, day = await between(journey)
    await decree(journey, day)

    why = await refusal(decree(journey, day))

    assert why.startswith("nothing would change: the calendar of Kabupaten Contoh")
    assert (await recorded(journey)).count("calendar-changed") == 1


async def test_only_a_coordinator_changes_the_calendar(begin: Any) -> None:
    journey = await begin()
    _, day = await between(journey)

    said = {"years": [day.year], "adds": [str(day)], **DECREE}
    why = await refusal(journey.say("change-calendar", OFFICER, **said))

    assert why == f"{OFFICER} is officer here; change-calendar may be sent by coordinator"
