"""A clerk: a process that claims letters and makes their bytes, so that the relay's own process only sends.

While nothing is due it writes letters whose hour is near.

``python -m activities.clerk`` reads its office and then its orders from the standard input, and ends with it.
"""

from __future__ import annotations

import pickle
import select
import subprocess
import sys
from contextlib import suppress
from datetime import timedelta
from pathlib import Path
from typing import IO, NamedTuple

from activities.database import connect
from activities.headers import Replies
from activities.ledger import Claimed, Ledger
from activities.letters import Letters
from models.errors import Unreachable

ROOT = Path(__file__).resolve().parent.parent


class Office(NamedTuple):
    """Where a clerk works: the database, whose name its letters bear, how long it may keep one, who gets answers."""

    database_url: str
    sender: str
    lease: timedelta
    replies: Replies

    def ledger(self) -> Ledger:
        """The ledger of this office."""
        return Ledger(connect(self.database_url), Letters(self.sender, replies=self.replies), self.lease)


class Clerk:
    """A clerk's process, started with the first order; one order at a time."""

    def __init__(self, office: Office) -> None:
        self._office = office
        self._process: subprocess.Popen[bytes] | None = None

    def claim(self, most: int) -> list[Claimed]:
        """What `Ledger.claim` does, in the clerk's process.

        Raises:
            Unreachable: the clerk ended, for example because the database is away; the next order finds a new one.
        """
        process = self._process = self._process or self._start()
        try:
            _say(process.stdin, most)
            claimed: list[Claimed] = pickle.load(process.stdout)  # type: ignore[arg-type]  # a pipe, as asked for
        except (OSError, EOFError) as error:
            self.close()
            raise Unreachable("a clerk of the relay ended; why stands in the log of the worker") from error
        return claimed

    def _start(self) -> subprocess.Popen[bytes]:
        command = (sys.executable, "-m", "activities.clerk")
        process = subprocess.Popen(
            command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, start_new_session=True
        )
        _say(process.stdin, self._office)  # not on the command line: everybody could read the database's password there
        return process

    def close(self) -> None:
        """Let the clerk go home; what it had claimed is claimed again when its lease ends."""
        if self._process is not None:
            self._process.kill()
            self._process.communicate()
            self._process = None


def _say(pipe: IO[bytes] | None, words: object) -> None:
    assert pipe is not None
    pickle.dump(words, pipe)
    pipe.flush()


def _ordered(orders: IO[bytes]) -> bool:
    """Whether an order waits; each is read to its end, so that nothing of the next one stands in the buffer."""
    return bool(select.select([orders], [], [], 0)[0])


def serve(orders: IO[bytes], answers: IO[bytes]) -> None:
    """Work off orders until there are no more, or until whoever gave them is gone.

    While nothing is due, letters are written whose hour is near; an order waits for one small batch of them at most.
    """
    office: Office = pickle.load(orders)
    ledger = office.ledger()
    with suppress(EOFError, BrokenPipeError):
        while True:
            letters = ledger.claim(pickle.load(orders))
            _say(answers, letters)
            while not letters and not _ordered(orders) and ledger.write_early():
                pass


if __name__ == "__main__":
    serve(sys.stdin.buffer, sys.stdout.buffer)
