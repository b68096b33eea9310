"""The table of a ceremony: its columns, its empty form, and what is wrong with a row by itself."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import NamedTuple

from pydantic import TypeAdapter, ValidationError

from gateway.csv_file import Row, rows
from models.errors import Refused
from models.messages.mou import Capacity
from models.people import Role
from models.values import Day, Number, Title

SAYS = ("capacity", "signed_on", "method", "place", "number_region", "number_programme")
FILES = ("scan", "mandate")
COLUMNS = ("region", "signatory", *SAYS, *FILES)
ROLES = (Role.HEAD, Role.SIGNATORY)
CAPACITIES = tuple(capacity.value for capacity in Capacity)
ACTING = tuple(capacity for capacity in CAPACITIES if capacity != Capacity.DEFINITIF)
METHODS = ("paper", "bsre")
"""A signature in the system is sent by the signatory; a table holds what others enter."""
_TEXTS: dict[str, tuple[TypeAdapter[str], str]] = {
    "place": (TypeAdapter(Title), "one line of readable text, at most 200 characters"),
    "number_region": (TypeAdapter(Number), "one line of readable text, at most 80 characters"),
    "number_programme": (TypeAdapter(Number), "one line of readable text, at most 80 characters"),
}
_DAY: TypeAdapter[date] = TypeAdapter(Day)


class Line(NamedTuple):
    """One row: ``says`` are fields of the message, ``files`` the names of the scan and the mandate."""

    number: int
    region: str
    role: str
    says: dict[str, str]
    files: dict[str, str]


def write_template(path: Path, regions: Iterable[str]) -> int:
    """Write an empty table, with a row for the head of each of *regions*; how many rows it has.

    Raises:
        Refused: the file exists, or cannot be written.
    """
    filled = [(region, Role.HEAD.value) for region in regions]
    try:
        with path.open("x", encoding="utf-8", newline="") as file:
            table = csv.writer(file, lineterminator="\n")
            table.writerow(COLUMNS)
            table.writerows((*row, *("" for _ in (*SAYS, *FILES))) for row in filled)
    except FileExistsError:
        raise Refused(f"{path} exists already; name a file that does not") from None
    except OSError as error:
        raise Refused(f"{path} cannot be written: {error.strerror}") from None
    return len(filled)


def read_lines(path: Path) -> tuple[list[Line], list[str]]:
    """The rows of *path*, a CSV with the columns of the template, and what is wrong with each by itself.

    Raises:
        Refused: the file cannot be read as such a CSV, or holds no row.
    """
    if path.suffix.lower() in (".xlsx", ".xls", ".ods"):
        raise Refused(f"{path.name} is a workbook; save its sheet as CSV in UTF-8 and name that file")
    found = [(number, row) for number, row in enumerate(rows(path, COLUMNS), 2) if any(row.values())]
    if not found:
        raise Refused(f"{path.name} holds no signature; write one in each row under the column names")
    faults: list[str] = []
    first: dict[tuple[str, str], int] = {}
    for number, row in found:
        faults += [f"row {number}, {fault}" for fault in _faults(row)]
        key = (row["region"], row["signatory"])
        if first.setdefault(key, number) != number:
            before = f"{row['signatory']} of {row['region']} stands in row {first[key]} already"
            faults.append(f"row {number}, signatory: {before}; one signature each is allowed")
    return [_line(number, row) for number, row in found], faults


def _line(number: int, row: Row) -> Line:
    says = {column: row[column] for column in SAYS if row[column]}
    return Line(number, row["region"], row["signatory"], says, {name: row[name] for name in FILES if row[name]})


def _faults(row: Row) -> list[str]:
    """What is wrong with one row, each with its column, what was found and what is expected."""
    wrong = [
        ("region", not row["region"], "a region's id, e.g. kota-cimahi"),
        ("signatory", row["signatory"] not in ROLES, " or ".join(ROLES)),
        ("capacity", row["capacity"] not in CAPACITIES, " or ".join(CAPACITIES)),
        ("signed_on", not _is_day(row["signed_on"]), "a day such as 2018-05-08"),
        ("method", row["method"] not in METHODS, f"{' or '.join(METHODS)}; in the system the signatory signs alone"),
        *((column, not _fits(column, row[column]), rule) for column, (_, rule) in _TEXTS.items()),
        ("scan", not _is_name(row["scan"]), "the name of a file in the folder of scans"),
        ("mandate", not _is_mandate(row), "the name of a file in the folder of scans; an acting capacity needs one"),
    ]
    return [f"{column}: found {row[column][:60]!r}, expected {expected}" for column, bad, expected in wrong if bad]


def _is_day(text: str) -> bool:
    """Whether *text* is written as 2018-05-08; a spreadsheet's own way of writing days can be read in two ways."""
    if not re.fullmatch(r"\d{4}-\d\d-\d\d", text):
        return False
    try:
        _DAY.validate_python(text)
    except ValidationError:
        return False
    return True


def _fits(column: str, text: str) -> bool:
    try:
        return not text or bool(_TEXTS[column][0].validate_python(text))
    except ValidationError:
        return False


def _is_name(name: str) -> bool:
    return bool(name) and Path(name).name == name and "\\" not in name


def _is_mandate(row: Row) -> bool:
    return _is_name(row["mandate"]) if row["mandate"] else row["capacity"] not in ACTING
