"""The map of the provinces, drawn from `data/provinces-map.csv`, with a board's figures."""

from __future__ import annotations

import csv
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import NamedTuple

from models.islands import SHAPES
from queries.board.figures import AreaCount, Island

DRAWN = Path(__file__).resolve().parent.parent / "data" / "provinces-map.csv"
VIEW = "0 270 7930 2910"
"""The part of the drawing that is shown: its left and upper end, its width and height."""
SHADES = 3
"""In how many shades numbers of regions are shown."""


class Shape(NamedTuple):
    """A province as it was drawn before 2022, and where a number stands in it."""

    province: str
    x: int
    y: int
    path: str


class Drawn(NamedTuple):
    """A shape with its figures."""

    shape: Shape
    provinces: tuple[str, ...]
    """Those it stands for; of the provinces of Papua several."""
    total: int
    late: int
    shade: int
    """0 where it has no region here, else 1 to `SHADES`."""


@cache
def shapes() -> tuple[Shape, ...]:
    """Every shape of the drawing."""
    with DRAWN.open(encoding="utf-8", newline="") as file:
        return tuple(Shape(row["province"], int(row["x"]), int(row["y"]), row["path"]) for row in csv.DictReader(file))


def drawn(islands: Iterable[Island]) -> tuple[Drawn, ...]:
    """The shapes with what the provinces they stand for have together."""
    counts = {each.key: each for island in islands for each in island.provinces}
    sums = [(shape, _sum(shape, counts)) for shape in shapes()]
    most = max((total for _, (total, _) in sums), default=0)
    return tuple(
        Drawn(shape, SHAPES.get(shape.province, (shape.province,)), total, late, _shade(total, most))
        for shape, (total, late) in sums
    )


def _sum(shape: Shape, counts: dict[str, AreaCount]) -> tuple[int, int]:
    mine = [counts[name] for name in SHAPES.get(shape.province, (shape.province,)) if name in counts]
    return sum(each.total for each in mine), sum(each.late for each in mine)


def _shade(total: int, most: int) -> int:
    return -(-total * SHADES // most) if total else 0
