"""What a cohort asks its activities for, and what they answer."""

from __future__ import annotations

from models.cohort.state import Figure
from models.ranking_policy import RankingPolicy
from models.values import Key, RegionId, Value


class Page(Value):
    """The next candidates whose journeys are to begin, in the order of their file."""

    cohort: Key
    after: int
    size: int
    queue: str
    """The task queue on which they run; the cohort's own."""


class Begun(Value):
    """The number of the last candidate whose journey was begun, of how many."""

    last: int
    total: int


class RankOrder(Value):
    """Which candidates are ranked, by which figures where they were corrected."""

    cohort: Key
    version: int
    policy: RankingPolicy
    regions: tuple[RegionId, ...]
    figures: tuple[Figure, ...] = ()
