"""``python -m web``: the pages, until they are told to stop; settings come from the environment."""

from __future__ import annotations

import asyncio
import logging
import os
import sys

import uvicorn

from models.errors import SeratusError
from settings import read_settings
from web.opening import opened
from web.serving import Server


async def main() -> None:
    """Serve the pages; in real operation behind a proxy that speaks https."""
    settings = read_settings()
    async with opened(settings) as app:
        config = uvicorn.Config(
            app,
            host=settings.pages_host,
            port=settings.pages_port,
            access_log=False,  # the secrets of mailed links stand in addresses
            server_header=False,
            log_level="warning",
            timeout_graceful_shutdown=5,
        )
        logging.getLogger(__name__).info("pages at %s", settings.own_pages)
        await Server(config, app.state.live).serve()


if __name__ == "__main__":
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(levelname)s %(message)s")
    try:
        asyncio.run(main())
    except SeratusError as error:
        sys.exit(str(error))
    sys.stdout.flush()
    os._exit(0)  # the SDK's threads may abort at interpreter exit (sdk-python #300)
