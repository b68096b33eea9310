"""A small cohort as people see it: candidates, seats, sample people who say what is due, and what is remembered."""

from __future__ import annotations

import asyncio
import itertools
import json
import uuid
from collections.abc import Callable, Coroutine
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any, TypeVar, cast

import pytest
from sqlalchemy import Engine
from sqlmodel import Session, col, select
from temporalio.client import Client
from temporalio.service import RPCError, RPCStatusCode

from gateway.cohorts import Plan, Start, begin_cohort
from gateway.files import Files
from gateway.registry import Person, Registry
from gateway.send import Gateway
from models.candidate import Candidate, Contact
from models.clock import Clock
from models.cohort.state import CohortState
from models.errors import Refused
from models.journey import JourneyResult, JourneyState, Region, cohort_id, journey_id
from models.noted import Receipt
from models.people import Role
from models.policy import CohortPolicy
from models.sheet import OWNERS, DataSheet
from models.tables import RegisterRow
from tests.world import people, policy

COORDINATOR = "koordinator.contoh"
FIRST = "pendiri.contoh"
SEATS = {"kemkominfo": "kominfo", "kemendagri": "dagri", "bappenas": "bappenas", "kemenpupr": "pupr", "ksp": "ksp"}
"""Seats that exist in the sample's year, with the short name of whoever holds them."""
MONDAY = datetime(2022, 1, 10, 1, tzinfo=UTC)
"""When a cohort with a fast clock begins: three weeks without a holiday lie ahead."""
S = TypeVar("S", CohortState, JourneyState)
_numbers = itertools.count(1)


def small(quota: int = 2, reserve: int = 2, **selection: Any) -> CohortPolicy:
    """The policy of 2018 for a few regions; its seats exist today."""
    whole = policy()
    assert whole.cohort is not None
    seats = tuple(
        seat.model_copy(update={"until": None, "since": date(2017, 1, 1)})
        for seat in whole.cohort.selection.seats
        if seat.id in SEATS
    )
    changes = {"quota": quota, "reserve": reserve, "seats": seats, **selection}
    chosen = whole.cohort.selection.model_copy(update=changes)
    return whole.model_copy(update={"cohort": whole.cohort.model_copy(update={"selection": chosen})})


def sheet_of(value: int) -> DataSheet:
    """A sheet whose every figure is *value*."""
    rows = [
        {"name": name, "value": Decimal(value), "year": 2017, "source": "ilustrasi", "owner": owner}
        for name, owner in OWNERS.items()
    ]
    return DataSheet.model_validate({"parameters": rows})


async def answered(query: Callable[..., Any], shape: type[S]) -> S:
    """The whole state of a workflow, asked again while it is between two tasks.

    A task that wanted to rest while another word came in is done again; until then the server answers no query.
    """
    for _ in range(600):
        try:
            return cast(S, await query("state", result_type=shape))
        except RPCError as error:
            if error.status is not RPCStatusCode.FAILED_PRECONDITION:
                raise
            await asyncio.sleep(0.02)
    raise AssertionError("the workflow never answered")


