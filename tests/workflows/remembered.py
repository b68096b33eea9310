"""What the tests of the stages ask of a journey: who was written to, facts of one kind, why somebody was refused."""

from __future__ import annotations

import json
from collections.abc import Awaitable
from datetime import date, timedelta
from typing import Any

import pytest
from sqlmodel import Session, col, select
from temporalio.client import WorkflowUpdateFailedError

from models.noted import Receipt
from models.people import People, Role
from models.standing import Waiting
from models.tables import OutboxRow, RegisterRow
from tests.world import Journey, people

MINUTE, DAY = timedelta(minutes=1), timedelta(days=1)

OFFICER, HEAD, COORDINATOR = "kontak-lama.contoh", "kepala-daerah.contoh", "koordinator.contoh"
SIGNATORY, ASSESSOR, MENTOR = "penanda-tangan.contoh", "asesor.contoh", "pembimbing-1.contoh"


def named(**holders: str) -> People:
    """The sample people, with further roles held: ``named(head="kepala-daerah.contoh")``."""
    found = people()
    for role, person in holders.items():
        found.appoint(Role(role), person)
    return found


async def waiting_for(journey: Journey) -> Waiting:
    """The one step that is open."""
    await journey.steps()
    (waiting,) = (await journey.standing()).waiting
    return waiting


async def written(journey: Journey) -> None:
    """Wait until the register has everything: no time is skipped while a fact is being written."""
    if (await journey.standing()).outcome:
        await journey.result()
    else:
        await journey.pass_time(MINUTE)


async def reopen(journey: Journey, day: date) -> None:
    """Let a coordinator reopen what has lapsed, until *day*; the journey takes it up in a run of its own."""
    await journey.say("reopen", COORDINATOR, due=str(day), reason="banjir")
    await written(journey)


async def recorded(journey: Journey) -> list[str]:
    """The kinds of all facts so far, in order."""
    await written(journey)
    return await journey.recorded()


async def posted(journey: Journey) -> list[tuple[str, str]]:
    """Every letter caused so far and the person it goes to, in order."""
    await written(journey)
    with Session(journey.world.engine) as session:
        query = select(OutboxRow).where(OutboxRow.journey == journey.id).order_by(col(OutboxRow.id))
        return [(row.letter, row.person) for row in session.exec(query)]


async def facts(journey: Journey, kind: str) -> list[dict[str, Any]]:
    """The bodies of the recorded facts of *kind*, in order."""
    await written(journey)
    with Session(journey.world.engine) as session:
        query = select(RegisterRow).where(RegisterRow.journey == journey.id, RegisterRow.kind == kind)
        return [json.loads(row.body) for row in session.exec(query.order_by(col(RegisterRow.number)))]


async def refusal(saying: Awaitable[Receipt]) -> str:
    """The sentence with which *saying* something is refused."""
    with pytest.raises(WorkflowUpdateFailedError) as refused:
        await saying
    assert refused.value.cause.type == "Refused"
    return str(refused.value.cause.message)
