"""The gateway as people use it: sample people entered, journeys begun, messages sent, refusals read."""

from __future__ import annotations

import itertools
import uuid
from pathlib import Path
from typing import Any

from sqlalchemy import Engine
from sqlmodel import Session, col, select
from temporalio.client import Client

from gateway.begin import begin
from gateway.files import Files
from gateway.registry import Person, Registry
from gateway.send import Gateway
from models.journey import JourneyState, Region, journey_id
from models.noted import Receipt
from models.people import Role
from models.tables import RefusalRow, RegisterRow
from tests.world import journey_state, people

_numbers = itertools.count(1)
COORDINATOR = "koordinator.contoh"
FIRST = "pendiri.contoh"
"""An operator everywhere: whoever set the installation up."""


class Office:
    """One cohort of its own, with its people."""

    def __init__(self, client: Client, engine: Engine, folder: Path, queue: str) -> None:
        self.client = client
        self.engine = engine
        self.queue = queue
        self.files = Files(engine, folder)
        self.registry = Registry(engine)
        self.gateway = Gateway(client, engine, self.files, patience=10)
        self.cohort = f"cohort-{uuid.uuid4().hex[:8]}"
        self.enter(FIRST, Role.OPERATOR, by=FIRST)
        for role, persons in people().holders.items():
            for person in persons if role is not Role.OFFICER else ():
                self.enter(person, role, self.cohort, by=FIRST)

    def enter(self, id: str, role: Role | None = None, scope: str = "", by: str = COORDINATOR) -> str:
        """Enter a sample person, with a role if one is given."""
        person = Person(id=id, name=f"{id} (contoh)", address=f"{id.removesuffix('.contoh')}@contoh.example")
        self.registry.enter([(person, role, scope)], by)
        return id

    def region(self) -> Region:
        """A sample region, another one each time."""
        number = next(_numbers)
        id = f"kabupaten-kantor-{number}-{uuid.uuid4().hex[:6]}"
        name = f"Kabupaten Kantor {number}"
        return Region(id=id, code=f"33.{number % 100:02}", name=name, province="Papua", zone="Asia/Jayapura")

    def state(self, **changes: Any) -> JourneyState:
        """The state of a journey not begun yet, its first contact entered."""
        region = self.region()
        officer = self.enter(f"kontak.{region.id}.contoh", Role.OFFICER, journey_id(self.cohort, region.id))
        self.registry.add_regions([region])
        holders = {**people().holders, Role.OFFICER: (officer,)}
        fields = {"region": region, "cohort": self.cohort, "people": people().model_copy(update={"holders": holders})}
        return journey_state(**{**fields, **changes})

    async def begun(self, **changes: Any) -> JourneyState:
        """A journey that was begun."""
        state = self.state(**changes)
        await begin(self.client, self.engine, state, COORDINATOR, queue=self.queue)
        return state

    async def send(self, state: JourneyState, kind: str, person: str, **fields: Any) -> Receipt:
        """Send one message."""
        return await self.gateway.send(state.id, kind, person, fields)

    def contacts(self, state: JourneyState) -> dict[str, Any]:
        """The fields of a contacts message whose persons are entered."""
        region = state.region.id
        officer, head = self.enter(f"narahubung.{region}.contoh"), self.enter(f"kepala.{region}.contoh")
        return {"officers": [officer], "head": head}

    def refusals(self, journey: str) -> list[tuple[str, str, str]]:
        """Person, kind and reason of the journey's refusals."""
        with Session(self.engine) as session:
            rows = session.exec(select(RefusalRow).where(RefusalRow.journey == journey).order_by(col(RefusalRow.id)))
            return [(row.person, row.kind, row.why) for row in rows]

    def register(self, journey: str) -> list[RegisterRow]:
        """The journey's entries."""
        with Session(self.engine) as session:
            query = select(RegisterRow).where(RegisterRow.journey == journey).order_by(col(RegisterRow.number))
            return list(session.exec(query))
