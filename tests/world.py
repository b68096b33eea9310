"""A journey under test: begin, time passes, somebody acts, what is remembered."""

from __future__ import annotations

import asyncio
import itertools
import json
import uuid
from datetime import UTC, date, datetime, timedelta
from functools import lru_cache
from pathlib import Path
from typing import Any

from sqlalchemy import Engine
from sqlmodel import Session, select
from temporalio.client import WorkflowHandle, WorkflowUpdateFailedError
from temporalio.exceptions import ApplicationError
from temporalio.testing import TimeSkipper

import worker
from gateway.calendar import work_calendar
from models.calendar import local
from models.clock import Clock
from models.journey import JourneyResult, JourneyState, Region
from models.messages import STAGES
from models.noted import Receipt
from models.people import People, Role
from models.policy import CohortPolicy
from models.policy_file import read_policy
from models.sheet import OWNERS, DataSheet, Parameter
from models.standing import Standing
from models.steps import standing
from models.tables import OutboxRow, RegisterRow
from rehearsal.episodes import not_before
from rehearsal.script import answers
from rehearsal.view import Deed, View
from workflows.reception import HANDING_OVER

POLICY = Path(__file__).resolve().parent.parent / "policies" / "smart-city-2018.toml"
DATED = {"on", "promised", "recheck_on"}
"""Parts of a position that hold a day before which something cannot be done."""
_numbers = itertools.count(1)


@lru_cache(maxsize=1)
def policy() -> CohortPolicy:
    """The policy of 2018, as it stands in policies/."""
    return read_policy(POLICY)


def sheet() -> DataSheet:
    """An illustrative data sheet."""
    values = zip(OWNERS.items(), ("71.20", "64.00", "58.50", "62.00"), strict=True)
    return DataSheet(
        parameters=tuple(
            Parameter.model_validate(
                {"name": name, "value": value, "year": 2017, "source": "illustrative", "owner": owner}
            )
            for (name, owner), value in values
        )
    )


def people() -> People:
    """Sample people for every role that is held from the beginning."""
    holders: dict[Role, tuple[str, ...]] = {
        Role.OFFICER: ("kontak-lama.contoh",),
        Role.COORDINATOR: ("koordinator.contoh",),
        Role.SIGNATORY: ("penanda-tangan.contoh",),
        Role.ASSESSOR: ("asesor.contoh",),
        Role.REVIEWER: ("penelaah-1.contoh", "penelaah-2.contoh", "penelaah-3.contoh"),
        Role.VERIFIER: ("verifikator.contoh",),
        Role.EVALUATOR: ("evaluator.contoh",),
        Role.MODERATOR: ("moderator.contoh",),
        Role.OPERATOR: ("admin.contoh",),
    }
    return People(holders=holders)


def journey_state(**changes: Any) -> JourneyState:
    """A fresh state; each call is another region of the sample cohort."""
    number = next(_numbers)
    region = Region(
        id=f"kabupaten-contoh-{number}-{uuid.uuid4().hex[:6]}",
        code="33.99",
        name=f"Kabupaten Contoh {number}",
        province="Jawa Tengah",
        zone="Asia/Jakarta",
    )
    now = datetime.now(UTC)
    fields: dict[str, Any] = {
        "region": region,
        "cohort": "cohort-contoh",
        "policy": policy(),
        "calendar": work_calendar(now.year, 6, collective_leave=True),
        "clock": Clock.real(now),
        "people": people(),
        "sheet": sheet(),
    }
    return JourneyState(**{**fields, **changes})


