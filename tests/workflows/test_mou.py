"""Stage 2: the invitation, and the way from an accepted one to the training."""

from __future__ import annotations

from typing import Any

from tests.workflows.remembered import COORDINATOR, DAY, HEAD, OFFICER, SIGNATORY, posted, recorded, refusal
from tests.workflows.signing import at


async def test_an_accepted_invitation_leads_over_text_and_signatures_to_training(begin: Any) -> None:
    journey = await at(begin, "invitation")

    for step in ("invitation", "text", "signature-head", "signature-signatory"):
        assert await journey.steps() == [step]
        await journey.answer()

    assert await journey.steps() == ["team"]
    assert await recorded(journey) == [
        "entered",
        "asked",
        "accepted",
        "asked",
        "text-issued",
        "asked",
        "signed",
        "asked",
        "signed",
        "mou-concluded",
        "entered",
        "asked",
    ]
    assert await posted(journey) == [
        ("task", HEAD),
        ("task", OFFICER),
        ("mou-invitation", OFFICER),
        ("mou-invitation", HEAD),
        ("task", COORDINATOR),
        ("task", HEAD),
        ("task", SIGNATORY),
        ("mou-concluded", OFFICER),
        ("mou-concluded", HEAD),
        ("mou-concluded", COORDINATOR),
        ("task", OFFICER),
    ]


async def test_an_officer_may_accept_for_the_region(begin: Any) -> None:
    journey = await at(begin, "invitation")

    await journey.say("accept", OFFICER)

    assert await journey.steps() == ["text"]


async def test_a_region_that_declines_gives_its_reason_and_its_journey_ends(begin: Any) -> None:
    journey = await at(begin, "invitation")

    await journey.say("decline", HEAD, reason="anggaran belum tersedia")

    result = await journey.result()
    assert (result.outcome, result.stage, result.reason) == ("declined", "mou", "anggaran belum tersedia")
    assert await recorded(journey) == ["entered", "asked", "declined", "ended"]
    assert (await posted(journey))[-3:] == [("closing-declined", person) for person in (OFFICER, HEAD, COORDINATOR)]


async def test_a_missed_invitation_lapses_and_ends_after_the_grace(begin: Any) -> None:
    journey = await at(begin, "invitation")
    missed = (await journey.standing()).waiting[0].due

    await journey.pass_until(missed.day + 30 * DAY)

    result = await journey.result()
    assert (result.outcome, result.reason) == ("lapsed", f"invitation was not done by {missed} and not reopened")


async def test_an_invitation_that_is_accepted_is_not_declined_any_more(begin: Any) -> None:
    journey = await at(begin, "invitation")
    await journey.say("accept", OFFICER)

    why = await refusal(journey.say("decline", HEAD, reason="anggaran belum tersedia"))

    assert why == "invitation is not asked for now; open: text"
