"""A board's figures: how many regions are in each stage, province and island group, and how many of them are late."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import NamedTuple

from models.islands import GROUPS
from models.messages import STAGES
from queries.board.places import Place


class StageCount(NamedTuple):
    """One stage of the funnel."""

    stage: str
    came: int
    """Regions that came to this stage, wherever they are now."""
    here: int
    """Regions that are in it and go on."""
    late: int
    paused: int
    ended: tuple[tuple[str, int], ...]
    """Regions whose journey ended in it, by outcome."""


class AreaCount(NamedTuple):
    """A province or an island group."""

    key: str
    total: int
    running: int
    late: int
    paused: int


class Island(NamedTuple):
    """An island group with its provinces; only those that have a region here."""

    whole: AreaCount
    provinces: tuple[AreaCount, ...]


def funnel(places: Sequence[Place], now: datetime) -> tuple[StageCount, ...]:
    """The six stages in their order."""
    found = []
    for number, stage in enumerate(STAGES):
        here = [place for place in places if place.stage == stage]
        ended = Counter(place.outcome for place in here if place.outcome)
        area = _area(stage, here, now)
        came = sum(1 for place in places if place.stage in STAGES[number:])
        found.append(StageCount(stage, came, area.running, area.late, area.paused, tuple(sorted(ended.items()))))
    return tuple(found)


def islands(places: Iterable[Place], now: datetime) -> tuple[Island, ...]:
    """The island groups from west to east; those without a region here too, without provinces."""
    by_province: dict[str, list[Place]] = {}
    for place in places:
        by_province.setdefault(place.province, []).append(place)
    found = []
    for island, provinces in GROUPS.items():
        counts = [_area(name, by_province[name], now) for name in provinces if name in by_province]
        found.append(Island(_sum(island, counts), tuple(counts)))
    unknown = [place for name, those in by_province.items() if not those[0].island for place in those]
    if unknown:
        found.append(Island(_area("", unknown, now), ()))
    return tuple(found)


def _area(key: str, places: Iterable[Place], now: datetime) -> AreaCount:
    those = list(places)
    running = [place for place in those if place.outcome is None]
    late = sum(1 for place in running if place.late_at(now))
    return AreaCount(key, len(those), len(running), late, sum(1 for place in running if place.paused))


def _sum(key: str, counts: Iterable[AreaCount]) -> AreaCount:
    columns = [each[1:] for each in counts] or [(0, 0, 0, 0)]
    return AreaCount(key, *(sum(column) for column in zip(*columns, strict=True)))
