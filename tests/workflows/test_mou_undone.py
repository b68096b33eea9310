"""Stage 2, a mistaken entry of a signature is undone, and the signatory is asked anew."""

from __future__ import annotations

from typing import Any

from tests.workflows.remembered import COORDINATOR, HEAD, OFFICER, SIGNATORY, facts, posted, recorded, refusal
from tests.workflows.signing import RIGHT, WRONG, at, entered, in_any_order, issue, sign, undo


async def test_a_mistaken_entry_is_undone_and_the_signatory_is_asked_anew(begin: Any) -> None:
    journey = await at(begin, "signature")
    mistaken, first = await entered(journey, HEAD), await facts(journey, "asked")

    await undo(journey, HEAD, mistaken)

    (waiting,) = (await journey.standing()).waiting
    assert (waiting.key, waiting.persons) == ("signature-head#2v1", (HEAD,))
    await sign(journey, HEAD, by=COORDINATOR, scan=RIGHT)
    await sign(journey, SIGNATORY)
    assert await journey.steps() == ["team"]
    assert (await recorded(journey))[5:] == [
        "asked",
        "signed",
        "asked",
        "signature-corrected",
        "signature-undone",
        "asked",
        "signed",
        "asked",
        "signed",
        "mou-concluded",
        "entered",
        "asked",
    ]
    undone = (await facts(journey, "signature-undone"))[0]
    text = (await journey.state()).results.mou_text
    assert {**undone, "reason": ""} == {
        "text": text,
        "role": "head",
        "signatory": HEAD,
        "message": mistaken,
        "reason": "",
    }
    assert [fact["scan"] for fact in await facts(journey, "signed")] == [WRONG, RIGHT, None]
    assert [fact["step"] for fact in await facts(journey, "asked")] == [
        *(fact["step"] for fact in first),
        "signature-head#2v1",
        "signature-signatory#2v1",
        "team#1v1",
    ]
    assert await facts(journey, "conflict") == []


async def test_the_signatory_and_the_officer_are_told_of_an_entry_that_was_undone(begin: Any) -> None:
    journey = await at(begin, "signature")
    await undo(journey, HEAD, await entered(journey, HEAD))

    told = [post for post in await posted(journey) if post[0] == "signature-undone"]

    assert told == [("signature-undone", HEAD), ("signature-undone", OFFICER)]


async def test_where_all_sign_at_once_an_undone_entry_leaves_the_others_step_alone(begin: Any) -> None:
    journey = await at(begin, "signature", policy=in_any_order())
    _, other = (await journey.standing()).waiting
    mistaken = await entered(journey, HEAD)

    await undo(journey, HEAD, mistaken)

    again, still = sorted((await journey.standing()).waiting, key=lambda waiting: waiting.step)
    assert (again.key, still) == ("signature-head#2v1", other)


async def test_after_an_undone_entry_a_new_text_asks_once_more(begin: Any) -> None:
    journey = await at(begin, "signature")
    await undo(journey, HEAD, await entered(journey, HEAD))

    await issue(journey, "e" * 64)

    (waiting,) = (await journey.standing()).waiting
    assert waiting.key == "signature-head#3v1"
    await sign(journey, HEAD)
    await sign(journey, SIGNATORY)
    assert await journey.steps() == ["team"]


async def test_the_same_entry_is_not_undone_twice(begin: Any) -> None:
    journey = await at(begin, "signature")
    mistaken = await entered(journey, HEAD)
    await undo(journey, HEAD, mistaken)

    text = (await journey.state()).progress["text"]
    why = await refusal(journey.say("unsign", COORDINATOR, signatory=HEAD, text=text, message=mistaken, reason="x"))

    assert why == f"{HEAD} has not signed the present text; it was signed by nobody"
