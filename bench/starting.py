"""How fast a cohort begins its journeys, beside the bare client starting the same states with the same concurrency."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Sequence
from datetime import UTC, datetime
from statistics import median
from typing import NamedTuple

from temporalio.api.history.v1 import HistoryEvent
from temporalio.client import Client

from activities.cohorts import AT_ONCE
from activities.starting import FIRST
from bench.ground import Ground
from bench.history import Tasks, done, follow, recorded, tasks
from bench.reckoning import Pair, Row, reckon
from bench.sample import COORDINATOR, candidates, policy
from gateway.cohorts import Plan, begin_cohort
from models.clock import Clock
from models.journey import JourneyState, cohort_id
from models.queues import JOURNEYS


class Started(NamedTuple):
    """One pass: seconds, the cohort's events and bytes, its tasks, and seconds to put the candidates on record."""

    pair: Pair
    events: int
    state_bytes: int
    tasks: Tasks
    recorded: float


def row(count: int, passes: Sequence[Started], *, taken: bool) -> Row:
    """What the table says of cohorts of one size; the largest of each figure that is no time of the whole."""
    return {
        "journeys": count,
        "taken": "yes" if taken else "no",
        **reckon([each.pair for each in passes]),
        "events": max(each.events for each in passes),
        "state bytes": max(each.state_bytes for each in passes),
        "slowest task": max(each.tasks.slowest for each in passes),
        "broken tasks": sum(each.tasks.broken for each in passes),
        "on record": median(each.recorded for each in passes),
    }


async def measure(ground: Ground, count: int, number: int) -> Started:
    """Begin a cohort of *count*, then start the same states bare."""
    cohort = f"ukur-{count}-{number}"
    plan = Plan(cohort, policy(), candidates(count), Clock.real(datetime.now(UTC)))
    before = time.time()
    start = await begin_cohort(ground.client, ground.engine, plan, COORDINATOR)
    events = await follow(ground.client, cohort_id(cohort), _all_begun)
    ours = max(page.at for page in done(events, "journeys.begin")) - ground.begun.at
    others = [_apart(state) for state in start.journeys]
    raw = await bare(ground.client, others)
    if ground.begun.taken:
        await recorded(ground.engine, [*start.journeys, *others], "entered")
    size = len(start.cohort.model_dump_json().encode())
    return Started(Pair(ours, raw), len(events), size, tasks(events), ground.begun.at - before)


def _all_begun(event: HistoryEvent) -> bool:
    """Whether the cohort notes that all its journeys are begun."""
    given = event.activity_task_scheduled_event_attributes.input.payloads
    return any(b'"journeys-begun"' in payload.data for payload in given)


def _apart(state: JourneyState) -> JourneyState:
    """The same state in a cohort that is not there."""
    return state.model_copy(update={"cohort": f"{state.cohort}-polos"})


async def bare(client: Client, states: list[JourneyState]) -> float:
    """Start *states* with nothing but the client; seconds."""
    gate = asyncio.Semaphore(AT_ONCE)

    async def start(state: JourneyState) -> None:
        async with gate:
            await client.start_workflow(
                FIRST[state.policy.programme.enters_at], state, id=state.id, task_queue=JOURNEYS
            )

    began = time.time()
    await asyncio.gather(*map(start, states))
    return time.time() - began
