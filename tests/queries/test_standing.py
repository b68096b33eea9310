"""What people read of a journey equals what the workflow itself says, at every step of every stage."""

from __future__ import annotations

import asyncio

from activities.database import reading, writing
from models.standing import Standing, Waiting
from models.tables import JourneyRow, StandingRow
from queries.journeys import shown
from queries.waiting import on_whom
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


def by_date(standing: Standing) -> list[Waiting]:
    return sorted(standing.waiting, key=lambda each: (each.due.moment, each.key))


async def test_the_standing_read_is_the_workflows_own_at_every_step(world: World) -> None:
    state = journey_state()
    journey = await world.begin(state)
    with writing(world.engine) as session:
        session.add(
            JourneyRow(journey=state.id, cohort=state.cohort, region=state.region.id, state=state.model_dump_json())
        )
    stages, waited_for = [], []

    while not (own := (await recorded(journey))[1]).outcome:
        if not own.waiting:
            continue  # between two stages; the next one asks at once
        seen = shown(world.engine, journey.id).standing
        assert seen.model_copy(update={"at": own.at}) == own
        here = on_whom(world.engine, await journey.now(), cohort=state.cohort)
        assert [each.waiting for each in here if each.journey == state.id] == by_date(own)
        mine = on_whom(world.engine, await journey.now(), person=own.waiting[0].persons[0])
        assert own.waiting[0] in [each.waiting for each in mine]
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
