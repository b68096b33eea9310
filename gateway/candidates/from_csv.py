"""Reads a CSV into a table: commas, or semicolons where the heading has them."""

from __future__ import annotations

import csv
import io
from pathlib import Path

from gateway.candidates.table import EMPTY, Cell, Table, check_rows, trimmed
from gateway.csv_file import content, text_of
from models.errors import Refused

ZIP = b"PK\x03\x04"


def read_csv(path: Path) -> Table:
    """The cells of the CSV *path*; a cell that begins with ``=`` is a formula to whoever opens the file.

    Raises:
        Refused: it cannot be read as UTF-8 text or CSV, or has more than 5,000 rows of candidates.
    """
    if content(path).startswith(ZIP):
        raise Refused(f"{path.name} is a workbook by its content; give it a name that ends in .xlsx")
    text = text_of(path)
    heading = text.split("\n", 1)[0]
    separator = ";" if heading.count(";") > heading.count(",") else ","
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)
    try:
        found = trimmed(tuple(_cell(value.strip()) for value in record) for record in reader)
    except csv.Error as error:
        raise Refused(f"{path.name} cannot be read as CSV: line {reader.line_num}: {error}") from None
    check_rows(path.name, len(found))
    return Table(path.name, None, found)


def _cell(text: str) -> Cell:
    if not text:
        return EMPTY
    return Cell("formula" if text.startswith("=") else "text", text)
