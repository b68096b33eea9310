"""Stage 2 and after it: a concluded MoU names its signatures, and the record of one is set right."""

from __future__ import annotations

from typing import Any

from models.messages.mou import Capacity
from models.people import Role
from models.signature import SignatureEntry
from tests.workflows.remembered import COORDINATOR, HEAD, OFFICER, SIGNATORY, facts, posted, refusal
from tests.workflows.signing import RIGHT, SCAN, WRONG, at, entered, sign


async def test_a_concluded_mou_names_its_signatures_and_they_travel_on(begin: Any) -> None:
    journey = await at(begin, "signature")
    mistaken = await entered(journey, HEAD)
    await sign(journey, SIGNATORY, method="bsre", scan=SCAN, place="Jakarta", number_programme="45/2018")
    await journey.until_open("team")

    head, signatory = (await journey.state()).results.signatures

    assert head == SignatureEntry(
        message=mistaken,
        entered_by=COORDINATOR,
        role=Role.HEAD,
        signatory=HEAD,
        capacity=Capacity.DEFINITIF,
        signed_on=head.signed_on,
        method="paper",
        scan=WRONG,
    )
    assert (signatory.method, signatory.place, signatory.number_programme) == ("bsre", "Jakarta", "45/2018")
    (concluded,) = await facts(journey, "mou-concluded")
    assert concluded["signatures"] == [head.model_dump(mode="json"), signatory.model_dump(mode="json")]


async def test_after_the_conclusion_the_record_is_set_right_and_the_journey_goes_on_as_it_was(begin: Any) -> None:
    journey = await at(begin, "signature")
    mistaken = await entered(journey, HEAD)
    await sign(journey, SIGNATORY)
    await journey.until_open("team")
    before = await journey.standing()
    text = str((await journey.state()).results.mou_text)

    why = await refusal(
        journey.say("unsign", COORDINATOR, signatory=HEAD, text=text, message=mistaken, reason="salah pindai")
    )
    assert why.endswith("allowed: correct-signature, for date, place, numbers and scan of a signature")
    await journey.say(
        "correct-signature", COORDINATOR, signatory=HEAD, scan=RIGHT, place="Bogor", reason="salah pindai"
    )

    (amended,) = await facts(journey, "signature-amended")
    assert {**amended, "reason": ""} == {
        "role": "head",
        "signatory": HEAD,
        "before": {"place": None, "scan": WRONG},
        "after": {"place": "Bogor", "scan": RIGHT},
        "reason": "",
    }
    assert (await journey.standing()).waiting == before.waiting
    assert [entry.scan for entry in (await journey.state()).results.signatures] == [RIGHT, None]
    told = [post for post in await posted(journey) if post[0] == "signature-amended"]
    assert told == [("signature-amended", HEAD), ("signature-amended", OFFICER)]


async def test_the_record_is_set_right_in_a_pause_of_a_later_stage(begin: Any) -> None:
    journey = await at(begin, "signature")
    await journey.go_on_until("team")
    await journey.answer()
    await journey.say("pause", COORDINATOR, reason="banjir")

    await journey.say("correct-signature", COORDINATOR, signatory=HEAD, number_region="121/2018", reason="nomor keliru")

    (amended,) = await facts(journey, "signature-amended")
    assert (amended["before"], amended["after"]) == (
        {"number_region": "120/CONTOH/2018"},
        {"number_region": "121/2018"},
    )
