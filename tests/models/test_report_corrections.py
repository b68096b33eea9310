"""A later entry may take an earlier word back; what was reached stays reached."""

from __future__ import annotations

from datetime import date

from models.report import traced
from tests.models.reports import counts, report_of
from tests.reporting import BOGOR, CIMAHI, COHORT, MIMIKA, Chains, programme


def test_a_region_that_is_placed_otherwise_than_the_list_says_is_not_selected() -> None:
    told = Chains()
    told.tell_cohort("sealed", "2018-03-20", selected=[BOGOR, CIMAHI])
    told.tell(BOGOR, "placed", "2018-03-21", result="selected")
    told.tell(CIMAHI, "placed", "2018-03-22", result="not-selected")

    assert [(each.region, each.day.isoformat()) for each in traced(report_of(told), "selected")] == [
        (BOGOR, "2018-03-20")
    ]


def test_a_reserve_that_gets_a_place_is_selected_from_then_on() -> None:
    told = Chains()
    told.tell(MIMIKA, "placed", "2018-03-21", result="reserve")
    told.tell_cohort("promoted", "2018-05-02", region=MIMIKA, rank=4, place=BOGOR, cause="contoh-1")
    told.tell(MIMIKA, "placed", "2018-05-03", result="selected")

    assert [(each.journey, each.day.isoformat()) for each in traced(report_of(told), "selected")] == [
        ("cohort/smart-city-2018", "2018-05-02")
    ]


def test_a_service_that_runs_no_longer_is_not_integrated_either() -> None:
    told = Chains()
    for service in (1, 2):
        for check in ("running", "integrated"):
            told.tell(BOGOR, "service-checked", "2018-11-01", service=service, check=check, verdict="passed")
    told.tell(BOGOR, "service-checked", "2018-12-01", service=2, check="running", verdict="failed")
    told.tell(BOGOR, "egov-concluded", "2018-12-02", services=2, running=1, integrated=1)
    report = report_of(told)

    assert {key: count for key, count in counts(report).items() if "-2" not in key} == {
        "services-running": 1,
        "services-integrated": 1,
    }
    assert [figure.regions for figure in report.figures if figure.key == "services-running"] == [1]


def test_only_the_newest_ranking_counts() -> None:
    told = Chains()
    told.tell_cohort("ranked", "2018-03-01", version=1, digest="a" * 64, count=160)
    told.tell_cohort("ranked", "2018-03-05", version=2, digest="b" * 64, count=165)

    steps = [step for step in report_of(told, cohort=COHORT).funnel if step.count]

    assert [(step.milestone, step.count, step.first, step.last) for step in steps] == [
        ("ranked", 165, date(2018, 3, 5), date(2018, 3, 5))
    ]


def test_words_that_are_erased_later_leave_the_reports_digest_as_it_is() -> None:
    told = programme()
    erased, other = Chains(), Chains()
    erased.events = [e._replace(body={**e.body, "reason": "–"}) if e.kind == "ended" else e for e in told.events]
    other.events = [e._replace(body={**e.body, "outcome": "stopped"}) if e.kind == "ended" else e for e in told.events]

    assert report_of(erased) != report_of(told)
    assert report_of(erased).digest == report_of(told).digest
    assert report_of(other).digest != report_of(told).digest
