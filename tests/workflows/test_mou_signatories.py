"""Stage 2, signatories: heads who come into office, and signatories who are late."""

from __future__ import annotations

from typing import Any

from tests.workflows.remembered import COORDINATOR, DAY, HEAD, SIGNATORY, posted, refusal
from tests.workflows.signing import at, in_any_order, sign
from tests.world import Journey

NEW_HEAD = "kepala-baru.contoh"


async def replace_head(journey: Journey) -> None:
    await journey.say("replace", COORDINATOR, role="head", old=HEAD, new=NEW_HEAD, reason="pelantikan")


async def test_a_head_who_takes_office_before_signing_signs_in_the_others_place(begin: Any) -> None:
    journey = await at(begin, "signature")
    due = (await journey.standing()).waiting[0].due

    await replace_head(journey)

    waiting = (await journey.standing()).waiting[0]
    assert (waiting.persons, waiting.due) == ((NEW_HEAD,), due)
    why = await refusal(sign(journey, HEAD))
    assert why == f"{HEAD} holds no role here; sign may be sent by head or signatory or coordinator"
    await sign(journey, NEW_HEAD)
    assert await journey.steps() == ["signature-signatory"]


async def test_what_a_head_has_signed_stays_signed_when_another_takes_office(begin: Any) -> None:
    journey = await at(begin, "signature")
    await sign(journey, HEAD)

    await replace_head(journey)

    why = await refusal(sign(journey, NEW_HEAD))
    assert why == f"{HEAD} has signed this text as head already; one signature each is allowed"
    await sign(journey, SIGNATORY)
    assert await journey.steps() == ["team"]


async def test_a_head_who_does_not_sign_lapses_and_the_journey_ends_after_the_grace(begin: Any) -> None:
    journey = await at(begin, "signature")
    missed = (await journey.standing()).waiting[0].due

    await journey.pass_until(missed.day + DAY, hour=2)
    assert (await journey.standing()).lapsed_step == "signature-head"
    await journey.pass_time(30 * DAY)

    result = await journey.result()
    assert (result.outcome, result.reason) == ("lapsed", f"signature-head was not done by {missed} and not reopened")
    assert [post for post in await posted(journey) if post[0] == "lapse"] == [("lapse", HEAD), ("lapse", COORDINATOR)]


async def test_a_programme_that_signs_late_is_escalated_but_ends_nothing(begin: Any) -> None:
    journey = await at(begin, "signature")
    await sign(journey, HEAD)

    await journey.pass_until((await journey.standing()).waiting[0].due.day + 40 * DAY)

    assert await journey.steps() == ["signature-signatory"]
    assert [post for post in await posted(journey) if post[0] == "escalation"] == [("escalation", COORDINATOR)]
    await sign(journey, SIGNATORY)
    assert await journey.steps() == ["team"]


async def test_where_all_sign_at_once_the_programmes_lateness_does_not_harm_the_region(begin: Any) -> None:
    journey = await at(begin, "signature", policy=in_any_order())
    head, signatory = (await journey.standing()).waiting

    await journey.pass_until(signatory.due.day + DAY)
    await journey.pass_until(head.due.day, hour=23)
    await sign(journey, HEAD)

    assert await journey.steps() == ["signature-signatory"]
