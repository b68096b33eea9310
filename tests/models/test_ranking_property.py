"""Whatever the figures are: the ranking is exact, total, reproducible, and nobody falls by having more."""

from __future__ import annotations

import random
from decimal import Decimal, localcontext
from fractions import Fraction
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from models.ranking import Entrant, Line, Ranking, rank
from models.ranking_policy import RankingPolicy
from models.sheet import Parameter
from models.values import canonical
from tests.models.entrants import CATEGORIES, WEIGHTS, entrant, policy, weight
from tests.models.samples import SOME

FIGURES = st.one_of(
    st.none(), st.decimals(0, 100, places=2).map(str), st.sampled_from(["0", "50", "50.0", "50.00", "100"])
)
KKD = st.one_of(FIGURES, st.sampled_from([*CATEGORIES]))
PERFORMANCE = st.tuples(FIGURES, FIGURES, FIGURES, KKD, st.sampled_from(["kota", "kabupaten"]))
CANDIDATES = st.lists(PERFORMANCE, min_size=1, max_size=8).map(
    lambda rows: [entrant(f"33.{place:02}", *row[:4], kind=row[4]) for place, row in enumerate(rows, 1)]
)
SHARES = st.lists(st.integers(0, 100), min_size=3, max_size=3).map(sorted)
RULES = st.sampled_from(["zero", "mean", "reweigh", "exclude"])


@st.composite
def policies(draw: st.DrawFn, missing: st.SearchStrategy[str] = RULES, spread: bool = True) -> RankingPolicy:
    """Any policy; without *spread* no figure depends on what others have."""
    a, b, c = draw(SHARES)
    shares = (a, b - a, c - b, 100 - c)
    ways = ["none", "range", "min-max"] if spread else ["none", "range"]
    parameters: list[dict[str, Any]] = []
    for name, share in zip(WEIGHTS, shares, strict=True):
        way = draw(st.sampled_from(ways))
        limits = {"low": "12.50", "high": "80"} if way == "range" else {}
        rule = {"kota": draw(missing), "kabupaten": draw(missing)}
        parameters.append(weight(name, missing=rule, weight=share, normalise=way, **limits))
    changes: dict[str, Any] = {"kkd_min": draw(st.sampled_from([None, 20])), "decimals": draw(st.integers(0, 4))}
    return policy(parameters=parameters, kkd_missing_passes=draw(st.booleans()), **changes)


def recomputed(line: Line, rules: RankingPolicy) -> Decimal:
    """The score of *line* in fractions, from its own numbers."""
    total = sum(r.weight for p, r in zip(line.parts, rules.parameters, strict=True) if p.missing != "reweigh")
    score = Fraction(0)
    for part, rule in zip(line.parts, rules.parameters, strict=True):
        value = Fraction(part.value or 0)
        if part.low is not None and part.high is not None and part.value is not None:
            low, high = Fraction(part.low), Fraction(part.high)
            value = Fraction(100) if low == high else (min(max(value, low), high) - low) * 100 / (high - low)
        score += value * (0 if part.missing == "reweigh" else rule.weight) / total
    units = (score * 10**rules.decimals * 2 + 1) // 2
    return Decimal(units).scaleb(-rules.decimals)


@given(CANDIDATES, policies())
@SOME
def test_every_score_is_exactly_that_of_the_numbers_in_its_line(found: list[Entrant], rules: RankingPolicy) -> None:
    ranked = [line for line in rank(found, rules).lines if line.rank is not None]

    assert [line.score for line in ranked] == [recomputed(line, rules) for line in ranked]


