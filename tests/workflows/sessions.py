"""How the tests of the training come to a session, report it and judge it."""

from __future__ import annotations

from typing import Any

from tests.workflows.remembered import MENTOR, OFFICER, named
from tests.world import Journey

PAPER = "d" * 64


async def at(begin: Any, step: str) -> Journey:
    """A journey whose gate is open and that has a mentor, come to *step*."""
    passed = {"step": "schedule", "gate_open": True}
    journey: Journey = await begin("training", people=named(mentor=MENTOR), progress=passed)
    await journey.go_on_until(step)
    return journey


async def attend(journey: Journey, present: int, *, make_up: bool = False, session: int = 1) -> None:
    """Report how many were *present* at a session."""
    await journey.until_allowed()
    fields = {"session": session, "list_digest": PAPER, "present": present, "make_up": make_up}
    await journey.say("attendance", OFFICER, **fields)


async def hand_in(journey: Journey) -> None:
    """Hand in the output of the first session."""
    await journey.say("output", OFFICER, session=1, document=PAPER, title="Daftar tantangan (contoh)")


async def judge(journey: Journey, verdict: str, by: str = MENTOR, session: int = 1) -> None:
    """Let the mentor accept or return a session."""
    await journey.say("judge-session", by, session=session, verdict=verdict, note="catatan pembimbing")
