"""A report of one cohort: its funnel, its provinces, who ended where and why, and the entries behind each figure."""

from __future__ import annotations

from datetime import date

import pytest

from models.course import Ending, Moment, Running
from models.errors import Refused
from models.report import traced
from tests.models.reports import counts, report_of
from tests.reporting import BOGOR, CIMAHI, COHORT, DENPASAR, MIMIKA, Chains, programme


def test_one_cohort_has_its_funnel_with_days_and_what_happened_to_it_as_a_whole() -> None:
    report = report_of(programme(), cohort=COHORT)

    assert [
        (s.milestone, s.count, s.first and f"{s.first:%d.%m.%y}", s.last and f"{s.last:%d.%m.%y}")
        for s in report.funnel
    ] == [
        ("candidates", 4, "01.02.18", "01.02.18"),
        ("ranked", 4, "01.03.18", "01.03.18"),
        ("selected", 4, "20.03.18", "23.04.18"),
        ("freed", 1, "21.04.18", "21.04.18"),
        ("mou", 2, "08.05.18", "08.05.18"),
        ("trained", 2, "10.09.18", "10.09.18"),
        ("masterplan", 1, "31.12.18", "31.12.18"),
        ("launched", 1, "01.01.19", "01.01.19"),
        ("proved", 1, "01.02.19", "01.02.19"),
        ("evaluated", 1, "20.03.19", "20.03.19"),
    ]
    assert report.moments == (
        Moment(cohort=COHORT, kind="sealed", day=date(2018, 3, 20), papers=("BA-1/contoh", "SK-1/contoh"), number=3),
        Moment(cohort=COHORT, kind="tot-completed", day=date(2018, 6, 1), papers=("BA-2/contoh",), number=6),
    )


def test_who_ended_is_told_with_the_reason_and_who_goes_on_with_the_stage() -> None:
    report = report_of(programme(), cohort=COHORT)
    cimahi = {"cohort": COHORT, "region": CIMAHI, "name": "Kota Cimahi", "province": "Jawa Barat"}
    mimika = {"cohort": COHORT, "region": MIMIKA, "name": "Kabupaten Mimika", "province": "Papua Tengah"}

    assert report.endings[1] == Ending(
        **cimahi,
        stage="masterplan",
        day=date(2019, 1, 15),
        journey=f"journey/{COHORT}/{CIMAHI}",
        number=8,
        outcome="lapsed",
        reason="tidak ada kabar (contoh)",
    )
    assert report.running == (
        Running(**mimika, stage="assessment", day=date(2018, 2, 1), journey=f"journey/{COHORT}/{MIMIKA}", number=1),
    )


def test_each_province_has_its_figures() -> None:
    report = report_of(programme(), cohort=COHORT)

    assert {
        each.province: {name: count for name, count in each.counts.items() if count} for each in report.provinces
    } == {
        "Bali": {"candidates": 1, "selected": 1, "freed": 1},
        "Jawa Barat": {
            "candidates": 2,
            "selected": 2,
            "mou": 2,
            "trained": 2,
            "masterplan": 1,
            "launched": 1,
            "proved": 1,
            "egov-chosen": 1,
            "services-running": 1,
            "services-integrated": 1,
            "egov": 1,
            "evaluated": 1,
        },
        "Papua Tengah": {"candidates": 1, "selected": 1},
    }


def test_a_region_that_is_not_entered_is_counted_under_its_id() -> None:
    told = Chains()
    told.tell("kota-tak-dikenal", "trained", "2018-09-10", quick_wins=[])
    report = report_of(told)

    assert [(each.name, each.province) for each in traced(report, "trained@unrecorded")] == [("kota-tak-dikenal", "")]


def test_rehearsals_are_left_out_unless_one_is_named() -> None:
    told = programme()
    told.tell(BOGOR, "trained", "2018-09-10", cohort="gladi-2018", quick_wins=[])
    told.tell_cohort("ranked", "2018-03-01", cohort="gladi-2018", version=1, digest="a" * 64, count=9)
    rehearsal = report_of(told, cohort="gladi-2018")

    assert report_of(told) == report_of(programme())
    assert (counts(rehearsal), rehearsal.rehearsal) == ({"trained-2018": 1, "trained": 1}, True)


def test_a_figure_names_the_entries_behind_it() -> None:
    report = report_of(programme())

    assert [(each.name, each.journey, each.number) for each in traced(report, "trained-2018")] == [
        ("Kota Bogor", "journey/smart-city-2018/kota-bogor", 6),
        ("Kota Cimahi", "journey/smart-city-2018/kota-cimahi", 6),
    ]
    assert traced(report, "trained-2019") == ()
    assert [each.region for each in traced(report, "evaluated/smart-city-2017")] == [DENPASAR]


def test_a_figure_that_is_not_in_the_report_is_refused() -> None:
    with pytest.raises(Refused) as refusal:
        traced(report_of(programme()), "trained-2081")

    assert str(refusal.value) == (
        "this report has no figure 'trained-2081'; it has for example trained-2019, trained-2018, trained-2017"
    )
