"""Reads a CSV of regions; all faults at once, and nothing is begun while one remains."""

from __future__ import annotations

import re
from pathlib import Path

from gateway.csv_file import Row, refuse, rows
from models.journey import Region
from models.provinces import ZONES, slug, zone_of

COLUMNS = ("code", "name", "type", "province")
CODE = re.compile(r"^\d\d\.\d\d$")


def read_regions(path: Path) -> list[Region]:
    """Read the regions of *path*, a CSV with the columns code, name, type and province.

    Raises:
        Refused: the file cannot be read or has faults; each one with row, column, found and expected.
    """
    found = rows(path, COLUMNS)
    faults: list[str] = [] if found else ["it holds no region"]
    seen: dict[str, int] = {}
    for number, row in enumerate(found, 2):
        faults += [f"row {number}, {fault}" for fault in _faults(row)]
        for column, value in (("code", row["code"]), ("name", slug(row["name"]))):
            first = seen.setdefault(f"{column} {value}", number)
            if value and first != number:
                faults.append(f"row {number}, {column}: {value} stands in row {first} already; a region is named once")
    if faults:
        refuse(path, faults)
    return [_region(row) for row in found]


def _region(row: Row) -> Region:
    province = row["province"]
    return Region(id=slug(row["name"]), code=row["code"], name=row["name"], province=province, zone=zone_of(province))


def _faults(row: Row) -> list[str]:
    """What is wrong with one row, each with its column."""
    faults = []
    if not CODE.match(row["code"]):
        hint = "; Excel turns 35.10 into 35.1, keep codes as text" if re.match(r"^\d\d?\.\d$", row["code"]) else ""
        faults.append(f"code: found {row['code']!r}, expected two digits, a dot, two digits{hint}")
    if not slug(row["name"]):
        faults.append(f"name: found {row['name']!r}, expected the region's name")
    if row["type"] not in ("kabupaten", "kota"):
        faults.append(f"type: found {row['type']!r}, expected kabupaten or kota")
    if row["province"] not in ZONES:
        faults.append(f"province: found {row['province']!r}, expected one of the {len(ZONES)} provinces")
    return faults
