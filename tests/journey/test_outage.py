"""The database is away: what people say is accepted, and recorded in its order once the database is back."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest_asyncio
from sqlalchemy import Engine
from temporalio.testing import TimeSkipper, TimeSkippingConfig

from activities.database import connect, migrate
from queries.record import chain_faults
from tests.conftest import local_server
from tests.world import World, journey_state
from worker import journeys, register


@pytest_asyncio.fixture
async def away(tmp_path: Path) -> AsyncIterator[tuple[World, Engine, Path]]:
    """A server of this test's own whose register writes into a folder that is not there yet."""
    folder = tmp_path / "later"
    engine = connect(f"sqlite:///{folder}/seratus.db")
    async with local_server() as environment:
        with ThreadPoolExecutor(20) as threads:
            async with journeys(environment.client, None, "test-away"):
                async with register(environment.client, engine, "seratus.example", threads):
                    skipper = TimeSkipper(environment.client, config=TimeSkippingConfig(enabled=False))
                    yield World(skipper, engine, "test-away"), engine, folder
    engine.dispose()


async def test_what_is_said_while_the_database_is_away_is_recorded_in_its_order(
    away: tuple[World, Engine, Path],
) -> None:
    world, engine, folder = away
    journey = await world.begin(journey_state())

    await journey.answer()
    await journey.answer()
    assert await journey.steps() == ["verification"]
    assert await journey.attempts() > 1

    folder.mkdir()
    migrate(engine)
    await journey.answer()
    for _ in range(1000):
        if "data-verified" in await journey.recorded():
            break
        await asyncio.sleep(0.02)

    assert await journey.recorded() == [
        "entered",
        "asked",
        "contacts-named",
        "asked",
        "data-confirmed",
        "asked",
        "data-verified",
        "asked",
    ]
    assert chain_faults(engine) == []
