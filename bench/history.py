"""What is remembered: Temporal's history of a workflow (activities, tasks), and the register's entries."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Callable, Sequence
from typing import Any, NamedTuple

from sqlalchemy import Engine, func
from sqlmodel import col, select
from temporalio.api.enums.v1 import EventType
from temporalio.api.history.v1 import HistoryEvent
from temporalio.client import Client

from activities.database import reading
from models.journey import JourneyState
from models.tables import RegisterRow

BROKEN = (EventType.EVENT_TYPE_WORKFLOW_TASK_TIMED_OUT, EventType.EVENT_TYPE_WORKFLOW_TASK_FAILED)


async def follow(client: Client, id: str, seen: Callable[[HistoryEvent], bool]) -> list[HistoryEvent]:
    """Every event of the workflow *id*, of all its runs in order, until *seen* says that it is enough."""
    described = await client.get_workflow_handle(id).describe()
    run = described.raw_description.workflow_execution_info.first_run_id
    events: list[HistoryEvent] = []
    while run:
        handle = client.get_workflow_handle(id, run_id=run)
        async for event in handle.fetch_history_events(wait_new_event=True):
            events.append(event)
            if seen(event):
                return events
        run = events[-1].workflow_execution_continued_as_new_event_attributes.new_execution_run_id
    raise AssertionError(f"{id} ended before what was waited for")


def moment(event: HistoryEvent) -> float:
    """When Temporal stored *event*, in seconds since 1970."""
    return event.event_time.seconds + event.event_time.nanos / 1e9


class Done(NamedTuple):
    """An activity that was completed: when, and its answer."""

    at: float
    answer: Any


def done(events: Sequence[HistoryEvent], activity: str) -> list[Done]:
    """Every completion of *activity*, in order."""
    found, open_ = [], set[int]()
    for event in events:
        begun, ended = event.activity_task_scheduled_event_attributes, event.activity_task_completed_event_attributes
        if event.event_id == 1:
            open_.clear()  # another run counts anew
        if begun.activity_type.name == activity:
            open_.add(event.event_id)
        elif ended.scheduled_event_id in open_:
            found.append(Done(moment(event), json.loads(ended.result.payloads[0].data)))
    return found


class Tasks(NamedTuple):
    """The workflow tasks of a history: the slowest, in seconds, and how many timed out or failed."""

    slowest: float
    broken: int


def tasks(events: Sequence[HistoryEvent]) -> Tasks:
    """How the workflow tasks among *events* went."""
    slowest, started = 0.0, None
    for event in events:
        if event.event_type == EventType.EVENT_TYPE_WORKFLOW_TASK_STARTED:
            started = moment(event)
        elif started is not None and event.event_type == EventType.EVENT_TYPE_WORKFLOW_TASK_COMPLETED:
            slowest = max(slowest, moment(event) - started)
    return Tasks(slowest, sum(event.event_type in BROKEN for event in events))


async def recorded(engine: Engine, journeys: list[JourneyState], kind: str) -> None:
    """Wait until the register holds a fact of *kind* of each of *journeys*."""
    ids = [journey.id for journey in journeys]
    query = select(func.count()).select_from(RegisterRow).where(RegisterRow.kind == kind)
    while True:
        with reading(engine) as session:
            if session.exec(query.where(col(RegisterRow.journey).in_(ids))).one() >= len(ids):
                return
        await asyncio.sleep(0.5)
