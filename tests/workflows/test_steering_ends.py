"""How any journey may end: the region leaves, the programme stops it, and each outcome is told once."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from datetime import timedelta
from typing import Any

import pytest
from temporalio.service import RPCError, RPCStatusCode

from models.journey import JourneyResult
from rehearsal.lines.masterplan import vote
from tests.workflows.remembered import COORDINATOR, HEAD, OFFICER, posted, refusal
from tests.workflows.test_steering import guided
from tests.world import Journey, journey_state

End = Callable[[Journey], Awaitable[Any]]


async def stop(journey: Journey) -> None:
    await journey.say("stop", COORDINATOR, reason="keputusan program")


@pytest.mark.parametrize(("stage", "person"), [("assessment", OFFICER), ("masterplan", HEAD), ("quickwin", OFFICER)])
async def test_a_region_may_leave_the_programme(begin: Any, stage: str, person: str) -> None:
    journey = await begin(stage, people=guided())
    await journey.steps()

    await journey.say("withdraw", person, reason="prioritas daerah berubah")

    left = JourneyResult(journey=journey.id, outcome="withdrawn", reason="prioritas daerah berubah", stage=stage)
    assert await journey.result() == left
    assert await journey.recorded() == ["entered", "asked", "withdrawn", "ended"]
    standing = await journey.standing()
    assert (standing.waiting, standing.outcome, standing.reason) == ((), left.outcome, left.reason)


@pytest.mark.parametrize("stage", ["mou", "training", "evaluation"])
async def test_a_coordinator_may_stop_a_journey_even_a_paused_one(begin: Any, stage: str) -> None:
    journey = await begin(stage, people=guided())
    await journey.steps()
    await journey.say("pause", COORDINATOR, reason="menunggu kepastian")

    await stop(journey)

    stopped = JourneyResult(journey=journey.id, outcome="stopped", reason="keputusan program", stage=stage)
    assert await journey.result() == stopped
    assert await journey.recorded() == ["entered", "asked", "paused", "stopped", "ended"]


async def test_only_the_region_leaves_and_only_the_programme_stops(begin: Any) -> None:
    journey = await begin("training", people=guided())

    for kind, person, why in (
        ("withdraw", COORDINATOR, f"{COORDINATOR} is coordinator here; withdraw may be sent by officer or head"),
        ("stop", OFFICER, f"{OFFICER} is officer here; stop may be sent by coordinator or cohort"),
    ):
        assert await refusal(journey.say(kind, person, reason="bukan wewenangnya")) == why


@pytest.mark.parametrize("stage", ["assessment", "evaluation"])
async def test_an_ended_journey_takes_no_messages(begin: Any, stage: str) -> None:
    journey = await begin(stage, people=guided())
    deed = (await journey.deeds())[0]
    await stop(journey)
    await journey.result()

    with pytest.raises(RPCError) as gone:
        await journey.do(deed)

    assert gone.value.status is RPCStatusCode.NOT_FOUND
    assert (await journey.recorded())[-2:] == ["stopped", "ended"]


async def test_a_journey_stopped_before_its_first_step_is_open_asks_nobody(world: Any) -> None:
    state = journey_state()
    word = {"kind": "stop", "id": "henti-contoh", "person": COORDINATOR, "reason": "keputusan program"}
    word["received_at"] = state.clock.real_anchor.isoformat()

    # As a signal it comes together with the start, so it is there before the stage does anything.
    handle = await world.skipper.client.start_workflow(
        "Assessment", state, id=state.id, task_queue=world.queue, start_signal="send", start_signal_args=[word]
    )

    journey = Journey(world, handle)
    assert (await journey.result()).outcome == "stopped"
    assert sorted(await journey.recorded()) == ["ended", "entered", "stopped"]
    assert await posted(journey) == [("closing-stopped", OFFICER), ("closing-stopped", COORDINATOR)]


async def answered(journey: Journey) -> None:
    for _ in range(4):
        await journey.answer()


async def not_selected(journey: Journey) -> None:
    await journey.go_on_until("selection")
    await journey.say("select", COORDINATOR, result="not-selected", minutes="BA contoh 3", reason="kuota terpenuhi")


async def declined(journey: Journey) -> None:
    await journey.steps()
    await journey.say("decline", HEAD, reason="belum siap")


async def missed(journey: Journey) -> None:
    for _ in ("contacts", "lapse-grace"):
        await journey.steps()
        await journey.pass_until((await journey.standing()).due.day + timedelta(days=1))


async def rejected(journey: Journey) -> None:
    await journey.go_on_until("panel")
    view = await journey.view()
    for reviewer in view.standing.waiting[0].persons[:2]:
        await journey.do(vote(reviewer, view, "reject"))


async def withdrawn(journey: Journey) -> None:
    await journey.steps()
    await journey.say("withdraw", HEAD, reason="prioritas daerah berubah")


@pytest.mark.parametrize(
    ("outcome", "stage", "comes_about"),
    [
        ("completed", "evaluation", answered),
        ("not-selected", "assessment", not_selected),
        ("declined", "mou", declined),
        ("lapsed", "assessment", missed),
        ("rejected", "masterplan", rejected),
        ("withdrawn", "training", withdrawn),
        ("stopped", "quickwin", stop),
    ],
)
async def test_each_outcome_is_told_once_to_the_region_and_to_the_coordinator(
    begin: Any, outcome: str, stage: str, comes_about: End
) -> None:
    journey = await begin(stage, people=guided())

    await comes_about(journey)

    assert (await journey.result()).outcome == outcome
    people = (await journey.state()).people
    readers = [*people.of("officer"), *people.of("head"), COORDINATOR]
    closing = [post for post in await posted(journey) if post[0].startswith("closing-")]
    assert closing == [(f"closing-{outcome}", reader) for reader in readers]
