"""The server of the pages: told to stop, it first ends the streams of open boards, which do not end by themselves."""

from __future__ import annotations

from types import FrameType

import uvicorn

from web.board_live import Live


class Server(uvicorn.Server):
    """Uvicorn with the boards that listen to it."""

    def __init__(self, config: uvicorn.Config, live: Live) -> None:
        super().__init__(config)
        self._live = live

    def handle_exit(self, sig: int, frame: FrameType | None) -> None:
        """Stop; browsers that listened come again by themselves, to whichever process then serves."""
        self._live.close()
        super().handle_exit(sig, frame)
