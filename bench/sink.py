"""``python -m bench.sink``: a mail server that takes every letter, keeps none, and costs as little as it can."""

from __future__ import annotations

import asyncio
import sys

END = b"\r\n.\r\n"
REPLIES = {
    b"EHLO": b"250-ukur.contoh.example\r\n250 SIZE 10485760\r\n",
    b"DATA": b"354 go ahead\r\n",
    b"QUIT": b"221 bye\r\n",
}
"""To every other command it says 250."""


class Sink(asyncio.Protocol):
    """One connection."""

    def __init__(self) -> None:
        self._buffer = bytearray()
        self._content = False

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Greet."""
        assert isinstance(transport, asyncio.Transport)
        self._transport = transport
        transport.write(b"220 ukur.contoh.example\r\n")

    def data_received(self, data: bytes) -> None:
        """Answer a command, or take a letter once its last line is there; a client here never sends ahead."""
        self._buffer += data
        if not self._buffer.endswith(END if self._content else b"\r\n"):
            return
        verb = bytes(self._buffer[:4]).upper()
        self._buffer.clear()
        if self._content:
            self._content = False
            self._transport.write(b"250 kept\r\n")
            return
        self._content = verb == b"DATA"
        self._transport.write(REPLIES.get(verb, b"250 fine\r\n"))
        if verb == b"QUIT":
            self._transport.close()


async def main() -> None:
    """Listen on a free port, say which, and serve until the standard input ends."""
    loop = asyncio.get_running_loop()
    server = await loop.create_server(Sink, "127.0.0.1", 0)
    print(server.sockets[0].getsockname()[1], flush=True)
    await loop.run_in_executor(None, sys.stdin.read)
    server.close()


if __name__ == "__main__":
    asyncio.run(main())
