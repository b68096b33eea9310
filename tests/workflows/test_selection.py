"""Stage 1, the cohort's word: selected, in reserve, not selected, and a word that comes early."""

from __future__ import annotations

from typing import Any

from tests.workflows.remembered import COORDINATOR, posted, recorded, refusal
from tests.world import Journey


async def the_word(journey: Journey, result: str) -> None:
    await journey.say("select", COORDINATOR, result=result, minutes="BA contoh 7", reason="kuota terpenuhi")


async def test_a_region_in_reserve_may_be_selected_later(begin: Any) -> None:
    journey = await begin()
    await journey.go_on_until("selection")

    await the_word(journey, "reserve")
    assert await journey.steps() == ["reserve"]
    await the_word(journey, "selected")

    assert await journey.steps() == ["invitation"]
    letters = [letter for letter in await journey.letters() if letter in ("reserve", "selected")]
    assert letters == ["reserve", "reserve", "selected", "selected"]


async def test_a_region_in_reserve_is_not_put_in_reserve_again(begin: Any) -> None:
    journey = await begin()
    await journey.go_on_until("selection")
    await the_word(journey, "reserve")

    why = await refusal(the_word(journey, "reserve"))

    assert why == "the region is in reserve already; allowed: selected, not-selected"


async def test_a_region_that_is_not_selected_gets_the_reason_and_its_journey_ends(begin: Any) -> None:
    journey = await begin()
    await journey.go_on_until("selection")
    people = (await journey.state()).people

    await the_word(journey, "not-selected")

    result = await journey.result()
    assert (result.outcome, result.stage) == ("not-selected", "assessment")
    assert result.reason == "minutes BA contoh 7: kuota terpenuhi"
    assert (await recorded(journey))[-3:] == ["selection-announced", "placed", "ended"]
    closing = [(letter, person) for letter, person in await posted(journey) if letter != "task"]
    readers = (*people.of("officer"), *people.of("head"), COORDINATOR)
    assert closing == [("closing-not-selected", person) for person in readers]


async def test_a_region_in_reserve_may_in_the_end_not_be_selected(begin: Any) -> None:
    journey = await begin()
    await journey.go_on_until("selection")
    await the_word(journey, "reserve")

    await the_word(journey, "not-selected")

    assert (await journey.result()).outcome == "not-selected"


async def test_the_cohorts_word_that_comes_early_is_used_once_the_data_are_verified(begin: Any) -> None:
    journey = await begin()
    await the_word(journey, "selected")
    assert await journey.steps() == ["contacts"]

    for step in ("contacts", "data", "verification"):
        assert await journey.steps() == [step]
        await journey.answer()

    assert await journey.steps() == ["invitation"]


async def test_a_second_word_of_the_cohort_is_refused_while_the_first_waits(begin: Any) -> None:
    journey = await begin()
    await the_word(journey, "selected")

    why = await refusal(the_word(journey, "not-selected"))

    assert why == "a select message has been received and is not used yet; a second one is not allowed"
