"""Awards: the best presentations overall and in each pillar, equal scores, and what is too low to be awarded."""

from __future__ import annotations

import random
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from models.awards import Award, Presented, awards, awards_digest
from models.awards_policy import AwardsPolicy
from models.errors import Refused
from models.messages import faults
from tests.models.samples import SOME
from tests.world import policy as policy_of_2018

PILLARS = ("smart-living", "smart-economy")
MARKS = st.one_of(st.sampled_from(["70", "70.0", "80", "0", "100"]), st.decimals(0, 100, places=2).map(str))
COHORT = st.lists(st.tuples(MARKS, MARKS, st.dictionaries(st.sampled_from(PILLARS), MARKS)), max_size=8).map(
    lambda rows: [presented(f"33.{n:02}", *row[:2], **row[2]) for n, row in enumerate(rows, 1)]
)
TIES = st.sampled_from(
    [("quick-win", "shared"), ("masterplan", "quick-win", "code"), ("shared",), ("code",), ("masterplan", "shared")]
)


def rules(**changes: Any) -> AwardsPolicy:
    """Three places overall, one for each pillar, 60 per cent masterplan."""
    given = {"overall_places": 3, "pillar_places": 1, "masterplan": 60, "quick_win": 40}
    return AwardsPolicy.model_validate({**given, **changes})


def presented(code: str, masterplan: str, quick_win: str, **pillars: str) -> Presented:
    marks = {name.replace("_", "-"): value for name, value in pillars.items()}
    fields = {"region": f"kota-contoh-{code.replace('.', '-')}", "code": code, "pillars": marks}
    return Presented.model_validate({**fields, "masterplan": masterplan, "quick_win": quick_win})


def award(category: str, place: int, code: str, score: str, tie: str | None = None) -> Award:
    fields = {"category": category, "place": place, "region": f"kota-contoh-{code.replace('.', '-')}"}
    return Award.model_validate({**fields, "score": score, "tie": tie})


def shown(found: tuple[Award, ...]) -> list[tuple[int, str, str, str | None]]:
    """The awards as place, code, score and tie."""
    return [(one.place, one.region[-5:].replace("-", "."), str(one.score), one.tie) for one in found]


def test_the_best_overall_and_in_each_pillar_are_awarded() -> None:
    """80.01 x 0.6 + 90.00 x 0.4 = 84.006; 90 x 0.6 + 70 x 0.4 = 82; 70 and 70 are 70; 60 and 75 are 66."""
    cohort = [
        presented("33.71", "60", "75", smart_living="99.5", smart_economy="70"),
        presented("32.71", "90", "70", smart_living="99", smart_economy="71"),
        presented("31.71", "80.01", "90", smart_living="98"),
        presented("51.71", "70", "70"),
    ]

    assert awards(cohort, rules(), PILLARS) == (
        award("overall", 1, "31.71", "84.01"),
        award("overall", 2, "32.71", "82.00"),
        award("overall", 3, "51.71", "70.00"),
        award("smart-living", 1, "33.71", "99.50"),
        award("smart-economy", 1, "32.71", "71.00"),
    )


def test_without_pillars_there_are_only_overall_awards() -> None:
    assert awards([presented("33.71", "80", "80", smart_living="90")], rules(), ()) == (
        award("overall", 1, "33.71", "80.00"),
    )


def test_a_half_is_rounded_upwards_and_the_places_follow_the_rounded_score() -> None:
    """80.01 x 0.5 + 80 x 0.5 is 80.005 and 80.02 x 0.5 + 80 x 0.5 is 80.01: the quick wins are equal too."""
    half = rules(masterplan=50, quick_win=50)
    cohort = [presented("33.01", "80.01", "80"), presented("33.02", "80.02", "80")]

    assert shown(awards(cohort, half, ())) == [(1, "33.01", "80.01", "shared"), (1, "33.02", "80.01", "shared")]


EQUAL = [presented("33.01", "82", "77"), presented("33.02", "80", "80"), presented("33.03", "78", "83")]
"""All three have 80.00 overall."""


@pytest.mark.parametrize(
    ("ties", "found"),
    [
        (["quick-win", "shared"], [(1, "33.03", "quick-win"), (2, "33.02", "quick-win"), (3, "33.01", "quick-win")]),
        (["masterplan", "code"], [(1, "33.01", "masterplan"), (2, "33.02", "masterplan"), (3, "33.03", "masterplan")]),
        (["shared"], [(1, "33.01", "shared"), (1, "33.02", "shared"), (1, "33.03", "shared")]),
        (["code"], [(1, "33.01", "code"), (2, "33.02", "code"), (3, "33.03", "code")]),
    ],
)
def test_equal_scores_are_told_apart_by_the_rules_of_the_policy(
    ties: list[str], found: list[tuple[int, str, str]]
) -> None:
    told = shown(awards(EQUAL, rules(ties=ties), ()))

    assert told == [(place, code, "80.00", tie) for place, code, tie in found]


def test_a_shared_place_leaves_out_the_next_one() -> None:
    cohort = [presented(f"33.0{n}", value, value) for n, value in enumerate(("90", "90", "80", "70"), 1)]

    assert shown(awards(cohort, rules(), ())) == [
        (1, "33.01", "90.00", "shared"),
        (1, "33.02", "90.00", "shared"),
        (3, "33.03", "80.00", None),
    ]


