"""From the candidates to the sealed list."""

from __future__ import annotations

from tests.cohort.scene import Cohort


async def test_the_first_of_the_list_are_selected_the_next_wait_in_reserve_and_the_others_are_told(
    cohort: Cohort,
) -> None:
    state = await cohort.sealed(5)
    assert cohort.statuses(state) == ["held", "held", "reserve", "reserve", "out"]
    (sealed,) = cohort.facts("sealed")
    assert sealed["selected"] == cohort.regions[:2]
    assert sealed["reserve"] == cohort.regions[2:4]
    await cohort.until_open("invitation", cohort.regions[0])
    await cohort.until_open("reserve", cohort.regions[2])
    await cohort.until_open("objection", cohort.regions[4])
