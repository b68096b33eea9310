"""What a signature must say: its method, and what this and its capacity ask for."""

from __future__ import annotations

from typing import Any

import pytest

from models.messages.mou import Signature
from models.people import Role
from models.progress.mou import MouProgress
from tests.models.samples import A, B
from tests.models.scene import COORDINATOR, HEAD, scene
from tests.models.signed import ENTRY, SIGNED, signing
from tests.world import policy

INCOMPLETE: list[tuple[str, dict[str, Any], str]] = [
    (HEAD, {"method": None}, f"the signature of {HEAD} does not say how it was given; method is paper, system or bsre"),
    (
        COORDINATOR,
        {"scan": None},
        f"the paper signature of {HEAD} has no scan; hand in the scanned page and name it as scan",
    ),
    (
        HEAD,
        {"method": "bsre", "scan": None},
        f"the BSrE signature of {HEAD} has no scan; hand in the signed PDF and name it as scan",
    ),
    (
        COORDINATOR,
        {"method": "system"},
        f"{COORDINATOR} cannot sign in the system for {HEAD}; {HEAD} sends that, "
        "a coordinator enters what was signed on paper or by BSrE",
    ),
    *(
        (
            COORDINATOR,
            {"capacity": capacity},
            f"{HEAD} signs as {capacity} and names no mandate; an acting capacity needs one, definitif needs none",
        )
        for capacity in ("Pj.", "Pjs.", "Plt.", "Plh.", "a.n.")
    ),
]


@pytest.mark.parametrize(("person", "lacks", "why"), INCOMPLETE)
def test_a_signature_that_lacks_what_it_needs_is_refused(person: str, lacks: dict[str, Any], why: str) -> None:
    assert signing().refuses("sign", person, text=A, signatory=HEAD, **lacks) == why


@pytest.mark.parametrize(
    ("person", "says"),
    [
        (COORDINATOR, {}),
        (COORDINATOR, {"place": "Jakarta", "number_region": "120/2018", "number_programme": "45/2018"}),
        (COORDINATOR, {"method": "bsre"}),
        (COORDINATOR, {"capacity": "Plt.", "mandate": B}),
        (HEAD, {}),
        (HEAD, {"method": "system", "scan": None}),
    ],
)
def test_a_signature_that_says_what_it_needs_is_accepted(person: str, says: dict[str, Any]) -> None:
    signing().accepts("sign", person, text=A, signatory=HEAD, **says)


def test_where_the_policy_does_not_ask_for_details_a_signature_needs_none() -> None:
    mou = policy().mou.model_copy(update={"signature_details": False})
    here = scene(
        "mou",
        MouProgress(step="signing", text=A, versions=1),
        policy=policy().model_copy(update={"mou": mou}),
    )

    here.accepts("sign", COORDINATOR, text=A, signatory=HEAD, capacity="Plt.", method=None, scan=None)


def test_a_signature_is_kept_with_how_it_was_given_and_who_entered_it() -> None:
    here = signing()
    says = {"signed_on": "2018-05-07", "number_programme": "45/2018"}
    message = here.accepts("sign", COORDINATOR, text=A, signatory=HEAD, id=SIGNED, **says)
    mou = here.progress
    assert isinstance(mou, MouProgress)
    assert isinstance(message, Signature)

    mou.sign(message, here.state)

    assert (mou.signed, mou.signatures) == ({Role.HEAD: HEAD}, {Role.HEAD: ENTRY})
