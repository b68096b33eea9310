"""What every command needs: settings, database, the person at the keyboard, and how answers and errors are shown."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Callable, Coroutine
from typing import TYPE_CHECKING, Any, NoReturn, TypeVar

import typer

if TYPE_CHECKING:
    from pydantic import BaseModel
    from sqlalchemy import Engine

    from gateway.files import Files
    from gateway.send import Gateway
    from settings import Settings

T = TypeVar("T")
PATIENCE = 20.0
"""Seconds a command waits for a journey's answer; a person at the keyboard is told soon."""
AS_JSON = typer.Option("--json", help="Print JSON.")
JOURNEY = typer.Argument(help="A journey's id, or a region's, e.g. kabupaten-boyolali.")


class Desk:
    """Settings and database of one command; made when the command runs."""

    def __init__(self) -> None:
        from activities.database import connect, migrate
        from settings import read_settings

        self.settings: Settings = read_settings()
        self.engine: Engine = connect(self.settings.database_url)
        migrate(self.engine)

    @property
    def person(self) -> str:
        """Who sits at the command line.

        Raises:
            Refused: nobody says so.
        """
        from models.errors import Refused

        if not self.settings.person:
            raise Refused("set SERATUS_PERSON to your id, e.g. koordinator.contoh; what you do is on record")
        return self.settings.person

    @property
    def files(self) -> Files:
        """The document store."""
        from gateway.files import Files

        return Files(self.engine, self.settings.documents)

    async def gateway(self) -> Gateway:
        """The way to the journeys."""
        from gateway.cluster import temporal
        from gateway.send import Gateway

        return Gateway(await temporal(lazy=True), self.engine, self.files, patience=PATIENCE)


def run(work: Callable[[], T] | Coroutine[Any, Any, T]) -> T:
    """Carry out a command's work; what is refused or unreachable is one sentence and an exit code.

    Exit codes: 1 where a rule says no, 2 where a service is away or a file is wrong.
    """
    import asyncio

    from models.errors import Refused, SeratusError

    try:
        return asyncio.run(work) if isinstance(work, Coroutine) else work()
    except Refused as refusal:
        fail(str(refusal), 1)
    except SeratusError as error:
        fail(str(error), 2)


def fail(sentence: str, code: int) -> NoReturn:
    """Say what is wrong on stderr and end."""
    print(sentence, file=sys.stderr)
    leave(code)


def leave(code: int = 0) -> NoReturn:
    """End now: the SDK's threads may abort at interpreter exit (sdk-python #300)."""
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(code)


def printed(values: list[BaseModel] | BaseModel) -> None:
    """Print values as JSON on stdout."""
    plain = (
        [each.model_dump(mode="json") for each in values]
        if isinstance(values, list)
        else values.model_dump(mode="json")
    )
    print(json.dumps(plain, ensure_ascii=False, indent=2))
