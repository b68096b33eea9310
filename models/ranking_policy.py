"""How a cohort's candidates are ranked: the numbers of the composite index (*indeks komposit*)."""

from __future__ import annotations

from itertools import pairwise
from typing import Literal, Self

from pydantic import Field, model_validator

from models.sheet import OWNERS, ParameterName
from models.values import Key, Points, Policy, RegionId

Kind = Literal["kota", "kabupaten"]
Missing = Literal["zero", "mean", "reweigh", "exclude"]
"""How a parameter without a figure counts.

* ``zero``: it adds nothing to the score.
* ``mean``: it counts as the mean of the known figures of the region's own kind, to two decimals, a half upwards.
* ``reweigh``: its weight is shared over the region's other parameters in proportion.
* ``exclude``: the region is not ranked.
"""
TieRule = Literal["kkd", "performance", "sustainability", "green", "code"]
CATEGORIES: tuple[Key, ...] = ("sangat-rendah", "rendah", "sedang", "tinggi", "sangat-tinggi")
"""The ordered categories of KKD, from the lowest."""


def kind_of(region: RegionId) -> Kind:
    """Whether a region is a city or a regency, by its permanent id."""
    return "kota" if region.startswith("kota-") else "kabupaten"


class MissingPolicy(Policy):
    """How a missing figure counts; the indices are made for cities, so the two kinds have a rule each."""

    kota: Missing
    kabupaten: Missing


class ParameterPolicy(Policy):
    """One parameter: its weight in per cent, and how its figures become numbers from 0 to 100.

    ``none``: they are percentages already. ``min-max``: 0 is the lowest and 100 the highest figure of the candidates
    that are ranked (100 for all of them where these are equal). ``range``: 0 is ``low`` and 100 is ``high``; what
    lies beyond counts as the limit it passes.
    """

    name: ParameterName
    weight: int = Field(ge=0, le=100)
    normalise: Literal["none", "min-max", "range"]
    low: Points | None = None
    high: Points | None = None
    missing: MissingPolicy

    @model_validator(mode="after")
    def _limits_belong_to_a_range(self) -> Self:
        if self.normalise != "range" and (self.low is not None or self.high is not None):
            raise ValueError(f"{self.name} has limits, which only the normalisation 'range' has")
        if self.normalise == "range" and (self.low is None or self.high is None or self.low >= self.high):
            raise ValueError(f"{self.name} has the range {self.low} to {self.high}; a low below a high is needed")
        return self


class RankingPolicy(Policy):
    """The composite index: a weighted mean of the four parameters, 0 to 100, published to ``decimals`` decimals.

    The published score is rounded with a half upwards, and the order follows the *published* score: what nobody can
    see decides nothing. Equal scores are told apart by ``ties``: the higher known figure of a parameter stands first
    (a missing one stands last), and finally the lower code, so that no two regions share a rank.
    """

    parameters: tuple[ParameterPolicy, ...]
    categories: dict[Key, Points]
    """What each category of KKD counts."""
    kkd_min: Points | None = None
    """A region whose KKD is lower is not ranked; without it there is no threshold."""
    kkd_missing_passes: bool = True
    """Whether a region without KKD passes the threshold; ``missing`` then says how it counts."""
    ties: tuple[TieRule, ...]
    decimals: int = Field(ge=0, le=4)

    @model_validator(mode="after")
    def _weights_of_all_four_add_up(self) -> Self:
        names = [parameter.name for parameter in self.parameters]
        if sorted(names) != sorted(OWNERS):
            raise ValueError(f"a ranking weighs {', '.join(OWNERS)} once each, not {', '.join(names) or 'nothing'}")
        if (total := sum(parameter.weight for parameter in self.parameters)) != 100:
            raise ValueError(f"the parameters' weights add up to {total}; they must add up to 100")
        return self

    @model_validator(mode="after")
    def _categories_rise(self) -> Self:
        if unknown := [name for name in self.categories if name not in CATEGORIES]:
            raise ValueError(f"{', '.join(unknown)} is no category of KKD; these are {', '.join(CATEGORIES)}")
        named = [name for name in CATEGORIES if name in self.categories]
        for lower, higher in pairwise(named):
            if self.categories[lower] >= self.categories[higher]:
                raise ValueError(
                    f"{higher} counts {self.categories[higher]} and {lower} {self.categories[lower]}; "
                    "a higher category counts more"
                )
        return self

    @model_validator(mode="after")
    def _ties_end_with_the_code(self) -> Self:
        if len(set(self.ties)) != len(self.ties) or self.ties[-1:] != ("code",):
            raise ValueError(f"ties are told apart by rules named once each, code last, not {', '.join(self.ties)}")
        return self