@given(CANDIDATES, policies(), st.randoms(use_true_random=False))
@SOME
def test_the_order_in_which_candidates_and_parameters_come_changes_no_byte(
    found: list[Entrant], rules: RankingPolicy, chance: random.Random
) -> None:
    first = rank(found, rules)
    mixed = [
        one.model_copy(update={"sheet": one.sheet.model_copy(update={"parameters": shuffled(one, chance)})})
        for one in chance.sample(found, len(found))
    ]
    with localcontext() as surrounding:
        surrounding.prec = 5
        second = rank(mixed, rules)

    assert second.model_dump_json() == first.model_dump_json()
    assert second.digest == first.digest


def shuffled(one: Entrant, chance: random.Random) -> tuple[Any, ...]:
    return tuple(chance.sample(one.sheet.parameters, 4))


@given(CANDIDATES, policies())
@SOME
def test_a_list_that_was_written_down_reads_back_with_the_same_digest(
    found: list[Entrant], rules: RankingPolicy
) -> None:
    ranking = rank(found, rules)

    read = Ranking.model_validate_json(canonical(ranking.model_dump(mode="json")))

    assert (read, read.digest) == (ranking, ranking.digest)


@given(CANDIDATES, policies())
@SOME
def test_every_candidate_has_one_line_and_every_rank_one_region(found: list[Entrant], rules: RankingPolicy) -> None:
    lines = rank(found, rules).lines
    ranked = [line for line in lines if line.rank is not None]

    assert sorted(line.code for line in lines) == sorted(one.code for one in found)
    assert [line.rank for line in ranked] == [*range(1, len(ranked) + 1)]
    assert all((line.why is None) == (line.rank is not None) == (line.score is not None) for line in lines)
    scores = [line.score for line in ranked if line.score is not None]
    assert scores == sorted(scores, reverse=True)
    assert all(0 <= score <= 100 for score in scores)


def more(parameter: Parameter) -> st.SearchStrategy[dict[str, Any]]:
    """A figure that is as high or higher, or a category; what is missing stays missing."""
    if parameter.category is not None:
        names = [*CATEGORIES]
        return st.sampled_from(names[names.index(parameter.category) :]).map(lambda name: {"category": name})
    if parameter.value is None:
        return st.just({})
    return st.decimals(parameter.value, 100, places=2).map(lambda value: {"value": value})


@given(CANDIDATES, policies(st.sampled_from(["zero", "reweigh", "exclude"]), spread=False), st.data())
@SOME
def test_a_region_never_falls_by_a_higher_figure(
    found: list[Entrant], rules: RankingPolicy, data: st.DataObject
) -> None:
    """Also not behind the threshold; where figures are not measured by each other."""
    one = data.draw(st.sampled_from(found))
    at = data.draw(st.integers(0, 3))
    parameters = [*one.sheet.parameters]
    parameters[at] = parameters[at].model_copy(update=data.draw(more(parameters[at])))
    better = one.model_copy(update={"sheet": one.sheet.model_copy(update={"parameters": tuple(parameters)})})

    before = position(rank(found, rules), one.code)
    after = position(rank([better if other is one else other for other in found], rules), one.code)

    assert after <= before


def position(ranking: Ranking, code: str) -> int:
    """The rank of a region; one that is not ranked stands behind all others."""
    rank = next(line.rank for line in ranking.lines if line.code == code)
    return len(ranking.lines) + 1 if rank is None else rank


@given(CANDIDATES, policies(st.sampled_from(["zero", "mean", "exclude"])))
@SOME
def test_the_applied_weights_of_a_region_add_up_to_100(found: list[Entrant], rules: RankingPolicy) -> None:
    for line in rank(found, rules).lines:
        if line.rank is not None:
            assert sum(part.weight for part in line.parts if part.weight is not None) == 100


@given(CANDIDATES, policies(st.just("reweigh")))
@SOME
def test_shared_weights_add_up_to_100_as_far_as_28_digits_reach(found: list[Entrant], rules: RankingPolicy) -> None:
    for line in rank(found, rules).lines:
        if line.rank is not None:
            total = sum(part.weight for part in line.parts if part.weight is not None)
            assert abs(total - 100) < Decimal("1E-24")
