"""The pages as `bench/web.py` measures them: real uvicorn, one process, with its own clock on every answer."""

from __future__ import annotations

import argparse
import asyncio
import sys
import time
from collections import defaultdict

import uvicorn
from fastapi import APIRouter
from fastapi.responses import HTMLResponse, JSONResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send
from temporalio.client import Client

from activities.database import connect
from gateway.entrance.doors import Doors, Visit
from gateway.files import Files
from gateway.send import Gateway
from rehearsal.cast import ROOT
from settings import Settings
from web.app import application
from web.house import House
from web.serving import Server
from web.visitor import SignedIn

router = APIRouter()
SAMPLE = "<!doctype html><title>contoh</title>" + "".join(f"<p>Kabupaten Contoh {number}</p>" for number in range(1800))
"""A page of about the board's size that is there already: what serving costs without making it."""


class Anybody(Doors):
    """Takes every browser for that of the person whom its cookie names."""

    def session(self, cookie: str) -> Visit | None:
        """That person's session."""
        return Visit(cookie, "id")


class Timed:
    """Measures every answer from its request's arrival to its last byte, in seconds, by address."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app
        self.taken: dict[str, list[float]] = defaultdict(list)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request; ``/ukur`` is answered with what was measured, which then begins anew."""
        if scope["type"] == "http" and scope["path"] == "/ukur":
            await JSONResponse(self.taken)(scope, receive, send)
            self.taken.clear()
            return
        began = time.perf_counter()

        async def sent(message: Message) -> None:
            await send(message)
            if message["type"] == "http.response.body" and not message.get("more_body"):
                self.taken[scope["path"]].append(time.perf_counter() - began)

        await self._app(scope, receive, sent)


@router.get("/contoh")
def ready(visitor: SignedIn) -> HTMLResponse:
    """The ready page, behind the same doors."""
    return HTMLResponse(SAMPLE)


async def serve(url: str, port: int, temporal: str) -> None:
    """Serve the pages of the database *url* until the process is stopped."""
    engine = connect(url)
    settings = Settings(_env_file=None, database_url=url)
    files = Files(engine, ROOT / ".rehearsals" / "bench-web-documents")
    client = await Client.connect(temporal, lazy=True)
    house = House(
        engine,
        files,
        Gateway(client, engine, files),
        Anybody(engine, settings.own_pages, settings.mail_domain),
        settings,
    )
    app = application(house)
    app.include_router(router)
    config = uvicorn.Config(Timed(app), port=port, log_level="warning", timeout_graceful_shutdown=1)
    await Server(config, app.state.live).serve()


def main() -> int:
    """Serve until stopped."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("url")
    parser.add_argument("port", type=int)
    parser.add_argument("--temporal", default="127.0.0.1:1", help="only asked where a message is sent")
    arguments = parser.parse_args()
    asyncio.run(serve(arguments.url, arguments.port, arguments.temporal))
    return 0


if __name__ == "__main__":
    sys.exit(main())
