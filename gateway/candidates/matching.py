"""Which official region a code or a name means; near misses are suggested, never taken."""

from __future__ import annotations

import re
from difflib import get_close_matches
from functools import cache
from typing import NamedTuple

from gateway.official import official, plain_name
from models.journey import Region

LONGEST_NAME = 80
"""No region's name is longer; what is longer is no near miss."""


class Match(NamedTuple):
    """The region that is meant, with a remark where it was written otherwise; without one, what was expected."""

    region: Region | None
    remark: str | None = None
    expected: str = ""


def by_code(code: str) -> Match:
    """The region of an official code: today's, or one that was valid while the programme ran."""
    known = official()
    if region := known.codes.get(code):
        return Match(region)
    if earlier := known.earlier_codes.get(code):
        now = earlier.region
        said = f"{code} was the code of {earlier.name} until {earlier.until} ({earlier.note}); read as {now.code}"
        return Match(now, said)
    return Match(None, expected=_code_expected(code))


def by_name(name: str) -> Match:
    """The region of an official name; Kab. for Kabupaten, other case and other blanks are understood."""
    known, plain = official(), plain_name(name)
    if region := known.names.get(plain):
        return Match(region, None if name == region.name else f"'{name}' was read as {region.name}")
    if earlier := known.earlier_names.get(plain):
        now = earlier.region
        said = f"{earlier.name} was the name until {earlier.until} ({earlier.note}); read as {now.name}"
        return Match(now, said)
    near = _near(name) if len(name) <= LONGEST_NAME else ()
    nearest = f"; nearest: {', '.join(f'{region.name} ({region.code})' for region in near)}" if near else ""
    return Match(None, expected=f"the official name of a kabupaten or kota{nearest}")


def _code_expected(code: str) -> str:
    """What a code that is none was perhaps meant to be."""
    meant = code.replace(",", ".")
    if re.fullmatch(r"\d{4}", meant):
        meant = f"{meant[:2]}.{meant[2:]}"
    cut = re.fullmatch(r"\d\d\.\d", meant)
    region = official().codes.get(f"{meant}0" if cut else meant)
    if region is None:
        return "one of the 514 official codes: two digits, a dot, two digits"
    why = ": a number loses its last 0" if cut else ""
    return f"'{region.code}' as text, {region.name}{why}"


@cache
def _near(name: str) -> tuple[Region, ...]:
    """At most three regions with near names; kabupaten or kota does not count, so that a wrong one is found too."""
    bare = _bare_names()
    near = get_close_matches(_bare(name), bare, 3, 0.7)
    return tuple(region for each in near for region in bare[each])[:3]


@cache
def _bare_names() -> dict[str, list[Region]]:
    names: dict[str, list[Region]] = {}
    for region in official().codes.values():
        names.setdefault(_bare(region.name), []).append(region)
    return names


def _bare(name: str) -> str:
    """*name* without its kind: Bogor for Kabupaten Bogor and for Kota Bogor."""
    return plain_name(re.sub(r"^(kabupaten|kab|kota)\b", "", name.casefold().strip()))
