"""Lapses before the MoU: what a coordinator, and the region, may do in the grace."""

from __future__ import annotations

from typing import Any

from tests.workflows.remembered import (
    COORDINATOR,
    DAY,
    HEAD,
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


async def lapsed(begin: Any) -> Journey:
    """A journey whose contacts have lapsed, in its grace."""
    journey: Journey = await begin()
    await journey.pass_until((await waiting_for(journey)).due.day + DAY, hour=2)
    return journey


async def test_a_lapsed_step_is_reopened_and_not_extended(begin: Any) -> None:
    journey = await lapsed(begin)
    grace = (await waiting_for(journey)).due.day

    why = await refusal(journey.say("extend", COORDINATOR, due=str(grace + 7 * DAY), reason="banjir"))

    assert why == "contacts has lapsed; allowed: reopen, with a new date"


async def test_a_step_that_has_not_lapsed_is_extended_and_not_reopened(begin: Any) -> None:
    journey = await begin()
    day = (await waiting_for(journey)).due.day

    why = await refusal(reopen(journey, day + 7 * DAY))

    assert why == "no step of this journey has lapsed; to give more time, extend the open step"


async def test_a_step_is_not_reopened_until_a_day_that_has_passed(begin: Any) -> None:
    journey = await lapsed(begin)
    await journey.pass_time(3 * DAY)
    missed = (await journey.state()).lapse.missed.deadline.due

    same = await refusal(reopen(journey, missed.day))
    past = await refusal(reopen(journey, missed.day + DAY))

    assert same == f"{missed.day} is not later than the present date {missed}"
    assert past == f"{missed.day + DAY} has passed already; a new date lies ahead"


async def test_only_a_coordinator_reopens(begin: Any) -> None:
    journey = await lapsed(begin)

    why = await refusal(journey.say("reopen", OFFICER, due="2099-01-01", reason="mohon waktu"))

    assert why == f"{OFFICER} is officer here; reopen may be sent by coordinator"


async def test_a_reopened_step_has_reminders_of_its_own_and_may_lapse_again(begin: Any) -> None:
    journey = await lapsed(begin)
    day = (await journey.state()).calendar.plus((await journey.now()).date(), 10)
    await reopen(journey, day)

    await journey.pass_until(day + DAY, hour=2)

    assert (await waiting_for(journey)).step == "lapse-grace"
    assert [fact["step"] for fact in await facts(journey, "lapsed")] == ["contacts#1v1", "contacts#1v2"]
    assert [fact["step"] for fact in await facts(journey, "reminded")][3:] == ["contacts#1v2"] * 3


async def test_a_region_may_withdraw_in_the_grace(begin: Any) -> None:
    journey = await lapsed(begin)

    await journey.say("withdraw", OFFICER, reason="tidak sanggup")

    assert (await journey.result()).outcome == "withdrawn"


async def test_a_confirmation_is_not_asked_for_before_the_mou(begin: Any) -> None:
    journey = await lapsed(begin)

    why = await refusal(journey.say("confirm-lapse", COORDINATOR, minutes="BA contoh 9", reason="tidak menjawab"))

    assert why == "no lapse is proposed for this journey"


async def test_a_step_that_lapsed_in_the_mou_is_signed_once_it_is_reopened(begin: Any) -> None:
    journey = await begin("mou", people=named(head=HEAD))
    await journey.go_on_until("signature-head")
    missed = (await waiting_for(journey)).due.day
    await journey.pass_until(missed + DAY, hour=2)

    await reopen(journey, missed + 14 * DAY)
    await journey.go_on_until("team")

    told = [post for post in await posted(journey) if post[0] == "reopened"]
    assert told == [("reopened", person) for person in (HEAD, OFFICER, COORDINATOR)]


async def test_an_officer_who_comes_in_the_grace_is_told_of_the_reopening_and_the_old_one_is_not(begin: Any) -> None:
    journey = await lapsed(begin)
    day, new = (await waiting_for(journey)).due.day + 14 * DAY, "narahubung-baru.contoh"

    await journey.say("replace", COORDINATOR, role="officer", old=OFFICER, new=new, reason="mutasi")
    await reopen(journey, day)

    told = [person for letter, person in await posted(journey) if letter == "reopened"]
    assert told == [new, COORDINATOR]


async def test_a_second_missed_date_has_a_grace_of_its_own(begin: Any) -> None:
    journey = await begin()
    for step in ("contacts", "data"):
        await journey.go_on_until(step)
        due = (await waiting_for(journey)).due.day
        await journey.pass_until(due + 3 * DAY)
        await journey.until_open("lapse-grace")
        await journey.pass_until((await waiting_for(journey)).due.day)
        await reopen(journey, due + 60 * DAY)

    kinds = await recorded(journey)
    assert (kinds.count("lapsed"), kinds.count("reopened"), kinds.count("conflict")) == (2, 2, 0)
    assert len({fact["step"] for fact in await facts(journey, "reminded") if "grace" in fact["step"]}) == 2


async def test_a_new_text_is_not_issued_while_a_missed_signature_waits_for_its_reopening(begin: Any) -> None:
    journey = await begin("mou", people=named(head=HEAD))
    await journey.go_on_until("signature-head")
    due = (await waiting_for(journey)).due
    await journey.pass_until(due.day + 2 * DAY)
    await journey.until_open("lapse-grace")

    why = await refusal(journey.say("text", COORDINATOR, digest_of_text="e" * 64, reason="pasal baru"))

    assert why == f"signature-head lapsed: it was due {due}; a coordinator may reopen it"
