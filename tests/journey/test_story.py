"""One region through all six stages."""

from tests.world import World, journey_state

STEPS = [
    "data",
    "verification",
    "selection",
    "invitation",
    "signature-head",
    "team",
    "gate",
    "session-1-schedule",
    "session-4-judgement",
    "commitment",
    "masterplan",
    "panel",
    "presentation-date",
    "presentation-score",
    "launch-plan",
    "evidence",
    "evidence-check",
    "recheck",
    "realisation",
    "self-assessment",
    "moderation",
]


async def test_a_region_travels_from_assessment_to_evaluation(world: World) -> None:
    journey = await world.begin(journey_state())

    for step in STEPS:
        await journey.go_on_until(step)
    await journey.answer()

    result = await journey.result()
    assert (result.outcome, result.stage) == ("completed", "evaluation")
    recorded = await journey.recorded()
    assert [kind for kind in recorded if kind == "entered"] == ["entered"] * 6
    assert recorded[-2:] == ["index-computed", "ended"]
    assert "fault" not in recorded
