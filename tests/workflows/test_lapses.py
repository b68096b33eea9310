"""Lapses before the MoU: what is in time, and what the margin is for."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from tests.workflows.remembered import COORDINATOR, DAY, HEAD, MINUTE, OFFICER, refusal, waiting_for
from tests.world import Journey


async def after_the_date(begin: Any, span: timedelta) -> tuple[Journey, datetime]:
    """A journey *span* after the last moment for its contacts, and that moment."""
    journey: Journey = await begin()
    last = (await waiting_for(journey)).due.moment
    await journey.pass_time(last + span - await journey.now())
    return journey, last


async def contacts(journey: Journey, at: datetime | None = None) -> None:
    await journey.say("contacts", OFFICER, at=at, officers=[OFFICER], head=HEAD)


async def test_a_message_received_before_the_date_counts_though_it_reaches_the_journey_after_it(begin: Any) -> None:
    journey, last = await after_the_date(begin, 20 * MINUTE)

    await contacts(journey, at=last - MINUTE)

    assert await journey.steps() == ["data"]


async def test_a_message_received_in_the_last_instant_is_in_time(begin: Any) -> None:
    journey, last = await after_the_date(begin, MINUTE)

    await contacts(journey, at=last)

    assert await journey.steps() == ["data"]


async def test_a_message_received_after_the_date_is_refused_though_the_step_has_not_lapsed_yet(begin: Any) -> None:
    journey, last = await after_the_date(begin, 20 * MINUTE)
    due, late = (await waiting_for(journey)).due, last + timedelta(microseconds=1)

    why = await refusal(contacts(journey, at=late))

    assert why == (
        f"contacts was due {due}; received at {late.isoformat()} is too late; a coordinator may extend or reopen it"
    )
    assert (await waiting_for(journey)).step == "contacts"


async def test_a_step_lapses_once_the_margin_after_its_date_is_over(begin: Any) -> None:
    journey, _ = await after_the_date(begin, 29 * MINUTE)
    assert (await waiting_for(journey)).step == "contacts"

    await journey.pass_time(2 * MINUTE)

    assert (await waiting_for(journey)).step == "lapse-grace"


async def test_a_message_that_was_in_time_is_refused_once_the_step_has_lapsed(begin: Any) -> None:
    journey, last = await after_the_date(begin, 40 * MINUTE)

    why = await refusal(contacts(journey, at=last - MINUTE))

    assert why.endswith("; a coordinator may reopen it")


async def test_a_stamp_later_than_now_is_refused(begin: Any) -> None:
    journey = await begin()
    ahead = await journey.now() + DAY

    why = await refusal(contacts(journey, at=ahead))

    assert why == f"received at {ahead.isoformat()} lies in the future; a stamp is never later than now"


async def test_a_coordinator_may_extend_a_step_between_its_date_and_its_lapse(begin: Any) -> None:
    journey, _ = await after_the_date(begin, 20 * MINUTE)
    day = (await waiting_for(journey)).due.day + 7 * DAY

    await journey.say("extend", COORDINATOR, due=str(day), reason="banjir")
    await journey.pass_time(DAY)

    waiting = await waiting_for(journey)
    assert (waiting.step, waiting.due.day) == ("contacts", day)
