"""What may be done to any running journey: somebody takes another's place."""

from __future__ import annotations

import asyncio
from datetime import timedelta
from typing import Any

import pytest

from models.people import People
from tests.workflows.remembered import ASSESSOR, COORDINATOR, HEAD, MENTOR, OFFICER, named, posted, refusal
from tests.world import Journey

NEW = "pengganti.contoh"


def guided() -> People:
    """People of a region that has named its head and has a mentor."""
    return named(head=HEAD, mentor=MENTOR)


async def settled(journey: Journey) -> None:
    """Wait until the journey has nothing left to do: whatever it noted is in the register then."""
    for _ in range(500):
        run = (await journey.handle.describe()).raw_description
        if not run.pending_activities and not run.HasField("pending_workflow_task"):
            return
        await asyncio.sleep(0.02)
    raise AssertionError(f"{journey.id} does not come to rest")


async def recorded(journey: Journey) -> list[str]:
    """The kinds of all facts, the last one included."""
    await settled(journey)
    return await journey.recorded()


async def replace(journey: Journey, role: str, old: str, new: str = NEW) -> None:
    await journey.say("replace", COORDINATOR, role=role, old=old, new=new, reason="mutasi jabatan")


async def waited_for(journey: Journey) -> list[tuple[str, ...]]:
    return [waiting.persons for waiting in (await journey.standing()).waiting]


@pytest.mark.parametrize("stage", ["assessment", "masterplan", "evaluation"])
async def test_a_new_officer_is_asked_in_the_place_of_the_old_one(begin: Any, stage: str) -> None:
    journey = await begin(stage, people=guided())
    deed = (await journey.deeds())[0]

    await replace(journey, "officer", OFFICER)

    assert await waited_for(journey) == [(NEW,)]
    await settled(journey)
    replaced = [("replaced", OFFICER), ("replaced", NEW), ("handover", NEW)]
    assert await posted(journey) == [("task", OFFICER), *replaced]
    assert await refusal(journey.do(deed)) == f"{OFFICER} holds no role here; {deed.kind} may be sent by officer"
    await journey.do(deed._replace(person=NEW))


@pytest.mark.parametrize(
    ("stage", "step", "role", "old"),
    [
        ("assessment", "verification", "assessor", ASSESSOR),
        ("masterplan", "presentation-date", "coordinator", COORDINATOR),
        ("evaluation", "moderation", "moderator", "moderator.contoh"),
    ],
)
async def test_somebody_new_acts_for_the_programme_in_the_place_of_the_old_one(
    begin: Any, stage: str, step: str, role: str, old: str
) -> None:
    journey = await begin(stage, people=guided())
    await journey.go_on_until(step)

    await replace(journey, role, old)

    assert await waited_for(journey) == [(NEW,)]
    await journey.answer()
    assert step not in await journey.steps()


async def test_an_officer_replaced_while_the_region_is_invited_is_no_longer_waited_for(begin: Any) -> None:
    journey = await begin("mou", people=guided())
    assert await journey.steps() == ["invitation"]

    await replace(journey, "officer", OFFICER)

    assert await waited_for(journey) == [(HEAD, NEW)]


@pytest.mark.parametrize(("stage", "step"), [("assessment", "lapse-grace"), ("masterplan", "lapse-confirmation")])
async def test_a_coordinator_replaced_after_a_missed_date_is_no_longer_waited_for(
    begin: Any, stage: str, step: str
) -> None:
    journey = await begin(stage, people=guided())
    await journey.steps()
    await journey.pass_until((await journey.standing()).due.day + timedelta(days=1))
    assert await journey.steps() == [step]

    await replace(journey, "coordinator", COORDINATOR)

    assert await waited_for(journey) == [(NEW,)]


async def test_only_who_holds_a_role_is_replaced_and_only_by_somebody_who_does_not(begin: Any) -> None:
    journey = await begin("masterplan", people=guided())

    assert await refusal(replace(journey, "mentor", OFFICER)) == f"{OFFICER} is not mentor here; that is {MENTOR}"
    assert (
        await refusal(replace(journey, "reviewer", "penelaah-1.contoh", "penelaah-2.contoh"))
        == "penelaah-2.contoh is reviewer here already; name somebody else"
    )
    assert await recorded(journey) == ["entered", "asked"]


@pytest.mark.parametrize(("role", "old"), [("officer", OFFICER), ("head", HEAD), ("mentor", MENTOR)])
async def test_whoever_takes_over_an_office_or_a_region_gets_a_page_of_what_was_promised_and_decided(
    begin: Any, role: str, old: str
) -> None:
    journey = await begin("training", people=guided())
    await journey.steps()

    await replace(journey, role, old)
    await replace(journey, "reviewer", "penelaah-1.contoh", "penelaah-9.contoh")

    await settled(journey)
    assert [person for letter, person in await posted(journey) if letter == "handover"] == [NEW]
