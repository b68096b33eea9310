"""A region of a cohort walks on: its sample people answer what is open, today, until a step is reached."""

from __future__ import annotations

import asyncio

from models.calendar import local
from models.journey import JourneyState
from models.messages import KINDS
from models.steps import standing
from rehearsal.script import answers
from rehearsal.view import View
from tests.cohort.scene import Cohort

DATED = ("session-date", "presentation-date")
"""Messages that set a day; here it is set for today, so that nobody waits."""


async def go_on(cohort: Cohort, region: str, until: str) -> None:
    """Let the region's people answer in the ordinary way until a step whose name begins with *until* is open."""
    for _ in range(80):
        state = await _settled(cohort, region)
        if any(step.ask.step.startswith(until) for step in state.open):
            return
        await _answer(cohort, state)
    raise AssertionError(f"{until} was never asked for; open: {[step.ask.step for step in state.open]}")


async def go_to_the_end(cohort: Cohort, region: str) -> None:
    """Let the region's people answer in the ordinary way until the journey has ended."""
    await go_on(cohort, region, "recheck")
    state = await _settled(cohort, region)
    after = state.open[0].ask.after
    async with asyncio.timeout(60):
        while after and local(cohort.now, state.zone).date() < after:
            await asyncio.sleep(0.1)
    await go_on(cohort, region, "moderation")
    await _answer(cohort, await _settled(cohort, region))
    await cohort.until_ended(region)


async def _settled(cohort: Cohort, region: str) -> JourneyState:
    """The journey's state once something is open and every message is used that is not for a later stage."""
    for _ in range(600):
        state = await cohort.journey(region)
        if state.open and all(KINDS[message["kind"]].early for message in state.inbox.waiting):
            return state
        await asyncio.sleep(0.02)
    raise AssertionError(f"{region} asks for nothing; progress: {state.progress}")


async def _answer(cohort: Cohort, state: JourneyState) -> None:
    now = state.clock.programme(state.clock.real_anchor)
    today = local(cohort.now, state.zone).date()
    at_once = {"on": str(today), "short_notice": True, "reason": "dijadwalkan hari ini (contoh)"}
    for waiting in standing(state, now).waiting:
        view = View(
            standing(state, now),
            state.progress,
            state.people,
            state.policy,
            state.sheet,
            today,
            {},
            state.calendar,
        )
        deeds = answers(waiting, view)
        for content in view.papers.values():
            cohort.files.store("dokumen contoh", content, cohort.officer(state.region.id))
        for deed in deeds:
            if deed.kind == "vote" and await _decided(cohort, state.region.id):
                return  # no outstanding vote could change it
            fields = {**deed.fields, **(at_once if deed.kind in DATED else {})}
            await cohort.tell(state.region.id, deed.kind, deed.person, **fields)
    await asyncio.sleep(0.02)


async def _decided(cohort: Cohort, region: str) -> bool:
    """Whether the panel has decided and asks nobody any more."""
    return all(step.ask.step != "panel" for step in (await _settled(cohort, region)).open)
