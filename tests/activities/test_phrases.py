"""What a letter says of steps, dates, reasons and people's own words."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime
from decimal import Decimal
from zoneinfo import ZoneInfo

import pytest
from babel.dates import get_timezone_name

from activities.layout import parts, plain_text
from activities.letters import Letters
from activities.phrases import deadline_text, listed, number_text, remaining
from models import words
from models.messages.steering import Pause
from models.messages.training import SessionDate
from tests.activities.occasions import (
    AT,
    DUE,
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


@pytest.mark.parametrize(
    ("zone", "indonesian", "english"),
    [
        ("Asia/Jakarta", "30 Juni 2026 pukul 23.59 WIB", "30 June 2026 at 23.59 WIB"),
        ("Asia/Pontianak", "30 Juni 2026 pukul 23.59 WIB", "30 June 2026 at 23.59 WIB"),
        ("Asia/Makassar", "30 Juni 2026 pukul 23.59 WITA", "30 June 2026 at 23.59 WITA"),
        ("Asia/Jayapura", "30 Juni 2026 pukul 23.59 WIT", "30 June 2026 at 23.59 WIT"),
    ],
)
def test_a_deadline_is_written_as_people_of_its_zone_read_it(zone: str, indonesian: str, english: str) -> None:
    due = DUE.model_copy(update={"zone": zone})

    assert (deadline_text(due, "id"), deadline_text(due, "en")) == (indonesian, english)
    assert indonesian.endswith(f" {get_timezone_name(due.moment.astimezone(ZoneInfo(zone)), 'short', locale='id')}")


@pytest.mark.parametrize(
    ("day", "left", "told", "english"),
    [
        (30, 4, "4 hari kerja lagi", "4 working days left"),
        (25, 1, "1 hari kerja lagi", "1 working day left"),
        (24, 0, "hari ini", "today"),
        (27, 0, "kurang dari satu hari kerja lagi", "less than one working day left"),
        (22, -2, "telah terlampaui 2 hari kerja", "2 working days overdue"),
        (21, 0, "telah terlampaui", "overdue"),
    ],
)
def test_a_reminder_tells_how_much_time_is_left(day: int, left: int, told: str, english: str) -> None:
    due = DUE.model_copy(update={"day": date(2026, 6, day)})

    assert (remaining(due, AT, left, "id"), remaining(due, AT, left, "en")) == (told, english)


@pytest.mark.parametrize(
    ("figure", "indonesian", "english"),
    [
        ("62.50", "62,50", "62.50"),
        ("3.1", "3,1", "3.1"),
        ("0", "0", "0"),
        ("-0.10", "-0,10", "-0.10"),
        ("1234.5", "1.234,5", "1,234.5"),
        ("1E+2", "100", "100"),
    ],
)
def test_a_figure_keeps_its_decimals_and_is_written_as_the_language_writes_it(
    figure: str, indonesian: str, english: str
) -> None:
    assert (number_text(Decimal(figure), "id"), number_text(Decimal(figure), "en")) == (indonesian, english)


def test_the_day_of_a_moment_is_that_of_the_regions_clocks(letters: Letters) -> None:
    kind, body = said(Pause, reason="Pilkada.", received_at=datetime(2026, 6, 23, 20, 0, tzinfo=UTC))
    about = occasion(letter="paused", kind=kind, body=body)
    told = [
        " ".join(letters.written(about.model_copy(update={"language": each})).text.split()) for each in ("id", "en")
    ]

    assert [re.findall(r"(?:sejak|since) (\d+ \w+ \d+)", text) for text in told] == [["24 Juni 2026"], ["24 June 2026"]]


@pytest.mark.parametrize(
    ("improvement", "told"),
    [
        ("0.21", ("lebih tinggi 0,21", "is higher by 0.21")),
        ("-0.10", ("lebih rendah 0,10", "is lower by 0.10")),
        ("0.00", ("tidak berubah", "is unchanged")),
    ],
)
def test_a_result_is_compared_with_the_earlier_cycle(letters: Letters, improvement: str, told: tuple[str, str]) -> None:
    kind, body = compared(improvement)
    about = occasion(letter="evaluation-result", stage="evaluation", kind=kind, body=body)
    texts = [letters.written(about.model_copy(update={"language": language})).text for language in ("id", "en")]

    assert f"Dibandingkan dengan siklus evaluasi 2018, nilai indeks {told[0]}." in " ".join(texts[0].split())
    assert f"Compared with the evaluation cycle 2018, the index {told[1]}." in " ".join(texts[1].split())


def test_a_result_that_was_recorded_before_there_was_a_comparison_is_told_without_one(letters: Letters) -> None:
    kind, body = compared("0.21")
    old = {name: value for name, value in body.items() if name not in ("improvement", "earlier_cycle")}
    _, text = read(letters.compose(occasion(letter="evaluation-result", stage="evaluation", kind=kind, body=old)))

    assert "Dibandingkan" not in text


def test_each_service_is_told_with_what_its_checks_found(letters: Letters) -> None:
    kind, body = concluded()
    about = occasion(letter="egov-concluded", stage="evaluation", kind=kind, body=body)
    texts = [letters.written(about.model_copy(update={"language": language})).text for language in ("id", "en")]

    assert [[line for line in text.splitlines() if line.startswith("- ")] for text in texts] == [
        [
            "- Izin contoh: terselenggara dan terintegrasi",
            "- Antrean contoh: terselenggara dan belum terintegrasi",
            "- Aduan contoh: belum terselenggara",
        ],
        [
            "- Izin contoh: running and integrated",
            "- Antrean contoh: running and not yet integrated",
            "- Aduan contoh: not yet running",
        ],
    ]


def test_names_are_listed_as_each_language_lists_them() -> None:
    assert [listed("ABC"[:n], "id") for n in range(4)] == ["–", "A", "A dan B", "A, B, dan C"]
    assert [listed("ABC"[:n], "en") for n in range(4)] == ["–", "A", "A and B", "A, B, and C"]


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
    lines = "satu\ndua\n\n- tiga\n- empat\n    lima\n! enam\n\tA\tB\n\tCC\t1\n"

    assert plain_text(parts(lines)) == ("satu dua\n\n- tiga\n- empat\n\n    lima\n\nenam\n\n    A   B\n    CC  1\n")


@pytest.mark.parametrize("mark", ["- ", "! ", "    ", "\t", "\f", "\n\n- ", "\u2028"])
def test_nobodys_words_can_begin_a_block_of_their_own(letters: Letters, mark: str) -> None:
    kind, body = said(SessionDate, session=1, on="2026-07-08", place="Aula")
    text = letters.written(occasion(letter="session-scheduled", kind=kind, body=body)).text
    told = letters.written(
        occasion(letter="session-scheduled", kind=kind, body=body | {"place": f"Aula\n{mark}B"})
    ).text

    assert told == text.replace("- Tempat: Aula\n", f"- Tempat: {' '.join(f'Aula {mark}B'.split())}\n")
