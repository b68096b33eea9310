"""The figures of a report: milestones counted by year and by province; pure."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date

from models.messages import STAGES
from models.milestones import MILESTONES, Reached, lived
from models.provinces import slug
from models.targets import Goal, Targets
from models.values import Value

UNRECORDED = "unrecorded"
"""Stands in a figure's key for the province of a region that the register of regions does not hold."""
COUNTED = tuple(milestone for milestone in MILESTONES if milestone != "ranked")
"""What is counted by year and province; a ranked list says how many it holds, not for which province."""


class Figure(Value):
    """How many at one milestone, in one year or (without one) in total, against the target.

    ``count`` has a region once in each cohort, ``regions`` once over all cohorts. ``key`` names it to `traced`.
    """

    key: str
    milestone: str
    year: int | None
    count: int
    regions: int
    target: int | None = None
    source: str | None = None


class Province(Value):
    """How many at each milestone in one province (of today's provinces); empty where it is not known."""

    province: str
    counts: dict[str, int]


Index = Mapping[str, tuple[Reached, ...]]
"""What stands behind each figure, by its key."""


def province_key(milestone: str, province: str) -> str:
    """The key of a province's figure, e.g. ``trained@jawa-barat``."""
    return f"{milestone}@{slug(province) or UNRECORDED}"


def indexed(reached: Iterable[Reached]) -> Index:
    """*reached* by the keys of the figures it is counted in: total, year, province, cohort."""
    found: dict[str, list[Reached]] = {}
    for each in reached:
        name = each.milestone
        for key in (name, f"{name}-{each.day.year}", province_key(name, each.province), f"{name}/{each.cohort}"):
            found.setdefault(key, []).append(each)
    return {key: tuple(behind) for key, behind in found.items()}


def counted(behind: Iterable[Reached]) -> int:
    """The figure that *behind* makes."""
    return sum(each.counts for each in behind)


def figures(index: Index, targets: Targets, as_of: date) -> tuple[Figure, ...]:
    """Every milestone over all cohorts, by calendar year and in total, against the programme's targets."""
    planned = {target.year for target in targets.targets if target.year and target.year <= as_of.year}
    years = _years(index, planned)
    return tuple(_figure(index, name, year, targets.of(name, year)) for name in COUNTED for year in (*years, None))


def cohort_figures(index: Index, targets: Targets, cohort: str, entered: str) -> tuple[Figure, ...]:
    """Every milestone of one cohort, by calendar year and in total; only the totals have targets.

    What every region is to reach is asked of those that have not given up their place.
    """
    has = counted(index.get("selected" if entered == STAGES[0] else "candidates", ())) - counted(index.get("freed", ()))
    found = []
    for name in COUNTED:
        found += [_figure(index, name, year, None) for year in _years(index, set())]
        found.append(_figure(index, name, None, targets.of_cohort(cohort, name, has) if lived(name, entered) else None))
    return tuple(found)


def _years(index: Index, planned: set[int]) -> list[int]:
    return sorted(planned | {each.day.year for name in COUNTED for each in index.get(name, ())})


def _figure(index: Index, milestone: str, year: int | None, goal: Goal | None) -> Figure:
    key = f"{milestone}-{year}" if year else milestone
    behind = index.get(key, ())
    return Figure(
        key=key,
        milestone=milestone,
        year=year,
        count=counted(behind),
        regions=len({each.region for each in behind}),
        target=goal.count if goal else None,
        source=goal.source if goal else None,
    )


def provinces(index: Index) -> tuple[Province, ...]:
    """Every province with a region on record, by name."""
    names = sorted({each.province for name in COUNTED for each in index.get(name, ())})
    return tuple(
        Province(
            province=name,
            counts={milestone: counted(index.get(province_key(milestone, name), ())) for milestone in COUNTED},
        )
        for name in names
    )
