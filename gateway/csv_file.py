"""Reads a CSV as text: named columns, UTF-8, a size; every fault of a file at once."""

from __future__ import annotations

import csv
import io
from pathlib import Path
from typing import NoReturn

from models.errors import Refused

MAX_BYTES = 10 * 1024 * 1024
Row = dict[str, str]


def content(path: Path) -> bytes:
    """The bytes of *path*, after a look at its size.

    Raises:
        Refused: it is missing, no file, or larger than 10 MB.
    """
    try:
        size = path.stat().st_size
        if size > MAX_BYTES:
            raise Refused(f"{path.name} has {size} bytes; at most {MAX_BYTES} are allowed")
        if not path.is_file():
            raise Refused(f"{path.name} is no file; give the name of one")
        return path.read_bytes()
    except FileNotFoundError:
        raise Refused(f"there is no file {path}") from None
    except OSError as error:
        raise Refused(f"{path.name} cannot be read: {error.strerror}") from None


def text_of(path: Path) -> str:
    """The text of *path*, without a byte-order mark.

    Raises:
        Refused: as `content`, or it is not UTF-8, or has a NUL character.
    """
    raw = content(path)
    if raw.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise Refused(f"{path.name} cannot be read as UTF-8 text: it is UTF-16; save it as CSV UTF-8")
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        raise Refused(
            f"{path.name} cannot be read as UTF-8 text: line {line} has the byte {raw[error.start]:#04x}, "
            "as in Latin-1; save it as CSV UTF-8"
        ) from None
    if "\0" in text:
        raise Refused(f"{path.name} has a NUL character; a CSV file of plain text is expected")
    return text


def rows(path: Path, columns: tuple[str, ...], optional: tuple[str, ...] = ()) -> list[Row]:
    """The rows of *path*, each with exactly *columns*, stripped; the first one is row 2 of the file.

    A column of *optional* that the file lacks is empty.

    Raises:
        Refused: it is missing, larger than 10 MB, not UTF-8, or lacks a column.
    """
    reader = csv.DictReader(io.StringIO(text_of(path)))
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
    return [{column: (row.get(column) or "").strip() for column in (*columns, *optional)} for row in found]


def refuse(path: Path, faults: list[str]) -> NoReturn:
    """Say all faults of *path* in one sentence, the first twenty in full."""
    more = f"; and {len(faults) - 20} more" if len(faults) > 20 else ""
    raise Refused(f"{path.name} has {len(faults)} fault(s): {'; '.join(faults[:20])}{more}")