class Journey:
    """One running journey."""

    def __init__(self, world: World, handle: WorkflowHandle[Any, JourneyResult]) -> None:
        self.world = world
        self.handle = handle
        self.id = handle.id

    async def now(self) -> datetime:
        """The journey's own moment."""
        return await self.world.skipper.get_current_time(self.handle)

    async def state(self) -> JourneyState:
        """The workflow's whole state."""
        return await self.handle.query("state", result_type=JourneyState)

    async def standing(self) -> Standing:
        """Where the workflow says it stands."""
        return await self.handle.query("standing", result_type=Standing)

    async def steps(self) -> list[str]:
        """The names of the open steps; between two runs, those of the next one."""
        for _ in range(500):
            standing = await self.standing()
            if standing.waiting or standing.outcome:
                break
            await asyncio.sleep(0.02)
        return [waiting.step for waiting in standing.waiting]

    async def until_open(self, *steps: str) -> None:
        """Wait until exactly *steps* are open; what was accepted during a rest is used by the next run."""
        for _ in range(500):
            if await self.steps() == [*steps]:
                return
            await asyncio.sleep(0.02)
        raise AssertionError(f"{steps} never came to be open; open: {await self.steps()}")

    async def pass_time(self, span: timedelta) -> None:
        """Let time pass for this journey."""
        await self.world.skipper.fast_forward(self.handle, span)

    async def pass_until(self, day: date, hour: int = 10) -> None:
        """Let time pass until *hour* o'clock local time on *day*."""
        now = await self.now()
        zone = (await self.state()).region.zone
        there = local(now, zone).replace(hour=hour, minute=0, second=0, microsecond=0)
        span = there.replace(year=day.year, month=day.month, day=day.day) - local(now, zone)
        if span > timedelta(0):
            await self.pass_time(span)

    async def say(
        self, kind: str, person: str, at: datetime | None = None, id: str | None = None, **fields: Any
    ) -> Receipt:
        """Send a message, received *at* (now, unless given)."""
        raw = {
            **fields,
            "kind": kind,
            "person": person,
            "id": id or str(uuid.uuid4()),
            "received_at": (at or await self.now()).isoformat(),
        }
        return await self.send(raw)

    async def send(self, raw: Any) -> Receipt:
        """Send anything at all."""
        id = str(raw.get("id")) if isinstance(raw, dict) and raw.get("id") else None
        for _ in range(500):
            try:
                return await self.handle.execute_update("send", raw, id=id, result_type=Receipt)
            except WorkflowUpdateFailedError as failure:
                if not isinstance(failure.cause, ApplicationError) or failure.cause.type != HANDING_OVER:
                    raise
                await asyncio.sleep(0.02)  # as the gateway does: the next run takes it
        raise AssertionError(f"{self.id} never ended handing over")

    async def view(self) -> View:
        """What a sample person sees."""
        state, now = await self.state(), await self.now()
        today = local(now, state.region.zone).date()
        who = (state.people, state.policy, state.sheet)
        return View(standing(state, now), state.progress, *who, today, {}, state.calendar)

    async def deeds(self) -> list[Deed]:
        """The ordinary answers to everything that is open."""
        await self.steps()
        view = await self.view()
        return [deed for waiting in view.standing.waiting for deed in answers(waiting, view)]

    async def do(self, deed: Deed) -> Receipt:
        """Send what a sample person says."""
        return await self.say(deed.kind, deed.person, **deed.fields)

    async def until_allowed(self) -> None:
        """Let time pass until what is open can be done: after a session, a presentation, a promised or set day."""
        await self.steps()
        progress = (await self.state()).progress
        for waiting in (await self.standing()).waiting if progress.keys() & DATED else ():
            if day := not_before(waiting, progress):
                await self.pass_until(day)

    async def answer(self) -> None:
        """Let the sample people answer whatever is open, once; a launch or re-check waits for its day."""
        await self.until_allowed()
        for deed in await self.deeds():
            if deed.kind == "vote" and "panel" not in await self.steps():
                return  # decided: no outstanding vote could change it
            await self.do(deed)

    async def go_on_until(self, step: str) -> None:
        """Let everybody answer in the ordinary way until *step* is open."""
        for _ in range(60):
            if any(name.startswith(step) for name in await self.steps()):
                return
            await self.answer()
        raise AssertionError(f"{step} was never asked for; open: {await self.steps()}")

    async def recorded(self) -> list[str]:
        """The kinds of the facts in the register, in order."""
        with Session(self.world.engine) as session:
            query = select(RegisterRow).where(RegisterRow.journey == self.id).order_by(RegisterRow.number)  # type: ignore[arg-type]
            return [row.kind for row in session.exec(query)]

    async def bodies(self, kind: str) -> list[dict[str, Any]]:
        """The bodies of the facts of *kind*, in their order."""
        with Session(self.world.engine) as session:
            query = select(RegisterRow).where(RegisterRow.journey == self.id, RegisterRow.kind == kind)
            rows = sorted(session.exec(query), key=lambda row: row.number)
            return [dict(json.loads(row.body)) for row in rows]

    async def body(self, kind: str) -> dict[str, Any]:
        """The body of the newest fact of *kind*."""
        return (await self.bodies(kind))[-1]

    async def attempts(self) -> int:
        """How often the pending call of the register has been tried."""
        described = await self.handle.describe()
        return max([activity.attempt for activity in described.raw_description.pending_activities], default=0)

    async def letters(self) -> list[str]:
        """The letters caused so far."""
        return [letter for letter, _ in await self.posted()]

    async def posted(self) -> list[tuple[str, str]]:
        """The letters caused so far, each with its reader."""
        with Session(self.world.engine) as session:
            query = select(OutboxRow).where(OutboxRow.journey == self.id).order_by(OutboxRow.id)  # type: ignore[arg-type]
            return [(row.letter, row.person) for row in session.exec(query)]

    async def result(self) -> JourneyResult:
        """How the journey ended, over all its runs."""
        return await self.world.skipper.client.get_workflow_handle(self.id, result_type=JourneyResult).result()


class World:
    """A server with skipped time, a register, and this test's worker."""

    def __init__(self, skipper: TimeSkipper, engine: Engine, queue: str) -> None:
        self.skipper = skipper
        self.engine = engine
        self.queue = queue

    async def begin(self, state: JourneyState, stage: str = "assessment") -> Journey:
        """Start a journey at *stage*."""
        workflow = worker.STAGES[STAGES.index(stage)]
        await self.skipper.client.start_workflow(workflow.run, state, id=state.id, task_queue=self.queue)  # type: ignore[call-overload]
        return Journey(self, self.skipper.client.get_workflow_handle(state.id, result_type=JourneyResult))
