"""The template: what a coordinator fills in is what the check takes."""

from __future__ import annotations

import csv
from pathlib import Path

import openpyxl
import pytest

from gateway.candidates import read_candidates
from gateway.candidates.columns import NAMES
from gateway.candidates.template import write_template
from models.errors import Refused
from tests.gateway.candidates.samples import faults, line

SAMPLE = "found the sample row of the template, expected your candidates; delete this row"


def refused(path: Path) -> str:
    with pytest.raises(Refused) as refusal:
        write_template(path)
    return str(refusal.value)


def test_a_template_that_was_filled_in_is_accepted(tmp_path: Path) -> None:
    path = tmp_path / "kandidat.xlsx"
    write_template(path)
    assert faults(path) == [f"kandidat!A2: {SAMPLE}"]

    book = openpyxl.load_workbook(path)
    for row, cells in enumerate((line("35.10", "", kkd="sangat tinggi"), line("", "Kota Bogor", green=58.25)), 2):
        for column in range(1, len(NAMES) + 1):
            book["kandidat"].cell(row, column).value = cells[column - 1] if column <= len(cells) else None
    book.save(path)

    assert [each.region.code for each in read_candidates(path)] == ["35.10", "32.71"]


def test_a_csv_template_that_was_filled_in_is_accepted(tmp_path: Path) -> None:
    path = tmp_path / "kandidat.csv"
    write_template(path)
    assert faults(path) == [f"row 2 (A2): {SAMPLE}"]

    heading, _ = list(csv.reader(path.read_text(encoding="utf-8-sig").splitlines(), delimiter=";"))
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        csv.writer(file, delimiter=";").writerows([heading, [*line(), "", "", ""]])

    assert [each.region.code for each in read_candidates(path)] == ["33.09"]


def test_the_workbook_keeps_codes_as_text_and_offers_the_categories(tmp_path: Path) -> None:
    write_template(tmp_path / "kandidat.xlsx")
    book = openpyxl.load_workbook(tmp_path / "kandidat.xlsx")
    sheet = book["kandidat"]
    (choice,) = sheet.data_validations.dataValidation

    assert [cell.value for cell in sheet[1]] == list(NAMES)
    assert [letter for letter, column in sheet.column_dimensions.items() if column.number_format == "@"] == [
        "A",
        "Q",
        "T",
    ]
    assert (str(choice.sqref), choice.formula1) == (
        "L2:L5001",
        '"sangat rendah,rendah,sedang,tinggi,sangat tinggi"',
    )
    assert choice.showErrorMessage is False


def test_the_guide_explains_every_column_in_two_languages(tmp_path: Path) -> None:
    write_template(tmp_path / "kandidat.xlsx")
    guide = [[cell.value for cell in row] for row in openpyxl.load_workbook(tmp_path / "kandidat.xlsx")["petunjuk"]]

    assert guide[0] == ["kolom / column", "penjelasan", "meaning", "contoh / sample"]
    assert guide[1] == [
        "code",
        "Kode resmi Kemendagri, sebagai teks, misalnya 35.10; boleh kosong bila nama diisi",
        "Official code, as text, e.g. 35.10; may be empty if the name is given",
        "00.00",
    ]
    assert [row[0] for row in guide[1:]] == [*NAMES, *["aturan / rule"] * 3]
    assert [row for row in guide if not row[1] or not row[2]] == []


def test_a_template_never_takes_the_place_of_a_file(tmp_path: Path) -> None:
    path = tmp_path / "kandidat.xlsx"
    path.write_text("kerja seminggu")

    assert refused(path) == "kandidat.xlsx is there already and is left as it is; give another name"
    assert path.read_text() == "kerja seminggu"
    assert refused(tmp_path / "a.xls") == "a.xls is neither .csv nor .xlsx; the template is written as one of them"
    assert refused(tmp_path / "tak" / "a.csv") == (
        f"there is no folder {tmp_path / 'tak'}; the template is written into one that is there"
    )