def test_everybody_who_shares_the_last_place_is_awarded() -> None:
    cohort = [presented(f"33.0{n}", value, value) for n, value in enumerate(("90", "80", "80", "80", "70"), 1)]

    assert shown(awards(cohort, rules(overall_places=2), ())) == [
        (1, "33.01", "90.00", None),
        (2, "33.02", "80.00", "shared"),
        (2, "33.03", "80.00", "shared"),
        (2, "33.04", "80.00", "shared"),
    ]


def test_a_place_may_be_shared_by_those_who_follow_somebody_with_the_same_score() -> None:
    """All three have 80.00; the first has the better quick win."""
    cohort = [presented("33.01", "80", "80"), presented("33.02", "80", "80"), presented("33.03", "78", "83")]

    assert shown(awards(cohort, rules(), ())) == [
        (1, "33.03", "80.00", "quick-win"),
        (2, "33.01", "80.00", "shared"),
        (2, "33.02", "80.00", "shared"),
    ]


def test_a_score_leaves_the_same_trace_however_it_was_written() -> None:
    written = [
        awards([presented("33.01", value, value, smart_living=value)], rules(), PILLARS)
        for value in ("80", "80.0", "80.00")
    ]

    assert {awards_digest(found) for found in written} == {awards_digest(written[0])}
    assert [str(one.score) for one in written[0]] == ["80.00", "80.00"]


def test_the_last_one_awarded_says_what_decided_against_the_next() -> None:
    cohort = [presented("33.01", "82", "77"), presented("33.02", "80", "80")]

    assert shown(awards(cohort, rules(overall_places=1), ())) == [(1, "33.02", "80.00", "quick-win")]


def test_a_score_below_the_minimum_is_not_awarded_though_a_place_stays_free() -> None:
    cohort = [presented("33.01", "60", "60", smart_living="59.99"), presented("33.02", "59.99", "59.99")]

    assert awards(cohort, rules(minimum=60), PILLARS) == (award("overall", 1, "33.01", "60.00"),)


def test_a_region_or_a_code_that_is_there_twice_is_refused() -> None:
    one = presented("33.01", "60", "60")
    with pytest.raises(Refused) as region:
        awards([one, one.model_copy(update={"code": "33.02"})], rules(), ())
    with pytest.raises(Refused) as code:
        awards([one, one.model_copy(update={"region": "kota-lain"})], rules(), ())

    rule = "is there twice; awards are given for one presentation of each region"
    assert [str(region.value), str(code.value)] == [f"kota-contoh-33-01 {rule}", f"33.01 {rule}"]


@given(COHORT, TIES, st.integers(0, 4), st.randoms(use_true_random=False))
@SOME
def test_the_order_in_which_presentations_come_changes_no_byte(
    cohort: list[Presented], ties: tuple[str, ...], places: int, chance: random.Random
) -> None:
    policy = rules(ties=ties, overall_places=places, pillar_places=2)
    first = awards(cohort, policy, PILLARS)
    second = awards(chance.sample(cohort, len(cohort)), policy, PILLARS)

    assert [one.model_dump_json() for one in second] == [one.model_dump_json() for one in first]
    assert awards_digest(second) == awards_digest(first)


@given(COHORT, TIES, st.integers(0, 4))
@SOME
def test_a_place_is_one_more_than_the_number_of_those_who_stand_before_it(
    cohort: list[Presented], ties: tuple[str, ...], places: int
) -> None:
    """And nobody without an award has a higher score than somebody with one."""
    found = awards(cohort, rules(ties=ties, overall_places=places), ())

    assert [one.place for one in found] == [1 + sum(other.place < one.place for other in found) for one in found]
    assert len({one.place for one in found}) == len(found) or ties[-1] == "shared"
    awarded = {one.region for one in found}
    scores = {one.region: (one.masterplan * 60 + one.quick_win * 40) / 100 for one in cohort}
    lowest = min((one.score for one in found), default=Decimal(100))
    half_a_cent = Decimal("0.005")
    assert [r for r, score in scores.items() if found and r not in awarded and score >= lowest + half_a_cent] == []
    assert len(found) >= min(places, len(cohort))


def test_the_digest_is_that_of_exactly_these_awards() -> None:
    one, other = award("overall", 1, "33.01", "80.00"), award("overall", 2, "33.02", "80.00")

    digests = {awards_digest(given) for given in [(), (one,), (one, other), (other, one)]}

    assert len(digests) == 4


@pytest.mark.parametrize(
    ("changes", "rule"),
    [
        ({"quick_win": 41}, "the weights of masterplan and quick_win add up to 101; they must add up to 100"),
        ({"ties": []}, "not nothing"),
        ({"ties": ["quick-win"]}, "not quick-win"),
        ({"ties": ["shared", "code"]}, "not shared, code"),
        ({"ties": ["quick-win", "quick-win", "code"]}, "not quick-win, quick-win, code"),
    ],
)
def test_rules_that_do_not_decide_are_refused(changes: dict[str, Any], rule: str) -> None:
    with pytest.raises(ValidationError) as refused:
        rules(**changes)

    ties = "ties are told apart by quick-win or masterplan, once each, and at last by shared or code, "
    assert faults(refused.value) == f"the whole: {ties if 'ties' in changes else ''}{rule}"


def test_the_awards_of_2018_are_three_overall_and_one_for_each_of_the_six_pillars() -> None:
    policy = policy_of_2018()

    assert policy.awards == AwardsPolicy(
        overall_places=3,
        pillar_places=1,
        masterplan=50,
        quick_win=50,
        ties=("quick-win", "shared"),
        minimum=Decimal(60),
    )
    assert policy.masterplan.pillars == (
        "smart-governance",
        "smart-branding",
        "smart-economy",
        "smart-living",
        "smart-society",
        "smart-environment",
    )
