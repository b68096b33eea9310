"""A step whose deadline is a date of the programme: asked by it, or by the next working day where it has passed."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from models.deadline_policy import DeadlinePolicy
from models.policy import CohortPolicy
from tests.workflows.remembered import facts, waiting_for
from tests.world import policy


def by(on: date) -> CohortPolicy:
    """The policy of 2018 with one date for every region's contacts."""
    assessment = policy().assessment.model_copy(update={"contacts": DeadlinePolicy(on=on)})
    return policy().model_copy(update={"assessment": assessment})


async def test_a_region_is_asked_by_the_date_that_the_policy_names(begin: Any) -> None:
    on = date.today() + timedelta(days=40)
    journey = await begin(policy=by(on))

    assert (await waiting_for(journey)).due.day == on
    (asked,) = await facts(journey, "asked")
    assert (asked["due"]["day"], "in_place_of" in asked) == (str(on), False)


async def test_where_the_date_has_passed_the_next_working_day_counts_and_the_register_says_so(begin: Any) -> None:
    journey = await begin(policy=by(date(2018, 7, 31)))

    state, today = await journey.state(), (await journey.view()).today
    (asked,) = await facts(journey, "asked")
    assert asked["due"]["day"] == str(state.calendar.plus(today, 1))
    assert asked["in_place_of"] == "2018-07-31"
