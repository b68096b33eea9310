"""Formal letters (surat dinas): which kinds there are, what a release must say, to which office; pure."""

from __future__ import annotations

from typing import Annotated, Any, Literal, NamedTuple, Self

from pydantic import BaseModel, ConfigDict, Field, model_validator

from models.values import Day, Number, Title

FORMAL = frozenset({"selected", "reserve", "not-selected", "awarded", "evaluation-result", "mou-invitation"})
"""Letters that are void without registry number, date and signatory; they are held until these are entered."""
_ASKED_ABOUT = {"objection": "not-selected"}
"""Steps that ask about what a formal letter says: its kind, by the step's name."""
_PLACEMENTS = frozenset({"selected", "reserve", "not-selected"})
_HEADS = {"Kabupaten": "Bupati", "Kota": "Wali Kota"}

Capacity = Literal["a.n.", "Plt.", "Plh."]
Nip = Annotated[str, Field(pattern=r"^\d{18}$")]


class Release(BaseModel):
    """What a coordinator enters from the registry; nothing here is ever made up by Seratus."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    number: Number
    date: Day
    signatory: Title
    position: Title
    capacity: Capacity | None = None
    """None where the signatory holds the office (definitif)."""
    behalf: Title | None = None
    """The office in whose name somebody signs a.n."""
    nip: Nip | None = None
    """18 digits."""
    place: Title = "Jakarta"
    sifat: Title = "Biasa"
    lampiran: Title = "-"
    hal: Title | None = None
    """None for the kind's own words."""

    @model_validator(mode="after")
    def _on_whose_behalf(self) -> Self:
        if (self.capacity == "a.n.") != (self.behalf is not None):
            raise ValueError("behalf is given with the capacity a.n., and with no other")
        return self


class Region(NamedTuple):
    """What a letter needs of its region: ``seat`` is where its office is, its own name where that is not known."""

    name: str
    province: str
    seat: str | None

    @property
    def _split(self) -> tuple[str, str]:
        kind, _, rest = self.name.partition(" ")
        return (kind, rest) if kind in _HEADS and rest else ("", self.name)

    @property
    def office(self) -> str:
        """To whom a letter goes: the office, not a person."""
        kind, rest = self._split
        return f"{_HEADS.get(kind, 'Kepala Daerah')} {rest}"

    @property
    def at(self) -> str:
        """Where that office is."""
        return self.seat or self._split[1]

    @property
    def copies(self) -> tuple[str, str]:
        """Who gets a copy (tembusan), by office."""
        return (f"Gubernur {self.province}", f"Sekretaris Daerah {self.name}")


def about_letter(step: str) -> str | None:
    """The kind of the formal letter about which *step*, an open step's key, asks; None where it asks about none."""
    return _ASKED_ABOUT.get(step.partition("#")[0])


def overtaken(letter: str, kind: str, body: dict[str, Any]) -> str | None:
    """Why a fact of *kind* leaves a *letter* that is still held without a cause; None where it stands.

    A decision that stands is told although the journey ends by it or after it: the list's no, an award, the index.
    """
    if kind == "placed" and letter in _PLACEMENTS:
        return "the region was placed anew before this letter was released"
    if kind in ("accepted", "declined") and letter == "mou-invitation":
        return "the invitation was answered before this letter was released"
    outcome = body.get("outcome") if kind == "ended" else None
    told = {"not-selected": "not-selected", "evaluation-result": "completed", "awarded": outcome}
    if outcome is None or told.get(letter) == outcome:
        return None
    return f"the journey ended ({outcome}) before this letter was released"


OVERTAKING = frozenset({"placed", "accepted", "declined", "ended"})
"""Kinds of facts that may overtake a letter."""
