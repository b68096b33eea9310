"""A region's award is told by its cohort, wherever its journey stands."""

from __future__ import annotations

from typing import Any

import pytest

from tests.workflows.remembered import COORDINATOR, HEAD, MENTOR, OFFICER, facts, named, posted, refusal

VOICE = "angkatan.cohort-contoh"
AWARD = {
    "category": "smart-living",
    "place": 1,
    "score": "84.50",
    "minutes": "BA-20 (contoh)",
    "decree_number": "SK-20 (contoh)",
}


@pytest.mark.parametrize("stage", ["mou", "quickwin", "evaluation"])
async def test_an_award_reaches_a_region_in_any_stage_even_in_a_pause(begin: Any, stage: str) -> None:
    journey = await begin(stage, people=named(head=HEAD, mentor=MENTOR, cohort=VOICE))
    await journey.steps()
    await journey.say("pause", COORDINATOR, reason="tanggap darurat (contoh)")
    before = (await journey.standing()).waiting

    await journey.say("award", VOICE, **AWARD)

    (awarded,) = await facts(journey, "awarded")
    assert {field: awarded[field] for field in AWARD} == AWARD
    assert [person for letter, person in await posted(journey) if letter == "awarded"] == [OFFICER, HEAD, MENTOR]
    assert (await journey.standing()).waiting == before


async def test_nobody_but_the_cohort_gives_an_award(begin: Any) -> None:
    journey = await begin("quickwin", people=named(head=HEAD, mentor=MENTOR, cohort=VOICE))

    assert await refusal(journey.say("award", COORDINATOR, **AWARD)) == (
        f"{COORDINATOR} is coordinator here; award may be sent by cohort"
    )
