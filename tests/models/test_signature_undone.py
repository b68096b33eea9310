"""How the mistaken entry of a signature is undone while the MoU is signed."""

from __future__ import annotations

from typing import Any

import pytest

from models.journey import Handled
from models.messages.mou import Unsigning
from models.people import Role
from models.progress.mou import MouProgress
from tests.models.samples import NOW, A, B
from tests.models.scene import COORDINATOR, HEAD, SIGNATORY, scene
from tests.models.signed import ENTRY, SIGNED, half_signed, signing, trained
from tests.world import policy

UNDONE = {"signatory": HEAD, "text": A, "message": SIGNED}
REFUSED_UNDOING: list[tuple[dict[str, Any], str]] = [
    ({"signatory": SIGNATORY}, f"{SIGNATORY} has not signed the present text; it was signed by {HEAD}"),
    (
        {"text": B},
        "bbbbbbbbbbbb… is not the current text of the MoU; that is aaaaaaaaaaaa…; read it again and send its digest",
    ),
    (
        {"message": "pesan-lain"},
        f"the signature of {HEAD} was entered by message {SIGNED}, not by pesan-lain; "
        "name the one that is to be undone",
    ),
]


@pytest.mark.parametrize(("wrong", "why"), REFUSED_UNDOING)
def test_only_the_signature_that_is_named_in_full_is_undone(wrong: dict[str, Any], why: str) -> None:
    assert half_signed().refuses("unsign", COORDINATOR, **{**UNDONE, **wrong}) == why


def test_where_nobody_has_signed_there_is_nothing_to_undo() -> None:
    assert signing().refuses("unsign", COORDINATOR, **UNDONE) == (
        f"{HEAD} has not signed the present text; it was signed by nobody"
    )


def test_a_signature_from_before_entries_were_kept_is_undone_by_an_id_the_journey_knows() -> None:
    here = half_signed(signatures={})
    assert here.refuses("unsign", COORDINATOR, **UNDONE) == (
        f"there was no message {SIGNED} here; name the sign message that is to be undone"
    )

    here.state.handled[SIGNED] = Handled(digest="d", received_at=NOW)

    here.accepts("unsign", COORDINATOR, **UNDONE)


@pytest.mark.parametrize(("ordered", "again"), [(True, {"head": 1, "signatory": 1}), (False, {"head": 1})])
def test_who_is_asked_anew_after_an_undoing(ordered: bool, again: dict[str, int]) -> None:
    """Where there is an order, the programme's signatory was asked already, and comes after the head once more."""
    mou_policy = policy().mou.model_copy(update={"ordered": ordered})
    position = MouProgress.model_validate(
        {"step": "signing", "text": A, "versions": 1, "signed": {"head": HEAD}, "signatures": {"head": ENTRY}}
    )
    here = scene("mou", position, policy=policy().model_copy(update={"mou": mou_policy}))
    undoing = here.accepts("unsign", COORDINATOR, **UNDONE)
    assert isinstance(undoing, Unsigning)

    assert position.undo(undoing, here.state) is Role.HEAD

    assert (position.signed, position.signatures, position.again) == ({}, {}, again)
    rounds = {"signature-head": 2} if ordered else {"signature-head": 2, "signature-signatory": 1}
    assert {ask.step: ask.round for ask in position.asks(here.state)} == rounds


def test_once_the_mou_is_concluded_no_signature_is_undone() -> None:
    assert trained().refuses("unsign", COORDINATOR, **UNDONE) == (
        "unsign belongs to the stage mou; Kota Bogor is in the stage training, where a concluded MoU stands; "
        "allowed: correct-signature, for date, place, numbers and scan of a signature"
    )
