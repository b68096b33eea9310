"""A run may rest and hand over to the next one wherever a stage waits, and nobody notices.

Each test walks one stage and rests before every message of every step, also half-way through a step that takes
several: one vote cast, one piece of evidence in.
"""

from __future__ import annotations

import asyncio
import uuid
from typing import Any, NamedTuple

import pytest

from models.journey import JourneyState, Results
from models.standing import Standing
from rehearsal.view import Deed
from tests.workflows.remembered import posted
from tests.workflows.test_steering import guided, settled
from tests.world import Journey

STAGES: dict[str, list[str]] = {
    "assessment": ["contacts", "data", "verification", "selection"],
    "mou": ["invitation", "text", "signature-head", "signature-signatory"],
    "training": [
        "team",
        "gate",
        *(f"session-{number}-{part}" for number in range(1, 5) for part in ("schedule", "report", "judgement")),
        "commitment",
    ],
    "masterplan": ["masterplan", "panel", "presentation-date", "presentation", "presentation-score"],
    "quickwin": ["launch-plan", "launch-plan-judgement", "launch", "evidence", "evidence-check", "recheck"],
    "evaluation": ["realisation", "self-assessment", "evaluator-score", "moderation"],
}
"""Every step of every stage, in the order of the ordinary way."""


class Seen(NamedTuple):
    """All that can be seen of a journey, from inside and outside."""

    standing: Standing
    state: JourneyState
    recorded: list[str]
    posted: list[tuple[str, str]]


async def seen(journey: Journey) -> Seen:
    await settled(journey)
    return Seen(await journey.standing(), await journey.state(), await journey.recorded(), await posted(journey))


async def run_of(journey: Journey) -> str:
    return str((await journey.handle.describe()).run_id)


async def rest(journey: Journey) -> None:
    """Let the journey rest: in its next run everything is as it was, but for the move itself."""
    before, run, move = await seen(journey), await run_of(journey), str(uuid.uuid4())

    await journey.say("move", "admin.contoh", id=move)

    for _ in range(500):
        if await run_of(journey) != run:
            break
        await asyncio.sleep(0.01)
    after = await seen(journey)
    assert await run_of(journey) != run
    assert after.state.handled.pop(move).received_at <= after.standing.at
    assert after == Seen(
        before.standing.model_copy(update={"at": after.standing.at}),
        before.state.model_copy(update={"run": before.state.run + 1}),
        [*before.recorded, "moved"],
        before.posted,
    )


async def next_deed(journey: Journey) -> Deed:
    """The first ordinary answer to what is open, on the day on which it may be given."""
    await journey.until_allowed()
    return (await journey.deeds())[0]


@pytest.mark.parametrize("stage", [*STAGES])
async def test_a_rest_before_every_message_of_a_stage_changes_nothing(begin: Any, stage: str) -> None:
    results = Results(quick_wins=("Layanan aduan warga terpadu (contoh)",))
    people = {"people": guided()} if stage not in ("assessment", "training") else {}
    journey = await begin(stage, results=results, **people)

    steps: dict[str, None] = {}
    while not steps or (await journey.standing()).stage == stage:
        steps |= dict.fromkeys(await journey.steps())
        await rest(journey)
        await journey.do(await next_deed(journey))
        await settled(journey)
        if (await journey.standing()).outcome:
            break

    assert [*steps] == STAGES[stage]
