"""Begins a cohort in a process of its own and, if told to, is killed at a point of the start.

``python -m tests.cohort.killed_start DATABASE COHORT [POINT]`` with TEMPORAL_ADDRESS set.
"""

from __future__ import annotations

import asyncio
import os
import signal
import sys
from datetime import UTC, datetime
from types import FrameType
from typing import Any

from activities.database import connect
from gateway.candidates import read_candidates
from gateway.cluster import temporal
from gateway.cohorts import Plan, begin_cohort
from models.clock import Clock
from models.policy_file import read_policy
from tests.cohort.scene import COORDINATOR
from tests.world import POLICY

CANDIDATES = POLICY.parent.parent / "examples" / "candidates-2018-illustrative.csv"
POINTS = {
    "before anything is written": ("_keep",),
    "once the rows are written": ("enter_candidates",),
    "once the people are entered": ("_start",),
    "once Temporal knows it": ("_start", "writing"),
}
"""A point is reached when these functions have been called, one after the other; the last call is the last deed."""


def die_at(calls: tuple[str, ...]) -> None:
    """End this process at once, without a word, at the last of *calls*."""
    left = list(calls)

    def watch(frame: FrameType, event: str, _argument: Any) -> None:
        if event == "call" and frame.f_code.co_name == left[0]:
            del left[0]
            if not left:
                os.kill(os.getpid(), signal.SIGKILL)

    sys.setprofile(watch)


async def main(database: str, cohort: str, point: str | None) -> None:
    """Begin *cohort*; says ``begun`` or ``before``."""
    client = await temporal()
    plan = Plan(cohort, read_policy(POLICY), read_candidates(CANDIDATES), Clock.real(datetime.now(UTC)))
    if point:
        die_at(POINTS[point])
    start = await begin_cohort(client, connect(database), plan, COORDINATOR)
    print("before" if start.before else "begun", len(start.journeys))


if __name__ == "__main__":
    asyncio.run(main(sys.argv[1], sys.argv[2], sys.argv[3] if len(sys.argv) > 3 else None))
