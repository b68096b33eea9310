"""Words about a region's data sheet and its place in the selection."""

from __future__ import annotations

from decimal import Decimal
from typing import Literal, Self, TypedDict

from pydantic import BaseModel, ConfigDict

from activities.wording.base import MINUTES, NOTE, Name, Words

ILLUSTRATIVE = "ilustrasi, bukan angka resmi"


class ScorePart(BaseModel):
    """What one parameter adds to a score: figure or category, points from 0 to 100, weight in per cent."""

    model_config = ConfigDict(frozen=True, allow_inf_nan=False)

    parameter: str
    value: str
    points: Decimal | None = None
    weight: Decimal | None = None
    weighted: Decimal | None = None


class DataReturnedWords(Words):
    """A data sheet that is to be confirmed again."""

    letter, stage = "data-returned", "assessment"
    person: Name
    verdict: str
    note: str

    @classmethod
    def sample(cls) -> Self:
        """A note of two lines."""
        return cls(person="Asesor Contoh", verdict="returned", note=NOTE)


class SheetCorrectedWords(Words):
    """One parameter of a data sheet has another figure or category, or none."""

    letter, stage = "sheet-corrected", "assessment"
    parameter: str
    value: Decimal | None = None
    category: str | None = None
    year: int
    source: str
    reason: str

    @classmethod
    def sample(cls) -> Self:
        """An illustrative figure."""
        return cls(parameter="green", value=Decimal("62.50"), year=2017, source=ILLUSTRATIVE, reason=NOTE)


class PlacedWords(Words):
    """A region's result, with rank, score (0 to 100) and its working where there was a ranking.

    ``minutes`` is a dash where the result stands in none.
    """

    stage = "assessment"
    result: Literal["selected", "reserve", "not-selected"]
    minutes: str
    reason: str
    rank: int | None = None
    score: Decimal | None = None
    parts: tuple[ScorePart, ...] = ()


class SelectedWords(PlacedWords):
    """Selected."""

    letter = "selected"

    @classmethod
    def sample(cls) -> Self:
        """A rank within the quota; the figures are illustrative."""
        return cls(result="selected", reason="peringkat 7 dari 160 daerah; kuota 50 daerah", rank=7, **_worked())


class ReserveWords(PlacedWords):
    """In reserve."""

    letter = "reserve"

    @classmethod
    def sample(cls) -> Self:
        """A rank beyond the quota; the figures are illustrative."""
        return cls(result="reserve", reason="peringkat 53 dari 160 daerah; kuota 50 daerah", rank=53, **_worked())


class NotSelectedWords(PlacedWords):
    """Not selected; the region may object."""

    letter = "not-selected"

    @classmethod
    def sample(cls) -> Self:
        """A rank far beyond the quota; the figures are illustrative."""
        why = "peringkat 140 dari 160 daerah; kuota 50 daerah"
        return cls(result="not-selected", reason=why, rank=140, **_worked())


class _Worked(TypedDict):
    minutes: str
    score: Decimal
    parts: tuple[ScorePart, ...]


def _worked() -> _Worked:
    """The minutes, and a score with its working, in which everything is illustrative."""
    figures = {"performance": "60.00", "sustainability": "62.00", "green": "64.00", "kkd": "66.00"}
    parts = tuple(
        ScorePart(parameter=name, value=value, points=Decimal(value), weight=Decimal(25), weighted=Decimal(value) / 4)
        for name, value in figures.items()
    )
    return {"minutes": MINUTES, "score": Decimal("63.00"), "parts": parts}
