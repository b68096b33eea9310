"""Files that are not what their names say, or would take a machine with them: each refused in a sentence, quickly."""

from __future__ import annotations

import io
import random
import zipfile
from pathlib import Path

import pytest

from gateway.candidates.zip_checks import LOCKED, OLD_OFFICE
from tests.gateway.candidates.samples import archived, as_xlsx, changed, line, why, written

SHEET = "xl/worksheets/sheet1.xml"
BOOK = b"<workbook/>"
NOISE = random.Random(4).randbytes(700_000)
"""What does not shrink, so that a file's ratio looks innocent."""


def with_parts(path: Path, **parts: bytes) -> Path:
    """The workbook *path* with further or other parts, named by their file names."""
    with zipfile.ZipFile(path) as archive:
        whole = {name: archive.read(name) for name in archive.namelist()}
    return archived(path, whole | {f"xl/{name}.xml": content for name, content in parts.items()})


@pytest.mark.parametrize("name", ["kandidat.csv", "kandidat.xlsx"])
def test_a_file_of_100_mb_is_refused_by_its_size(tmp_path: Path, name: str) -> None:
    with (tmp_path / name).open("wb") as file:
        file.truncate(100 * 1024 * 1024)

    assert why(tmp_path / name) == f"{name} has 104857600 bytes; at most 10485760 are allowed"


def test_a_zip_bomb_is_refused_before_it_is_opened(tmp_path: Path) -> None:
    path = with_parts(as_xlsx(tmp_path, line()), bom=bytes(70_000_000))

    size = sum(entry.file_size for entry in zipfile.ZipFile(path).infolist())
    assert why(path) == f"kandidat.xlsx would unpack to {size} bytes; at most 67108864 are allowed"


def test_a_smaller_bomb_is_refused_by_its_ratio(tmp_path: Path) -> None:
    path = with_parts(as_xlsx(tmp_path, line()), bom=bytes(60_000_000))

    unpacked = sum(entry.file_size for entry in zipfile.ZipFile(path).infolist())
    assert why(path) == (
        f"kandidat.xlsx would unpack to {unpacked // path.stat().st_size} times its size; at most 100 times are "
        "allowed, save only the candidates in a new workbook"
    )


def test_a_bomb_that_lies_about_its_size_is_read_no_further_than_it_says(tmp_path: Path) -> None:
    path = with_parts(as_xlsx(tmp_path, line()), bom=bytes(9_000_000))
    content, true, lie = path.read_bytes(), (9_000_000).to_bytes(4, "little"), (5).to_bytes(4, "little")
    assert content.count(true) == 2
    path.write_bytes(content.replace(true, lie))

    assert why(path) == "kandidat.xlsx is a damaged workbook; save it anew as .xlsx or as CSV UTF-8"


def test_a_sheet_that_takes_too_much_memory_is_given_up(tmp_path: Path) -> None:
    deep = b"<a>" * 8_000_000
    path = with_parts(as_xlsx(tmp_path, line()), **{"worksheets/sheet1": deep, "noise": NOISE})

    assert why(path) == (
        "kandidat.xlsx cannot be read within 512 MB and 10 seconds; save only the candidates in a new workbook"
    )


def test_entities_are_refused(tmp_path: Path) -> None:
    declared = b'<!DOCTYPE x [<!ENTITY a "70">]><worksheet'
    path = changed(as_xlsx(tmp_path, line()), SHEET, b"<worksheet", declared)

    assert why(path) == ("kandidat.xlsx declares a document type or entities, which no workbook needs; save it anew")


@pytest.mark.parametrize("content", [b"", b"code,name\n33.09,\n", b"PK\x03\x04 and no more", b"%PDF-1.7"])
def test_what_is_no_zip_is_no_workbook(tmp_path: Path, content: bytes) -> None:
    assert why(written(tmp_path, content, "kandidat.xlsx")) == (
        "kandidat.xlsx is no workbook, whatever its name says; save it as .xlsx or as CSV UTF-8"
    )


def test_a_workbook_named_csv_is_refused(tmp_path: Path) -> None:
    path = as_xlsx(tmp_path, line()).rename(tmp_path / "kandidat.csv")

    assert why(path) == "kandidat.csv is a workbook by its content; give it a name that ends in .xlsx"


def test_an_old_workbook_is_refused(tmp_path: Path) -> None:
    assert why(written(tmp_path, OLD_OFFICE + bytes(2000), "kandidat.xlsx")) == (
        "kandidat.xlsx is a workbook of the old kind (.xls); save it as .xlsx or as CSV UTF-8"
    )


def test_a_workbook_with_a_password_is_refused(tmp_path: Path) -> None:
    assert why(written(tmp_path, OLD_OFFICE + bytes(1000) + LOCKED + bytes(1000), "kandidat.xlsx")) == (
        "kandidat.xlsx is protected by a password; save it without one"
    )


def test_an_encrypted_zip_is_refused(tmp_path: Path) -> None:
    path = archived(tmp_path / "kandidat.xlsx", {"xl/workbook.xml": BOOK})
    content = bytearray(path.read_bytes())
    content[content.index(b"PK\x01\x02") + 8] |= 1
    path.write_bytes(content)

    assert why(path) == "kandidat.xlsx is protected by a password; save it without one"


def test_an_open_document_is_refused(tmp_path: Path) -> None:
    kind = b"application/vnd.oasis.opendocument.spreadsheet"
    path = archived(tmp_path / "kandidat.xlsx", {"mimetype": kind, "content.xml": b"<x/>"})

    assert why(path) == "kandidat.xlsx is an OpenDocument file (.ods); save it as .xlsx or as CSV UTF-8"


def test_a_zip_of_something_else_is_refused(tmp_path: Path) -> None:
    path = archived(tmp_path / "kandidat.xlsx", {"word/document.xml": b"<x/>"})

    assert why(path) == (
        "kandidat.xlsx is a zip archive, and no workbook is in it; save the candidates as .xlsx or CSV UTF-8"
    )


def test_a_zip_of_too_many_files_is_refused(tmp_path: Path) -> None:
    path = archived(tmp_path / "kandidat.xlsx", {f"{number}.xml": b"" for number in range(201)})

    assert why(path) == "kandidat.xlsx is a zip archive of 201 files; a workbook has at most 200"


def test_a_zip_in_which_a_file_is_there_twice_is_refused(tmp_path: Path) -> None:
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w") as archive:
        archive.writestr("xl/workbook.xml", BOOK)
        archive.writestr("xl/workbook.xmk", BOOK)
    path = written(tmp_path, content.getvalue().replace(b"workbook.xmk", b"workbook.xml"), "kandidat.xlsx")

    assert why(path) == "kandidat.xlsx is a zip archive in which a file is there twice; save the workbook anew"


@pytest.mark.parametrize("sheet", [b"", b"<worksheet", b"no xml"])
def test_a_damaged_workbook_is_refused(tmp_path: Path, sheet: bytes) -> None:
    path = with_parts(as_xlsx(tmp_path, line()), **{"worksheets/sheet1": sheet})

    assert why(path) == "kandidat.xlsx is a damaged workbook; save it anew as .xlsx or as CSV UTF-8"


def test_a_cell_without_an_address_is_refused(tmp_path: Path) -> None:
    path = changed(as_xlsx(tmp_path, line()), SHEET, b'r="A2" ', b"")

    assert why(path) == "kandidat.xlsx has a cell without an address (''); save the workbook anew"
