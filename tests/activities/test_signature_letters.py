"""What the letters say of signatures: how each was given, what was undone, what was set right."""

from __future__ import annotations

from typing import Any

from models.facts import MouConcluded
from tests.activities.occasions import AMENDED, BARE, DIGEST, FULL, OTHER, fact, occasion, office, read


def text_of(letter: str, body: dict[str, Any]) -> str:
    return read(office().compose(occasion(letter=letter, body=body)))[1]


def test_a_concluded_mou_names_each_signature_with_what_is_known_of_it() -> None:
    _, body = fact(MouConcluded(text=DIGEST, signatures=(BARE, FULL)))

    assert text_of("mou-concluded", body).partition("Penandatanganan:\n\n")[2].partition("\n\n")[0] == (
        "- Kepala Contoh (kepala daerah), kapasitas jabatan definitif, tanggal 8 Mei\n"
        "  2026\n"
        "- Penanda-Tangan Contoh (penanda tangan pihak program), kapasitas jabatan\n"
        "  Plt., tanggal 8 Mei 2026 di Jakarta, di atas kertas, nomor pihak daerah\n"
        "  120/CONTOH/2026, nomor pihak program 45/CONTOH/2026"
    )


def test_an_mou_concluded_before_signatures_were_kept_is_told_without_them() -> None:
    _, body = fact(MouConcluded(text=DIGEST))

    assert text_of("mou-concluded", {"text": DIGEST}) == text_of("mou-concluded", body)
    assert "Penandatanganan" not in text_of("mou-concluded", body)


def test_what_was_set_right_is_told_with_the_old_value_and_the_new() -> None:
    _, body = fact(AMENDED)
    told = text_of("signature-amended", body)

    assert told[told.index("- Tanggal penanda") : told.index("Alasan koreksi")] == (
        "- Tanggal penandatanganan: semula 8 Mei 2026, menjadi 9 Mei 2026\n"
        "- Tempat penandatanganan: semula Jakarta, menjadi Bogor\n"
        "- Nomor pihak daerah: semula belum dicatat, menjadi 121/CONTOH/2026\n"
        f"- Sidik digital (SHA-256) hasil pindai: semula\n  {OTHER}, menjadi\n  {DIGEST}\n\n"
    )
