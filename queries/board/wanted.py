"""What a board is asked for: filters, a name and a page, as they stand in its address; a bookmark is a saved view."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Any, NamedTuple, Self
from urllib.parse import urlencode

from models.errors import Refused
from models.islands import GROUPS, ISLAND_OF
from models.messages import STAGES
from models.people import VOICES, Role
from models.vocabulary import OUTCOMES
from queries.board.places import Place

ROWS = 25
MOST_ROWS = 100
LONGEST = 80
CHOICES: dict[str, tuple[str, ...]] = {
    "tahap": STAGES,
    "pulau": tuple(GROUPS),
    "provinsi": tuple(sorted(ISLAND_OF)),
    "peran": tuple(role.value for role in Role if role not in VOICES),
    "hasil": tuple(OUTCOMES["id"]),
}
"""The filters that choose one of several keys, as their address names them."""
MARKS = ("terlambat", "ditangguhkan")
"""The filters that are on or off: late, paused."""
FIELDS = (*CHOICES, *MARKS, "cari", "halaman", "baris")


class Wanted(NamedTuple):
    """A view of a board. Names are those of its address: they stay, so that bookmarks do."""

    tahap: str = ""
    pulau: str = ""
    provinsi: str = ""
    peran: str = ""
    hasil: str = ""
    terlambat: bool = False
    ditangguhkan: bool = False
    cari: str = ""
    halaman: int = 1
    baris: int = ROWS

    @classmethod
    def of(cls, query: Iterable[tuple[str, str]]) -> Self:
        """The view that an address's query asks for; what it does not name is not filtered.

        Raises:
            Refused: it names a value that there is not.
        """
        given = {name: value.strip() for name, value in query if name in FIELDS and value.strip()}
        for name, choices in CHOICES.items():
            if given.get(name, choices[0]) not in choices:
                raise Refused(f"{given[name]!r} is no choice for {name!r}; choices: {', '.join(choices)}")
        found: dict[str, Any] = {name: given[name] for name in CHOICES if name in given}
        found |= {name: given.get(name) == "1" for name in MARKS}
        found["cari"] = given.get("cari", "")[:LONGEST]
        found["halaman"] = _number(given, "halaman", 1, 10_000)
        found["baris"] = _number(given, "baris", ROWS, MOST_ROWS)
        return cls(**found)

    @property
    def filtered(self) -> bool:
        """Whether anything is left out."""
        return self._replace(halaman=1, baris=ROWS) != Wanted()

    def query(self, **changes: Any) -> str:
        """The address's query with *changes*, without what is as it is anyhow; another filter begins at page 1."""
        asked = self._replace(**{"halaman": 1, **changes})
        pairs = zip(FIELDS, asked, Wanted(), strict=True)
        return urlencode([(name, 1 if value is True else value) for name, value, usual in pairs if value != usual])


def _number(given: dict[str, str], name: str, usual: int, most: int) -> int:
    text = given.get(name, str(usual))
    if not (text.isascii() and text.isdigit() and 1 <= len(text) <= 5 and 1 <= int(text) <= most):
        raise Refused(f"{text!r} is no number for {name!r}; it is a whole number from 1 to {most}")
    return int(text)


def chosen(places: Iterable[Place], wanted: Wanted, now: datetime) -> list[Place]:
    """Those of *places* that the view shows at the moment *now* of the cohort's clock, in their order."""
    search = wanted.cari.casefold()
    equal = [(name, value) for name, value in _equal(wanted) if value]
    found = []
    for place in places:
        if any(getattr(place, name) != value for name, value in equal):
            continue
        if wanted.ditangguhkan and not (place.paused and place.outcome is None):
            continue
        if wanted.peran and not any(each.role == wanted.peran for each in place.opened):
            continue
        if search and search not in place.name.casefold():
            continue
        if wanted.terlambat and not place.late_at(now):
            continue
        found.append(place)
    return found


def _equal(wanted: Wanted) -> tuple[tuple[str, str], ...]:
    return (
        ("stage", wanted.tahap),
        ("island", wanted.pulau),
        ("province", wanted.provinsi),
        ("outcome", wanted.hasil),
    )
