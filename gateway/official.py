"""The official regions of `data/`: every kabupaten and kota by code and by name, with what was valid earlier."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple

from gateway.csv_file import rows
from gateway.regions_file import read_regions
from models.journey import Region

DATA = Path(__file__).resolve().parent.parent / "data"
EARLIER_COLUMNS = ("code", "name", "until", "now", "note")
SHORT = {"kab": "kabupaten", "kep": "kepulauan"}
LEFT_OUT = ("administrasi", "adm", "dan")
"""Words that some write and some leave out: Kota Administrasi Jakarta Pusat, Pangkajene dan Kepulauan."""


class Earlier(NamedTuple):
    """A code or name that was valid until a year, and the region it is today."""

    code: str
    name: str
    until: int
    region: Region
    note: str


class Official(NamedTuple):
    """The regions of today, and what earlier ones are now; names by `plain_name`."""

    codes: dict[str, Region]
    names: dict[str, Region]
    earlier_codes: dict[str, Earlier]
    earlier_names: dict[str, Earlier]


def plain_name(name: str) -> str:
    """*name* as it is compared: without case, blanks, signs and words that some leave out; Kab. is kabupaten."""
    words = re.sub(r"[^\w]+", " ", name.casefold()).split()
    return "".join(SHORT.get(word, word) for word in words if word not in LEFT_OUT)


@cache
def official() -> Official:
    """The 514 official regions, read once.

    Source: `data/README.md`.
    """
    codes = {region.code: region for region in read_regions(DATA / "regions.csv")}
    earlier = tuple(_earlier(codes))
    return Official(
        codes,
        {plain_name(region.name): region for region in codes.values()},
        {each.code: each for each in earlier if each.code not in codes},
        {plain_name(each.name): each for each in earlier if each.name != each.region.name},
    )


def _earlier(codes: dict[str, Region]) -> Iterator[Earlier]:
    for row in rows(DATA / "regions-earlier.csv", EARLIER_COLUMNS):
        yield Earlier(row["code"], row["name"], int(row["until"]), codes[row["now"]], row["note"])
