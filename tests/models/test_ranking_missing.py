"""The ranking: missing figures, the threshold of KKD, and categories."""

from __future__ import annotations

from decimal import Decimal

import pytest

from models.composite import Part
from models.ranking import rank
from tests.models.entrants import CATEGORIES, entrant, places, policy, weighed

CITIES_ONLY = weighed(performance={"missing": {"kota": "exclude", "kabupaten": "reweigh"}})


def reasons(*args: object) -> list[tuple[str, str | None, str | None]]:
    """The regions that are not ranked, with reason and parameter."""
    ranking = rank(*args)  # type: ignore[arg-type]
    return [(line.code, line.why, line.about) for line in ranking.lines if line.rank is None]


def test_a_missing_figure_can_count_zero() -> None:
    """0 + 15 + 10 + 5 = 30."""
    ranking = rank([entrant("33.01", None, "50", "50", "50")], policy("zero"))

    assert places(ranking) == [("33.01", "30.00")]
    zero = Part(parameter="performance", missing="zero", normalised=0, weight=40, weighted=0)
    assert ranking.lines[0].parts[0] == zero


def test_zero_is_the_bottom_also_where_others_have_less_than_the_lowest_of_a_range() -> None:
    """With the lowest figure at 40, a region without one is not below it."""
    candidates = [entrant("33.01", None, "0", "0", "0"), entrant("33.02", "40", "0", "0", "0")]
    candidates.append(entrant("33.03", "60", "0", "0", "0"))

    ranking = rank(candidates, policy(parameters=weighed(performance={"normalise": "min-max"})))

    assert places(ranking) == [("33.03", "40.00"), ("33.02", "0.00"), ("33.01", "0.00")]


def test_a_missing_figure_can_count_as_the_mean_of_the_regions_own_kind() -> None:
    """Regencies have 60, 70 and 70.01, a mean of 66.67; the city's 10 is left out. 66.67 x 0.4 + 30 = 56.668."""
    candidates = [
        entrant("33.01", None, "50", "50", "50"),
        entrant("33.02", "60", "0", "0", "0"),
        entrant("33.03", "70", "0", "0", "0"),
        entrant("33.04", "70.01", "0", "0", "0"),
        entrant("33.71", "10", "0", "0", "0", kind="kota"),
    ]

    ranking = rank(candidates, policy("mean"))

    assert places(ranking)[0] == ("33.01", "56.67")
    mean, weighted = Decimal("66.67"), Decimal("26.668")
    assert ranking.lines[0].parts[0] == Part(
        parameter="performance", missing="mean", value=mean, normalised=mean, weight=40, weighted=weighted
    )


def test_a_mean_and_the_lowest_and_highest_figures_are_those_of_the_ranked_regions_only() -> None:
    """33.03 is below the threshold: the mean is 60, not 80, and 60 is both the lowest and the highest."""
    candidates = [
        entrant("33.01", None, "0", "0", "50"),
        entrant("33.02", "60", "0", "0", "50"),
        entrant("33.03", "100", "0", "0", "10"),
    ]

    ranking = rank(candidates, policy("mean", kkd_min=20))
    spread = rank(
        candidates, policy(kkd_min=20, parameters=weighed(performance={"normalise": "min-max", "missing": "mean"}))
    )

    assert places(ranking) == [("33.02", "29.00"), ("33.01", "29.00"), ("33.03", None)]
    assert places(spread) == [("33.02", "45.00"), ("33.01", "45.00"), ("33.03", None)]


def test_where_nobody_of_the_kind_has_a_figure_there_is_no_mean_and_no_rank() -> None:
    candidates = [
        entrant("33.01", None, "50", "50", "50"),
        entrant("33.02", None, "60", "60", "60"),
        entrant("33.71", "70", "70", "70", "70", kind="kota"),
    ]

    assert reasons(candidates, policy("mean")) == [
        ("33.01", "no-mean", "performance"),
        ("33.02", "no-mean", "performance"),
    ]


def test_those_who_are_left_out_for_want_of_a_mean_measure_nobody() -> None:
    """The regency's 100 is no highest figure: the city's 70 is, and the lowest, and counts 100."""
    rules = weighed(performance={"missing": "mean"}, sustainability={"normalise": "min-max"})
    candidates = [entrant("33.01", None, "100", "0", "0"), entrant("33.71", "0", "70", "0", "0", kind="kota")]

    assert places(rank(candidates, policy(parameters=rules))) == [("33.71", "30.00"), ("33.01", None)]


