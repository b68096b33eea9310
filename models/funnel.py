"""A cohort's funnel: from its candidates to its evaluated regions, with days; pure."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from models.figures import Index, counted
from models.milestones import lived
from models.values import Value

FUNNEL = (
    "candidates",
    "ranked",
    "selected",
    "freed",
    "mou",
    "trained",
    "masterplan",
    "launched",
    "proved",
    "evaluated",
)
"""A cohort's way from its candidates to its evaluated regions."""


class Step(Value):
    """One step of a cohort's funnel, with the days on which the first and the last region came to it."""

    key: str
    cohort: str
    milestone: str
    count: int
    first: date | None
    last: date | None


def funnel(index: Index, entered: Mapping[str, str]) -> tuple[Step, ...]:
    """Each cohort's steps, in the order in which they are lived; *entered* names the stage each begins at."""
    return tuple(
        _step(index, cohort, milestone)
        for cohort, stage in entered.items()
        for milestone in FUNNEL
        if lived(milestone, stage)
    )


def _step(index: Index, cohort: str, milestone: str) -> Step:
    key = f"{milestone}/{cohort}"
    behind = index.get(key, ())
    days = [each.day for each in behind]
    return Step(
        key=key,
        cohort=cohort,
        milestone=milestone,
        count=counted(behind),
        first=min(days, default=None),
        last=max(days, default=None),
    )
