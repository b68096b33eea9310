"""A mail server of the rehearsal's own that keeps every letter as a file."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import Envelope
from aiosmtpd.smtp import Session as SmtpSession

from rehearsal.services import free_ports


class Sink:
    """Keeps every letter it gets; answers as an ordinary mail server does."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self.received = 0

    async def handle_DATA(self, server: Any, session: SmtpSession, envelope: Envelope) -> str:  # noqa: D102  # aiosmtpd's name
        self.received += 1
        content = envelope.content or b""
        letter = content if isinstance(content, bytes) else content.encode()
        (self._folder / f"{self.received:05d}.eml").write_bytes(letter)
        return "250 kept"


@contextmanager
def sink(folder: Path) -> Iterator[tuple[Sink, int]]:
    """An SMTP server that keeps letters in *folder*; yields it and its port."""
    folder.mkdir(parents=True, exist_ok=True)
    kept, (port,) = Sink(folder), free_ports(1)
    controller = Controller(kept, hostname="127.0.0.1", port=port)
    controller.start()
    try:
        yield kept, port
    finally:
        controller.stop()
