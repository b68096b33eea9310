"""Rests off the ordinary way: in reserve, with two steps open, with a word kept for later or sent again."""

from __future__ import annotations

from typing import Any

import pytest

from tests.workflows.remembered import COORDINATOR, HEAD, OFFICER, named, refusal
from tests.workflows.test_rest import rest
from tests.workflows.test_steering import guided, recorded
from tests.workflows.test_steering_dates import in_any_order


async def test_a_rest_in_reserve(begin: Any) -> None:
    journey = await begin()
    await journey.go_on_until("selection")
    await journey.say("select", COORDINATOR, result="reserve", minutes="BA contoh 4", reason="kuota terpenuhi")
    assert await journey.steps() == ["reserve"]

    await rest(journey)

    await journey.answer()
    assert await journey.steps() == ["invitation"]


async def test_a_rest_while_two_signatories_have_not_signed(begin: Any) -> None:
    journey = await begin("mou", people=guided(), policy=in_any_order())
    await journey.go_on_until("signature-head")
    assert await journey.steps() == ["signature-head", "signature-signatory"]

    await rest(journey)

    await journey.do((await journey.deeds())[1])
    assert await journey.steps() == ["signature-head"]


@pytest.mark.parametrize("given", [0, 1])
async def test_a_rest_at_the_gate_with_one_of_two_words_given(begin: Any, given: int) -> None:
    journey = await begin("training", people=named(head=HEAD))
    await journey.go_on_until("gate")
    await journey.do((await journey.deeds())[given])

    await rest(journey)

    assert await journey.steps() == ["gate"]
    await journey.answer()
    assert await journey.steps() == ["session-1-schedule"]


async def test_a_rest_with_a_word_that_came_a_stage_early(begin: Any) -> None:
    journey = await begin("mou", people=guided())
    await journey.steps()
    await journey.say("open-gate", COORDINATOR, reason="pelatihan pembimbing selesai")

    await rest(journey)

    await journey.go_on_until("team")
    await journey.answer()
    assert await journey.steps() == ["session-1-schedule"]


async def test_a_message_sent_again_after_a_rest_gets_its_receipt_and_counts_once(begin: Any) -> None:
    journey = await begin("masterplan", people=guided())
    deeds = await journey.deeds()
    first, other = deeds[0], deeds[1]
    receipt = await journey.say(first.kind, OFFICER, id="kiriman-contoh-1", **first.fields)

    await rest(journey)

    assert await refusal(journey.say(other.kind, OFFICER, id="kiriman-contoh-1", **other.fields)) == (
        "message id kiriman-contoh-1 was used for another message; a repeat has the same content"
    )
    assert (
        await journey.say(first.kind, OFFICER, id="kiriman-contoh-1", at=receipt.received_at, **first.fields) == receipt
    )
    assert await recorded(journey) == ["entered", "asked", "book-handed-in", "moved"]


async def test_only_the_administrator_or_a_coordinator_moves_a_journey(begin: Any) -> None:
    journey = await begin()

    assert await refusal(journey.say("move", OFFICER)) == (
        f"{OFFICER} is officer here; move may be sent by operator or coordinator"
    )
