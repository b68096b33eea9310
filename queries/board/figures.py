"""A board's figures: how many regions are in each stage, province and island group, and how many of them are late."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Sequence
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


def funnel(places: Sequence[Place], late: Collection[str]) -> tuple[StageCount, ...]:
    """The six stages in their order; *late* names the journeys that are."""
    by_stage: dict[str, list[Place]] = {stage: [] for stage in STAGES}
    for place in places:
        by_stage.setdefault(place.stage, []).append(place)
    found, came = [], sum(len(by_stage[stage]) for stage in STAGES)
    for stage in STAGES:
        area, ended = _area(stage, by_stage[stage], late), Counter(each.outcome for each in by_stage[stage])
        outcomes = tuple(sorted((outcome, many) for outcome, many in ended.items() if outcome))
        found.append(StageCount(stage, came, area.running, area.late, area.paused, outcomes))
        came -= area.total
    return tuple(found)


def islands(places: Iterable[Place], late: Collection[str]) -> tuple[Island, ...]:
    """The island groups from west to east; those without a region here too, without provinces."""
    by_province: dict[str, list[Place]] = {}
    for place in places:
        by_province.setdefault(place.province, []).append(place)
    found = []
    for island, provinces in GROUPS.items():
        counts = [_area(name, by_province[name], late) for name in provinces if name in by_province]
        found.append(Island(_sum(island, counts), tuple(counts)))
    unknown = [place for those in by_province.values() if not those[0].island for place in those]
    if unknown:
        found.append(Island(_area("", unknown, late), ()))
    return tuple(found)


def _area(key: str, places: Sequence[Place], late: Collection[str]) -> AreaCount:
    running = [place for place in places if place.outcome is None]
    is_late = sum(1 for place in running if place.journey in late)
    return AreaCount(key, len(places), len(running), is_late, sum(1 for place in running if place.paused))


def _sum(key: str, counts: Iterable[AreaCount]) -> AreaCount:
    columns = [each[1:] for each in counts] or [(0, 0, 0, 0)]
    return AreaCount(key, *(sum(column) for column in zip(*columns, strict=True)))
