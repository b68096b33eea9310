"""Why something was decided is told in the reader's language, and in people's own words where they are theirs."""

from __future__ import annotations

import pytest

from activities.reasons import reason_text
from models.cohort.announcing import NOT_RANKED
from tests.activities.occasions import REASONS

WHEN = "30 Juni 2026 pukul 23.59 WIT", "30 June 2026 at 23.59 WIT"


@pytest.mark.parametrize(
    ("recorded", "indonesian", "english"),
    [
        (
            "contacts was not done by 2026-06-30 23.59 WIT and not reopened",
            f"Langkah penunjukan narahubung daerah tidak selesai sampai dengan {WHEN[0]} dan tidak dibuka kembali.",
            f"The step “naming of the regional officer” was not done by {WHEN[1]} and was not reopened.",
        ),
        (
            REASONS["lapsed"],
            f"Langkah penyerahan masterplan dan rencana aksi tidak selesai sampai dengan {WHEN[0]}; "
            "berita acara nomor BA-02/CONTOH/2026: Tidak ada jawaban.",
            f"The step “masterplan and action plan” was not done by {WHEN[1]}; "
            "minutes number BA-02/CONTOH/2026: Tidak ada jawaban.",
        ),
        (
            REASONS["not-selected"],
            "Berita acara nomor BA-01/CONTOH/2026: Kuota telah terpenuhi.",
            "Minutes number BA-01/CONTOH/2026: Kuota telah terpenuhi.",
        ),
        (
            "minutes BA-01/CONTOH/2026: not selected, no objection",
            "Berita acara nomor BA-01/CONTOH/2026: tidak terpilih; daerah tidak mengajukan keberatan.",
            "Minutes number BA-01/CONTOH/2026: not selected; the region did not object.",
        ),
        (
            "minutes -: not selected, no objection",
            "Daerah tidak diperingkat dan tidak mengajukan keberatan.",
            "The region was not ranked and did not object.",
        ),
        ("minutes -: di bawah ambang batas", "di bawah ambang batas", "di bawah ambang batas"),
        (
            "not ranked: data belum terverifikasi",
            "Daerah tidak diperingkat: data belum terverifikasi",
            "The region is not ranked: data belum terverifikasi",
        ),
        (
            "the panel rejected the masterplan in round 2",
            "Tim penelaah tidak menyetujui masterplan pada putaran 2.",
            "The panel rejected the masterplan in round 2.",
        ),
        (
            REASONS["rejected"],
            "Masterplan tidak disetujui dalam 3 putaran.",
            "The masterplan was not approved in 3 rounds.",
        ),
        (
            REASONS["completed"],
            "Nilai indeks 3,31 dari 4 pada siklus evaluasi 2018.",
            "Index 3.31 of 4 in the evaluation cycle 2018.",
        ),
        (
            "peringkat 53 dari 160 daerah; kuota 50 daerah",
            "peringkat 53 dari 160 daerah; kuota 50 daerah",
            "rank 53 of 160 regions; quota of 50 regions",
        ),
        (
            f"minutes BA-01/CONTOH/2026: {NOT_RANKED}",
            "Berita acara nomor BA-01/CONTOH/2026: tidak memenuhi syarat pemeringkatan; lihat rincian nilai",
            "Minutes number BA-01/CONTOH/2026: does not meet the conditions of the ranking; "
            "see the working of the score",
        ),
        (
            "data terverifikasi setelah masa asesmen berakhir",
            "data terverifikasi setelah masa asesmen berakhir",
            "the data were verified after the time of the assessment",
        ),
        ("Prioritas daerah {berubah}.", "Prioritas daerah {berubah}.", "Prioritas daerah {berubah}."),
    ],
)
def test_why_a_journey_ended_is_told_in_the_readers_language(recorded: str, indonesian: str, english: str) -> None:
    assert (reason_text(recorded, "id"), reason_text(recorded, "en")) == (indonesian, english)
