"""A workbook with 25 different faults: the whole report, as a coordinator reads it."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from openpyxl import Workbook

from gateway.candidates import examine
from gateway.candidates.report import faults_table
from gateway.candidates.table import Faulty
from tests.gateway.candidates.samples import HEADING, Line, line, saved, workbook

REPORT = Path(__file__).with_name("report-25-faults.txt")
LINES: list[Line] = [
    line(33.1, "Kabupaten Klaten", performance="=70+1"),
    line("33.99", None, sustainability="NaN"),
    line("33.11", "Kabupaten Klaten", green="1e5"),
    line(None, "Kabupaten Banyuwamgi", kkd="cukup"),
    [],
    line(None, "Kabupaten Bogor", performance="1.234,5"),
    line(None, None, sustainability="101"),
    line("33.09", "Kab. Boyolali", green="58,505"),
    line(None, "KABUPATEN BOYOLALI", kkd=date(2017, 5, 12)),
    line("33.02", None, performance_year="17"),
    line("51.71", "Kota Denpasar", contact_name=None, contact_address="narahubung@contoh, dua@contoh.example"),
    line("32.77", "Kota Cimahi", contact_phone=81234567890, green=True, kkd="#DIV/0!"),
    line("33.72", "Kota Surakarta"),
    line("3471", None),
]


def faulty() -> Workbook:
    """The workbook: besides the faults of its rows a column too many, merged cells, and a stray note."""
    book = workbook(*LINES, heading=(*HEADING, "keterangan"))
    sheet = book.active
    sheet["L13"].data_type = "e"
    sheet.merge_cells("Q14:Q15")
    sheet["T3"] = "tolong dicek"
    return book


def test_a_file_with_25_different_faults_is_told_all_of_them_at_once(tmp_path: Path) -> None:
    with pytest.raises(Faulty) as refused:
        examine(saved(tmp_path, faulty()))

    assert len(refused.value.faults) == 25
    assert faults_table(refused.value.faults) + "\n" == REPORT.read_text(encoding="utf-8")


def test_the_sentence_about_many_faults_names_the_first_twenty(tmp_path: Path) -> None:
    with pytest.raises(Faulty) as refused:
        examine(saved(tmp_path, faulty()))
    all_of_them = [str(fault) for fault in refused.value.faults]

    assert str(refused.value) == (
        f"kandidat.xlsx has {len(all_of_them)} fault(s), and nothing starts while one remains: "
        f"{'; '.join(all_of_them[:20])}; and {len(all_of_them) - 20} more"
    )
