"""``python -m rehearsal.pages FOLDER``: the pages of a rehearsal with its inbox; settings come from the environment."""

from __future__ import annotations

import asyncio
import os
import sys
from pathlib import Path

import uvicorn

from rehearsal.inbox import inbox
from settings import read_settings
from web.opening import opened
from web.serving import Server

KEY = "SERATUS_REHEARSAL_KEY"
"""The environment's name of what opens the doors of sample people."""


async def main(folder: Path) -> None:
    """Serve until the rehearsal stops this process."""
    settings = read_settings()
    async with opened(settings) as app:
        app.include_router(inbox(folder / "letters", os.environ[KEY]))
        config = uvicorn.Config(
            app,
            host=settings.pages_host,
            port=settings.pages_port,
            log_level="warning",
            access_log=False,
            timeout_graceful_shutdown=2,
        )
        await Server(config, app.state.live).serve()


if __name__ == "__main__":
    asyncio.run(main(Path(sys.argv[1])))
    os._exit(0)  # the SDK's threads may abort at interpreter exit (sdk-python #300)
