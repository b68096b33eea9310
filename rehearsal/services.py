"""Processes that a rehearsal runs for itself, on free ports and in its own folder; a Temporal server first."""

from __future__ import annotations

import os
import shutil
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import NamedTuple

from models.errors import Unreachable
from rehearsal.cast import ROOT
from workflows.shown import KEYS

FLAGS = (
    'history.timerProcessorMaxTimeShift="10ms"',
    'history.workflowIdReuseMinimalInterval="0s"',
    "history.transferProcessorMaxPollRPS=1000",
    "history.timerProcessorMaxPollRPS=1000",
)
"""Let timers fire within milliseconds, which is what lets a day pass in a fraction of a second."""


def free_ports(count: int) -> list[int]:
    """Ports of this machine that nobody uses, all different."""
    with ExitStack() as stack:
        sockets = [stack.enter_context(socket.socket()) for _ in range(count)]
        for each in sockets:
            each.bind(("127.0.0.1", 0))
        return [each.getsockname()[1] for each in sockets]


def temporal_cli() -> str:
    """The Temporal binary: TEMPORAL_CLI, else on PATH, else the environment's own.

    Raises:
        Unreachable: there is none.
    """
    own = Path(sys.executable).parent / "temporal"
    found = os.environ.get("TEMPORAL_CLI") or shutil.which("temporal") or (str(own) if own.exists() else None)
    if not found:
        raise Unreachable("there is no temporal binary; run `make demo`, or set TEMPORAL_CLI to one")
    return found


class Server(NamedTuple):
    """A Temporal server of one's own."""

    address: str
    ui: str


@contextmanager
def process(log: Path, *command: str, **environment: str) -> Iterator[subprocess.Popen[bytes]]:
    """A process of ours, in a session of its own, stopped at the end; it writes to *log*."""
    with log.open("ab") as output:
        started = subprocess.Popen(
            command,
            cwd=ROOT,
            env={**os.environ, **environment},
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=output,
            start_new_session=True,
        )
    try:
        yield started
    finally:
        stop(started)


def stop(started: subprocess.Popen[bytes]) -> None:
    """End a process: asked first, then made to."""
    if started.poll() is None:
        started.send_signal(signal.SIGTERM)
        try:
            started.wait(10)
        except subprocess.TimeoutExpired:
            started.kill()
            started.wait()


@contextmanager
def server(folder: Path) -> Iterator[Server]:
    """A Temporal server with its data in *folder* and its web UI."""
    grpc, http, ui, metrics = free_ports(4)
    command = [temporal_cli(), "server", "start-dev", "--ip", "127.0.0.1", "--log-level", "error"]
    command += ["--port", str(grpc), "--http-port", str(http), "--ui-port", str(ui), "--metrics-port", str(metrics)]
    command += ["--db-filename", str(folder / "temporal.db"), "--sqlite-pragma", "journal_mode=WAL"]
    for flag in FLAGS:
        command += ["--dynamic-config-value", flag]
    for key in KEYS:
        command += ["--search-attribute", f"{key.name}={key.indexed_value_type.name.title()}"]
    with process(folder / "temporal.log", *command) as started:
        wait_for(grpc, started, folder / "temporal.log")
        yield Server(f"127.0.0.1:{grpc}", f"http://127.0.0.1:{ui}")


def wait_for(port: int, started: subprocess.Popen[bytes], log: Path) -> None:
    """Wait until *port* answers, for half a minute at most."""
    until = time.monotonic() + 30
    while time.monotonic() < until and started.poll() is None:
        with socket.socket() as attempt:
            if attempt.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.05)
    raise Unreachable(f"what should answer at port {port} did not start; see {log}")
