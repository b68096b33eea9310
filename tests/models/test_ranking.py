"""The ranking: worked examples, how figures become numbers, and the order of the list."""

from __future__ import annotations

from decimal import Decimal

import pytest

from models.composite import Part
from models.errors import Refused
from models.ranking import Line, Ranking, rank
from tests.models.entrants import entrant, places, policy, weighed


def test_a_score_is_what_a_pocket_calculator_gives() -> None:
    """71.20 x 0.40 = 28.48, 64.05 x 0.30 = 19.215, 58.50 x 0.20 = 11.70, 50 x 0.10 = 5; together 64.395."""
    ranking = rank([entrant("32.71", "71.20", "64.05", "58.5", "sedang", kind="kota")], policy())

    numbers = [
        {"parameter": "performance", "raw": "71.20", "value": "71.20", "weight": 40, "weighted": "28.48"},
        {"parameter": "sustainability", "raw": "64.05", "value": "64.05", "weight": 30, "weighted": "19.215"},
        {"parameter": "green", "raw": "58.50", "value": "58.50", "weight": 20, "weighted": "11.70"},
        {"parameter": "kkd", "category": "sedang", "value": "50.00", "weight": 10, "weighted": "5.00"},
    ]
    parts = tuple(Part.model_validate({**part, "normalised": part["value"]}) for part in numbers)
    id, name = "kota-contoh-32-71", "Kota Contoh 32.71"
    assert ranking == Ranking(
        lines=(Line(region=id, name=name, code="32.71", rank=1, score=Decimal("64.40"), parts=parts),)
    )
    assert str(ranking.lines[0].score) == "64.40"


def test_regions_stand_in_the_order_of_their_scores() -> None:
    """10, 20, 30, 40 give 20; four times 50 give 50; 40, 60, 80, 100 give 16 + 18 + 16 + 10 = 60."""
    candidates = [
        entrant("33.01", "10", "20", "30", "40"),
        entrant("33.02", "50", "50", "50", "50"),
        entrant("33.03", "40", "60", "80", "100"),
    ]

    ranking = rank(candidates, policy())

    assert places(ranking) == [("33.03", "60.00"), ("33.02", "50.00"), ("33.01", "20.00")]
    assert [line.rank for line in ranking.lines] == [1, 2, 3]
    assert [line.tie for line in ranking.lines] == [None, None, None]


def test_the_lowest_and_the_highest_figure_of_the_candidates_become_0_and_100() -> None:
    """Of 30, 45 and 90 the second is (45 - 30) / (90 - 30) x 100 = 25, and weighs 25 x 0.40 = 10."""
    candidates = [entrant(f"33.0{n}", value, "0", "0", "0") for n, value in enumerate(("30", "45", "90"), 1)]

    ranking = rank(candidates, policy(parameters=weighed(performance={"normalise": "min-max"})))

    assert places(ranking) == [("33.03", "40.00"), ("33.02", "10.00"), ("33.01", "0.00")]
    part = ranking.lines[1].parts[0]
    assert [part.value, part.low, part.high, part.normalised, part.weighted] == [45, 30, 90, 25, 10]


def test_a_figure_that_all_candidates_have_counts_100() -> None:
    candidates = [entrant(f"33.0{n}", "45", "0", "0", "0") for n in (1, 2)]

    ranking = rank(candidates, policy(parameters=weighed(performance={"normalise": "min-max"})))

    assert places(ranking) == [("33.01", "40.00"), ("33.02", "40.00")]


@pytest.mark.parametrize(
    ("value", "score"), [("19.99", "0.00"), ("20", "0.00"), ("35", "10.00"), ("80", "40.00"), ("80.01", "40.00")]
)
def test_a_figure_beyond_its_range_counts_as_the_limit_it_passes(value: str, score: str) -> None:
    ranged = {"normalise": "range", "low": 20, "high": 80}

    ranking = rank([entrant("33.01", value, "0", "0", "0")], policy(parameters=weighed(performance=ranged)))

    assert places(ranking) == [("33.01", score)]


def test_thirds_have_no_end_and_still_leave_a_half_a_half() -> None:
    """7/12 x 15 is 8.75, 1/3 x 65 is 21.666..., 8/12 x 5 is 3.333...: together exactly 33.75, published as 33.8."""
    weights = {"performance": 15, "sustainability": 65, "green": 15, "kkd": 5}
    rules = weighed(**{name: {"weight": weight, "normalise": "min-max"} for name, weight in weights.items()})
    candidates = [
        entrant("33.01", "0", "0", "0", "0"),
        entrant("33.02", "7", "1", "0", "8"),
        entrant("33.03", "12", "3", "3", "12"),
    ]

    found = places(rank(candidates, policy(parameters=rules, decimals=1)))

    assert found == [("33.03", "100.0"), ("33.02", "33.8"), ("33.01", "0.0")]


