"""A report counts what the register holds: each region once, on its day in Jakarta, as of any day."""

from __future__ import annotations

from datetime import date
from typing import Any

from models.report import traced
from tests.models.reports import counts, report_of
from tests.reporting import BOGOR, CIMAHI, DENPASAR, Chains, programme


def one(kind: str, at: str, **body: Any) -> Chains:
    """A programme of which only one entry is told."""
    told = Chains()
    told.tell(BOGOR, kind, at, **body)
    return told


def test_results_are_counted_by_calendar_year_over_all_cohorts() -> None:
    assert counts(report_of(programme())) == {
        "candidates-2018": 5,
        "candidates": 5,
        "selected-2018": 4,
        "selected": 4,
        "freed-2018": 1,
        "freed": 1,
        "mou-2018": 2,
        "mou": 2,
        "trained-2018": 2,
        "trained": 2,
        "masterplan-2018": 1,
        "masterplan": 1,
        "launched-2019": 1,
        "launched": 1,
        "proved-2019": 1,
        "proved": 1,
        "egov-chosen-2019": 1,
        "egov-chosen": 1,
        "services-running-2019": 1,
        "services-running": 1,
        "services-integrated-2019": 1,
        "services-integrated": 1,
        "egov-2019": 1,
        "egov": 1,
        "evaluated-2018": 1,
        "evaluated-2019": 1,
        "evaluated": 2,
    }


def test_the_position_on_31_december_2018_can_be_asked_for_later() -> None:
    then = report_of(programme(), date(2018, 12, 31))

    assert {key: count for key, count in counts(then).items() if "-2" not in key} == {
        "candidates": 5,
        "selected": 4,
        "freed": 1,
        "mou": 2,
        "trained": 2,
        "masterplan": 1,
        "evaluated": 1,
    }
    assert [(each.name, each.stage) for each in then.running] == [
        ("Kota Denpasar", "evaluation"),
        ("Kabupaten Mimika", "assessment"),
        ("Kota Bogor", "masterplan"),
        ("Kota Cimahi", "masterplan"),
    ]
    assert counts(report_of(programme(), date(2018, 1, 31))) == {}


def test_half_an_hour_before_midnight_in_jakarta_still_belongs_to_the_old_year() -> None:
    old = one("panel-decided", "2018-12-31 16:30", verdict="approve")
    new = one("panel-decided", "2018-12-31 17:00", verdict="approve")

    assert counts(report_of(old)) == {"masterplan-2018": 1, "masterplan": 1}
    assert counts(report_of(new)) == {"masterplan-2019": 1, "masterplan": 1}
    assert counts(report_of(new, date(2018, 12, 31))) == {}


def test_a_region_that_lapses_after_training_was_trained_all_the_same() -> None:
    told = programme()

    assert [each.region for each in traced(report_of(told), "trained")] == [BOGOR, CIMAHI]
    assert [(each.region, each.outcome) for each in report_of(told).endings] == [
        (DENPASAR, "declined"),
        (CIMAHI, "lapsed"),
        (BOGOR, "completed"),
    ]


def test_a_region_counts_once_for_a_milestone_on_the_first_day() -> None:
    told = one("index-computed", "2018-11-01", index="3.00", cycle="2018")
    told.tell(BOGOR, "index-computed", "2019-02-01", index="3.10", cycle="2018")

    assert counts(report_of(told)) == {"evaluated-2018": 1, "evaluated": 1}


def test_a_region_in_two_cohorts_counts_in_each_and_is_one_region() -> None:
    told = one("trained", "2018-09-10", quick_wins=[])
    told.tell(BOGOR, "trained", "2019-09-10", cohort="smart-city-2019", quick_wins=[])
    report = report_of(told)

    assert counts(report) == {"trained-2018": 1, "trained-2019": 1, "trained": 2}
    assert [figure.regions for figure in report.figures if figure.key == "trained"] == [1]
