"""A reminder at a coordinator's word, in a running journey."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from models.calendar import local
from tests.workflows.remembered import COORDINATOR, facts, posted, recorded, refusal
from tests.workflows.test_steering_dates import reach
from tests.world import Journey

REASON = "belum ada jawaban"


async def remind(journey: Journey, id: str | None = None, **fields: Any) -> None:
    await journey.say("remind", COORDINATOR, id=id, reason=REASON, **fields)


@pytest.mark.parametrize(
    ("stage", "step"), [("assessment", "contacts"), ("masterplan", "panel"), ("evaluation", "evaluator-score")]
)
async def test_whoever_has_to_act_is_reminded_at_once_and_the_ladder_goes_on_as_it_was(
    begin: Any, stage: str, step: str
) -> None:
    journey = await reach(begin, stage, step)
    before, so_far, told = (await journey.standing()).waiting[0], await recorded(journey), await posted(journey)

    await remind(journey, id="pengingat-contoh-1")

    assert (await recorded(journey))[len(so_far) :] == ["reminder-ordered", "reminded"]
    fact = (await facts(journey, "reminded"))[-1]
    assert (fact["step"], fact["persons"], fact["also"]) == (before.key, list(before.persons), [])
    assert (await posted(journey))[len(told) :] == [("reminder", person) for person in before.persons]
    assert (await journey.standing()).waiting == (before,)


async def test_a_second_reminder_the_same_day_is_refused_and_the_same_one_sent_again_counts_once(begin: Any) -> None:
    journey = await reach(begin, "assessment", "contacts")
    at = await journey.now()
    today = local(at, "Asia/Jakarta").date()
    calendar = (await journey.state()).calendar

    await remind(journey, id="pengingat-contoh-2")
    await remind(journey, id="pengingat-contoh-2")

    assert await refusal(remind(journey)) == (
        f"contacts: the last reminder went on {today}; one a working day is allowed, the next one on "
        f"{calendar.plus(today, 1)}"
    )
    assert (await recorded(journey)).count("reminder-ordered") == 1


async def test_on_a_day_on_which_the_ladder_has_reminded_nobody_is_reminded_again(begin: Any) -> None:
    journey = await reach(begin, "assessment", "contacts")
    due = (await journey.standing()).waiting[0].due.day
    await journey.pass_until(due, hour=9)
    assert (await recorded(journey))[-1] == "reminded"

    why = await refusal(remind(journey))

    assert why.startswith(f"contacts: the last reminder went on {due}; one a working day is allowed")
    assert (await recorded(journey))[-1] == "reminded"


async def test_after_a_missed_date_the_coordinator_is_reminded_of_the_decision(begin: Any) -> None:
    journey = await reach(begin, "masterplan", "masterplan")
    await journey.pass_until((await journey.standing()).waiting[0].due.day + timedelta(days=1))
    assert await journey.steps() == ["lapse-confirmation"]
    told = await posted(journey)

    await remind(journey, step="lapse-confirmation")

    assert (await posted(journey))[len(told) :] == [("reminder", COORDINATOR)]
