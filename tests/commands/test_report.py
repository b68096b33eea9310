"""``report`` in a shell of its own: a table, JSON, a workbook, and the entries behind a figure."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable
from datetime import UTC, date, datetime
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook
from sqlalchemy import Engine

from activities.database import connect, migrate
from commands.report_workbook import harmless, workbook
from models.event import Place
from models.report import Report
from models.targets_file import read_targets
from queries.report import report
from tests.commands.test_by_hand import Shell
from tests.reporting import BOGOR, COHORT, PLACES, enter_regions, programme

NOW = datetime(2026, 6, 30, 3, 0, tzinfo=UTC)
RISKY = {**PLACES, BOGOR: Place("=1+1", "Jawa Barat")}
"""A region whose name a spreadsheet would take for a formula."""


@pytest.fixture
def engine(tmp_path: Path) -> Engine:
    """A database with the sample programme, one region of which is named like a formula."""
    engine = connect(f"sqlite:///{tmp_path}/seratus.db")
    migrate(engine)
    enter_regions(engine, RISKY)
    programme().record(engine)
    return engine


@pytest.fixture
def shell(engine: Engine) -> Shell:
    return Shell(SERATUS_DATABASE_URL=str(engine.url))


@pytest.fixture
def position(engine: Engine) -> Callable[..., Report]:
    """The report that a command is to show."""

    def _position(as_of: date | None = None, cohort: str | None = None) -> Report:
        return report(engine, NOW, read_targets(), as_of=as_of, cohort=cohort)

    return _position


def lines(out: str, head: str) -> list[list[str]]:
    """The rows of the printed table *head*, cell by cell."""
    rows: list[list[str]] = []
    found = out.split("\n")
    for line in found[found.index(head) + 2 :]:
        if not line.strip():
            break
        rows.append([cell.strip() for cell in line.split("  ") if cell.strip()])
    return rows


def pages(content: bytes) -> dict[str, list[tuple[Any, ...]]]:
    """Every sheet of a workbook with its rows, as another program reads them."""
    book = load_workbook(BytesIO(content))
    return {page.title: [tuple(cell.value for cell in row) for row in page.iter_rows()] for page in book}


async def test_the_table_sets_reality_against_the_targets_year_by_year(shell: Shell) -> None:
    code, out, err = await shell("report", "--as-of", "2018-12-31")

    assert (code, err) == (0, "")
    assert lines(out, "targets (reality / target)") == [
        ["candidates (journey begun)", "0", "5", "5"],
        ["selected", "0 / 25", "4 / 50", "4 / 100"],
        ["places given up since", "0", "1", "1"],
        ["MoU signed by all", "0 / 25", "2 / 50", "2 / 100"],
        ["trained", "0 / 25", "2 / 50", "2 / 100"],
        ["masterplan and action plan approved", "0 / 25", "1 / 50", "1 / 100"],
        ["quick win launched", "0 / 25", "0 / 50", "0 / 100"],
        ["quick win proved", "0 / 25", "0 / 50", "0 / 100"],
        ["e-Government services running", "0", "0", "0"],
        ["e-Government services integrated", "0", "0", "0"],
        ["regions with all their services running and integrated", "0", "0", "0 / 25"],
        ["evaluated", "0", "1 / 25", "1 / 100"],
    ]
    assert lines(out, "ended") == [
        [
            "Kota Denpasar",
            "Bali",
            "smart-city-2018",
            "memorandum of understanding",
            "declined",
            "anggaran belum siap (contoh)",
            "2018-04-20",
        ]
    ]


async def test_words_are_indonesian_where_that_is_asked_for(shell: Shell) -> None:
    code, out, _ = await shell("report", COHORT, "--as-of", "2018-12-31", "--language", "id")

    assert code == 0
    assert lines(out, "target (realisasi / target)")[1] == ["terpilih", "4", "4 / 50"]
    assert lines(out, "alur angkatan")[-2:] == [
        ["smart-city-2018", "daftar ditetapkan", "2018-03-20", "2018-03-20", "BA-1/contoh / SK-1/contoh"],
        ["smart-city-2018", "pelatihan pembimbing (ToT) selesai", "2018-06-01", "2018-06-01"],
    ]


async def test_json_holds_the_whole_report(shell: Shell, position: Callable[..., Report]) -> None:
    code, out, err = await shell("report", COHORT, "--as-of", "2019-01-31", "--json")

    assert (code, err) == (0, "")
    assert json.loads(out) == position(date(2019, 1, 31), COHORT).model_dump(mode="json")


async def test_the_entries_behind_a_figure_are_shown(shell: Shell) -> None:
    code, out, _ = await shell("report", "--as-of", "2018-12-31", "--trace", "trained-2018")
    other = await shell("report", "--as-of", "2018-12-31", "--trace", "trained-2019")

    assert code == 0
    assert lines(out, "entries") == [
        ["trained", COHORT, "=1+1", "Jawa Barat", "2018-09-10", "journey/smart-city-2018/kota-bogor", "6", "1"],
        ["trained", COHORT, "Kota Cimahi", "Jawa Barat", "2018-09-10", "journey/smart-city-2018/kota-cimahi", "6", "1"],
    ]
    assert other == (
        1,
        "",
        "this report has no figure 'trained-2019'; it has for example trained-2018, trained-2017, trained",
    )


async def test_a_workbook_is_written_with_the_digest_of_what_it_says(
    shell: Shell, position: Callable[..., Report], tmp_path: Path
) -> None:
    first, second = tmp_path / "posisi.xlsx", tmp_path / "posisi-lagi.xlsx"
    then = position(date(2018, 12, 31))

    for file in (first, second):
        said = await shell("report", "--as-of", "2018-12-31", "--xlsx", str(file))
        assert said == (0, "", f"written: {file}, digest of the report's content {then.digest}")
    nowhere = await shell("report", "--xlsx", str(tmp_path / "tak-ada" / "posisi.xlsx"))

    assert hashlib.sha256(first.read_bytes()).digest() == hashlib.sha256(second.read_bytes()).digest()
    assert nowhere == (
        1,
        "",
        f"{tmp_path}/tak-ada/posisi.xlsx cannot be written: No such file or directory; "
        "name a file in a folder that is yours",
    )


def test_the_first_sheet_says_what_it_is_of_which_day_and_from_which_register(
    position: Callable[..., Report],
) -> None:
    then = position(date(2018, 12, 31))
    book = load_workbook(BytesIO(workbook(then, "id")))

    assert [[cell.value for cell in row] for row in book["ringkasan"].iter_rows()] == [
        ["Laporan program", ""],
        ["posisi pada akhir hari (Asia/Jakarta)", datetime(2018, 12, 31)],
        ["cakupan", "semua angkatan, tanpa gladi"],
        ["rangkaian dalam register", 6],
        ["entri register sampai dengan hari itu", 26],
        ["sidik digital (SHA-256) ujung rangkaian", then.record.digest],
        ["sidik digital (SHA-256) isi laporan", then.digest],
        [
            "catatan",
            "Angkatan smart-city-2017 dimulai pada tahap evaluasi pelaksanaan masterplan: "
            "capaian sebelumnya tidak ada dalam register ini.",
        ],
        [
            "catatan",
            "Setiap entri register dihitung pada tanggal kejadiannya menurut Asia/Jakarta; satu daerah dihitung satu "
            "kali untuk setiap capaian dalam setiap angkatan.",
        ],
        ["catatan", "Provinsi adalah provinsi daerah menurut daftar daerah saat ini."],
    ]
    assert (book.properties.created, book.properties.modified) == (datetime(2018, 12, 31), datetime(2018, 12, 31))
    assert {page.title: page.freeze_panes for page in book} == dict.fromkeys(
        [
            "ringkasan",
            "target",
            "provinsi",
            "alur angkatan",
            "perjalanan berakhir",
            "perjalanan berjalan",
            "dasar angka",
        ],
        "A2",
    )


def test_the_sheets_of_a_workbook_hold_numbers_and_days(position: Callable[..., Report]) -> None:
    found = pages(workbook(position(date(2018, 12, 31), COHORT), "id"))

    assert found["target"][:4] == [
        ("capaian", "tahun", "realisasi", "target", "selisih", "sumber target", "jumlah daerah berbeda", "kunci angka"),
        ("kandidat (perjalanan daerah dimulai)", 2018, 4, None, None, None, 4, "candidates-2018"),
        ("kandidat (perjalanan daerah dimulai)", "jumlah", 4, None, None, None, 4, "candidates"),
        ("terpilih", 2018, 4, None, None, None, 4, "selected-2018"),
    ]
    assert found["target"][4] == ("terpilih", "jumlah", 4, 50, -46, "sumber publik", 4, "selected")
    assert [row[:4] for row in found["provinsi"]] == [
        ("provinsi", "kandidat", "terpilih", "dikosongkan"),
        ("Bali", 1, 1, 1),
        ("Jawa Barat", 2, 2, 0),
        ("Papua Tengah", 1, 1, 0),
    ]
    assert found["alur angkatan"][:3] == [
        ("angkatan", "capaian", "jumlah", "pertama", "terakhir", "berita acara / keputusan (SK)"),
        (COHORT, "kandidat (perjalanan daerah dimulai)", 4, datetime(2018, 2, 1), datetime(2018, 2, 1), None),
        (COHORT, "masuk pemeringkatan", 4, datetime(2018, 3, 1), datetime(2018, 3, 1), None),
    ]
    assert found["perjalanan berakhir"][1][:5] == (
        "Kota Denpasar",
        "Bali",
        COHORT,
        "nota kesepahaman",
        "tidak bersedia",
    )


def test_a_region_named_like_a_formula_is_text(position: Callable[..., Report]) -> None:
    book = load_workbook(BytesIO(workbook(position(date(2018, 12, 31)), "en")))
    named = [cell for page in book for row in page.iter_rows() for cell in row if "1+1" in str(cell.value)]

    assert {(cell.value, cell.data_type) for cell in named} == {("'=1+1", "s")}
    assert {page.title for cell in named if (page := cell.parent)} == {"going on", "entries"}


@pytest.mark.parametrize("text", ["=1+1", "+62 251", "-5", "@nama", "\tx", "\rx", "\nx", "\0x"])
def test_text_that_begins_like_a_formula_is_marked(text: str) -> None:
    assert harmless(text) == f"'{text}"


@pytest.mark.parametrize("text", ["Kota Bogor", "5 = 5", "'=1+1", "–"])
def test_other_text_stays_as_it_is(text: str) -> None:
    assert harmless(text) == text


async def test_a_rehearsals_report_says_that_its_figures_are_illustrative(engine: Engine, shell: Shell) -> None:
    told = programme()
    told.events = [told.tell(BOGOR, "trained", "2018-09-10", cohort="gladi-2018", quick_wins=[])]
    told.record(engine)

    code, out, _ = await shell("report", "gladi-2018", "--as-of", "2018-12-31")
    _, others, _ = await shell("report", "--as-of", "2018-12-31")

    note = "This report is about a rehearsal: all figures are illustrative and no results of the programme."
    assert code == 0
    assert (f"note: {note}" in out.split("\n"), note in others) == (True, False)
