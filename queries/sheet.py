"""A sheet of rows, the same for a terminal and a workbook; pure."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from models.report_words import word

Cell = str | int | date | None


class Sheet(NamedTuple):
    """A table: the name of its sheet, its columns, and its rows."""

    name: str
    columns: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]


def sheet(name: str, columns: tuple[str, ...], rows: list[tuple[Cell, ...]], language: str) -> Sheet:
    """A sheet in words of *language*: *name* and *columns* are keys of the report's words."""
    return Sheet(word(name, language), tuple(word(column, language) for column in columns), tuple(rows))
