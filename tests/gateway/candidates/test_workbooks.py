"""Workbooks as offices save them: formulas, merged cells, dates, sheets, empty and hidden things."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path

import openpyxl
import pytest

from gateway.candidates import read_candidates
from tests.gateway.candidates.samples import as_xlsx, changed, faults, line, saved, why, workbook

SHEET = "xl/worksheets/sheet1.xml"
AS_VALUE = "the value itself: copy the cells and insert them as values"
NO_DATE = "a plain value: Excel made a date of it, format the column as text and write it again"


def names(path: Path) -> list[str]:
    return [each.region.name for each in read_candidates(path)]


def test_formulas_are_refused_whether_their_result_was_saved_or_not(tmp_path: Path) -> None:
    path = as_xlsx(tmp_path, line("33.09", "", green="=70+1"), line("33.11", "", kkd=71, performance="=SUM(C2:C2)"))
    path = changed(path, SHEET, b"<v>71</v>", b"<f>70+1</f><v>71</v>")

    assert faults(path) == [
        f"kandidat!I2: found the formula =70+1, expected {AS_VALUE}",
        f"kandidat!C3: found the formula =SUM(C2:C2), expected {AS_VALUE}",
        f"kandidat!L3: found the formula =70+1, expected {AS_VALUE}",
    ]


def test_merged_cells_are_refused_by_their_range(tmp_path: Path) -> None:
    book = workbook(line("33.09", ""), line("33.11", ""))
    book.active.merge_cells("E2:E3")

    assert faults(saved(tmp_path, book)) == [
        "kandidat!E2:E3: found merged cells, expected every cell by itself, each with its value",
        "kandidat!E3: found nothing, expected the document the value is from, one line of at most 200 characters",
    ]


def test_dates_truth_values_and_errors_are_refused(tmp_path: Path) -> None:
    book = workbook(
        line("33.09", "", performance=datetime(2017, 5, 7), green_year=date(2017, 5, 12)),
        line("33.11", "", sustainability=True, kkd="#N/A"),
    )
    book.active["L3"].data_type = "e"

    assert faults(saved(tmp_path, book)) == [
        f"kandidat!C2: found the date 2017-05-07, expected {NO_DATE}",
        f"kandidat!J2: found the date 2017-05-12, expected {NO_DATE}",
        "kandidat!F3: found the truth value TRUE, expected a plain value",
        "kandidat!L3: found the error #N/A, expected the value itself",
    ]


def test_an_empty_row_keeps_the_addresses_below_it_and_is_refused(tmp_path: Path) -> None:
    assert faults(as_xlsx(tmp_path, line("33.09", ""), [], line("33.99", ""))) == [
        "kandidat!A3: found an empty row, expected no empty row between candidates",
        "kandidat!A4: found '33.99', expected one of the 514 official codes: two digits, a dot, two digits",
    ]


def test_a_hidden_row_is_refused_and_an_empty_one_below_is_not_counted(tmp_path: Path) -> None:
    book = workbook(line("33.09", ""), line("33.11", ""))
    book.active.row_dimensions[3].hidden = True
    book.active.row_dimensions[9].hidden = True

    assert faults(saved(tmp_path, book)) == [
        "kandidat!A3: found a hidden row, expected every row to be seen: show it, or delete it"
    ]


def test_a_heading_that_does_not_begin_in_row_1_is_refused(tmp_path: Path) -> None:
    book = workbook(line())
    book.active.insert_rows(1, 2)

    (fault,) = faults(saved(tmp_path, book))
    assert fault.startswith("kandidat!A1: found nothing, expected the heading, in row 1: code, name, performance, ")


def test_empty_formatted_cells_around_the_candidates_do_no_harm(tmp_path: Path) -> None:
    book = workbook(line())
    for address in ("A4000", "AZ2"):
        book.active[address].font = openpyxl.styles.Font(bold=True)

    assert names(saved(tmp_path, book)) == ["Kabupaten Boyolali"]


def test_content_beyond_the_columns_is_refused(tmp_path: Path) -> None:
    book = workbook(line())
    book.active["T2"] = "catatan"

    assert faults(saved(tmp_path, book)) == [
        "kandidat!T2: found 'catatan', expected nothing in a column without a heading"
    ]


def test_the_sheet_named_kandidat_is_read_or_the_only_one(tmp_path: Path) -> None:
    book = workbook(line(), sheet="Kandidat ")
    book.create_sheet("petunjuk", 0)["A1"] = "bukan kandidat"
    assert names(saved(tmp_path, book)) == ["Kabupaten Boyolali"]

    assert names(saved(tmp_path, workbook(line(), sheet="Lembar1"))) == ["Kabupaten Boyolali"]


def test_several_sheets_of_which_none_is_named_kandidat_are_refused(tmp_path: Path) -> None:
    book = workbook(line(), sheet="2018")
    book.create_sheet("2019").sheet_state = "hidden"

    assert why(saved(tmp_path, book)) == (
        "kandidat.xlsx has 2 sheets (2018, 2019); name the one that is to be read kandidat"
    )


def test_a_hidden_sheet_of_candidates_is_refused(tmp_path: Path) -> None:
    book = workbook(line())
    book.create_sheet("petunjuk")
    book.active.sheet_state = "hidden"
    book.active = 1

    assert why(saved(tmp_path, book)) == (
        "kandidat.xlsx hides its sheet kandidat; show it, so that everybody sees what is read"
    )


@pytest.mark.parametrize("row", [5002, 1048576])
def test_more_than_5000_rows_are_refused_before_they_are_read(tmp_path: Path, row: int) -> None:
    book = workbook(line())
    book.active[f"A{row}"] = "33.11"

    assert why(saved(tmp_path, book)) == (f"kandidat.xlsx has {row - 1} rows of candidates; at most 5000 are allowed")


def test_content_far_to_the_right_is_refused_before_it_is_read(tmp_path: Path) -> None:
    book = workbook(line())
    book.active["XFD7"] = "x"

    assert why(saved(tmp_path, book)) == ("kandidat.xlsx has content in XFD7, far right of the last column; delete it")
