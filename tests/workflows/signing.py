"""How the tests of the MoU come to its text and sign it."""

from __future__ import annotations

from typing import Any

from models.policy import CohortPolicy
from tests.workflows.remembered import COORDINATOR, HEAD, named
from tests.world import Journey, policy


def in_any_order() -> CohortPolicy:
    """A policy in which all signatories are asked at once."""
    return policy().model_copy(update={"mou": policy().mou.model_copy(update={"ordered": False})})


async def at(begin: Any, step: str, **changes: Any) -> Journey:
    """A journey of a region with a head, in the MoU, that has come to *step*."""
    journey: Journey = await begin("mou", people=named(head=HEAD), **changes)
    await journey.go_on_until(step)
    return journey


async def issue(journey: Journey, text: str) -> None:
    """Issue *text*, or make it the new version."""
    await journey.say("text", COORDINATOR, digest_of_text=text, reason="pasal 4 diperbaiki")


async def sign(journey: Journey, signatory: str, by: str | None = None, **fields: str) -> None:
    """Sign for *signatory*: the present text in the capacity *definitif*, unless *fields* say otherwise."""
    present = (await journey.state()).progress["text"]
    usual = {"capacity": "definitif", "text": present, "signed_on": "2018-05-08"}
    await journey.say("sign", by or signatory, **{**usual, "signatory": signatory, **fields})
