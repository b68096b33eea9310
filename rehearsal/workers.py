"""A rehearsal's workers: one process for the journeys and the register, one for the post; each one that dies is
started again, as a service manager would."""

from __future__ import annotations

import subprocess
import sys
import time
from contextlib import ExitStack
from pathlib import Path

from models.errors import Unreachable
from rehearsal.services import process

PARTS = (("journeys", "register"), ("mail",))
TOO_SOON = 5.0
"""Seconds within which a worker that dies has not begun at all."""
TRIES = 3


class Workers:
    """Processes that are looked after until the stack they were given is closed."""

    def __init__(self, stack: ExitStack, folder: Path, environment: dict[str, str]) -> None:
        self._stack = stack
        self._folder = folder
        self._environment = environment
        self._running: dict[tuple[str, ...], tuple[subprocess.Popen[bytes], float]] = {}
        self._failed = 0
        self.restarted = 0
        for parts in PARTS:
            self._start(parts)

    def _log(self, parts: tuple[str, ...]) -> Path:
        return self._folder / f"worker-{parts[0]}.log"

    def _start(self, parts: tuple[str, ...]) -> None:
        command = (sys.executable, "worker.py", *parts)
        started = self._stack.enter_context(process(self._log(parts), *command, **self._environment))
        self._running[parts] = (started, time.monotonic())

    def look(self) -> list[str]:
        """Start again whatever has died; a line for each.

        Raises:
            Unreachable: workers die again and again as soon as they are started.
        """
        lines = []
        for parts, (worker, since) in list(self._running.items()):
            if (code := worker.poll()) is None:
                continue
            self._failed = self._failed + 1 if time.monotonic() - since < TOO_SOON else 0
            if self._failed >= TRIES:
                raise Unreachable(f"the worker for {' and '.join(parts)} does not start; see {self._log(parts)}")
            self._start(parts)
            self.restarted += 1
            lines.append(f"the worker for {' and '.join(parts)} ended ({code}) and was started again")
        return lines
