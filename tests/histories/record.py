"""Records histories for the replay test: ``make histories``.

A rehearsal is played; of every region with an episode the runs are kept in which it happened, of one ordinary
region all six, and of that region one history cut off in the middle of each stage; of the cohort every run. Record
anew only for a release: what is recorded once must replay for ever. What was recorded of journeys begun one by one,
before there were cohorts, stays beside it.
"""

from __future__ import annotations

import asyncio
import os
import sys
from contextlib import ExitStack

from rich.console import Console
from temporalio.client import Client, RPCError

from gateway.cluster import temporal
from models.journey import cohort_id, journey_id
from models.messages import STAGES
from rehearsal.cast import COHORT, candidates_for
from rehearsal.episodes import EPISODES, OTHERS
from rehearsal.play import Options, rehearse
from tests.histories.kept import FOLDER, LED, write

ORDINARY = 0
WHERE = {
    "lapses_and_returns": "Assessment",
    "lapses": "Assessment",
    "leaves_the_reserve": "Assessment",
    "objects_to_performance": "Assessment",
    "objects_to_green": "Assessment",
    "objects_to_kkd": "Assessment",
    "data_disputed": "Assessment",
    "declines": "MouSigning",
    "lapses_before_signing": "MouSigning",
    "new_text": "MouSigning",
    "entry_undone": "MouSigning",
    "make_up_session": "Training",
    "lapses_after_mou": "Training",
    "withdraws": "Training",
    "revises": "MasterplanReview",
    "rejected": "MasterplanReview",
    "pauses": "MasterplanReview",
    "extended": "MasterplanReview",
    "reviewer_replaced": "MasterplanReview",
    "steered": "MasterplanReview",
    "conflict_declared": "MasterplanReview",
    "plan_returned": "QuickWinLaunch",
    "evidence_returned": "QuickWinLaunch",
    "stopped": "QuickWinLaunch",
}
"""The stage in which each episode happens."""


async def record() -> None:
    """Play, and write the histories."""
    count = max(EPISODES) + 1
    regions = [candidate.region.id for candidate in candidates_for(count)]
    chosen = {**EPISODES, **{count + place: episode for place, episode in OTHERS.items()}}
    with ExitStack() as stack:
        playing = asyncio.create_task(rehearse(Options(regions=count), Console(), stack))
        await _cut_off(journey_id(COHORT, regions[ORDINARY]), playing)
        await playing
        client = await temporal()
        await _write_runs(client, journey_id(COHORT, regions[ORDINARY]), "ordinary", None)
        await _write_runs(client, cohort_id(COHORT), "cohort", None)
        for place, episode in chosen.items():
            name = episode.__name__
            await _write_runs(client, journey_id(COHORT, regions[place]), name, WHERE[name])


async def _write_runs(client: Client, journey: str, name: str, stage: str | None) -> None:
    """Write the closed runs of *journey*, all or those of one stage."""
    async for run in client.list_workflows(f'WorkflowId = "{journey}"'):
        if stage in (None, run.workflow_type):
            history = await client.get_workflow_handle(run.id, run_id=run.run_id).fetch_history()
            number = len(list(FOLDER.glob(f"{LED}{name}-{run.workflow_type}*.json*"))) + 1
            write(f"{LED}{name}-{run.workflow_type}-{number}", history)


async def _cut_off(journey: str, playing: asyncio.Task[bool]) -> None:
    """While the rehearsal plays: keep one history of each stage before the stage is over."""
    left = list(STAGES)
    while left and not playing.done():
        await asyncio.sleep(0.5)
        if "TEMPORAL_ADDRESS" not in os.environ:
            continue
        try:
            client = await temporal()
            history = await client.get_workflow_handle(journey).fetch_history()
        except (RPCError, RuntimeError):
            continue
        types = [event.workflow_execution_started_event_attributes.workflow_type.name for event in history.events[:1]]
        name = f"{LED}open-{types[0]}"
        if len(history.events) > 20 and not list(FOLDER.glob(f"{name}.json*")):
            write(name, history)
            left.pop()


if __name__ == "__main__":
    FOLDER.mkdir(exist_ok=True)
    asyncio.run(record())
    sys.stdout.flush()
    os._exit(0)
