"""Reads a workbook's cells: exactly the bytes that were looked at, one sheet, its values and its marks."""

from __future__ import annotations

import io
import posixpath
import zipfile
from datetime import date, datetime, time, timedelta
from typing import Any

from defusedxml.ElementTree import fromstring
from python_calamine import CalamineWorkbook

from gateway.workbook.marks import MAIN, Marks
from gateway.workbook.refusal import Unreadable

RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"


def parsed(raw: bytes, wanted: str, rows: int) -> dict[str, Any]:
    """The name of the sheet *wanted*, its cells as kind and text, its marks, its last row with content.

    If it reaches beyond *rows* no cells are read: who asks refuses the file by its last row.

    Raises:
        Unreadable: it does not say which sheet is meant, or hides it, or a cell lies where none can be.
    """
    files = unpacked(raw)
    name, part = chosen(files, wanted)
    marks = Marks(files[part])
    if marks.last_row > rows:
        return {"last_row": marks.last_row}
    sheet = CalamineWorkbook.from_filelike(packed(files)).get_sheet_by_name(name)
    grid = sheet.to_python(skip_empty_area=False)
    cells = marks.over([[plain(value) for value in row] for row in grid])
    found = {"merged": marks.merged, "hidden": marks.hidden, "last_row": marks.last_row}
    return {"sheet": name, "rows": cells, **found}


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


def chosen(files: dict[str, bytes], wanted: str) -> tuple[str, str]:
    """The name and the part of the sheet that is read: the one named *wanted*, or the only one."""
    relations = fromstring(files["xl/_rels/workbook.xml.rels"], forbid_dtd=True)
    targets = {each.get("Id"): each.get("Target", "") for each in relations}
    sheets = list(fromstring(files["xl/workbook.xml"], forbid_dtd=True).iter(f"{MAIN}sheet"))
    named = [each for each in sheets if each.get("name", "").strip().lower() == wanted] or sheets
    if len(named) != 1:
        names = ", ".join(each.get("name", "") for each in sheets)
        raise Unreadable(f"has {len(sheets)} sheets ({names}); name the one that is to be read {wanted}")
    name = named[0].get("name", "")
    if named[0].get("state", "visible") != "visible":
        raise Unreadable(f"hides its sheet {name}; show it, so that everybody sees what is read")
    return name, posixpath.normpath(posixpath.join("/xl", targets[named[0].get(RELATION)])).lstrip("/")


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
