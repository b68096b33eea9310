"""The child process that parses a workbook from its input, within limits, and prints its cells as JSON.

Run by path and alone (``python -I workbook_child.py MEMORY CPU``), so that it loads nothing but what parses. It knows
no policy and no region: it says what stands in which cell, or in one sentence why that cannot be said.
"""

from __future__ import annotations

import contextlib
import io
import json
import posixpath
import re
import resource
import sys
import zipfile
import zlib
from datetime import date, datetime, time, timedelta
from typing import Any
from xml.etree.ElementTree import Element, ParseError

from defusedxml import DefusedXmlException
from defusedxml.ElementTree import fromstring, iterparse
from python_calamine import CalamineError, CalamineWorkbook

SHEET = "kandidat"
MAX_LAST_ROW = 5001
MAX_LAST_COLUMN = 60
"""Farther out than any column of candidates; beyond it a cell is a slip, and a grid up to it would be too large."""
MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"

DAMAGE = (
    CalamineError,
    EOFError,
    KeyError,
    NotImplementedError,
    ParseError,
    ValueError,
    zipfile.BadZipFile,
    zlib.error,
)


class Unreadable(Exception):
    """Why the workbook cannot be read, as the end of a sentence that begins with its name."""


def limited(memory: int, cpu: int) -> None:
    """Take no more than *memory* bytes and *cpu* seconds from now on."""
    for kind, limit in ((resource.RLIMIT_AS, memory), (resource.RLIMIT_CPU, cpu), (resource.RLIMIT_CORE, 0)):
        # A lower limit may hold already, and macOS knows none of memory; time and the zip checks hold there.
        with contextlib.suppress(ValueError, OSError):
            resource.setrlimit(kind, (limit, limit))


def parsed(raw: bytes) -> dict[str, Any]:
    """The sheet's name, its cells as kind and text, its merged ranges, and its last row with content."""
    files = unpacked(raw)
    name, part = chosen(files)
    marks = Marks(files[part])
    if marks.last_row > MAX_LAST_ROW:
        return {"sheet": name, "rows": [], "merged": [], "last_row": marks.last_row}
    sheet = CalamineWorkbook.from_filelike(packed(files)).get_sheet_by_name(name)
    grid = sheet.to_python(skip_empty_area=False)
    rows = [[marks.cell(row, column, value) for column, value in enumerate(cells)] for row, cells in enumerate(grid)]
    return {"sheet": name, "rows": marks.filled(rows), "merged": marks.merged, "last_row": marks.last_row}


def unpacked(raw: bytes) -> dict[str, bytes]:
    """Every file of the archive, none longer than it says."""
    with zipfile.ZipFile(io.BytesIO(raw)) as archive:
        return {entry.filename: archive.read(entry) for entry in archive.infolist()}


def packed(files: dict[str, bytes]) -> io.BytesIO:
    """An archive of exactly the bytes that were looked at, so that no other reading of the file's lists counts."""
    archive = io.BytesIO()
    with zipfile.ZipFile(archive, "w") as written:
        for name, content in files.items():
            written.writestr(name, content)
    archive.seek(0)
    return archive


def chosen(files: dict[str, bytes]) -> tuple[str, str]:
    """The name and the part of the candidates' sheet: the one named kandidat, or the only one."""
    relations = fromstring(files["xl/_rels/workbook.xml.rels"], forbid_dtd=True)
    targets = {each.get("Id"): each.get("Target", "") for each in relations}
    sheets = list(fromstring(files["xl/workbook.xml"], forbid_dtd=True).iter(f"{MAIN}sheet"))
    named = [each for each in sheets if each.get("name", "").strip().lower() == SHEET] or sheets
    if len(named) != 1:
        names = ", ".join(each.get("name", "") for each in sheets)
        raise Unreadable(f"has {len(sheets)} sheets ({names}); name the one with the candidates {SHEET}")
    name = named[0].get("name", "")
    if named[0].get("state", "visible") != "visible":
        raise Unreadable(f"hides its sheet {name}; show it, so that everybody sees what is read")
    return name, posixpath.normpath(posixpath.join("/xl", targets[named[0].get(RELATION)])).lstrip("/")


