"""The real things: one Temporal server for the session, a SQLite file, workers of their own for each test."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import pytest
import pytest_asyncio
from temporalio.contrib.pydantic import pydantic_data_converter
from temporalio.testing import TimeSkipper, TimeSkippingConfig, WorkflowEnvironment

from activities.database import connect, migrate
from rehearsal.services import FLAGS as QUICK
from rehearsal.services import temporal_cli
from tests.office import Office
from tests.world import Journey, World, journey_state
from worker import journeys, register, words
from workflows.shown import KEYS

FLAGS = ("frontend.WorkflowTimeSkippingEnabled=true", *QUICK)


@asynccontextmanager
async def local_server() -> AsyncIterator[WorkflowEnvironment]:
    """A real server with time skipping for each workflow."""
    async with await WorkflowEnvironment.start_local(
        data_converter=pydantic_data_converter,
        dev_server_existing_path=temporal_cli(),
        dev_server_log_level="error",
        search_attributes=list(KEYS),
        dev_server_extra_args=[word for flag in FLAGS for word in ("--dynamic-config-value", flag)],
    ) as env:
        yield env


@pytest_asyncio.fixture(scope="session")
async def environment() -> AsyncIterator[WorkflowEnvironment]:
    """One server for the session."""
    async with local_server() as env:
        yield env


@pytest_asyncio.fixture(scope="session")
async def database(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Any]:
    """One SQLite file for the session: every test has journeys of its own."""
    engine = connect(f"sqlite:///{tmp_path_factory.mktemp('database')}/seratus.db")
    migrate(engine)
    yield engine
    engine.dispose()


@pytest_asyncio.fixture(scope="session")
async def registering(environment: WorkflowEnvironment, database: Any) -> AsyncIterator[None]:
    """The register's worker, shared: its queue is the same for every journey."""
    with ThreadPoolExecutor(20) as threads:
        async with register(environment.client, database, "seratus.example", threads):
            async with words(environment.client, database):
                yield


@pytest_asyncio.fixture
async def world(
    environment: WorkflowEnvironment, database: Any, registering: None, request: pytest.FixtureRequest
) -> AsyncIterator[World]:
    """A server, a register and a worker for this test's journeys."""
    skipper = TimeSkipper(environment.client, config=TimeSkippingConfig(enabled=False))
    queue = f"test-{abs(hash(request.node.nodeid))}"
    async with journeys(environment.client, None, queue):
        yield World(skipper, database, queue)


@pytest.fixture
def begin(world: World) -> Callable[..., Any]:
    """Begin a journey, at the assessment unless another stage is named."""

    async def _begin(stage: str = "assessment", **changes: Any) -> Journey:
        return await world.begin(journey_state(**changes), stage)

    return _begin


@pytest.fixture
def office(world: World, environment: WorkflowEnvironment, database: Any, tmp_path: Path) -> Office:
    """The gateway to this test's journeys, with sample people of a cohort of its own."""
    return Office(environment.client, database, tmp_path / "documents", world.queue)
