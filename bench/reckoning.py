"""What is made of measurements: medians, ratios, a plain table, JSON; pure."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from statistics import median
from typing import NamedTuple

Cell = str | int | float
Row = dict[str, Cell]
"""Figures by the names of their columns."""


class Pair(NamedTuple):
    """Seconds that the same work took by Seratus and by the bare client, one right after the other."""

    ours: float
    raw: float

    @property
    def ratio(self) -> float:
        """Our rate as a part of the bare client's."""
        return self.raw / self.ours


def reckon(pairs: Sequence[Pair]) -> Row:
    """The medians of several passes; the ratio's is of the ratios within a pass, not one of two medians."""
    return {
        "passes": len(pairs),
        "seconds": median(pair.ours for pair in pairs),
        "raw": median(pair.raw for pair in pairs),
        "ratio": median(pair.ratio for pair in pairs),
    }


def table(rows: Sequence[Row]) -> str:
    """Write *rows*, which have the same columns, as aligned plain text under their columns' names."""
    lines = [list(rows[0]), *([_text(cell) for cell in row.values()] for row in rows)]
    widths = [max(map(len, column)) for column in zip(*lines, strict=True)]
    return "\n".join("  ".join(cell.rjust(width) for cell, width in zip(line, widths, strict=True)) for line in lines)


def _text(cell: Cell) -> str:
    if isinstance(cell, float):
        return f"{cell:,.2f}"
    return f"{cell:,}" if isinstance(cell, int) else cell


def as_json(tables: Mapping[str, Sequence[Row]]) -> str:
    """Write tables as JSON, fractions with four digits after the point."""
    short = {
        name: [{column: round(v, 4) if isinstance(v, float) else v for column, v in row.items()} for row in rows]
        for name, rows in tables.items()
    }
    return json.dumps(short, indent=2)
