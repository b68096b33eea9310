"""A later entry may take an earlier word back; what was reached stays reached."""

from __future__ import annotations

from datetime import date

from models.report import traced
from tests.models.reports import counts, report_of
from tests.reporting import BOGOR, CIMAHI, COHORT, DENPASAR, MIMIKA, Chains, programme


def test_a_corrected_list_takes_back_what_only_the_earlier_one_said() -> None:
    told = Chains()
    told.tell_cohort("sealed", "2018-03-20", selected=[BOGOR, CIMAHI], version=1)
    told.tell(BOGOR, "placed", "2018-03-21", result="selected")
    first = report_of(told, date(2018, 3, 31))
    told.tell_cohort("sealed", "2018-04-02", selected=[DENPASAR], version=2)

    selected = [(each.region, each.day.isoformat()) for each in traced(report_of(told), "selected")]

    assert [each.region for each in traced(first, "selected")] == [BOGOR, CIMAHI]
    assert selected == [(BOGOR, "2018-03-20"), (DENPASAR, "2018-04-02")]


def test_a_reserve_that_gets_a_place_is_selected_from_then_on() -> None:
    told = Chains()
    told.tell(MIMIKA, "placed", "2018-03-21", result="reserve")
    told.tell_cohort("promoted", "2018-05-02", region=MIMIKA, place=3, cause="place-freed/3")
    told.tell(MIMIKA, "placed", "2018-05-03", result="selected")

    assert [(each.journey, each.day.isoformat()) for each in traced(report_of(told), "selected")] == [
        ("cohort/smart-city-2018", "2018-05-02")
    ]


def test_a_place_that_is_taken_back_is_no_longer_given_up() -> None:
    told = Chains()
    told.tell_cohort("sealed", "2018-03-20", selected=[BOGOR], version=1)
    told.tell_cohort("place-freed", "2018-04-20", region=BOGOR, why="lapsed")
    before = counts(report_of(told))
    told.tell_cohort("promoted", "2018-04-25", region=BOGOR, place=1, cause="reopened")

    assert before == {"selected-2018": 1, "selected": 1, "freed-2018": 1, "freed": 1}
    assert counts(report_of(told)) == {"selected-2018": 1, "selected": 1}


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
