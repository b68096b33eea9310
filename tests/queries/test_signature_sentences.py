"""What people read of a signature: whose, how, where, under which numbers, and what was set right."""

from __future__ import annotations

from typing import Any

import pytest

from models.facts import MouConcluded, SignatureUndone
from models.messages.mou import Capacity
from models.people import Role
from models.signature import SignatureEntry
from queries.sentences import sentence
from tests.activities.occasions import AMENDED, BARE, DIGEST, FULL
from tests.models.samples import A, said

NAMES = {"kepala.contoh": "Wali Kota (contoh)", "koordinator.contoh": "Koordinator (contoh)"}
CASES: list[tuple[str, dict[str, Any], str]] = [
    (
        "signed",
        said(
            "sign", "koordinator.contoh", signatory="kepala.contoh", place="Jakarta", number_region="120/2018"
        ).content()
        | {"message": "pesan-contoh-1"},
        "signed: signature of Wali Kota (contoh); on paper; capacity definitif; signed on 2018-05-08; place Jakarta; "
        "number region 120/2018; message pesan-contoh-1; by Koordinator (contoh)",
    ),
    (
        "signature-undone",
        SignatureUndone(
            text=A, role=Role.HEAD, signatory="kepala.contoh", message="pesan-contoh-1", reason="salah pindai"
        ).model_dump(mode="json"),
        "signature undone: signature of Wali Kota (contoh); message pesan-contoh-1 “salah pindai”",
    ),
    (
        "mou-concluded",
        MouConcluded(text=DIGEST, signatures=(BARE, FULL)).model_dump(mode="json"),
        "mou concluded: signature of Wali Kota (contoh), capacity definitif, signed on 2026-05-08; "
        "signature of penanda-tangan.contoh, on paper, capacity Plt., signed on 2026-05-08, place Jakarta, "
        "number region 120/CONTOH/2026, number programme 45/CONTOH/2026",
    ),
    ("mou-concluded", {"text": DIGEST}, "mou concluded"),
    (
        "signature-amended",
        AMENDED.model_dump(mode="json"),
        "signature amended: signature of penanda-tangan.contoh; signed on 2026-05-09 instead of 2026-05-08; "
        "place Bogor instead of Jakarta; number region 121/CONTOH/2026 instead of nothing; "
        "scan abababababab… instead of cdcdcdcdcdcd… “Nomor pihak daerah belum tercatat.”",
    ),
]


@pytest.mark.parametrize(("kind", "body", "text"), CASES)
def test_a_line_tells_the_whole_of_a_signature(kind: str, body: dict[str, Any], text: str) -> None:
    assert sentence(kind, body, NAMES) == text


@pytest.mark.parametrize(
    ("method", "words"),
    [("system", "in the system"), ("bsre", "electronic signature (TTE) BSrE"), ("stempel", "stempel")],
)
def test_a_method_is_told_in_words_and_one_of_a_newer_build_as_it_is(method: str, words: str) -> None:
    body = {"signatory": "kepala.contoh", "capacity": Capacity.PJ.value, "method": method}

    assert sentence("signed", body, NAMES) == f"signed: signature of Wali Kota (contoh); {words}; capacity Pj."


def test_a_kept_signature_keeps_what_a_newer_build_added() -> None:
    newer = SignatureEntry.model_validate({**FULL.model_dump(mode="json"), "stamp": "basah"})

    assert newer.model_dump(mode="json")["stamp"] == "basah"