class Marks:
    """What a sheet's XML says and its values do not: formulas, errors, merged cells, how far it reaches."""

    def __init__(self, xml: bytes) -> None:
        self.merged: list[tuple[str, int, int]] = []
        self.last_row = 0
        self._odd: dict[tuple[int, int], tuple[str, str]] = {}
        for _, element in iterparse(io.BytesIO(xml), forbid_dtd=True):
            if element.tag == f"{MAIN}c":
                self._mark(element)
            elif element.tag == f"{MAIN}row":
                element.clear()
            elif element.tag == f"{MAIN}mergeCell":
                area = element.get("ref", "")
                self.merged.append((area, *address(area.split(":")[0])))

    def _mark(self, cell: Element) -> None:
        formula, value = cell.find(f"{MAIN}f"), cell.find(f"{MAIN}v")
        if formula is None and value is None and cell.find(f"{MAIN}is") is None:
            return
        row, column = address(cell.get("r", ""))
        self.last_row = max(self.last_row, row)
        if column >= MAX_LAST_COLUMN:
            raise Unreadable(f"has content in {cell.get('r')}, far right of the last column; delete it")
        if formula is not None:
            self._odd[row, column] = ("formula", f"={formula.text or ''}".strip())
        elif cell.get("t") == "e":
            self._odd[row, column] = ("error", (value.text if value is not None else None) or "")

    def cell(self, row: int, column: int, value: object) -> tuple[str, str]:
        """The kind and text of the cell in *row* and *column*, both from 0."""
        return self._odd.pop((row + 1, column), None) or plain(value)

    def filled(self, rows: list[list[tuple[str, str]]]) -> list[list[tuple[str, str]]]:
        """*rows* with the marked cells that lie outside the values' grid."""
        for (row, column), mark in self._odd.items():
            rows += [[] for _ in range(row - len(rows))]
            rows[row - 1] += [("empty", "")] * (column + 1 - len(rows[row - 1]))
            rows[row - 1][column] = mark
        return rows


def address(reference: str) -> tuple[int, int]:
    """Row from 1 and column from 0 of a reference such as C7."""
    match = re.fullmatch(r"([A-Z]{1,3})([1-9][0-9]{0,6})", reference)
    if match is None:
        raise Unreadable(f"has a cell without an address ({reference[:20]!r}); save the workbook anew")
    column = 0
    for letter in match[1]:
        column = column * 26 + ord(letter) - ord("A") + 1
    return int(match[2]), column - 1


def plain(value: object) -> tuple[str, str]:
    """The kind and text of a value; a number as it would be typed, its shortest digits."""
    if isinstance(value, bool):
        return "truth", str(value).upper()
    if isinstance(value, int | float):
        whole = isinstance(value, float) and value.is_integer() and abs(value) < 10**15
        return "number", str(int(value)) if whole else repr(value)
    if isinstance(value, date | datetime | time | timedelta):
        return "date", str(value)
    text = str(value).strip()
    return ("text", text) if text else ("empty", "")


def main() -> None:
    """Parse the workbook on the standard input and print what it holds."""
    limited(int(sys.argv[1]), int(sys.argv[2]))
    try:
        answer = parsed(sys.stdin.buffer.read())
    except Unreadable as why:
        answer = {"refused": str(why)}
    except DefusedXmlException:
        answer = {"refused": "declares a document type or entities, which no workbook needs; save it anew"}
    except DAMAGE:
        answer = {"refused": "is a damaged workbook; save it anew as .xlsx or as CSV UTF-8"}
    json.dump(answer, sys.stdout)


if __name__ == "__main__":
    main()
