"""The programme's targets, against which a report sets what the register holds; data, with their sources."""

from __future__ import annotations

from typing import Literal, Self

from pydantic import Field, model_validator

from models.milestones import MILESTONES
from models.values import Key, Policy

Source = Literal["public", "our default"]


class Goal(Policy):
    """So many regions, or services, and where the number comes from."""

    count: int = Field(ge=1, le=10_000)
    source: Source


class Target(Goal):
    """What is to be reached at one milestone, over all cohorts: in a calendar year, or (without one) in total."""

    milestone: Key
    year: int | None = Field(default=None, ge=2017, le=2100)


class CohortTarget(Goal):
    """How many regions one cohort is to have."""

    cohort: Key


class EveryRegion(Policy):
    """A milestone that every region of a cohort is to reach."""

    milestone: Key
    source: Source


class Targets(Policy):
    """All targets; each names a milestone that a report counts."""

    version: int = Field(default=1, ge=1)
    targets: tuple[Target, ...]
    cohorts: tuple[CohortTarget, ...]
    every: tuple[EveryRegion, ...]

    @model_validator(mode="after")
    def _milestones_are_counted(self) -> Self:
        for milestone in (*(t.milestone for t in self.targets), *(each.milestone for each in self.every)):
            if milestone not in MILESTONES:
                raise ValueError(f"nothing counts {milestone!r}; milestones: {', '.join(MILESTONES)}")
        return self

    @model_validator(mode="after")
    def _each_once(self) -> Self:
        named = [f"{t.milestone} in {t.year or 'total'}" for t in self.targets]
        named += [cohort.cohort for cohort in self.cohorts] + [f"every {each.milestone}" for each in self.every]
        if twice := sorted({name for name in named if named.count(name) > 1}):
            raise ValueError(f"{', '.join(twice)} has two targets; one is allowed")
        return self

    @model_validator(mode="after")
    def _years_add_up(self) -> Self:
        for milestone in MILESTONES:
            years = sum(t.count for t in self.targets if t.milestone == milestone and t.year)
            total = self.of(milestone, None)
            if years and total and years != total.count:
                raise ValueError(f"the years of {milestone} add up to {years}; its total is {total.count}")
        return self

    def of(self, milestone: str, year: int | None) -> Target | None:
        """The target of *milestone* in *year* (None: in total), if there is one."""
        return next((t for t in self.targets if (t.milestone, t.year) == (milestone, year)), None)

    def of_cohort(self, cohort: str, milestone: str, regions: int) -> Goal | None:
        """What a cohort that has *regions* is to reach at *milestone*, if there is a target.

        The number of regions is the cohort's own target; from then on every region that it has is to arrive.
        """
        if milestone == "selected":
            return next((each for each in self.cohorts if each.cohort == cohort), None)
        every = next((each for each in self.every if each.milestone == milestone), None)
        return Goal(count=regions, source=every.source) if every and regions else None
