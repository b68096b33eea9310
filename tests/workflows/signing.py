"""How the tests of the MoU come to its text and sign it."""

from __future__ import annotations

from typing import Any

from models.policy import CohortPolicy
from tests.workflows.remembered import COORDINATOR, HEAD, named
from tests.world import Journey, policy

SCAN, MANDATE = "a" * 64, "b" * 64
"""Digests of a sample scan and a sample mandate."""
WRONG, RIGHT = "c" * 64, "d" * 64
"""Digests of the scan that was entered by mistake and of the right one."""


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
    """Sign for *signatory*: the present text, *definitif*, in the system or *by* another on paper, unless *fields*."""
    present = (await journey.state()).progress["text"]
    usual = {"capacity": "definitif", "text": present, "signed_on": "2018-05-08"}
    usual |= {"method": "paper", "scan": SCAN} if by else {"method": "system"}
    await journey.say("sign", by or signatory, **{**usual, "signatory": signatory, **fields})


async def entered(journey: Journey, signatory: str) -> str:
    """Enter a signature of *signatory* from paper; the id of its message."""
    id = f"pesan-{journey.id.rpartition('-')[2]}-1"
    await sign(journey, signatory, by=COORDINATOR, id=id, scan=WRONG)
    return id


async def undo(journey: Journey, signatory: str, message: str) -> None:
    """Undo the entry of *signatory* under the present text that *message* made."""
    said = {
        "signatory": signatory,
        "text": (await journey.state()).progress["text"],
        "message": message,
        "reason": "salah pindai",
    }
    await journey.say("unsign", COORDINATOR, **said)
