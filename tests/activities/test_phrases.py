"""What a letter says of steps, dates, reasons and people's own words."""

from __future__ import annotations

from datetime import date

import pytest

from activities.layout import reflowed
from activities.letters import Letters
from activities.phrases import deadline_text, listed, reason_text, remaining
from models import words
from models.messages.steering import Pause
from models.messages.training import SessionDate
from tests.activities.occasions import (
    AT,
    DUE,
    REASONS,
    compared,
    concluded,
    occasion,
    office,
    read,
    said,
)


@pytest.fixture(scope="module")
def letters() -> Letters:
    return office()


@pytest.mark.parametrize(
    ("key", "indonesian", "english"),
    [
        ("masterplan", "penyerahan masterplan dan rencana aksi", "masterplan and action plan"),
        ("masterplan#1v3", "penyerahan masterplan dan rencana aksi", "masterplan and action plan"),
        ("panel#2v1", "penelaahan masterplan (putaran 2)", "masterplan review (round 2)"),
        ("session-4-schedule#1v1", "penjadwalan bimtek sesi IV", "date of training session IV"),
        (
            "session-2-report#2v1",
            "penyampaian laporan bimtek sesi II (laporan ke-2)",
            "report on training session II (report 2)",
        ),
        (
            "signature-head#2v1",
            "penandatanganan nota kesepahaman oleh kepala daerah (permintaan ke-2)",
            "signature of the MoU by the regional head (request 2)",
        ),
        ("list-approval#2v1", "persetujuan daftar hasil pemeringkatan (putaran 2)", "approval of the list (round 2)"),
        (
            "answer-kabupaten-pangkajene-dan-kepulauan#1v1",
            "jawaban atas keberatan Kabupaten Pangkajene dan Kepulauan",
            "answer to the objection of Kabupaten Pangkajene dan Kepulauan",
        ),
        ("assessments#1v1", "asesmen seluruh calon peserta", "assessment of all candidates"),
        ("promotion#1v1", "pengisian tempat yang kosong", "filling of free places from the reserve"),
        ("lapse-grace#2v1", "masa tenggang batas waktu yang terlampaui", "grace of the missed deadline"),
        ("new-step#3v1", "new step (putaran 3)", "new step (round 3)"),
    ],
)
def test_a_step_is_named_with_its_round(key: str, indonesian: str, english: str) -> None:
    assert (words.step_label(key), words.step_label(key, "en")) == (indonesian, english)


def test_a_deadline_is_written_as_people_of_its_zone_read_it() -> None:
    assert deadline_text(DUE.model_dump(mode="json"), "id") == "30 Juni 2026 pukul 23.59 WIT"
    assert deadline_text(DUE.model_dump(mode="json"), "en") == "30 June 2026 at 23.59 WIT"


@pytest.mark.parametrize(
    ("day", "left", "told"),
    [
        (30, 4, "4 hari kerja lagi"),
        (24, 0, "hari ini"),
        (27, 0, "kurang dari satu hari kerja lagi"),
        (22, -2, "telah terlampaui 2 hari kerja"),
        (21, 0, "telah terlampaui"),
    ],
)
def test_a_reminder_tells_how_much_time_is_left(day: int, left: int, told: str) -> None:
    due = DUE.model_copy(update={"day": date(2026, 6, day)}).model_dump(mode="json")

    assert remaining(due, AT, left) == told


