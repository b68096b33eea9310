"""The working of a region's score as a small table; pure."""

from __future__ import annotations

import re
from collections.abc import Iterable
from decimal import ROUND_HALF_UP, Decimal

from activities.layout import Quoted, rows
from activities.phrases import number_text
from activities.wording.selection import ScorePart
from models.words import category_label, parameter_label

CENT = Decimal("0.01")
NOTHING = "–"
FIGURE = re.compile(r"\d+(\.\d+)?")
HEADS = {
    "id": ("Parameter", "Data", "Skor", "Bobot", "Tertimbang"),
    "en": ("Parameter", "Data", "Points", "Weight", "Weighted"),
}


def working(parts: Iterable[ScorePart], language: str) -> Quoted:
    """A line for each parameter: value or category, points (0 to 100), weight in per cent, and what it adds.

    Points, weight and what it adds are shown to two decimals, a half upwards; a dash stands where there is nothing.
    """
    return rows([HEADS[language], *(_row(part, language) for part in parts)])


def cents(value: Decimal | None, language: str) -> str:
    """*value* to two decimals as the language writes it, or a dash."""
    return NOTHING if value is None else number_text(value.quantize(CENT, ROUND_HALF_UP), language)


def _row(part: ScorePart, language: str) -> tuple[str, ...]:
    figures = (part.points, part.weight, part.weighted)
    return (
        parameter_label(part.parameter, language),
        _own(part.value, language),
        *(cents(figure, language) for figure in figures),
    )


def _own(value: str, language: str) -> str:
    """What the data sheet says: a figure as the language writes it, or a category in words."""
    return number_text(Decimal(value), language) if FIGURE.fullmatch(value) else category_label(value, language)
