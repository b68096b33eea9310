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
        "decline, text, sign"
    )
