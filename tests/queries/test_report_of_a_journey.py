"""A region's whole journey, lived on the real server, comes to every milestone of the report."""

from __future__ import annotations

import uuid
from datetime import UTC, datetime

from models.targets_file import read_targets
from queries.report import report
from tests.world import World, journey_state


async def test_a_completed_journey_has_reached_every_milestone_that_is_its_own(world: World) -> None:
    cohort = f"angkatan-{uuid.uuid4().hex[:8]}"
    journey = await world.begin(journey_state(cohort=cohort))
    while not (await journey.standing()).outcome:
        await journey.answer()
    await journey.handle.result()

    found = report(world.engine, datetime.now(UTC), read_targets(), as_of=None, cohort=cohort)

    totals = {figure.key: figure.count for figure in found.figures if figure.year is None and figure.count}
    assert totals == dict.fromkeys(
        ("candidates", "selected", "mou", "trained", "masterplan", "launched", "proved", "evaluated"), 1
    )
    assert [(each.outcome, each.stage) for each in found.endings] == [("completed", "evaluation")]
    assert (found.running, found.entered_at, found.record.chains) == ((), {cohort: "assessment"}, 1)