def test_the_weight_of_a_missing_figure_can_be_shared_over_the_others() -> None:
    """30 x 30 + 60 x 20 + 90 x 10 = 3000, divided by the 60 per cent that are known: 50."""
    ranking = rank([entrant("33.01", None, "30", "60", "90")], policy("reweigh"))

    assert places(ranking) == [("33.01", "50.00")]
    performance, sustainability, *_ = ranking.lines[0].parts
    assert performance == Part(parameter="performance", missing="reweigh")
    assert (sustainability.weight, sustainability.weighted) == (50, 15)


def test_with_no_parameter_to_share_a_weight_with_a_region_is_not_ranked() -> None:
    assert reasons([entrant("33.01", None, None, None, None)], policy("reweigh")) == [("33.01", "nothing-known", None)]


def test_an_index_made_for_cities_counts_for_regencies_in_another_way() -> None:
    """A regency without it shares the weight; a city without it is not ranked."""
    candidates = [
        entrant("33.01", None, "30", "60", "90"),
        entrant("33.71", None, "30", "60", "90", kind="kota"),
        entrant("33.72", "50", "50", "50", "50", kind="kota"),
    ]

    ranking = rank(candidates, policy(parameters=CITIES_ONLY))

    assert places(ranking) == [("33.01", "50.00"), ("33.72", "50.00"), ("33.71", None)]
    assert reasons(candidates, policy(parameters=CITIES_ONLY)) == [("33.71", "excluded", "performance")]


@pytest.mark.parametrize(
    ("kkd", "ranked"), [("20", True), ("19.99", False), ("rendah", True), ("sangat-rendah", False)]
)
def test_a_region_below_the_threshold_of_kkd_is_not_ranked(kkd: str, ranked: bool) -> None:
    """A category is compared by what it counts: 30 and 10."""
    found = reasons([entrant("33.01", "50", "50", "50", kkd)], policy(kkd_min=20))

    assert found == ([] if ranked else [("33.01", "kkd-below", "kkd")])


@pytest.mark.parametrize(
    ("changes", "found"),
    [
        ({"kkd_min": 20, "kkd_missing_passes": False}, [("33.01", "kkd-missing", "kkd")]),
        ({"kkd_min": 20, "kkd_missing_passes": True}, []),
        ({"kkd_missing_passes": False}, []),
        ({"kkd_min": 0, "kkd_missing_passes": False}, [("33.01", "kkd-missing", "kkd")]),
    ],
)
def test_the_policy_says_whether_a_missing_kkd_passes_the_threshold(
    changes: dict[str, object], found: list[tuple[str, str, str]]
) -> None:
    assert reasons([entrant("33.01", "50", "50", "50", None)], policy(**changes)) == found


@pytest.mark.parametrize(("category", "counts"), CATEGORIES.items())
def test_a_category_of_kkd_counts_what_the_policy_says(category: str, counts: int) -> None:
    """Its weight is ten per cent."""
    ranking = rank([entrant("33.01", "0", "0", "0", category)], policy())

    assert places(ranking) == [("33.01", f"{counts // 10}.00")]


@pytest.mark.parametrize(
    ("figures", "about"), [(("50", "50", "50", "cukup"), "kkd"), (("50", "50", "tinggi", "50"), "green")]
)
def test_a_category_that_counts_no_number_is_not_guessed(figures: tuple[str, ...], about: str) -> None:
    """Only KKD has categories, and only those of the policy."""
    assert reasons([entrant("33.01", *figures)], policy()) == [("33.01", "category-unknown", about)]


def test_those_who_are_not_ranked_stand_last_by_their_codes_with_the_figures_they_have() -> None:
    candidates = [entrant(code, "90", "90", None, "10") for code in ("33.09", "11.01", "33.02")]
    candidates.append(entrant("94.01", "1", "1", "1", "20"))

    ranking = rank(candidates, policy(kkd_min=20))

    assert places(ranking) == [("94.01", "2.90"), ("11.01", None), ("33.02", None), ("33.09", None)]
    assert [line.rank for line in ranking.lines] == [1, None, None, None]
    ninety, ten = Decimal("90.00"), Decimal("10.00")
    assert ranking.lines[1].parts == (
        Part(parameter="performance", raw=ninety, value=ninety),
        Part(parameter="sustainability", raw=ninety, value=ninety),
        Part(parameter="green", missing="zero"),
        Part(parameter="kkd", raw=ten, value=ten),
    )
