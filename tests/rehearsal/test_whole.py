"""A whole rehearsal in processes of its own, and one whose workers are killed in the middle."""

from __future__ import annotations

import asyncio
import os
import random
import re
import signal
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
SEED = 2018


def children(pid: int) -> list[int]:
    """The processes that *pid* started and that still run."""
    return [int(word) for word in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]


def is_worker(pid: int) -> bool:
    """Whether *pid* is a worker of a rehearsal."""
    return b"worker.py" in Path(f"/proc/{pid}/cmdline").read_bytes()


async def rehearsal(*words: str) -> asyncio.subprocess.Process:
    return await asyncio.create_subprocess_exec(
        sys.executable, "-m", "rehearsal", "--plain", *words, cwd=ROOT, stdout=asyncio.subprocess.PIPE
    )


async def kill_now_and_then(process: asyncio.subprocess.Process, times: int) -> int:
    """Kill workers of *process* at random moments, at most *times*; how many were killed."""
    chance, killed = random.Random(SEED), 0
    for _ in range(times):
        await asyncio.wait({asyncio.ensure_future(process.wait())}, timeout=4 + 3 * chance.random())
        if process.returncode is not None:
            break
        workers = [pid for pid in children(process.pid) if is_worker(pid)]
        if workers:
            os.kill(chance.choice(workers), signal.SIGKILL)
            killed += 1
    return killed


def figure(text: str, pattern: str) -> str:
    found = re.search(pattern, text)
    assert found, f"{pattern} is not in the summary:\n{text}"
    return found[1]


async def test_workers_killed_in_a_rehearsal_cost_no_message_and_no_journey() -> None:
    process = await rehearsal("--regions", "5", "--day", "0.15")
    reading = asyncio.create_task(process.stdout.read())  # type: ignore[union-attr]

    killed = await kill_now_and_then(process, 6)
    text = (await reading).decode()

    assert await process.wait() == 0, f"seed {SEED}:\n{text}"
    assert killed >= 3
    assert int(figure(text, r"workers started again: (\d+)")) >= 3
    assert figure(text, r"receipts given: \d+; not in the register: (\d+)") == "0"
    assert figure(text, r"record verified: (.+)") == "18 chains hold"
    assert figure(text, r"places at the end: .*held (\d+)") == "5"
    assert figure(text, r"from the reserve: .* in the place of (.+)") == "Kota Denpasar"
    outcomes = re.findall(r"│ (\S+)\s+│ \w+\s+│ (\w[\w-]*)\s+│", text)
    assert sorted(outcome for _, outcome in outcomes) == ["completed"] * 5 + ["declined", "withdrawn"]
    assert [pid for pid in children(os.getpid()) if is_worker(pid)] == []


async def test_what_is_typed_wrong_is_named() -> None:
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "rehearsal", "--regions", "900", cwd=ROOT, stderr=asyncio.subprocess.PIPE
    )
    _, error = await process.communicate()

    assert process.returncode == 2
    assert error.decode().splitlines()[-1].endswith("argument --regions: '900' is not a number from 1 to 50")
