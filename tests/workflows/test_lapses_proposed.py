"""Lapses after the MoU: a date that passes only proposes one, and a coordinator has the word."""

from __future__ import annotations

from typing import Any

from tests.workflows.remembered import (
    COORDINATOR,
    DAY,
    HEAD,
    MENTOR,
    OFFICER,
    facts,
    named,
    posted,
    recorded,
    refusal,
    reopen,
    waiting_for,
)
from tests.world import Journey


async def without_a_team(begin: Any) -> Journey:
    """A region that has signed and then not named its team in time."""
    journey: Journey = await begin("training", people=named(head=HEAD))
    await journey.pass_until((await waiting_for(journey)).due.day + DAY, hour=2)
    return journey


async def test_a_missed_step_is_proposed_to_lapse_and_a_coordinator_is_asked(begin: Any) -> None:
    journey = await without_a_team(begin)

    standing = await journey.standing()
    waiting = await waiting_for(journey)
    assert (standing.lapsed_step, standing.outcome) == ("team", None)
    assert (waiting.step, waiting.persons, waiting.then) == ("lapse-confirmation", (COORDINATOR,), "escalates")
    assert await recorded(journey) == ["entered", "asked", *["reminded"] * 3, "lapse-proposed"]
    assert (await posted(journey))[-2:] == [("lapse-proposed", OFFICER), ("lapse-proposed", COORDINATOR)]


async def test_a_lapse_that_a_coordinator_confirms_by_minutes_ends_the_journey(begin: Any) -> None:
    journey = await without_a_team(begin)
    missed = (await journey.state()).lapse.missed.deadline.due

    await journey.say("confirm-lapse", COORDINATOR, minutes="BA-12/contoh", reason="tidak menjawab")

    result = await journey.result()
    assert (result.outcome, result.stage) == ("lapsed", "training")
    assert result.reason == f"team was not done by {missed}; minutes BA-12/contoh: tidak menjawab"
    assert (await recorded(journey))[-3:] == ["lapse-proposed", "lapse-confirmed", "ended"]
    assert (await posted(journey))[-3:] == [("closing-lapsed", person) for person in (OFFICER, HEAD, COORDINATOR)]


async def test_a_lapse_is_not_confirmed_without_the_number_of_the_minutes(begin: Any) -> None:
    journey = await without_a_team(begin)

    why = await refusal(journey.say("confirm-lapse", COORDINATOR, reason="tidak menjawab"))

    assert why == "the confirm-lapse message is not well formed: minutes: field required"


async def test_there_is_nothing_to_confirm_before_a_lapse_is_proposed(begin: Any) -> None:
    journey = await begin("training")

    why = await refusal(journey.say("confirm-lapse", COORDINATOR, minutes="BA-12/contoh", reason="terlalu lama"))

    assert why == "no lapse is proposed for this journey"


async def test_a_proposed_lapse_that_is_reopened_goes_on(begin: Any) -> None:
    journey = await without_a_team(begin)
    day = (await waiting_for(journey)).due.day + 14 * DAY

    await reopen(journey, day)

    assert await journey.steps() == ["team"]
    waiting = await waiting_for(journey)
    assert (waiting.key, waiting.due.day, waiting.then) == ("team#1v2", day, "is proposed to lapse")
    await journey.answer()
    assert await journey.steps() == ["gate"]


async def test_without_a_coordinators_word_the_journey_stays_open_for_as_long_as_it_takes(begin: Any) -> None:
    journey = await without_a_team(begin)

    await journey.pass_time(250 * DAY)
    assert (await journey.steps(), (await journey.standing()).outcome) == (["lapse-confirmation"], None)
    await journey.say("confirm-lapse", COORDINATOR, minutes="BA-12/contoh", reason="tidak menjawab")

    assert (await journey.result()).outcome == "lapsed"


async def test_a_coordinator_who_says_nothing_is_reminded_escalated_and_reminded_again(begin: Any) -> None:
    journey = await without_a_team(begin)
    calendar, due = (await journey.state()).calendar, (await waiting_for(journey)).due.day
    before = len(await posted(journey))

    await journey.pass_until(calendar.plus(due, 16))

    assert (await recorded(journey))[6:] == ["reminded", "reminded", "escalated", "reminded", "reminded", "reminded"]
    assert [post for post in (await posted(journey))[before:] if post[0] == "reminder"] == (
        [("reminder", COORDINATOR)] * 5
    )


async def test_a_step_missed_again_after_it_was_reopened_is_proposed_again(begin: Any) -> None:
    journey = await without_a_team(begin)
    day = (await waiting_for(journey)).due.day + 14 * DAY
    await reopen(journey, day)

    await journey.pass_until(day + DAY, hour=2)

    assert [fact["step"] for fact in await facts(journey, "lapse-proposed")] == ["team#1v1", "team#1v2"]
    assert await journey.steps() == ["lapse-confirmation"]


async def test_a_gate_that_opens_while_a_lapse_is_proposed_is_open_once_the_region_goes_on(begin: Any) -> None:
    journey = await without_a_team(begin)
    await journey.say("open-gate", COORDINATOR, reason="pelatihan pembimbing selesai")
    await journey.say("assign-mentor", COORDINATOR, mentor=MENTOR, reason="penugasan pembimbing")

    day = (await waiting_for(journey)).due.day + 14 * DAY
    await reopen(journey, day)
    await journey.answer()

    assert await journey.steps() == ["session-1-schedule"]


async def test_a_report_and_a_commitment_that_are_missed_are_proposed_to_lapse_as_well(begin: Any) -> None:
    journey = await begin("training")

    for step in ("session-1-report", "commitment"):
        await journey.go_on_until(step)
        missed = (await waiting_for(journey)).due.day
        await journey.pass_until(missed + DAY, hour=2)
        assert (await journey.standing()).lapsed_step == step
        await reopen(journey, missed + 14 * DAY)
