"""Reads a CSV of regions; all faults at once, and nothing is begun while one remains."""

from __future__ import annotations

import csv
import io
import re
from pathlib import Path

from models.errors import Refused
from models.journey import Region
from models.provinces import ZONES, slug

COLUMNS = ("code", "name", "type", "province")
CODE = re.compile(r"^\d\d\.\d\d$")


def read_regions(path: Path) -> list[Region]:
    """Read the regions of *path*, a CSV with the columns code, name, type and province.

    Raises:
        Refused: the file cannot be read or has faults; each one with row, column, found and expected.
    """
    rows = _rows(path)
    faults: list[str] = []
    seen: dict[str, int] = {}
    for number, row in enumerate(rows, 2):
        faults += [f"row {number}, {fault}" for fault in _faults(row)]
        if (code := row["code"]) in seen:
            faults.append(f"row {number}, code: {code} stands in row {seen[code]} already; a region is named once")
        seen.setdefault(code, number)
    if faults:
        raise Refused(f"{path.name} has {len(faults)} fault(s): " + "; ".join(faults))
    return [
        Region(
            id=slug(row["name"]),
            code=row["code"],
            name=row["name"],
            province=row["province"],
            zone=ZONES[row["province"]],
        )
        for row in rows
    ]


def _rows(path: Path) -> list[dict[str, str]]:
    try:
        text = path.read_bytes().decode("utf-8-sig")
    except FileNotFoundError:
        raise Refused(f"there is no file {path}") from None
    except (UnicodeDecodeError, OSError) as error:
        raise Refused(f"{path.name} cannot be read as UTF-8 text: {error}") from None
    reader = csv.DictReader(io.StringIO(text))
    if missing := [column for column in COLUMNS if column not in (reader.fieldnames or ())]:
        raise Refused(f"{path.name} lacks the column {', '.join(missing)}; its columns are {', '.join(COLUMNS)}")
    return [{column: (row[column] or "").strip() for column in COLUMNS} for row in reader]


def _faults(row: dict[str, str]) -> list[str]:
    """What is wrong with one row, each with its column."""
    faults = []
    if not CODE.match(row["code"]):
        hint = "; Excel turns 35.10 into 35.1, keep codes as text" if re.match(r"^\d\d?\.\d$", row["code"]) else ""
        faults.append(f"code: found {row['code']!r}, expected two digits, a dot, two digits{hint}")
    if not row["name"]:
        faults.append("name: found nothing, expected the region's name")
    if row["type"] not in ("kabupaten", "kota"):
        faults.append(f"type: found {row['type']!r}, expected kabupaten or kota")
    if row["province"] not in ZONES:
        faults.append(f"province: found {row['province']!r}, expected one of the 38 provinces")
    return faults
