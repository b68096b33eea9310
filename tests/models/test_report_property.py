"""Whatever the register holds, a report adds up, and does not depend on the order of reading."""

from __future__ import annotations

from datetime import date
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from models.event import Event
from models.figures import COUNTED, province_key
from models.report import reported, traced
from tests.models.reports import LATER, RECORD, TARGETS
from tests.models.samples import SOME
from tests.reporting import COHORT, PLACES, Chains

REGIONS = st.sampled_from([*PLACES, "kota-tak-dikenal"])
COHORTS = st.sampled_from([COHORT, "smart-city-2019"])
DAYS = st.dates(date(2017, 12, 1), date(2020, 1, 31)).map(date.isoformat)
SAID: list[tuple[str, dict[str, Any]]] = [
    ("entered", {"stage": "mou"}),
    ("entered", {"stage": "evaluation"}),
    ("placed", {"result": "selected"}),
    ("placed", {"result": "reserve"}),
    ("trained", {"quick_wins": []}),
    ("panel-decided", {"verdict": "approve"}),
    ("panel-decided", {"verdict": "revise"}),
    ("service-checked", {"service": 1, "check": "running", "verdict": "passed"}),
    ("service-checked", {"service": 1, "check": "integrated", "verdict": "passed"}),
    ("service-checked", {"service": 1, "check": "running", "verdict": "failed"}),
    ("index-computed", {"index": "3.00", "cycle": "2018"}),
    ("ended", {"outcome": "stopped", "stage": "mou", "reason": "contoh"}),
]


@st.composite
def some_events(draw: st.DrawFn) -> list[Event]:
    told = Chains()
    for _ in range(draw(st.integers(0, 25))):
        kind, body = draw(st.sampled_from(SAID))
        told.tell(draw(REGIONS), kind, draw(DAYS), draw(COHORTS), **body)
    for _ in range(draw(st.integers(0, 3))):
        told.tell_cohort("sealed", draw(DAYS), draw(COHORTS), selected=draw(st.lists(REGIONS, unique=True)))
    return told.events


@SOME
@given(some_events(), st.randoms(use_true_random=False), st.sampled_from([None, COHORT]))
def test_a_report_does_not_depend_on_the_order_in_which_entries_are_read(
    events: list[Event], random: Any, cohort: str | None
) -> None:
    shuffled = random.sample(events, len(events))

    first, second = (reported(each, PLACES, TARGETS, RECORD, as_of=LATER, cohort=cohort) for each in (events, shuffled))

    assert first == second
    assert first.digest == second.digest


@SOME
@given(some_events(), st.dates(date(2018, 1, 1), date(2020, 1, 1)))
def test_every_figure_is_the_sum_of_its_entries_its_years_and_its_provinces(events: list[Event], day: date) -> None:
    report = reported(events, PLACES, TARGETS, RECORD, as_of=day)
    counted = {figure.key: figure.count for figure in report.figures}

    assert counted == {key: sum(each.counts for each in traced(report, key)) for key in counted}
    for name in COUNTED:
        years = [figure.count for figure in report.figures if figure.milestone == name and figure.year]
        places = [each.counts[name] for each in report.provinces]
        keys = [province_key(name, each.province) for each in report.provinces]
        assert (sum(years), sum(places)) == (counted[name], counted[name])
        assert places == [len(traced(report, key)) for key in keys]


@SOME
@given(some_events(), st.dates(date(2018, 1, 1), date(2020, 1, 1)))
def test_the_position_of_a_day_is_not_changed_by_what_comes_later(events: list[Event], day: date) -> None:
    until = [event for event in events if event.day <= day]

    assert reported(events, PLACES, TARGETS, RECORD, as_of=day) == reported(until, PLACES, TARGETS, RECORD, as_of=day)
