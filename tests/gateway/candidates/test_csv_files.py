"""CSV files as offices save them: separators, encodings, quotes, empty rows, too many rows."""

from __future__ import annotations

from pathlib import Path

import pytest

from gateway.candidates import examine, read_candidates
from tests.gateway.candidates.samples import HEADING, Line, as_csv, faults, line, why, written

TWO: tuple[Line, Line] = (line("33.09", ""), line("33.11", ""))
NAMES = ["Kabupaten Boyolali", "Kabupaten Sukoharjo"]


def names(path: Path) -> list[str]:
    return [each.region.name for each in read_candidates(path)]


@pytest.mark.parametrize("separator", [",", ";"])
def test_commas_and_semicolons_separate_as_the_heading_does(tmp_path: Path, separator: str) -> None:
    assert names(as_csv(tmp_path, *TWO, separator=separator)) == NAMES


@pytest.mark.parametrize("change", [(b"\n", b"\r\n"), (b"\n", b"\n\n\n"), (b"code", b"\xef\xbb\xbfcode")])
def test_line_ends_empty_lines_at_the_end_and_a_byte_order_mark_do_no_harm(
    tmp_path: Path, change: tuple[bytes, bytes]
) -> None:
    path = as_csv(tmp_path, *TWO)
    content, (old, new) = path.read_bytes(), change
    path.write_bytes(content + new if new == b"\n\n\n" else content.replace(old, new))

    assert names(path) == NAMES


def test_an_empty_row_between_candidates_is_refused_and_those_at_the_end_are_not_counted(tmp_path: Path) -> None:
    blank: Line = [" "] * len(HEADING)

    assert faults(as_csv(tmp_path, TWO[0], blank, TWO[1], blank, blank)) == [
        "row 3 (A3): found an empty row, expected no empty row between candidates"
    ]


def test_a_decimal_comma_without_quotes_is_refused_where_the_row_runs_over(tmp_path: Path) -> None:
    heading, row, other = as_csv(tmp_path, line(), line("33.99", "")).read_text().splitlines()
    path = written(tmp_path, f"{heading},,\n{row.replace(chr(34), '')}\n{other},,\n")

    assert faults(path) == [
        "row 2 (A2): found 24 cells, expected 17; a value with a comma in it stands in quotes",
        "row 3, code (A3): found '33.99', expected one of the 514 official codes: two digits, a dot, two digits",
    ]


def test_a_cell_that_begins_with_an_equals_sign_is_a_formula(tmp_path: Path) -> None:
    path = as_csv(tmp_path, line(green="=70+1", contact_name='=HYPERLINK("x")'))
    expected = "the value itself: copy the cells and insert them as values"

    assert faults(path) == [
        f"row 2, green (I2): found the formula =70+1, expected {expected}",
        f'row 2, contact_name (O2): found the formula =HYPERLINK("x"), expected {expected}',
    ]


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (
            ",".join(HEADING).encode("utf-16"),
            "kandidat.csv cannot be read as UTF-8 text: it is UTF-16; save it as CSV UTF-8",
        ),
        (
            b"code,name\n33.09,Kabupaten Boyolal\xed\n",
            "kandidat.csv cannot be read as UTF-8 text: line 2 has the byte 0xed, as in Latin-1; save it as CSV UTF-8",
        ),
        (b"code,name\n\x00", "kandidat.csv has a NUL character; a CSV file of plain text is expected"),
        (b'code,name\n"33.09"x,', "kandidat.csv cannot be read as CSV: line 2: ',' expected after '\"'"),
        (b'code,name\n"33.09', "kandidat.csv cannot be read as CSV: line 2: unexpected end of data"),
        (b"x" * 140_000, "kandidat.csv cannot be read as CSV: line 1: field larger than field limit (131072)"),
    ],
)
def test_what_is_no_csv_of_plain_text_is_refused_in_a_sentence(tmp_path: Path, content: bytes, sentence: str) -> None:
    assert why(written(tmp_path, content)) == sentence


def test_more_than_5000_rows_are_refused(tmp_path: Path) -> None:
    assert why(as_csv(tmp_path, *[line()] * 5001)) == (
        "kandidat.csv has 5001 rows of candidates; at most 5000 are allowed"
    )
    assert len(faults(as_csv(tmp_path, *[line()] * 5000))) == 4999


def test_the_same_file_is_read_the_same_way_twice(tmp_path: Path) -> None:
    path = as_csv(tmp_path, *TWO)

    assert examine(path) == examine(path)


def test_other_kinds_of_file_are_refused_by_their_names(tmp_path: Path) -> None:
    sentences = {name: why(written(tmp_path, b"x", name)) for name in ("a.xls", "a.ods", "a.txt", "a")}

    assert sentences == {
        name: f"{name} is neither .csv nor .xlsx; save the candidates as one of them" for name in sentences
    }


def test_what_is_not_there_or_no_file_is_refused(tmp_path: Path) -> None:
    (tmp_path / "folder.csv").mkdir()

    assert why(tmp_path / "tak-ada.csv") == f"there is no file {tmp_path / 'tak-ada.csv'}"
    assert why(tmp_path / "folder.csv") == "folder.csv is no file; give the name of one"
