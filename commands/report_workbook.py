"""A report as a workbook (XLSX); the same report gives the same bytes."""

from __future__ import annotations

from datetime import date, datetime, time
from io import BytesIO
from pathlib import Path
from typing import Any

import xlsxwriter  # type: ignore[import-untyped]  # it comes without types

from models.errors import Refused
from models.report import Report
from models.report_words import word
from queries.report_figures import about, funnel, provinces, targets
from queries.report_lists import endings, entries, running
from queries.sheet import Cell, Sheet

RISKY = ("=", "+", "-", "@", "\t", "\r", "\n", "\0")
"""How a text begins that a spreadsheet may take for a formula, also when it is copied to another one."""
WIDEST = 60
"""Characters; longer texts are wrapped."""


def written(report: Report, path: Path, language: str) -> str:
    """Write *report* to *path* and say so in a line.

    Raises:
        Refused: the file cannot be written.
    """
    try:
        path.write_bytes(workbook(report, language))
    except OSError as error:
        raise Refused(f"{path} cannot be written: {error.strerror}; name a file in a folder that is yours") from None
    return f"written: {path}, digest of the report's content {report.digest}"


def workbook(report: Report, language: str) -> bytes:
    """A sheet that says what it is, then one for each table; made, as it says, on the report's own day."""
    made = BytesIO()
    book = xlsxwriter.Workbook(made, {"in_memory": True})
    title = f"{word('title', language)}, {report.as_of.isoformat()}"
    book.set_properties({"title": title, "created": datetime.combine(report.as_of, time())})
    formats = {
        "head": book.add_format({"bold": True, "text_wrap": True, "valign": "top", "bottom": 1}),
        "text": book.add_format({"text_wrap": True, "valign": "top"}),
        "day": book.add_format({"num_format": "yyyy-mm-dd", "valign": "top", "align": "left"}),
    }
    for table in (about, targets, provinces, funnel, endings, running):
        _add(book, table(report, language), formats)
    _add(book, entries(report.reached, language), formats)
    book.close()
    return made.getvalue()


def _add(book: Any, sheet: Sheet, formats: dict[str, Any]) -> None:
    page = book.add_worksheet(sheet.name)
    for place, column in enumerate(sheet.columns):
        cells = [column, *(row[place] for row in sheet.rows)]
        page.set_column(place, place, min(WIDEST, 2 + max(len(_text(cell)) for cell in cells)))
        page.write_string(0, place, column, formats["head"])
    for number, row in enumerate(sheet.rows, 1):
        for place, cell in enumerate(row):
            _write(page, number, place, cell, formats)
    page.freeze_panes(1, 0)


def _write(page: Any, row: int, column: int, cell: Cell, formats: dict[str, Any]) -> None:
    if isinstance(cell, date):
        page.write_datetime(row, column, datetime.combine(cell, time()), formats["day"])
    elif isinstance(cell, int):
        page.write_number(row, column, cell, formats["text"])
    elif cell is not None:
        page.write_string(row, column, harmless(cell), formats["text"])


def harmless(text: str) -> str:
    """*text* as no spreadsheet takes it for a formula."""
    return f"'{text}" if text.startswith(RISKY) else text


def _text(cell: Cell) -> str:
    return "" if cell is None else str(cell)
