"""Rubbish sent straight to a journey: refused in a sentence, no event, and the journey goes on."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest
from temporalio.client import WorkflowUpdateFailedError
from temporalio.exceptions import ApplicationError

from models.people import Role
from tests.world import Journey, World, journey_state

OFFICER = "kontak-lama.contoh"
DEEP: dict[str, Any] = {}
_spot = DEEP
for _ in range(60):
    _spot["a"] = {}
    _spot = _spot["a"]


def said(kind: str, **fields: Any) -> dict[str, Any]:
    return {"kind": kind, "id": "pesan-contoh", "person": OFFICER, "received_at": "2026-11-01T00:00:00Z", **fields}


RUBBISH: list[tuple[Any, str]] = [
    (None, "a message is an object with a kind, not null"),
    ([], "a message is an object with a kind, not a list"),
    ("contacts", "a message is an object with a kind, not a str"),
    (3.5, "a message is an object with a kind, not a float"),
    ({}, "there is no message of kind 'None'; known kinds: "),
    ({"kind": ["contacts"]}, "there is no message of kind a list; known kinds: "),
    (said("contacts"), "the contacts message is not well formed: officers: field required; head: field required"),
    (
        said("accept", received_at="kemarin"),
        "the accept message is not well formed: received_at: input should be a valid",
    ),
    (said("accept", letter="x" * 90_000), "the accept message is not well formed: letter: string should match pattern"),
    (
        said("self-score", scores={"output": float("nan")}, evidence="ab" * 32),
        "the self-score message is not well formed",
    ),
    (said("pause", reason=DEEP), "the pause message is not well formed: reason: input should be a valid string"),
    (said("accept", received_at="2099-01-01T00:00:00Z"), "received at 2099-01-01T00:00:00+00:00 lies in the future"),
]


async def refusal(journey: Journey, raw: Any) -> str:
    with pytest.raises(WorkflowUpdateFailedError) as failure:
        await journey.send(raw)
    cause = failure.value.cause
    assert isinstance(cause, ApplicationError)
    assert cause.type == "Refused"
    return cause.message


async def messages_in_history(journey: Journey) -> int:
    history = await journey.world.skipper.client.get_workflow_handle(journey.id).fetch_history()
    return sum(event.HasField("workflow_execution_update_accepted_event_attributes") for event in history.events)


async def test_rubbish_is_refused_in_a_sentence_and_leaves_nothing(world: World) -> None:
    journey = await world.begin(journey_state())
    await journey.steps()

    for raw, sentence in RUBBISH:
        assert (await refusal(journey, raw)).startswith(sentence)

    assert await messages_in_history(journey) == 0
    assert await journey.recorded() == ["entered", "asked"]
    await journey.answer()
    assert await journey.steps() == ["data"]


async def test_a_signal_with_characters_no_database_keeps_is_recorded_without_them(world: World) -> None:
    journey = await world.begin(journey_state())
    await journey.steps()

    await journey.handle.signal("send", said("contacts", id="pesan\x00contoh", **{"kol\x00om": 1}))

    for _ in range(500):
        if "set-aside" in await journey.recorded():
            break
        await asyncio.sleep(0.02)
    (aside,) = await journey.bodies("set-aside")
    assert aside["message"] == "pesan\ufffdcontoh"
    assert "kol\ufffdom: extra inputs are not permitted" in aside["why"]


async def test_the_same_rubbish_as_a_signal_becomes_a_fact_and_never_ends_the_journey(world: World) -> None:
    journey = await world.begin(journey_state())
    await journey.steps()

    for raw, _ in RUBBISH:
        await journey.handle.signal("send", raw)
    await journey.handle.signal("send", said("contacts", id="pesan-contoh-9", officers=["a.contoh"], head="b.contoh"))

    for _ in range(500):
        if "contacts-named" in await journey.recorded():
            break
        await asyncio.sleep(0.02)
    facts = await journey.recorded()
    assert facts.count("contacts-named") == 1
    assert set(facts) == {"entered", "asked", "set-aside", "contacts-named"}
    assert await journey.steps() == ["data"]
    assert (await journey.state()).people.of(Role.OFFICER) == ("a.contoh",)
