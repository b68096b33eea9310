"""A session or a presentation moves before it has come: everybody concerned is told once of each change."""

from __future__ import annotations

from datetime import date
from typing import Any

from tests.workflows.remembered import COORDINATOR, HEAD, MENTOR, OFFICER, facts, posted, recorded, refusal, waiting_for
from tests.workflows.sessions import at, attend
from tests.workflows.test_masterplan import REVIEWERS
from tests.workflows.test_steering import guided
from tests.world import Journey

PLACE = {"place": "Aula contoh"}


async def days(journey: Journey, *counts: int) -> list[date]:
    """The days so many working days from today."""
    calendar, today = (await journey.state()).calendar, (await journey.view()).today
    return [calendar.plus(today, count) for count in counts]


async def scheduled(begin: Any) -> tuple[Journey, date, date]:
    """A journey whose first session has a day, ten working days ahead, and a later day."""
    journey = await at(begin, "session-1-schedule")
    first, second = await days(journey, 10, 20)
    await journey.say("session-date", MENTOR, session=1, on=str(first), **PLACE)
    await journey.until_open("session-1-report")
    return journey, first, second


async def test_officer_and_mentor_are_told_once_of_a_session_and_once_of_its_new_day(begin: Any) -> None:
    journey, first, second = await scheduled(begin)
    told = await posted(journey)

    await journey.say("session-date", COORDINATOR, session=1, on=str(second), instead_of=str(first), **PLACE)

    assert [each for each in told if each[0] == "session-scheduled"] == [
        ("session-scheduled", OFFICER),
        ("session-scheduled", MENTOR),
    ]
    assert (await posted(journey))[len(told) :] == [("session-moved", OFFICER), ("session-moved", MENTOR)]
    assert (await recorded(journey))[-3:] == ["session-scheduled", "session-moved", "rescheduled"]
    due = (await waiting_for(journey)).due
    (moved,) = await facts(journey, "session-moved")
    assert moved == {
        "session": 1,
        "before": str(first),
        "on": str(second),
        "place": "Aula contoh",
        "short_notice": False,
        "reason": None,
        "due": due.model_dump(mode="json"),
    }
    assert due.day == (await journey.state()).calendar.plus(second, 8)


async def test_a_session_that_moved_is_reported_after_its_new_day(begin: Any) -> None:
    journey, first, second = await scheduled(begin)
    await journey.say("session-date", MENTOR, session=1, on=str(second), instead_of=str(first), **PLACE)
    await journey.pass_until(first)
    fields = {"session": 1, "list_digest": "d" * 64, "present": 24}

    why = await refusal(journey.say("attendance", OFFICER, **fields))

    assert why.startswith(f"the session on {second} has not come yet")
    await attend(journey, 24)
    assert await journey.steps() == ["session-1-report"]


async def test_the_same_word_sent_again_moves_nothing_twice(begin: Any) -> None:
    journey, first, second = await scheduled(begin)
    said = {"session": 1, "on": str(second), "instead_of": str(first), **PLACE}

    for _ in range(2):
        await journey.say("session-date", MENTOR, id="pindah-sesi-1", **said)

    assert (await recorded(journey)).count("session-moved") == 1
    why = await refusal(journey.say("session-date", MENTOR, **said))
    assert why == f"session 1 is set for {second}; to move it send the new day with instead_of={second}"


async def test_a_session_with_less_notice_is_refused_with_the_earliest_day(begin: Any) -> None:
    journey = await at(begin, "session-1-schedule")
    soon, earliest = await days(journey, 4, 5)

    why = await refusal(journey.say("session-date", MENTOR, session=1, on=str(soon), **PLACE))

    assert f"the earliest day is {earliest}, " in why
    await journey.say("session-date", MENTOR, session=1, on=str(earliest), **PLACE)


async def test_region_reviewers_and_mentor_are_told_once_of_a_presentations_new_day(begin: Any) -> None:
    journey = await begin("masterplan", people=guided())
    await journey.go_on_until("presentation-date")
    first, second = await days(journey, 10, 20)
    await journey.say("presentation-date", COORDINATOR, on=str(first), **PLACE)
    await journey.until_open("presentation")
    told = await posted(journey)

    await journey.say("presentation-date", COORDINATOR, on=str(second), instead_of=str(first), **PLACE)

    everybody = (OFFICER, HEAD, *REVIEWERS, MENTOR)
    assert (await posted(journey))[len(told) :] == [("presentation-moved", person) for person in everybody]
    assert (await waiting_for(journey)).due.day == (await journey.state()).calendar.plus(second, 8)
