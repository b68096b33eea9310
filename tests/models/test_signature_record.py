"""How the record of a signature under a concluded MoU is set right."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from models.correction import CORRECTABLE, correct
from models.facts import SignatureAmended
from models.messages.base import Message
from models.messages.record import SignatureCorrection
from models.people import Role
from models.steering import apply
from tests.models.samples import NOW, B, C, said
from tests.models.scene import COORDINATOR, HEAD, SIGNATORY
from tests.models.signed import ENTRY, half_signed, trained


def test_before_the_mou_is_concluded_the_record_is_corrected_by_undoing() -> None:
    assert half_signed().refuses("correct-signature", COORDINATOR, signatory=HEAD) == (
        "the MoU of Kota Bogor is not concluded yet; allowed: unsign, which undoes a mistaken entry, "
        "and after that the right one"
    )


REFUSED_CORRECTIONS: list[tuple[dict[str, Any], str]] = [
    (
        {"place": None},
        f"nothing on record about the signature of {HEAD} would change; "
        "name a new value of signed_on, place, number_region, number_programme, scan",
    ),
    (
        {"place": None, "scan": C},
        f"nothing on record about the signature of {HEAD} would change; "
        "name a new value of signed_on, place, number_region, number_programme, scan",
    ),
    (
        {"signed_on": "2018-05-09"},
        "the signature on 2018-05-09 has not come yet; today is 2018-05-08, report it once it has taken place",
    ),
    (
        {"signatory": SIGNATORY},
        f"there is no signature of {SIGNATORY} whose record can be corrected here; there is {HEAD}",
    ),
]


@pytest.mark.parametrize(("wrong", "why"), REFUSED_CORRECTIONS)
def test_a_correction_that_corrects_nothing_is_refused(wrong: dict[str, Any], why: str) -> None:
    assert trained().refuses("correct-signature", COORDINATOR, **{"signatory": HEAD, **wrong}) == why


def test_an_mou_from_before_signatures_were_kept_is_not_corrected_here() -> None:
    assert trained(signatures=()).refuses("correct-signature", COORDINATOR, signatory=HEAD) == (
        f"there is no signature of {HEAD} whose record can be corrected here; "
        "there is none, because it was concluded before these were kept"
    )


def test_a_correction_names_neither_who_signed_nor_how_nor_which_text() -> None:
    named = SignatureCorrection.model_fields.keys() - Message.model_fields.keys()

    assert CORRECTABLE == ("signed_on", "place", "number_region", "number_programme", "scan")
    assert named == {"signatory", "reason", *CORRECTABLE}


def test_a_correction_holds_the_old_values_and_the_new_and_changes_nothing_else() -> None:
    here = trained()
    before = here.state.model_copy(deep=True)
    message = here.accepts(
        "correct-signature",
        COORDINATOR,
        signatory=HEAD,
        signed_on="2018-05-06",
        place="Bogor",
        number_programme="46/2018",
        scan=B,
        reason="nomor keliru",
    )
    amended = SignatureAmended(
        role=Role.HEAD,
        signatory=HEAD,
        before={"signed_on": "2018-05-07", "place": None, "number_programme": "45/2018", "scan": C},
        after={"signed_on": "2018-05-06", "place": "Bogor", "number_programme": "46/2018", "scan": B},
        reason="nomor keliru",
    )

    assert apply(message, here.state, NOW) == [(message.id, amended)]

    new = {"signed_on": date(2018, 5, 6), "place": "Bogor", "number_programme": "46/2018", "scan": B}
    before.results.signatures = (ENTRY.model_copy(update=new),)
    assert here.state == before


def test_a_second_correction_begins_from_the_first() -> None:
    here = trained()
    first, second = said("correct-signature", signatory=HEAD), said("correct-signature", signatory=HEAD, place="Depok")
    assert isinstance(first, SignatureCorrection)
    assert isinstance(second, SignatureCorrection)

    changes = [correct(each, here.state) for each in (first, second)]

    assert [(fact.before, fact.after) for fact in changes] == [
        ({"place": None}, {"place": "Bogor"}),
        ({"place": "Bogor"}, {"place": "Depok"}),
    ]