class Cohort:
    """One cohort of its own."""

    def __init__(self, client: Client, engine: Engine, folder: Path, queue: str, rate: int = 1) -> None:
        self.client, self.engine, self.queue = client, engine, queue
        self.id = f"{'angkatan' if rate == 1 else 'gladi'}-{uuid.uuid4().hex[:8]}"
        now = datetime.now(UTC)
        self.clock = Clock(real_anchor=now, programme_anchor=now if rate == 1 else MONDAY, rate=rate)
        self.files = Files(engine, folder)
        self.registry = Registry(engine)
        self.gateway = Gateway(client, engine, self.files, patience=10)
        self.regions: list[str] = []
        self.plan: Plan
        self.enter(FIRST, Role.OPERATOR, by=FIRST)
        for role, persons in people().holders.items():
            for person in persons if role is not Role.OFFICER else ():
                self.enter(person, role, self.id, by=FIRST)
        for holder in SEATS.values():
            self.enter(f"{holder}.contoh")

    def enter(self, id: str, role: Role | None = None, scope: str = "", by: str = COORDINATOR) -> str:
        """Enter a sample person."""
        person = Person(id=id, name=f"{id} (contoh)", address=f"{id.removesuffix('.contoh')}@contoh.example")
        self.registry.enter([(person, role, scope)], by)
        return id

    def candidates(self, count: int) -> list[Candidate]:
        """So many candidates; the first has the highest figures."""
        found = []
        for place in range(count):
            number = next(_numbers)
            id = f"kabupaten-calon-{number:04}-{uuid.uuid4().hex[:4]}"
            code = f"{33 + place % 3}.{number % 100:02}"
            region = Region(id=id, code=code, name=f"Kabupaten Calon {number}", province="Papua", zone="Asia/Jayapura")
            contact = Contact(name=f"Narahubung {number} (contoh)", address=f"narahubung-{number}@contoh.example")
            found.append(Candidate(region=region, sheet=sheet_of(90 - place), contacts=(contact,)))
        return found

    def plan_of(self, candidates: list[Candidate], chosen: CohortPolicy | None = None) -> Plan:
        """What it is begun from; the regions' own people are entered."""
        self.regions = [candidate.region.id for candidate in candidates]
        for region in self.regions:
            for who in ("kepala", "dewan", "tim"):
                self.enter(f"{who}.{region}.contoh")
        return Plan(self.id, chosen or small(), candidates, self.clock)

    async def begin(self, count: int = 5, chosen: CohortPolicy | None = None) -> Start:
        """Begin it with *count* candidates."""
        self.plan = self.plan_of(self.candidates(count), chosen)
        return await begin_cohort(self.client, self.engine, self.plan, COORDINATOR, queue=self.queue)

    @property
    def now(self) -> datetime:
        """The present moment on the cohort's clock."""
        return self.clock.programme(datetime.now(UTC))

    async def refused(self, said: Coroutine[Any, Any, Any]) -> str:
        """The sentence with which something is refused."""
        with pytest.raises(Refused) as refusal:
            await said
        return str(refusal.value)

    @property
    def address(self) -> str:
        """The cohort's own id."""
        return cohort_id(self.id)

    def officer(self, region: str) -> str:
        """Who speaks for a region."""
        return f"narahubung.{self.id}.{region}"

    async def say(self, kind: str, person: str = COORDINATOR, **fields: Any) -> Receipt:
        """Say something to the cohort."""
        return await self.gateway.send(self.address, kind, person, fields)

    async def tell(self, region: str, kind: str, person: str = COORDINATOR, **fields: Any) -> Receipt:
        """Say something to a region's journey."""
        return await self.gateway.send(journey_id(self.id, region), kind, person, fields)

    async def state(self) -> CohortState:
        """The cohort's whole state."""
        return await answered(self.client.get_workflow_handle(self.address).query, CohortState)

    async def journey(self, region: str) -> JourneyState:
        """A journey's whole state."""
        handle = self.client.get_workflow_handle(journey_id(self.id, region))
        return await answered(handle.query, JourneyState)

    async def until(self, true: Callable[[CohortState], bool], what: str) -> CohortState:
        """Wait until something is true of the cohort."""
        for _ in range(600):
            state = await self.state()
            if true(state):
                return state
            await asyncio.sleep(0.02)
        raise AssertionError(f"never came: {what}; {state.progress}, {self.statuses(state)}")

    async def until_statuses(self, *statuses: str) -> CohortState:
        """Wait until the members' places are *statuses* and every word was heard."""
        return await self.until(
            lambda state: self.statuses(state) == [*statuses] and not state.outbound, f"places {statuses}"
        )

    async def until_ended(self, region: str) -> str:
        """Wait until a journey has ended; how it did."""
        handle = self.client.get_workflow_handle(journey_id(self.id, region), result_type=JourneyResult)
        result = await asyncio.wait_for(handle.result(), 20)
        return f"{result.outcome}: {result.reason}"

    async def until_open(self, step: str, region: str | None = None) -> None:
        """Wait until *step* is open in the cohort, or in a region's journey."""
        for _ in range(600):
            state: Any = await (self.journey(region) if region else self.state())
            if any(each.ask.step == step for each in state.open):
                return
            await asyncio.sleep(0.02)
        raise AssertionError(f"{step} was never asked for; open: {[each.ask.step for each in state.open]}")

    def statuses(self, state: CohortState) -> list[str]:
        """Every member's place, in the order of the candidates."""
        return [state.members[region].status for region in self.regions]

    async def until_begun(self) -> None:
        """Wait until every journey runs."""
        await self.until(lambda state: state.progress.get("begun") == len(self.regions), "all journeys begun")

    async def verify(self, *regions: str) -> None:
        """Let regions go through contacts, data and verification."""
        for region in regions:
            head = f"kepala.{region}.contoh"
            await self.tell(region, "contacts", self.officer(region), officers=[self.officer(region)], head=head)
            digest = (await self.journey(region)).sheet.digest
            await self.tell(region, "confirm-data", self.officer(region), sheet=digest)
            await self.tell(region, "verify-data", "asesor.contoh", verdict="verified", note="sesuai")

    async def seat_everybody(self) -> None:
        """Name a holder for every seat."""
        for seat, holder in SEATS.items():
            await self.say(
                "seat", seat=seat, holder=f"{holder}.contoh", since="2017-01-01", reason="surat mandat contoh"
            )

    async def list(self) -> str:
        """The digest of the list as it stands."""
        return str((await self.state()).progress["selection"]["digest"])

    async def approve(self) -> None:
        """Let every seat approve."""
        await self.until_open("list-approval")
        digest = await self.list()
        for holder in SEATS.values():
            if (await self.state()).progress["selection"]["step"] == "approval":
                await self.say("vote-list", f"{holder}.contoh", list=digest, verdict="approve", note="setuju")

    async def seal(self) -> None:
        """Seal the approved list."""
        await self.until_open("sealing")
        numbers = {"minutes": "BA-1 (contoh)", "minutes_on": "2020-01-02", "decree_number": "SK-1 (contoh)"}
        await self.say("seal", list=await self.list(), **numbers, decree_on="2020-01-03")

    async def sealed(self, count: int = 5, chosen: CohortPolicy | None = None) -> CohortState:
        """A cohort whose list is sealed and whose journeys have heard of it."""
        await self.begin(count, chosen)
        await self.until_begun()
        await self.seat_everybody()
        await self.verify(*self.regions)
        await self.approve()
        await self.seal()
        return await self.until(lambda s: s.progress["selection"]["step"] == "sealed" and not s.outbound, "sealed")

    async def recorded(self, kind: str, count: int, of: str | None = None) -> list[dict[str, Any]]:
        """The bodies of the facts of *kind*, once there are *count*."""
        for _ in range(600):
            if len(found := self.facts(kind, of)) >= count:
                return found
            await asyncio.sleep(0.02)
        raise AssertionError(f"only {len(found)} of {count} facts {kind}: {found}")

    def facts(self, kind: str, of: str | None = None) -> list[dict[str, Any]]:
        """The bodies of the facts of *kind* in the cohort's chain, or in a region's."""
        chain = journey_id(self.id, of) if of else self.address
        with Session(self.engine) as session:
            query = select(RegisterRow).where(RegisterRow.journey == chain, RegisterRow.kind == kind)
            rows = session.exec(query.order_by(col(RegisterRow.number)))
            return [dict(json.loads(row.body)) for row in rows]
