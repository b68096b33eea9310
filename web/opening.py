"""Opens the pages of one installation: settings, database, documents, and the way to Temporal."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from fastapi import FastAPI

from activities.database import connect, migrate
from gateway.cluster import temporal
from gateway.entrance.doors import Doors
from gateway.files import Files
from gateway.send import Gateway
from settings import Settings
from web.app import application
from web.house import House

PATIENCE = 20.0
"""Seconds a page waits for a journey's answer; then it says that the form may be sent again."""


@asynccontextmanager
async def opened(settings: Settings) -> AsyncIterator[FastAPI]:
    """The pages, until they are closed; Temporal is looked for when the first message is sent."""
    engine = connect(settings.database_url)
    migrate(engine)
    files = Files(engine, settings.documents)
    gateway = Gateway(await temporal(lazy=True), engine, files, patience=PATIENCE)
    doors = Doors(engine, settings.own_pages, settings.mail_domain)
    try:
        yield application(House(engine, files, gateway, doors, settings))
    finally:
        engine.dispose()
