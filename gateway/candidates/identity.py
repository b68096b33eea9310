"""Finds the region of a row by its code, its name, or both; each region once."""

from __future__ import annotations

from gateway.candidates.matching import Match, by_code, by_name
from gateway.candidates.row import Row
from models.journey import Region

EITHER = "a code such as 33.09 or a name such as Kabupaten Boyolali"


class Seen:
    """The regions of the rows above, each with the first row that names it."""

    def __init__(self) -> None:
        self._first: dict[str, int] = {}

    def first(self, region: Region, number: int) -> int:
        """The first row that names *region*."""
        return self._first.setdefault(region.id, number)


def identify(row: Row, seen: Seen) -> Region | None:
    """The region of *row*, with a remark where it is written otherwise than officially.

    One that code or name alone tells is returned too, so that a second row of it is found in the same run.
    """
    code, name = row.text("code"), row.text("name")
    if code == "" and name == "":
        row.fault("code" if row.has("code") else "name", EITHER)
        return None
    coded, named = (by_code(code) if code else None), (by_name(name) if name else None)
    for match in (coded, named):
        if match and match.remark:
            row.remark(match.remark)
    region = _agreed(row, coded, named)
    if region is not None and (first := seen.first(region, row.number)) != row.number:
        row.fault("code" if code else "name", f"each region once; {region.name} stands in row {first} already")
    return region


def _agreed(row: Row, coded: Match | None, named: Match | None) -> Region | None:
    """The region that code and name tell, or the one of them that tells any; None where they disagree."""
    by_code, by_name = (coded.region if coded else None), (named.region if named else None)
    if coded and by_code is None:
        other = by_name and by_name.code not in coded.expected
        row.fault("code", f"'{by_name.code}', the code of {by_name.name}" if by_name and other else coded.expected)
    if named and by_name is None:
        row.fault("name", f"{by_code.name}, the region of the code {by_code.code}" if by_code else named.expected)
    if by_code and by_name and by_code != by_name:
        row.fault("name", f"{by_code.name}, the region of the code {by_code.code}; {by_name.name} has {by_name.code}")
        return None
    return by_code or by_name
