"""How fast a cohort opens the gate for its journeys, beside bare updates of as many journeys that are alike."""

from __future__ import annotations

import asyncio
import json
import time
from collections.abc import Sequence
from datetime import UTC, datetime
from statistics import median
from typing import NamedTuple

from temporalio.api.history.v1 import HistoryEvent
from temporalio.client import Client

from activities.messenger import AT_ONCE
from bench.ground import Ground
from bench.history import Tasks, done, follow, moment, recorded, tasks
from bench.opened import complete_tot, opened
from bench.reckoning import Pair, Row, reckon
from models.cohort.state import CohortState
from models.journey import JourneyState, cohort_id, voice_of_cohort
from models.telling import Word

LOOKED_AT = 20
"""Journeys whose events are counted."""


class Announced(NamedTuple):
    """One pass: seconds; events of the cohort and of a journey; tasks; bytes of the state and of the history."""

    pair: Pair
    events: int
    journey_events: int
    tasks: Tasks
    state_bytes: int
    history_bytes: int


def row(count: int, passes: Sequence[Announced]) -> Row:
    """What the table says of an announced gate; the largest of each figure that is no time of the whole."""
    return {
        "journeys": count,
        **reckon([each.pair for each in passes]),
        "events": max(each.events for each in passes),
        "a journey's": max(each.journey_events for each in passes),
        "state bytes": max(each.state_bytes for each in passes),
        "history bytes": max(each.history_bytes for each in passes),
        "slowest task": max(each.tasks.slowest for each in passes),
        "broken tasks": sum(each.tasks.broken for each in passes),
    }


async def measure(ground: Ground, count: int, number: int) -> Announced:
    """Let a cohort announce the gate, then say the same to the journeys of another one, bare."""
    cohort = f"ukur-gerbang-{count}-{number}"
    journeys, others = await opened(ground, cohort, count), await opened(ground, f"{cohort}-polos", count)
    client, began, said = ground.client, time.time(), complete_tot()
    handle = client.get_workflow_handle(cohort_id(cohort))
    await handle.execute_update("send", said, id=said["id"])
    events = [event for event in await follow(client, handle.id, _Told(count)) if moment(event) >= began]
    ours = max(page.at for page in done(events, "word.tell")) - began
    await recorded(ground.engine, journeys, "gate-opened")
    lengths = [await _since(client, journey.id, began) for journey in journeys[:LOOKED_AT]]
    raw = await bare(client, others)
    await recorded(ground.engine, others, "gate-opened")
    state = await handle.query("state", result_type=CohortState)
    described = (await handle.describe()).raw_description.workflow_execution_info
    size = len(state.model_dump_json().encode())
    return Announced(
        Pair(ours, raw), len(events), int(median(lengths)), tasks(events), size, described.history_size_bytes
    )


class _Told:
    """Counts the words that were brought, and says when all were."""

    def __init__(self, wanted: int) -> None:
        self._left = wanted

    def __call__(self, event: HistoryEvent) -> bool:
        for payload in event.activity_task_completed_event_attributes.result.payloads:
            answer = json.loads(payload.data or "{}")
            self._left -= sum(told["fate"] != "later" for told in answer.get("told", ()))
        return self._left <= 0


async def _since(client: Client, id: str, began: float) -> int:
    """How many events a workflow has had since *began*."""
    return sum([moment(event) >= began async for event in client.get_workflow_handle(id).fetch_history_events()])


async def bare(client: Client, journeys: list[JourneyState]) -> float:
    """Say that the gate is open to *journeys* with nothing but the client; seconds."""
    gate, at = asyncio.Semaphore(AT_ONCE), datetime.now(UTC)

    async def tell(journey: JourneyState) -> None:
        fields = {"reason": "pelatihan pembimbing (ToT) telah selesai"}
        person = voice_of_cohort(journey.cohort)
        word = Word(to=journey.id, kind="open-gate", cause="tot", person=person, at=at, fields=fields)
        async with gate:
            await client.get_workflow_handle(journey.id).execute_update("send", word.raw, id=word.id)

    began = time.time()
    await asyncio.gather(*map(tell, journeys))
    return time.time() - began
