"""The policy's numbers in the words of letters and pages."""

from __future__ import annotations

import pytest

from models.policy_words import STEP_OF, setting_label, setting_text
from models.vocabulary import STEPS
from models.words import step_kind


@pytest.mark.parametrize(
    ("key", "indonesian", "english"),
    [
        (
            "masterplan.revision.days",
            "hari kerja untuk perbaikan masterplan",
            "working days for a revision",
        ),
        ("training.report.days", "hari kerja untuk laporan sesi bimtek", "working days for a session's report"),
        (
            "masterplan.drafting.days",
            "hari kerja untuk penyerahan masterplan dan rencana aksi",
            "working days for masterplan and action plan",
        ),
        (
            "mou.signatories.2.within.days",
            "hari kerja bagi penanda tangan ke-2",
            "working days for signatory 2",
        ),
        ("masterplan.panel.quorum", "kuorum tim penelaah", "quorum of the panel"),
        ("evaluation.aspects.2.weight", "bobot aspek evaluasi ke-2 (persen)", "weight of aspect 2 in per cent"),
        ("ladders.region.rungs.1.offset", "jadwal pengingat region", "reminder ladder region"),
        ("kelak.jumlah_baru.1", "kelak jumlah baru 1", "kelak jumlah baru 1"),
    ],
)
def test_a_number_of_the_policy_is_told_in_words(key: str, indonesian: str, english: str) -> None:
    assert (setting_label(key), setting_label(key, "en")) == (indonesian, english)


def test_every_step_that_a_number_of_days_is_for_has_words() -> None:
    assert {step_kind(step) for step in STEP_OF.values()} <= STEPS["id"].keys()


def test_a_value_is_written_as_people_write_it() -> None:
    assert [setting_text(value) for value in (True, False, 20, "0.50")] == ["ya", "tidak", "20", "0,50"]
    assert [setting_text(value, "en") for value in (True, False, 20, "0.50")] == ["yes", "no", "20", "0.50"]
