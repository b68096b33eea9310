"""A cohort of 165 whose start is killed at five points, and started again: 165 journeys, none twice."""

from __future__ import annotations

import asyncio
import os
import signal
import subprocess
import sys
from collections.abc import AsyncIterator, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
import pytest_asyncio
from sqlalchemy import Engine
from sqlmodel import Session, col, func, select
from temporalio.client import Client
from temporalio.contrib.pydantic import pydantic_data_converter
from temporalio.service import RPCError

from activities.database import connect, migrate
from models.cohort.state import CohortState
from models.journey import cohort_id, journey_id
from models.queues import JOURNEYS
from models.tables import CohortRow, JourneyRow, PersonRow, RegisterRow
from rehearsal.cast import ROOT
from rehearsal.services import Server, process, server
from tests.cohort.killed_start import POINTS
from tests.cohort.scene import Cohort

COUNT = 165


class Place:
    """A server, a database and a cohort of this test's own; workers and starts are processes."""

    def __init__(self, client: Client, address: str, folder: Path, engine: Engine) -> None:
        self.client, self.folder, self.engine = client, folder, engine
        self.database = f"sqlite:///{folder}/seratus.db"
        self.environment = {"TEMPORAL_ADDRESS": address, "SERATUS_DATABASE_URL": self.database}
        self.cohort = Cohort(client, engine, folder / "documents", JOURNEYS)

    def start(self, *point: str) -> tuple[int, str]:
        """Start the cohort in a process; its exit code and what it said."""
        command = [sys.executable, "-m", "tests.cohort.killed_start", self.database, self.cohort.id, *point]
        environment = {**os.environ, **self.environment}
        done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, timeout=120)
        return done.returncode, done.stdout.strip() or done.stderr.strip()[-500:]

    @contextmanager
    def worker(self) -> Iterator[subprocess.Popen[bytes]]:
        """A worker for journeys and register."""
        command = (sys.executable, "worker.py", "journeys", "register")
        with process(self.folder / "worker.log", *command, **self.environment) as started:
            yield started

    def count(self, table: Any, *where: Any) -> int:
        """How many rows there are."""
        with Session(self.engine) as session:
            return session.exec(select(func.count()).select_from(table).where(*where)).one()

    def written(self) -> tuple[int, int, int]:
        """Regional officers, cohorts and journeys on record."""
        officers = self.count(PersonRow, col(PersonRow.id).startswith("narahubung"))
        return officers, self.count(CohortRow), self.count(JourneyRow)

    async def known(self, id: str) -> bool:
        """Whether Temporal has a workflow of this id."""
        try:
            await self.client.get_workflow_handle(id).describe()
        except RPCError:
            return False
        return True

    async def journeys(self) -> list[str]:
        """The ids of all journeys that Temporal has, once for each run."""
        return sorted([each.id async for each in self.client.list_workflows("WorkflowType = 'Assessment'")])


@pytest.fixture
def own(tmp_path: Path) -> Iterator[Server]:
    """A server of this test's own."""
    with server(tmp_path) as started:
        yield started


@pytest_asyncio.fixture
async def place(own: Server, tmp_path: Path) -> AsyncIterator[Place]:
    """Nothing is begun; the people of the programme are entered."""
    engine = connect(f"sqlite:///{tmp_path}/seratus.db")
    migrate(engine)
    client = await Client.connect(own.address, data_converter=pydantic_data_converter)
    yield Place(client, own.address, tmp_path, engine)
    engine.dispose()


async def until(true: Any, what: str) -> None:
    """Wait until something holds, for two minutes at most."""
    for _ in range(6000):
        if await true():
            return
        await asyncio.sleep(0.02)
    raise AssertionError(f"never came: {what}")


async def test_a_start_that_is_killed_at_five_points_begins_each_of_the_165_journeys_once(place: Place) -> None:
    address = cohort_id(place.cohort.id)
    found = {}
    for point in POINTS:
        code, _ = await asyncio.to_thread(place.start, point)
        assert code == -signal.SIGKILL
        found[point] = (*place.written(), await place.known(address))
    officers = place.written()[0]
    assert officers >= COUNT
    assert found == {
        "before anything is written": (0, 0, 0, False),
        "once the rows are written": (0, 1, COUNT, False),
        "once the people are entered": (officers, 1, COUNT, False),
        "once Temporal knows it": (officers, 1, COUNT, True),
    }
    assert await asyncio.to_thread(place.start) == (0, f"begun {COUNT}")

    with Session(place.engine) as session:
        query = select(JourneyRow.journey).order_by(col(JourneyRow.journey))
        journeys = list(session.exec(query))
    with place.worker() as worker:
        await until(lambda: place.known(journeys[10]), "the first page is under way")
        worker.kill()
        worker.wait()
    begun = len(await place.journeys())
    assert 0 < begun < COUNT  # eight are begun at a time, in no order, and a list lags behind

    with place.worker():
        await until(lambda: begun_all(place, address), "all journeys begun")
        assert await asyncio.to_thread(place.start) == (0, f"before {COUNT}")
        await until(lambda: entered(place), "every journey is on record")
        assert await place.journeys() == journeys
        assert place.count(RegisterRow, RegisterRow.kind == "entered", RegisterRow.journey != address) == COUNT
        assert place.cohort.facts("journeys-begun") == [{"count": COUNT}]
        assert place.cohort.facts("entered") == [{"stage": "cohort"}]
        state = await place.cohort.state()
        assert sorted(journey_id(place.cohort.id, region) for region in state.members) == journeys


async def begun_all(place: Place, address: str) -> bool:
    """Whether the cohort has begun its last journey."""
    state: CohortState = await place.client.get_workflow_handle(address).query("state", result_type=CohortState)
    return state.progress.get("begun") == COUNT


async def entered(place: Place) -> bool:
    """Whether every journey has said in the register that it began."""
    return place.count(RegisterRow, RegisterRow.kind == "entered") == COUNT + 1
