"""Candidates' files written for a test: rows that are right unless something is changed."""

from __future__ import annotations

import csv
import io
import zipfile
from pathlib import Path

import openpyxl
import pytest

from gateway.candidates import examine
from gateway.candidates.columns import REQUIRED
from gateway.candidates.table import Faulty
from models.errors import Refused

HEADING = tuple(column.name for column in REQUIRED)
SOURCE = "ilustrasi, bukan angka resmi"
Line = list[object]


def line(code: object = "33.09", name: object = "Kabupaten Boyolali", **changes: object) -> Line:
    """A row in the order of the heading; a region's four figures, and one contact."""
    cells: dict[str, object] = {"code": code, "name": name}
    for parameter in ("performance", "sustainability", "green", "kkd"):
        cells |= {parameter: "70,5", f"{parameter}_year": "2017", f"{parameter}_source": SOURCE}
    cells |= {
        "contact_name": "Narahubung (contoh)",
        "contact_address": "narahubung@contoh.example",
        "contact_phone": "",
    }
    unknown = changes.keys() - cells.keys()
    assert not unknown, unknown
    return list((cells | changes).values())


def as_csv(folder: Path, *lines: Line, heading: tuple[str, ...] = HEADING, separator: str = ",") -> Path:
    """A CSV of *lines* below *heading*."""
    text = io.StringIO()
    csv.writer(text, delimiter=separator, lineterminator="\n").writerows([heading, *lines])
    return written(folder, text.getvalue())


def written(folder: Path, content: str | bytes, name: str = "kandidat.csv") -> Path:
    path = folder / name
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


def workbook(*lines: Line, heading: tuple[str, ...] = HEADING, sheet: str = "kandidat") -> openpyxl.Workbook:
    """A workbook with *lines* below *heading* on its only sheet."""
    book = openpyxl.Workbook()
    book.active.title = sheet
    for cells in (list(heading), *lines):
        book.active.append(cells)
    return book


def saved(folder: Path, book: openpyxl.Workbook) -> Path:
    path = folder / "kandidat.xlsx"
    book.save(path)
    return path


def as_xlsx(folder: Path, *lines: Line) -> Path:
    return saved(folder, workbook(*lines))


def changed(path: Path, part: str, old: bytes, new: bytes) -> Path:
    """The workbook *path* with *old* replaced in one of its parts, as no office program would write it."""
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    assert old in parts[part]
    parts[part] = parts[part].replace(old, new)
    return archived(path, parts)


def archived(path: Path, parts: dict[str, bytes]) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return path


def faults(path: Path) -> list[str]:
    """What is said about each fault of *path*."""
    with pytest.raises(Faulty) as refused:
        examine(path)
    return [str(fault) for fault in refused.value.faults]


def why(path: Path) -> str:
    """Why *path* cannot be read at all."""
    with pytest.raises(Refused) as refused:
        examine(path)
    assert not isinstance(refused.value, Faulty), refused.value
    return str(refused.value)
