"""Stage 2, signatures: who signs for whom, in which order and capacity."""

from __future__ import annotations

from typing import Any

import pytest

from models.messages.mou import Capacity
from tests.workflows.remembered import COORDINATOR, HEAD, OFFICER, SIGNATORY, facts, refusal
from tests.workflows.signing import MANDATE, at, in_any_order, sign
from tests.world import policy


async def test_the_programme_does_not_sign_before_the_head(begin: Any) -> None:
    journey = await at(begin, "signature")

    why = await refusal(sign(journey, SIGNATORY))

    assert why == "the head signs first; the signatory signs after that"


async def test_where_the_policy_says_so_all_sign_at_once_each_by_a_date_of_its_own(begin: Any) -> None:
    journey = await at(begin, "signature", policy=in_any_order())
    head, signatory = (await journey.standing()).waiting
    assert (head.step, signatory.step) == ("signature-head", "signature-signatory")
    assert head.due.day > signatory.due.day

    await sign(journey, SIGNATORY)
    assert (await journey.standing()).waiting == (head,)
    await sign(journey, HEAD)

    assert await journey.steps() == ["team"]


async def test_a_coordinator_enters_a_signature_from_paper(begin: Any) -> None:
    journey = await at(begin, "signature")

    await sign(journey, HEAD, by=COORDINATOR)

    assert await journey.steps() == ["signature-signatory"]
    signed = (await facts(journey, "signed"))[0]
    assert (signed["signatory"], signed["person"], signed["method"]) == (HEAD, COORDINATOR, "paper")


@pytest.mark.parametrize("capacity", Capacity)
async def test_a_signature_carries_the_capacity_it_was_given_in(begin: Any, capacity: Capacity) -> None:
    journey = await at(begin, "signature")

    await sign(journey, HEAD, capacity=capacity, mandate=MANDATE)
    await journey.answer()

    assert await journey.steps() == ["team"]
    assert [fact["capacity"] for fact in await facts(journey, "signed")] == [capacity, "definitif"]


async def test_a_capacity_that_does_not_exist_is_refused(begin: Any) -> None:
    journey = await at(begin, "signature")

    why = await refusal(sign(journey, HEAD, capacity="wakil"))

    allowed = "'definitif', 'Pj.', 'Pjs.', 'Plt.', 'Plh.' or 'a.n.'"
    assert why == f"the sign message is not well formed: capacity: input should be {allowed}"


async def test_nobody_signs_in_the_place_of_another_signatory(begin: Any) -> None:
    journey = await at(begin, "signature")

    why = await refusal(sign(journey, HEAD, by=SIGNATORY))

    assert why == f"{SIGNATORY} cannot sign for {HEAD}; a coordinator may enter it"


async def test_an_officer_does_not_sign_for_the_region(begin: Any) -> None:
    journey = await at(begin, "signature")

    why = await refusal(sign(journey, HEAD, by=OFFICER))

    assert why == f"{OFFICER} is officer here; sign may be sent by head or signatory or coordinator"


async def test_a_coordinator_enters_no_signature_of_a_stranger(begin: Any) -> None:
    journey = await at(begin, "signature")

    why = await refusal(sign(journey, OFFICER, by=COORDINATOR))

    assert why == f"{OFFICER} is no signatory of this MoU; its signatories are {HEAD}, {SIGNATORY}"


async def test_a_second_signature_of_the_same_text_is_refused(begin: Any) -> None:
    journey = await at(begin, "signature")
    await sign(journey, HEAD)

    why = await refusal(sign(journey, HEAD))

    assert why == f"{HEAD} has signed this text as head already; one signature each is allowed"


async def test_an_acting_head_signs_only_with_a_mandate(begin: Any) -> None:
    journey = await at(begin, "signature")

    why = await refusal(sign(journey, HEAD, capacity="Plt."))

    assert why == f"{HEAD} signs as Plt. and names no mandate; an acting capacity needs one, definitif needs none"


async def test_a_paper_signature_without_its_scan_is_not_entered(begin: Any) -> None:
    journey = await at(begin, "signature")

    why = await refusal(sign(journey, HEAD, method="paper"))

    assert why == f"the paper signature of {HEAD} has no scan; hand in the scanned page and name it as scan"


async def test_where_the_policy_asks_for_no_details_a_bare_signature_counts(begin: Any) -> None:
    bare = policy().model_copy(update={"mou": policy().mou.model_copy(update={"signature_details": False})})
    journey = await at(begin, "signature", policy=bare)
    text = (await journey.state()).progress["text"]

    await journey.say("sign", HEAD, signatory=HEAD, capacity="Pj.", text=text, signed_on="2018-05-08")

    assert await journey.steps() == ["signature-signatory"]
