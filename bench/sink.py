"""``python -m bench.sink``: a mail server (aiosmtpd) in a process of its own that takes every letter and keeps none."""

from __future__ import annotations

import asyncio
import sys

from aiosmtpd.smtp import SMTP, Envelope, Session


class Taker:
    """Takes every letter."""

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:
        """Say that it is taken; the name is the one by which aiosmtpd looks for it."""
        return "250 taken"


async def main() -> None:
    """Listen on a free port, say which, and serve until the standard input ends."""
    loop = asyncio.get_running_loop()
    taker = Taker()
    server = await loop.create_server(lambda: SMTP(taker, hostname="ukur.contoh.example", loop=loop), "127.0.0.1", 0)
    print(server.sockets[0].getsockname()[1], flush=True)
    await loop.run_in_executor(None, sys.stdin.read)
    server.close()


if __name__ == "__main__":
    asyncio.run(main())
