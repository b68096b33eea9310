"""Why a candidate is not ranked; pure."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal

from models.composite import Part, Scale, whole
from models.ranking_policy import Kind, RankingPolicy
from models.sheet import ParameterName

Why = Literal["category-unknown", "kkd-below", "kkd-missing", "excluded", "nothing-known", "no-mean"]
"""The reasons; `models/ranking_words.py` says each in a sentence.

* ``category-unknown``: a parameter is given as a category that counts no number.
* ``kkd-below``, ``kkd-missing``: KKD is below the threshold, or missing where that does not pass it.
* ``excluded``: a parameter is missing that the region's kind must have.
* ``nothing-known``: there is no parameter over which the weights of the missing ones could be shared.
* ``no-mean``: a missing parameter counts as a mean, and no region of the kind that could be ranked has a figure.
"""
Reason = tuple[Why, ParameterName | None]
"""Why, and which parameter it is about, if it is one."""


def of_its_own(parts: Iterable[Part], policy: RankingPolicy) -> Reason | None:
    """The first reason in the region's own data sheet, if there is one."""
    by_name = {part.parameter: part for part in parts}
    for name, part in by_name.items():
        if part.category is not None and part.value is None:
            return "category-unknown", name
    kkd = by_name["kkd"].known
    if policy.kkd_min is not None and kkd is not None and kkd < policy.kkd_min:
        return "kkd-below", "kkd"
    if policy.kkd_min is not None and kkd is None and not policy.kkd_missing_passes:
        return "kkd-missing", "kkd"
    for name, part in by_name.items():
        if part.missing == "exclude":
            return "excluded", name
    return None if whole(by_name.values(), policy) else ("nothing-known", None)


def without_mean(parts: Iterable[Part], kind: Kind, measure: Scale) -> Reason | None:
    """The first parameter that would count as a mean which nobody of the region's kind could give."""
    for part in parts:
        if part.missing == "mean" and (kind, part.parameter) not in measure.means:
            return "no-mean", part.parameter
    return None
