"""Stage 2, the text of the MoU, and what a new version does to the signatures."""

from __future__ import annotations

from typing import Any

from tests.workflows.remembered import COORDINATOR, DAY, HEAD, OFFICER, SIGNATORY, facts, posted, recorded, refusal
from tests.workflows.signing import at, issue, sign

FIRST, SECOND = "1" * 64, "2" * 64


async def test_there_is_no_text_before_the_region_has_accepted(begin: Any) -> None:
    journey = await at(begin, "invitation")

    why = await refusal(issue(journey, FIRST))

    assert why == "the region has not accepted the invitation yet; the text comes after the acceptance"


async def test_nobody_signs_before_there_is_a_text(begin: Any) -> None:
    journey = await at(begin, "text")

    why = await refusal(sign(journey, HEAD, text=FIRST))

    assert why == "there is no text to sign yet; signatures come after the text is issued"


async def test_a_text_that_a_coordinator_issues_late_is_escalated_but_ends_nothing(begin: Any) -> None:
    journey = await at(begin, "text")

    await journey.pass_until((await journey.standing()).waiting[0].due.day + 40 * DAY)

    assert await journey.steps() == ["text"]
    assert len(await facts(journey, "escalated")) == 1


async def test_a_new_text_voids_the_signatures_says_so_and_all_sign_anew(begin: Any) -> None:
    journey = await at(begin, "text")
    await issue(journey, FIRST)
    await sign(journey, HEAD, text=FIRST)
    assert await journey.steps() == ["signature-signatory"]

    await issue(journey, SECOND)

    assert await journey.steps() == ["signature-head"]
    await sign(journey, HEAD, text=SECOND)
    await sign(journey, SIGNATORY, text=SECOND)
    assert await journey.steps() == ["team"]
    assert (await journey.state()).results.mou_text == SECOND
    voided = {"text": SECOND, "old_text": FIRST, "persons": [HEAD]}
    assert await facts(journey, "signatures-voided") == [voided]
    told = [person for letter, person in await posted(journey) if letter == "signatures-voided"]
    assert told == [HEAD, OFFICER, COORDINATOR]


async def test_a_new_text_before_any_signature_voids_nothing(begin: Any) -> None:
    journey = await at(begin, "text")
    await issue(journey, FIRST)

    await issue(journey, SECOND)

    await sign(journey, HEAD, text=SECOND)
    assert (await recorded(journey))[4:] == ["text-issued", "asked", "text-issued", "asked", "signed", "asked"]


async def test_a_signature_under_the_old_text_is_refused(begin: Any) -> None:
    journey = await at(begin, "text")
    await issue(journey, FIRST)
    await issue(journey, SECOND)

    why = await refusal(sign(journey, HEAD, text=FIRST))

    assert why == (
        "111111111111… is not the current text of the MoU; that is 222222222222…; read it again and send its digest"
    )


async def test_the_same_text_is_not_issued_twice(begin: Any) -> None:
    journey = await at(begin, "text")
    await issue(journey, FIRST)

    why = await refusal(issue(journey, FIRST))

    assert why == "111111111111… is the current text already; a new version has another digest"