@pytest.mark.parametrize(("decimals", "score"), [(0, "64"), (1, "64.4"), (2, "64.40"), (3, "64.395"), (4, "64.3950")])
def test_a_score_is_published_with_the_decimals_of_the_policy(decimals: int, score: str) -> None:
    ranking = rank([entrant("32.71", "71.20", "64.05", "58.5", "sedang")], policy(decimals=decimals))

    assert places(ranking) == [("32.71", score)]


def test_the_order_follows_the_published_score_and_not_what_nobody_sees() -> None:
    """24 + 15 + 8 + 3 is 50; 20 + 15 + 10 + 4.999 is 49.999, which is published as 50.00 too: KKD decides."""
    candidates = [entrant("33.01", "60", "50", "40", "30"), entrant("33.02", "50", "50", "50", "49.99")]

    ranking = rank(candidates, policy())

    assert places(ranking) == [("33.02", "50.00"), ("33.01", "50.00")]
    assert [line.tie for line in ranking.lines] == ["kkd", "kkd"]


def test_equal_scores_are_told_apart_by_one_rule_after_the_other() -> None:
    """All have 50.00: one more KKD than the others; then performance; then only the code is left."""
    candidates = [
        entrant("33.04", "50", "50", "50", "50"),
        entrant("33.03", "50", "50", "50", "50"),
        entrant("33.02", "53", "46", "50", "50"),
        entrant("33.01", "40", "50", "60", "70"),
    ]

    ranking = rank(candidates, policy())

    assert places(ranking) == [("33.01", "50.00"), ("33.02", "50.00"), ("33.03", "50.00"), ("33.04", "50.00")]
    assert [line.tie for line in ranking.lines] == ["kkd", "kkd", "performance", "code"]


def test_the_policy_says_which_rule_comes_first() -> None:
    candidates = [entrant("33.01", "50", "50", "50", "50"), entrant("33.02", "40", "50", "60", "70")]

    by_code = rank(candidates, policy(ties=["code"]))
    by_green = rank(candidates, policy(ties=["green", "code"]))

    assert [(line.code, line.tie) for line in by_code.lines] == [("33.01", "code"), ("33.02", "code")]
    assert [(line.code, line.tie) for line in by_green.lines] == [("33.02", "green"), ("33.01", "green")]


def test_between_equal_scores_a_missing_figure_stands_behind_every_known_one() -> None:
    """Without KKD 50 x 0.9 = 45; with a KKD of 0 the same."""
    candidates = [entrant("33.01", "50", "50", "50", None), entrant("33.02", "50", "50", "50", "0")]

    ranking = rank(candidates, policy())

    assert places(ranking) == [("33.02", "45.00"), ("33.01", "45.00")]
    assert [line.tie for line in ranking.lines] == ["kkd", "kkd"]


def test_a_figure_leaves_the_same_trace_however_it_was_written() -> None:
    written = [rank([entrant("33.01", value, "0", "0", value)], policy()) for value in ("50", "50.0", "50.00")]

    assert {ranking.digest for ranking in written} == {written[0].digest}
    assert str(written[0].lines[0].parts[0].raw) == "50.00"


def test_another_figure_makes_another_digest() -> None:
    """Also where it changes no score: 50 x 0.4 is 20.00, and so is 50.01 x 0.4 to two decimals."""
    one, other = (rank([entrant("33.01", value, "0", "0", "0")], policy()) for value in ("50", "50.01"))

    assert places(one) == places(other) == [("33.01", "20.00")]
    assert one.digest != other.digest


def test_a_region_or_a_code_that_is_there_twice_is_refused() -> None:
    one = entrant("33.01", "50", "50", "50", "50")

    with pytest.raises(Refused) as region:
        rank([one, one.model_copy(update={"code": "33.02"})], policy())
    with pytest.raises(Refused) as code:
        rank([one, one.model_copy(update={"region": "kota-contoh"})], policy())

    rule = "is there twice; a ranking has each region and each code once"
    assert [str(region.value), str(code.value)] == [f"kabupaten-contoh-33-01 {rule}", f"33.01 {rule}"]


def test_without_candidates_the_list_is_empty() -> None:
    assert rank([], policy()) == Ranking(lines=())
