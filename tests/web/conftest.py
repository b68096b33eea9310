"""The pages as a browser reaches them, over a database of the test's own; and over real journeys where asked for."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from contextlib import AsyncExitStack
from pathlib import Path

import httpx
import pytest
import pytest_asyncio
from fastapi import APIRouter
from sqlalchemy import Engine
from temporalio.client import Client

from activities.database import connect, migrate
from gateway.entrance.doors import Doors
from gateway.files import Files
from gateway.registry import Person, Registry
from gateway.send import Gateway
from models.people import Role
from settings import Settings
from tests.office import FIRST, Office
from web.app import application
from web.house import House
from web.visitor import INSECURE_COOKIE, csrf_of

Visit = Callable[..., httpx.AsyncClient]
ADDRESS = "http://127.0.0.1"


@pytest_asyncio.fixture
async def house(tmp_path: Path) -> AsyncIterator[House]:
    """Pages over an empty database; nobody answers behind the gateway."""
    engine = connect(f"sqlite:///{tmp_path}/pages.db")
    migrate(engine)
    client = await Client.connect("127.0.0.1:1", lazy=True)
    yield house_over(engine, Files(engine, tmp_path / "documents"), client)
    engine.dispose()


@pytest.fixture
def open_house(office: Office) -> House:
    """Pages over the office's journeys, with a real Temporal behind them."""
    doors = Doors(office.engine, ADDRESS, "seratus.example")
    return House(office.engine, office.files, office.gateway, doors, Settings(_env_file=None))


def house_over(engine: Engine, files: Files, client: Client) -> House:
    """Pages over a database, with sessions of the test's own."""
    gateway = Gateway(client, engine, files, patience=0.2)
    return House(engine, files, gateway, Doors(engine, ADDRESS, "seratus.example"), Settings(_env_file=None))


@pytest_asyncio.fixture
async def visit() -> AsyncIterator[Visit]:
    """A browser without JavaScript; signed in as a person where one is named."""
    async with AsyncExitStack() as stack:

        def visiting(
            house: House, person: str | None = None, language: str = "en", more: APIRouter | None = None
        ) -> httpx.AsyncClient:
            app = application(house)
            if more:
                app.include_router(more)
            transport = httpx.ASGITransport(app, raise_app_exceptions=False)
            browser = httpx.AsyncClient(transport=transport, base_url=ADDRESS)
            browser.headers["accept-language"] = language
            if person is not None:
                cookie = house.doors.enter(person, language)
                browser.cookies.set(INSECURE_COOKIE, cookie)
                browser.headers["x-csrf"] = csrf_of(cookie)
            stack.push_async_callback(browser.aclose)
            return browser

        yield visiting


def entered(house: House, person: str, role: Role | None = None, scope: str = "") -> str:
    """Enter a sample person, with a role if one is given."""
    registry = Registry(house.engine)
    first = Person(id=FIRST, name=f"{FIRST} (contoh)", address="pendiri@contoh.example")
    registry.enter([(first, Role.OPERATOR, "")], FIRST)
    address = f"{person.removesuffix('.contoh')}@contoh.example"
    registry.enter([(Person(id=person, name=f"{person} (contoh)", address=address), role, scope)], FIRST)
    return person
