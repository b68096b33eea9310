"""The reckoning of measurements: medians, ratios within a pass, the table, JSON."""

from __future__ import annotations

import json

from bench import announcing, starting
from bench.history import Tasks
from bench.reckoning import Pair, as_json, reckon, table


def test_the_ratio_is_our_rate_as_a_part_of_the_bare_clients() -> None:
    assert Pair(ours=4.0, raw=3.0).ratio == 0.75


def test_the_ratio_is_the_median_of_the_ratios_within_a_pass() -> None:
    """The machine was slower in the second pass and slower still in the third; the ratio of each is what counts."""
    pairs = [Pair(2.0, 1.0), Pair(4.0, 3.0), Pair(10.0, 8.0)]
    assert reckon(pairs) == {"passes": 3, "seconds": 4.0, "raw": 3.0, "ratio": 0.75}
    assert reckon([Pair(2.0, 1.0), Pair(9.0, 9.0), Pair(10.0, 8.0)])["ratio"] == 0.8


def test_a_cohorts_row_shows_medians_of_times_and_the_largest_of_everything_else() -> None:
    passes = [
        starting.Started(Pair(2.0, 1.5), events=19, state_bytes=900, tasks=Tasks(0.02, 0), recorded=0.5),
        starting.Started(Pair(1.0, 1.0), events=25, state_bytes=901, tasks=Tasks(0.04, 1), recorded=0.7),
        starting.Started(Pair(4.0, 2.0), events=19, state_bytes=900, tasks=Tasks(0.03, 1), recorded=0.1),
    ]
    assert starting.row(50, passes, taken=True) == {
        "journeys": 50,
        "taken": "yes",
        "passes": 3,
        "seconds": 2.0,
        "raw": 1.5,
        "ratio": 0.75,
        "events": 25,
        "state bytes": 901,
        "slowest task": 0.04,
        "broken tasks": 2,
        "on record": 0.5,
    }


def test_a_gates_row_shows_the_events_of_the_cohort_and_of_a_journey() -> None:
    one = announcing.Announced(
        Pair(3.0, 2.4), events=90, journey_events=13, tasks=Tasks(0.1, 0), state_bytes=70_000, history_bytes=700_000
    )
    assert announcing.row(514, [one]) == {
        "journeys": 514,
        "passes": 1,
        "seconds": 3.0,
        "raw": 2.4,
        "ratio": 0.7999999999999999,
        "events": 90,
        "a journey's": 13,
        "state bytes": 70_000,
        "history bytes": 700_000,
        "slowest task": 0.1,
        "broken tasks": 0,
    }


def test_the_table_is_aligned_plain_text() -> None:
    rows = [{"journeys": 50, "taken": "no", "seconds": 0.256}, {"journeys": 5000, "taken": "yes", "seconds": 31.5}]
    assert table(rows).splitlines() == [
        "journeys  taken  seconds",
        "      50     no     0.26",
        "   5,000    yes    31.50",
    ]


def test_the_figures_are_kept_as_json_with_four_digits_after_the_point() -> None:
    assert json.loads(as_json({"start": [{"journeys": 50, "ratio": 2 / 3}]})) == {
        "start": [{"journeys": 50, "ratio": 0.6667}]
    }
