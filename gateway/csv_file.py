"""Reads a CSV as text: named columns, UTF-8, a size; every fault of a file at once."""

from __future__ import annotations

import csv
import io
from pathlib import Path
from typing import NoReturn

from models.errors import Refused

MAX_BYTES = 10 * 1024 * 1024
Row = dict[str, str]


def rows(path: Path, columns: tuple[str, ...]) -> list[Row]:
    """The rows of *path*, each with exactly *columns*, stripped; the first one is row 2 of the file.

    Raises:
        Refused: it is missing, larger than 10 MB, not UTF-8, or lacks a column.
    """
    try:
        size = path.stat().st_size
        if size > MAX_BYTES:
            raise Refused(f"{path.name} has {size} bytes; at most {MAX_BYTES} are allowed")
        text = path.read_bytes().decode("utf-8-sig")
    except FileNotFoundError:
        raise Refused(f"there is no file {path}") from None
    except (UnicodeDecodeError, OSError) as error:
        raise Refused(f"{path.name} cannot be read as UTF-8 text: {error}") from None
    if "\0" in text:
        raise Refused(f"{path.name} has a NUL character; a CSV file of plain text is expected")
    reader = csv.DictReader(io.StringIO(text))
    try:
        if missing := [column for column in columns if column not in (reader.fieldnames or ())]:
            raise Refused(f"{path.name} lacks the column {', '.join(missing)}; its columns are {', '.join(columns)}")
        found = list(reader)
    except csv.Error as error:
        raise Refused(f"{path.name} cannot be read as CSV: {error}") from None
    if wide := [str(number) for number, row in enumerate(found, 2) if None in row]:
        raise Refused(
            f"{path.name} has more cells than columns in row {', '.join(wide)}; put a text with a comma in quotes"
        )
    return [{column: (row[column] or "").strip() for column in columns} for row in found]


def refuse(path: Path, faults: list[str]) -> NoReturn:
    """Say all faults of *path* in one sentence, the first twenty in full."""
    more = f"; and {len(faults) - 20} more" if len(faults) > 20 else ""
    raise Refused(f"{path.name} has {len(faults)} fault(s): {'; '.join(faults[:20])}{more}")
