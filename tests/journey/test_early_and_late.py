"""Words that come before their stage are kept until it; words that come after it are refused."""

from __future__ import annotations

import pytest
from temporalio.client import WorkflowUpdateFailedError

from tests.world import World, journey_state

COORDINATOR = "koordinator.contoh"


async def test_what_the_cohort_says_early_is_used_when_its_stage_has_come(world: World) -> None:
    journey = await world.begin(journey_state())
    await journey.say("open-gate", COORDINATOR, reason="pelatihan pembimbing selesai")
    await journey.say("assign-mentor", COORDINATOR, mentor="pembimbing.contoh", reason="penugasan")
    await journey.say("select", COORDINATOR, result="selected", minutes="BA-1 (contoh)", reason="peringkat")

    await journey.go_on_until("session-1-schedule")

    facts = await journey.recorded()
    assert (facts.count("selection-announced"), facts.count("gate-opened"), facts.count("mentor-assigned")) == (1, 1, 1)
    asked = [body["step"] for body in await journey.bodies("asked")]
    assert "gate#1v1" not in asked
    assert "selection#1v1" not in asked
    assert (await journey.state()).inbox.waiting == []


async def test_nobody_is_told_of_an_early_word_before_it_is_used(world: World) -> None:
    journey = await world.begin(journey_state())
    await journey.say("select", COORDINATOR, result="selected", minutes="BA-1 (contoh)", reason="peringkat")
    await journey.say("assign-mentor", COORDINATOR, mentor="pembimbing.contoh", reason="penugasan")
    await journey.go_on_until("verification")
    before = await journey.letters()

    await journey.go_on_until("invitation")

    head = (await journey.state()).people.holders["head"][0]
    assert (set(before), "mentor-assigned" in await journey.letters()) == ({"task"}, False)
    assert ("selected", head) in await journey.posted()


async def test_a_mentor_named_early_may_be_changed_before_the_training(world: World) -> None:
    journey = await world.begin(journey_state())
    for mentor in ("pembimbing.contoh", "pembimbing-2.contoh"):
        await journey.say("assign-mentor", COORDINATOR, mentor=mentor, reason="penugasan")

    await journey.go_on_until("session-1-schedule")

    assert (await journey.state()).people.holders["mentor"] == ("pembimbing-2.contoh",)
    (aside,) = await journey.bodies("set-aside")
    assert (aside["says"], aside["why"].endswith(" took its place")) == ("assign-mentor", True)


async def test_a_second_early_word_is_refused_while_the_first_waits(world: World) -> None:
    journey = await world.begin(journey_state())
    await journey.say("open-gate", COORDINATOR, reason="pelatihan pembimbing selesai")

    with pytest.raises(WorkflowUpdateFailedError) as failure:
        await journey.say("open-gate", COORDINATOR, reason="sekali lagi")

    assert str(failure.value.cause) == (
        "Refused: a open-gate message has been received and is not used yet; a second one is not allowed"
    )


async def test_what_belongs_to_a_stage_that_is_over_is_refused(world: World) -> None:
    journey = await world.begin(journey_state())
    await journey.go_on_until("invitation")

    with pytest.raises(WorkflowUpdateFailedError) as failure:
        await journey.say("verify-data", "asesor.contoh", verdict="verified", note="contoh")

    region = (await journey.state()).region.name
    assert str(failure.value.cause) == (
        f"Refused: verify-data belongs to the stage assessment; {region} is in the stage mou, which takes accept, "
        "decline, text, sign, unsign"
    )
