"""Stage 1: contacts, the data sheet and the rounds it may take."""

from __future__ import annotations

from typing import Any

from temporalio.client import WithStartWorkflowOperation
from temporalio.common import WorkflowIDConflictPolicy

from tests.workflows.remembered import ASSESSOR, COORDINATOR, HEAD, OFFICER, facts, posted, recorded, refusal
from tests.world import Journey, World, journey_state
from workflows.assessment import Assessment

FAULT = {"parameter": "kkd", "note": "angka tahun yang lalu"}


async def dispute(journey: Journey) -> None:
    officer = (await journey.standing()).waiting[0].persons[0]
    await journey.say("dispute-data", officer, sheet=(await journey.state()).sheet.digest, faults=[FAULT])


async def test_a_region_that_confirms_its_data_is_verified_and_selected(begin: Any) -> None:
    journey = await begin()

    for step in ("contacts", "data", "verification", "selection"):
        assert await journey.steps() == [step]
        await journey.answer()

    assert await journey.steps() == ["invitation"]
    state = await journey.state()
    assert (state.stage, state.results.sheet_digest) == ("mou", state.sheet.digest)
    assert await recorded(journey) == [
        "entered",
        "asked",
        "contacts-named",
        "asked",
        "data-confirmed",
        "asked",
        "data-verified",
        "asked",
        "selection-announced",
        "placed",
        "entered",
        "asked",
    ]


async def test_everybody_asked_and_the_selected_region_are_written_to(begin: Any) -> None:
    journey = await begin()

    await journey.go_on_until("invitation")

    region = (await journey.state()).region.id
    officer, head = f"narahubung.{region}.contoh", f"kepala-daerah.{region}.contoh"
    assert await posted(journey) == [
        ("task", OFFICER),
        ("task", officer),
        ("task", ASSESSOR),
        ("task", COORDINATOR),
        ("selected", officer),
        ("selected", head),
        ("task", head),
        ("task", officer),
        ("mou-invitation", officer),
        ("mou-invitation", head),
    ]


async def test_contacts_that_come_in_the_very_first_moment_of_a_journey_count(world: World) -> None:
    state = journey_state()
    start = WithStartWorkflowOperation(
        Assessment.run,
        state,
        id=state.id,
        task_queue=world.queue,
        id_conflict_policy=WorkflowIDConflictPolicy.FAIL,
    )
    contacts = {
        "kind": "contacts",
        "id": "first-moment",
        "person": OFFICER,
        "received_at": state.clock.real_anchor.isoformat(),
        "officers": [OFFICER],
        "head": HEAD,
    }

    await world.skipper.client.execute_update_with_start_workflow("send", contacts, start_workflow_operation=start)

    assert await Journey(world, await start.workflow_handle()).steps() == ["data"]


async def test_a_disputed_sheet_that_the_assessor_returns_opens_another_round(begin: Any) -> None:
    journey = await begin()
    await journey.go_on_until("data")

    await dispute(journey)
    assert await journey.steps() == ["verification"]
    await journey.say("verify-data", ASSESSOR, verdict="returned", note="mohon dicek kembali")

    assert await journey.steps() == ["data"]
    await journey.go_on_until("selection")
    asked = [fact["step"] for fact in await facts(journey, "asked")]
    assert asked == ["contacts#1v1", "data#1v1", "verification#1v1", "data#2v1", "verification#2v1", "selection#1v1"]
    assert (await journey.letters()).count("data-returned") == 1


async def test_a_disputed_sheet_may_be_verified_all_the_same(begin: Any) -> None:
    journey = await begin()
    await journey.go_on_until("data")

    await dispute(journey)
    await journey.answer()

    assert await journey.steps() == ["selection"]


async def test_a_sheet_other_than_the_regions_own_is_not_confirmed(begin: Any) -> None:
    journey = await begin()
    await journey.go_on_until("data")
    officer, own = (await journey.standing()).waiting[0].persons[0], (await journey.state()).sheet.digest

    why = await refusal(journey.say("confirm-data", officer, sheet="0" * 64))

    assert why == (
        f"000000000000… is not the current data sheet; that is {own[:12]}…; read it again and send its digest"
    )


async def test_in_the_last_round_the_assessor_can_only_verify(begin: Any) -> None:
    journey = await begin()
    rounds = (await journey.state()).policy.assessment.max_rounds
    for _ in range(rounds - 1):
        await journey.go_on_until("data")
        await dispute(journey)
        await journey.say("verify-data", ASSESSOR, verdict="returned", note="mohon dicek kembali")
    await dispute(journey)

    why = await refusal(journey.say("verify-data", ASSESSOR, verdict="returned", note="mohon dicek kembali"))
    assert why == f"the data sheet has been returned {rounds - 1} times; now it can only be verified"

    await journey.answer()
    assert await journey.steps() == ["selection"]
