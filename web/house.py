"""What every page needs, made once when the pages are opened."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from functools import cache
from typing import Annotated, NamedTuple

from fastapi import Depends, Request
from sqlalchemy import Engine

from activities.letters import Letters
from gateway.entrance.doors import Doors
from gateway.files import Files
from gateway.send import Gateway
from settings import Settings


class House(NamedTuple):
    """The database, the documents, the way to the journeys, and who is at the door."""

    engine: Engine
    files: Files
    gateway: Gateway
    doors: Doors
    settings: Settings
    now: Callable[[], datetime] = lambda: datetime.now(UTC)

    @property
    def letters(self) -> Letters:
        """What writes letters out; the templates are read once."""
        return _letters(self.settings.mail_sender)

    @property
    def secure(self) -> bool:
        """Whether the pages are reached by https; only a laptop's own are not."""
        return (self.settings.pages_url or "").startswith("https://")


@cache
def _letters(sender: str) -> Letters:
    return Letters(sender)


def the_house(request: Request) -> House:
    """The house that the application was made with."""
    house: House = request.app.state.house
    return house


TheHouse = Annotated[House, Depends(the_house)]
