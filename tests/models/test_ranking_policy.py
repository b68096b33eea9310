"""The policy of a ranking: what does not fit together is refused, and the rule is said."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest
from pydantic import ValidationError

from models.messages import faults
from models.ranking_policy import CATEGORIES, MissingPolicy, kind_of
from tests.models.entrants import policy, weighed
from tests.world import policy as policy_of_2018

ALL_FOUR = "a ranking weighs performance, sustainability, green, kkd once each, not"
TIES = "ties are told apart by rules named once each, code last, not"
WRONG: list[tuple[dict[str, Any], str]] = [
    ({"parameters": []}, f"the whole: {ALL_FOUR} nothing"),
    ({"parameters": weighed()[:3]}, f"the whole: {ALL_FOUR} performance, sustainability, green"),
    (
        {"parameters": [*weighed()[:3], weighed()[0]]},
        f"the whole: {ALL_FOUR} performance, sustainability, green, performance",
    ),
    (
        {"parameters": weighed(green={"weight": 21})},
        "the whole: the parameters' weights add up to 101; they must add up to 100",
    ),
    (
        {"parameters": weighed(green={"normalise": "range", "low": 80, "high": 80})},
        "parameters.2: green has the range 80 to 80; a low below a high is needed",
    ),
    (
        {"parameters": weighed(green={"normalise": "range", "low": 80})},
        "parameters.2: green has the range 80 to None; a low below a high is needed",
    ),
    (
        {"parameters": weighed(green={"normalise": "min-max", "high": 80})},
        "parameters.2: green has limits, which only the normalisation 'range' has",
    ),
    (
        {"parameters": weighed(green={"missing": "guess"})},
        "parameters.2.missing.kota: input should be 'zero', 'mean', 'reweigh' or 'exclude'; "
        "parameters.2.missing.kabupaten: input should be 'zero', 'mean', 'reweigh' or 'exclude'",
    ),
    (
        {"categories": {"rendah": 30, "cukup": 40}},
        "the whole: cukup is no category of KKD; these are sangat-rendah, rendah, sedang, tinggi, sangat-tinggi",
    ),
    (
        {"categories": {"tinggi": 30, "rendah": 30}},
        "the whole: tinggi counts 30 and rendah 30; a higher category counts more",
    ),
    ({"categories": {"tinggi": 100.5}}, "categories.tinggi: input should be less than or equal to 100"),
    ({"ties": ["kkd"]}, f"the whole: {TIES} kkd"),
    ({"ties": ["code", "kkd"]}, f"the whole: {TIES} code, kkd"),
    ({"ties": ["kkd", "kkd", "code"]}, f"the whole: {TIES} kkd, kkd, code"),
    ({"kkd_min": 101}, "kkd_min: input should be less than or equal to 100"),
    ({"decimals": 5}, "decimals: input should be less than or equal to 4"),
]


@pytest.mark.parametrize(("changes", "rule"), WRONG)
def test_a_wrong_number_is_refused_with_its_rule(changes: dict[str, Any], rule: str) -> None:
    with pytest.raises(ValidationError) as refused:
        policy(**changes)

    assert faults(refused.value) == rule


def test_categories_may_be_fewer_and_come_in_any_order() -> None:
    """The regulation's own groups are three."""
    three = policy(categories={"tinggi": 80, "rendah": 20, "sedang": 50}).categories

    assert three == {"tinggi": Decimal(80), "rendah": Decimal(20), "sedang": Decimal(50)}


def test_the_policy_of_2018_weighs_all_four_alike_and_says_how_a_missing_one_counts() -> None:
    ranking = policy_of_2018().ranking

    assert ranking is not None
    indices = MissingPolicy(kota="mean", kabupaten="reweigh")
    assert [(p.name, p.weight, p.normalise, p.missing) for p in ranking.parameters] == [
        ("performance", 25, "none", indices),
        ("sustainability", 25, "none", indices),
        ("green", 25, "none", indices),
        ("kkd", 25, "none", MissingPolicy(kota="exclude", kabupaten="exclude")),
    ]
    assert (ranking.kkd_min, ranking.kkd_missing_passes, ranking.decimals) == (20, False, 2)
    assert ranking.ties == ("kkd", "performance", "sustainability", "green", "code")
    assert [*ranking.categories] == [*CATEGORIES]


@pytest.mark.parametrize(
    ("region", "kind"),
    [("kota-bogor", "kota"), ("kabupaten-bogor", "kabupaten"), ("kabupaten-kotabaru", "kabupaten")],
)
def test_a_region_is_a_city_or_a_regency_by_its_permanent_id(region: str, kind: str) -> None:
    assert kind_of(region) == kind
