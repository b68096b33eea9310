"""A letter's tries keep to the policy: 30 seconds, doubling up to half an hour, for 72 hours."""

from __future__ import annotations

from datetime import timedelta
from itertools import count, takewhile

from hypothesis import given
from hypothesis import strategies as st

from models.retries import IN_ALL, pause_after


def pauses() -> list[timedelta]:
    """The pauses of a letter that is never taken."""
    return [pause for pause in takewhile(lambda pause: pause is not None, map(pause_after, count(1))) if pause]


def test_the_pauses_double_from_half_a_minute_to_half_an_hour() -> None:
    assert [pause.total_seconds() for pause in pauses()[:9]] == [30, 60, 120, 240, 480, 960, 1800, 1800, 1800]


def test_149_tries_fill_72_hours_and_no_more() -> None:
    last = sum(pauses(), timedelta())

    assert len(pauses()) == 148
    assert last <= IN_ALL < last + timedelta(minutes=30)


@given(st.integers(1, 400))
def test_a_pause_is_never_shorter_than_the_one_before_and_ends_for_good(tries: int) -> None:
    pause, following = pause_after(tries), pause_after(tries + 1)

    assert timedelta(seconds=30) <= (pause or IN_ALL)
    assert following is None or (pause is not None and pause <= following <= timedelta(minutes=30))
