"""The map: every province of today has a shape, and the figures of those that share one are added."""

from __future__ import annotations

from models.islands import GROUPS, SHAPES
from models.provinces import ZONES
from queries.board.figures import AreaCount, Island
from web.board_map import drawn, shapes


def test_every_province_lies_in_one_island_group_and_has_a_shape() -> None:
    grouped = sorted(province for provinces in GROUPS.values() for province in provinces)
    shown = sorted(province for shape in shapes() for province in SHAPES.get(shape.province, (shape.province,)))
    assert (grouped, shown) == (sorted(ZONES), sorted(ZONES))


def test_the_provinces_of_papua_are_shown_together() -> None:
    counts = (AreaCount("Papua", 3, 3, 0, 0), AreaCount("Papua Tengah", 2, 2, 1, 0))
    found = {each.shape.province: (each.total, each.late, each.shade) for each in drawn([Island(counts[0], counts)])}
    assert {name: figures for name, figures in found.items() if figures != (0, 0, 0)} == {"Papua": (5, 1, 3)}
