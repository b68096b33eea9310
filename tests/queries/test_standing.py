"""What people read of a journey equals what the workflow itself says, at every step of every stage."""

from __future__ import annotations

import asyncio

from activities.database import reading
from models.standing import Standing
from models.tables import JourneyRow, StandingRow
from queries.journeys import shown
from tests.world import Journey, World, journey_state


async def recorded(journey: Journey) -> tuple[Standing, Standing]:
    """The standing in the database and the workflow's own, once the register has caught up."""
    for _ in range(500):
        own = await journey.standing()
        with reading(journey.world.engine) as session:
            row = session.get(StandingRow, journey.id)
        if row is not None:
            read = Standing.model_validate_json(row.body).model_copy(update={"at": own.at})
            if read == own:
                return read, own
        await asyncio.sleep(0.02)
    raise AssertionError(f"the standing of {journey.id} never came to equal the workflow's")


async def test_the_standing_read_is_the_workflows_own_at_every_step(world: World) -> None:
    state = journey_state()
    journey = await world.begin(state)
    with reading(world.engine) as session:
        session.add(JourneyRow(journey=state.id, cohort=state.cohort, region=state.region.id, state="{}"))
    stages, waited_for = [], []

    while not (own := (await recorded(journey))[1]).outcome:
        seen = shown(world.engine, journey.id).standing
        assert seen.model_copy(update={"at": own.at}) == own
        for waiting in own.waiting:
            assert waiting.persons
            assert waiting.since < waiting.due.moment
            assert waiting.next_at is None or waiting.next_at > waiting.since
        stages += [own.stage] if own.stage not in stages else []
        waited_for += [w.role for w in own.waiting if w.role not in waited_for]
        await journey.answer()

    assert stages == ["assessment", "mou", "training", "masterplan", "quickwin", "evaluation"]
    assert waited_for == [
        "officer",
        "assessor",
        "coordinator",
        "head",
        "signatory",
        "mentor",
        "reviewer",
        "verifier",
        "evaluator",
        "moderator",
    ]
    assert (own.waiting, own.outcome) == ((), "completed")
