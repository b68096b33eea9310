"""The heading of a candidates' file: every column once, in its order; rows are examined all the same."""

from __future__ import annotations

from pathlib import Path

import pytest

from gateway.candidates import read_candidates
from tests.gateway.candidates.samples import HEADING, as_csv, faults, line, written

SECOND = ("contact2_name", "contact2_address", "contact2_phone")
ORDER = ", ".join(HEADING)


def test_the_heading_is_this_one() -> None:
    assert (
        *("code", "name"),
        *("performance", "performance_year", "performance_source"),
        *("sustainability", "sustainability_year", "sustainability_source"),
        *("green", "green_year", "green_source"),
        *("kkd", "kkd_year", "kkd_source"),
        *("contact_name", "contact_address", "contact_phone"),
    ) == HEADING


def test_a_missing_column_is_named_and_the_rest_is_examined(tmp_path: Path) -> None:
    heading = tuple(name for name in HEADING if name not in ("green_year", "contact_phone"))
    cells = [cell for name, cell in zip(HEADING, line("33.99", ""), strict=True) if name in heading]

    assert faults(as_csv(tmp_path, cells, heading=heading)) == [
        "row 1 (P1): found no column contact_phone, expected contact_phone: "
        "Telephone number as text, beginning with 0 or +; may be empty",
        "row 1 (P1): found no column green_year, expected green_year: "
        "Year of that list; may be empty if the value is and all other rows name one year and source",
        "row 2, code (A2): found '33.99', expected one of the 514 official codes: two digits, a dot, two digits",
    ]


def test_a_column_more_is_refused(tmp_path: Path) -> None:
    path = as_csv(tmp_path, [*line(), "catatan"], heading=(*HEADING, "keterangan"))

    assert faults(path) == ["row 1 (R1): found 'keterangan', expected no such column"]


def test_a_column_that_is_misspelt_is_refused_with_the_one_that_is_meant(tmp_path: Path) -> None:
    heading = tuple("Performance" if name == "performance" else name for name in HEADING)

    assert faults(as_csv(tmp_path, line(), heading=heading)) == [
        "row 1 (C1): found 'Performance', expected no such column; performance is meant perhaps",
        "row 1 (R1): found no column performance, expected performance: Indeks Kota Berkinerja Tinggi (Kemendagri): "
        "a number from 0 to 100, at most two decimals; empty if none was published",
    ]


def test_a_column_that_is_there_twice_is_refused(tmp_path: Path) -> None:
    path = as_csv(tmp_path, [*line(), "80"], heading=(*HEADING, "green"))

    assert faults(path) == ["row 1 (R1): found 'green', expected each column once; row 1 (I1) has it"]


def test_columns_in_another_order_are_refused(tmp_path: Path) -> None:
    code, name, *rest = line()
    path = as_csv(tmp_path, [name, code, *rest], heading=("name", "code", *HEADING[2:]))

    assert faults(path) == [f"row 1 (A1): found 'name', expected code here: the order is {ORDER}"]


def test_a_second_contact_has_three_columns_or_none(tmp_path: Path) -> None:
    whole = as_csv(tmp_path, [*line(), "Kedua (contoh)", "kedua@contoh.example", "0800"], heading=HEADING + SECOND)
    assert faults(whole) == [
        "row 2, contact2_phone (T2): found '0800', expected a telephone number as text that begins with 0 or +, "
        "or nothing"
    ]

    part = as_csv(tmp_path, [*line(), "Kedua (contoh)"], heading=(*HEADING, "contact2_name"))
    assert faults(part) == [
        "row 1 (S1): found no column contact2_address, expected contact2_address: One e-mail address",
        "row 1 (S1): found no column contact2_phone, expected contact2_phone: "
        "Telephone number as text, beginning with 0 or +; may be empty",
    ]


@pytest.mark.parametrize(
    ("content", "found"),
    [("", "nothing"), ("33.09,Kabupaten Boyolali\n", "'33.09'"), ("\n" + ",".join(HEADING) + "\n", "nothing")],
)
def test_a_file_without_its_heading_in_row_1_has_one_fault(tmp_path: Path, content: str, found: str) -> None:
    assert faults(written(tmp_path, content)) == [f"row 1 (A1): found {found}, expected the heading, in row 1: {ORDER}"]


def test_a_file_with_nothing_but_its_heading_has_one_fault(tmp_path: Path) -> None:
    assert faults(as_csv(tmp_path)) == ["row 2 (A2): found nothing, expected a row for each candidate"]


def test_blanks_around_a_heading_do_no_harm(tmp_path: Path) -> None:
    path = as_csv(tmp_path, line(), heading=tuple(f" {name} " for name in HEADING))

    assert [each.region.name for each in read_candidates(path)] == ["Kabupaten Boyolali"]
