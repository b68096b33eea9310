"""The report as a workbook, opened by another program."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from datetime import date, datetime
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from commands.report_workbook import harmless, workbook
from models.report import Report
from tests.commands.test_by_hand import Shell
from tests.reporting import COHORT


def pages(content: bytes) -> dict[str, list[tuple[Any, ...]]]:
    """Every sheet of a workbook with its rows, as another program reads them."""
    book = load_workbook(BytesIO(content))
    return {page.title: [tuple(cell.value for cell in row) for row in page.iter_rows()] for page in book}


async def test_a_workbook_is_written_with_the_digest_of_what_it_says(
    office_shell: Shell, position: Callable[..., Report], tmp_path: Path
) -> None:
    first, second = tmp_path / "posisi.xlsx", tmp_path / "posisi-lagi.xlsx"
    then = position(date(2018, 12, 31))

    for file in (first, second):
        said = await office_shell("report", "--as-of", "2018-12-31", "--xlsx", str(file))
        assert said == (0, "", f"written: {file}, digest of the report's content {then.digest}")
    nowhere = await office_shell("report", "--xlsx", str(tmp_path / "tak-ada" / "posisi.xlsx"))

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
        ["entri register sampai dengan hari itu", 27],
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