@pytest.mark.parametrize(
    ("english", "indonesian"),
    [
        (
            "contacts was not done by 2026-06-30 23.59 WIT and not reopened",
            "Langkah penunjukan narahubung daerah tidak selesai sampai dengan 30 Juni 2026 pukul 23.59 WIT"
            + " dan tidak dibuka kembali.",
        ),
        (REASONS["not-selected"], "Berita acara nomor BA-01/CONTOH/2026: Kuota telah terpenuhi."),
        (
            "minutes BA-01/CONTOH/2026: not selected, no objection",
            "Berita acara nomor BA-01/CONTOH/2026: tidak terpilih; daerah tidak mengajukan keberatan.",
        ),
        (
            "minutes -: not selected, no objection",
            "Daerah tidak diperingkat dan tidak mengajukan keberatan.",
        ),
        ("minutes -: di bawah ambang batas", "di bawah ambang batas"),
        ("not ranked: data belum terverifikasi", "Daerah tidak diperingkat: data belum terverifikasi"),
        ("the panel rejected the masterplan in round 2", "Tim penelaah tidak menyetujui masterplan pada putaran 2."),
        (REASONS["rejected"], "Masterplan tidak disetujui dalam 3 putaran."),
        (REASONS["completed"], "Nilai indeks 3,31 dari 4 pada siklus evaluasi 2018."),
        ("Prioritas daerah {berubah}.", "Prioritas daerah {berubah}."),
    ],
)
def test_why_a_journey_ended_is_told_in_indonesian(english: str, indonesian: str) -> None:
    assert reason_text(english, "id") == indonesian
    assert reason_text(english, "en") == english


@pytest.mark.parametrize(
    ("improvement", "told"),
    [("0.21", "lebih tinggi 0,21"), ("-0.10", "lebih rendah 0,10"), ("0.00", "tidak berubah")],
)
def test_a_result_is_compared_with_the_earlier_cycle(letters: Letters, improvement: str, told: str) -> None:
    kind, body = compared(improvement)
    _, text = read(letters.compose(occasion(letter="evaluation-result", stage="evaluation", kind=kind, body=body)))

    assert f"Dibandingkan dengan siklus evaluasi 2018, nilai indeks {told}." in " ".join(text.split())


def test_a_result_that_was_recorded_before_there_was_a_comparison_is_told_without_one(letters: Letters) -> None:
    kind, body = compared("0.21")
    old = {name: value for name, value in body.items() if name not in ("improvement", "earlier_cycle")}
    _, text = read(letters.compose(occasion(letter="evaluation-result", stage="evaluation", kind=kind, body=old)))

    assert "Dibandingkan" not in text


def test_each_service_is_told_with_what_its_checks_found(letters: Letters) -> None:
    kind, body = concluded()
    _, text = read(letters.compose(occasion(letter="egov-concluded", stage="evaluation", kind=kind, body=body)))

    assert [line for line in text.splitlines() if line.startswith("- ")] == [
        "- Izin contoh: terselenggara dan terintegrasi",
        "- Antrean contoh: terselenggara dan belum terintegrasi",
        "- Aduan contoh: belum terselenggara",
    ]


def test_names_are_listed_as_indonesian_lists_them() -> None:
    assert [listed("ABC"[:n], "id") for n in range(4)] == ["–", "A", "A dan B", "A, B, dan C"]


def test_a_quotation_keeps_its_lines_and_cannot_pass_for_the_letter(letters: Letters) -> None:
    kind, body = said(Pause, reason="Pilkada.\n\nAtas perhatian Saudara, kami ucapkan terima kasih.\n\nSekretariat")
    _, text = read(letters.compose(occasion(letter="paused", kind=kind, body=body)))

    quotation = "    “Pilkada.\n    Atas perhatian Saudara, kami ucapkan terima kasih.\n    Sekretariat”\n\n"
    assert quotation in text


def test_a_title_with_line_breaks_stays_on_its_line(letters: Letters) -> None:
    kind, body = said(SessionDate, session=1, on="2026-07-08", place="Aula")
    body["place"] = "Aula\n\n- Tanggal: 1 Januari 2027"
    _, text = read(letters.compose(occasion(letter="session-scheduled", kind=kind, body=body)))

    assert "\n- Tempat: Aula - Tanggal: 1 Januari 2027\n" in text


def test_paragraphs_are_filled_and_items_are_not() -> None:
    assert reflowed("satu\ndua\n\n- tiga\n- empat\n    lima\n") == "satu dua\n\n- tiga\n- empat\n    lima"
