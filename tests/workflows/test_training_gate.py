"""Stage 3, the gate: the Training of Trainers and a mentor, early, late, or not at all."""

from __future__ import annotations

from typing import Any

import pytest

from tests.workflows.remembered import COORDINATOR, DAY, HEAD, MENTOR, facts, named, posted, recorded, refusal
from tests.world import Journey


async def open_gate(journey: Journey) -> None:
    await journey.say("open-gate", COORDINATOR, reason="pelatihan pembimbing selesai")


async def assign_mentor(journey: Journey) -> None:
    await journey.say("assign-mentor", COORDINATOR, mentor=MENTOR, reason="penugasan pembimbing")


BOTH_ORDERS = pytest.mark.parametrize(
    "words", [(open_gate, assign_mentor), (assign_mentor, open_gate)], ids=["gate first", "mentor first"]
)


@BOTH_ORDERS
async def test_a_gate_and_a_mentor_may_come_before_the_team(begin: Any, words: Any) -> None:
    journey = await begin("training")
    for word in words:
        await word(journey)
    assert await journey.steps() == ["team"]

    await journey.answer()

    assert await journey.steps() == ["session-1-schedule"]


@BOTH_ORDERS
async def test_a_gate_and_a_mentor_may_come_while_the_mou_is_not_signed(begin: Any, words: Any) -> None:
    journey = await begin("mou", people=named(head=HEAD))
    for word in words:
        await word(journey)
    await journey.go_on_until("team")

    await journey.answer()

    assert await journey.steps() == ["session-1-schedule"]
    assert (await journey.standing()).waiting[0].persons == (MENTOR,)


@BOTH_ORDERS
async def test_one_of_the_two_may_come_early_and_the_other_at_the_gate(begin: Any, words: Any) -> None:
    journey = await begin("training")
    first, second = words
    await first(journey)
    await journey.answer()
    assert await journey.steps() == ["gate"]

    await second(journey)

    assert await journey.steps() == ["session-1-schedule"]


async def test_an_open_gate_is_not_opened_again(begin: Any) -> None:
    journey = await begin("training")
    await open_gate(journey)

    why = await refusal(open_gate(journey))

    assert why == "the Training-of-Trainers gate is open already"


async def test_a_second_mentor_is_a_replacement(begin: Any) -> None:
    journey = await begin("training")
    await assign_mentor(journey)

    why = await refusal(assign_mentor(journey))

    assert why == f"{MENTOR} is the region's mentor already; a change is a replacement"


async def test_without_a_mentor_a_region_stays_at_the_gate_and_a_coordinator_is_reminded(begin: Any) -> None:
    journey = await begin("training")
    await journey.go_on_until("gate")
    await open_gate(journey)
    calendar, missed = (await journey.state()).calendar, (await journey.standing()).waiting[0].due.day

    await journey.pass_until(calendar.plus(missed, 11))

    assert await journey.steps() == ["gate"]
    assert (await recorded(journey))[5:] == ["reminded", "reminded", "escalated", "reminded", "reminded"]
    assert {fact["persons"][0] for fact in await facts(journey, "reminded")} == {COORDINATOR}
    await assign_mentor(journey)
    assert await journey.steps() == ["session-1-schedule"]


async def test_an_escalation_of_a_coordinators_own_step_reaches_a_coordinator(begin: Any) -> None:
    journey = await begin("training")
    await journey.go_on_until("gate")

    await journey.pass_until((await journey.standing()).waiting[0].due.day + 7 * DAY)

    assert [post for post in await posted(journey) if post[0] == "escalation"] == [("escalation", COORDINATOR)]


async def test_a_mentor_who_schedules_late_is_escalated_but_ends_nothing(begin: Any) -> None:
    journey = await begin("training", people=named(mentor=MENTOR))
    await journey.go_on_until("session-1-schedule")

    await journey.pass_until((await journey.standing()).waiting[0].due.day + 40 * DAY)

    assert await journey.steps() == ["session-1-schedule"]
    assert [post for post in await posted(journey) if post[0] == "escalation"] == [("escalation", COORDINATOR)]
    await journey.answer()
    assert await journey.steps() == ["session-1-report"]
