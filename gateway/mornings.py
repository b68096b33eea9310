"""The schedules of the morning summaries: one for each zone in which coordinators live."""

from __future__ import annotations

import asyncio
import logging
from dataclasses import replace
from datetime import time, timedelta
from functools import partial

from sqlalchemy import Engine
from sqlalchemy.exc import SQLAlchemyError
from temporalio.client import (
    Client,
    Schedule,
    ScheduleActionStartWorkflow,
    ScheduleAlreadyRunningError,
    ScheduleCalendarSpec,
    ScheduleOverlapPolicy,
    SchedulePolicy,
    ScheduleRange,
    ScheduleSpec,
    ScheduleUpdate,
    ScheduleUpdateInput,
)
from temporalio.service import RPCError

from activities.coordination import coordinators
from activities.database import reading
from models.queues import MAIL
from workflows.morning import MorningSummary

PREFIX = "morning/"
TOO_LATE = timedelta(hours=6)
"""A morning that could not be written within this time is left out; a summary in the night helps nobody."""
LOOK_AGAIN = timedelta(minutes=5)
"""Coordinators are entered and replaced while the worker runs; so soon their zone has its schedule."""

log = logging.getLogger(__name__)


def morning(zone: str, at: time, queue: str = MAIL) -> Schedule:
    """Monday to Friday at *at* by the clocks of *zone*; holidays are left out by the activity itself."""
    spec = ScheduleCalendarSpec(
        hour=[ScheduleRange(at.hour)], minute=[ScheduleRange(at.minute)], day_of_week=[ScheduleRange(1, 5)]
    )
    return Schedule(
        action=ScheduleActionStartWorkflow(
            MorningSummary.run, zone, id=f"{PREFIX}{zone}", task_queue=queue, execution_timeout=TOO_LATE
        ),
        spec=ScheduleSpec(calendars=[spec], time_zone_name=zone),
        policy=SchedulePolicy(overlap=ScheduleOverlapPolicy.SKIP, catchup_window=TOO_LATE),
    )


async def follow(client: Client, zones: set[str], at: time, queue: str = MAIL) -> None:
    """Let the schedules be those of *zones* at *at*; said again, it changes nothing.

    Whether an operator has paused a schedule stays as it is.
    """
    for zone in sorted(zones):
        wanted = morning(zone, at, queue)
        try:
            await client.create_schedule(f"{PREFIX}{zone}", wanted)
        except ScheduleAlreadyRunningError:
            await client.get_schedule_handle(f"{PREFIX}{zone}").update(partial(_updated, new=wanted))
    async for each in await client.list_schedules():
        if each.id.startswith(PREFIX) and each.id.removeprefix(PREFIX) not in zones:
            await client.get_schedule_handle(each.id).delete()


def _updated(old: ScheduleUpdateInput, new: Schedule) -> ScheduleUpdate:
    return ScheduleUpdate(replace(new, state=old.description.schedule.state))


def zones_of(engine: Engine) -> set[str]:
    """The zones in which today's coordinators live."""
    with reading(engine) as session:
        return {each.zone for each in coordinators(session)}


async def keep(client: Client, engine: Engine, at: time) -> None:
    """Let the schedules follow the coordinators' zones, until it is cancelled."""
    known: set[str] | None = None
    while True:
        try:
            zones = await asyncio.to_thread(zones_of, engine)
            if zones != known:
                await follow(client, zones, at)
                known = zones
        except (RPCError, SQLAlchemyError) as error:
            log.warning("the schedules of the morning summaries are looked at again later: %s", error)
        await asyncio.sleep(LOOK_AGAIN.total_seconds())
