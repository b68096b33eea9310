"""The working of a region's score as a small table of plain text; pure."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

from activities.layout import INDENT, Quoted
from models.words import category_label, parameter_label

CENT = Decimal("0.01")
NOTHING = "–"
HEADS = {
    "id": ("Parameter", "Data", "Skor", "Bobot", "Tertimbang"),
    "en": ("Parameter", "Data", "Points", "Weight", "Weighted"),
}


def working(parts: Iterable[Mapping[str, Any]], language: str) -> Quoted:
    """A line for each parameter: value or category, points (0 to 100), weight in per cent, and what it adds.

    Points, weight and what it adds are shown to two decimals, a half upwards; a dash stands where there is nothing.
    """
    rows = [HEADS.get(language, HEADS["id"]), *(_row(part, language) for part in parts)]
    widths = [max(len(row[column]) for row in rows) for column in range(len(rows[0]))]
    return Quoted("\n".join(_line(row, widths) for row in rows))


def cents(value: Decimal | str | None, language: str) -> str:
    """*value* to two decimals as the language writes it, or a dash."""
    if value is None:
        return NOTHING
    return _written(str(Decimal(value).quantize(CENT, ROUND_HALF_UP)), language)


def _row(part: Mapping[str, Any], language: str) -> tuple[str, ...]:
    own = " ".join(str(part["value"]).split())
    value = category_label(own, language)
    return (
        parameter_label(part["parameter"], language),
        value if value != own else _written(own, language),
        *(cents(part.get(name), language) for name in ("points", "weight", "weighted")),
    )


def _written(number: str, language: str) -> str:
    return number.replace(".", ",") if language == "id" else number


def _line(row: tuple[str, ...], widths: list[int]) -> str:
    """The name to the left, figures to the right, two blanks between two columns."""
    first, *others = (
        cell.ljust(width) if place == 0 else cell.rjust(width)
        for place, (cell, width) in enumerate(zip(row, widths, strict=True))
    )
    return INDENT + "  ".join([first, *others])
