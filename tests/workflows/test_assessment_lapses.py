"""Stage 1, a region that misses a date: the lapse, the grace, the reopening and the end."""

from __future__ import annotations

from typing import Any

from tests.workflows.remembered import COORDINATOR, DAY, OFFICER, posted, recorded, refusal, reopen, waiting_for


async def test_missed_contacts_lapse_and_go_on_once_a_coordinator_has_reopened_them(begin: Any) -> None:
    journey = await begin()
    missed = (await waiting_for(journey)).due.day
    await journey.pass_until(missed + DAY, hour=2)
    standing = await journey.standing()
    assert (standing.lapsed_step, standing.waiting[0].step, standing.waiting[0].then) == (
        "contacts",
        "lapse-grace",
        "ends",
    )

    await reopen(journey, missed + 14 * DAY)
    assert await journey.steps() == ["contacts"]
    assert (await waiting_for(journey)).due.day == missed + 14 * DAY
    await journey.go_on_until("data")

    assert (await recorded(journey))[2:9] == ["reminded"] * 3 + ["lapsed", "reopened", "rescheduled", "contacts-named"]
    told = [post for post in await posted(journey) if post[0] in ("lapse", "reopened")]
    assert told == [(letter, person) for letter in ("lapse", "reopened") for person in (OFFICER, COORDINATOR)]


async def test_a_lapse_that_nobody_reopens_ends_the_journey_after_the_grace(begin: Any) -> None:
    journey = await begin()
    missed = (await waiting_for(journey)).due
    await journey.pass_until(missed.day + DAY, hour=2)
    grace = (await waiting_for(journey)).due.day

    await journey.pass_until(grace, hour=23)
    assert (await journey.standing()).outcome is None
    await journey.pass_until(grace + DAY, hour=2)

    result = await journey.result()
    assert (result.outcome, result.reason) == ("lapsed", f"contacts was not done by {missed} and not reopened")
    assert await recorded(journey) == ["entered", "asked", *["reminded"] * 3, "lapsed", "reminded", "ended"]
    assert (await posted(journey))[-5:] == [
        ("lapse", OFFICER),
        ("lapse", COORDINATOR),
        ("reminder", COORDINATOR),
        ("closing-lapsed", OFFICER),
        ("closing-lapsed", COORDINATOR),
    ]


async def test_missed_data_lapse_as_well(begin: Any) -> None:
    journey = await begin()
    await journey.go_on_until("data")

    await journey.pass_until((await waiting_for(journey)).due.day + DAY, hour=2)

    assert (await journey.standing()).lapsed_step == "data"


async def test_a_lapsed_step_is_not_answered_before_it_is_reopened(begin: Any) -> None:
    journey = await begin()
    missed = (await waiting_for(journey)).due
    await journey.pass_until(missed.day + DAY, hour=2)

    why = await refusal(journey.say("contacts", OFFICER, officers=[OFFICER], head="kepala-daerah.contoh"))

    assert why == f"contacts lapsed: it was due {missed}; a coordinator may reopen it"
