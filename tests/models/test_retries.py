"""A letter's tries keep to the policy: 30 seconds, doubling up to half an hour, for 72 hours."""

from __future__ import annotations

from datetime import timedelta

from hypothesis import given
from hypothesis import strategies as st

from models.retries import IN_ALL, pause_after

A_SECOND = timedelta(seconds=1)


def pauses() -> list[timedelta]:
    """The pauses of a letter that is never taken, by a relay that is always there."""
    found: list[timedelta] = []
    while pause := pause_after(len(found) + 1, sum(found, timedelta())):
        found.append(pause)
    return found


def test_the_pauses_double_from_half_a_minute_to_half_an_hour() -> None:
    assert [pause.total_seconds() for pause in pauses()[:9]] == [30, 60, 120, 240, 480, 960, 1800, 1800, 1800]


def test_a_letter_is_tried_for_72_hours_and_once_more() -> None:
    assert len(pauses()) == 149
    assert sum(pauses()[:-1], timedelta()) < IN_ALL <= sum(pauses(), timedelta())


@given(st.integers(1, 400), st.timedeltas(timedelta(), 2 * IN_ALL))
def test_a_pause_is_never_shorter_than_the_one_before_and_none_after_72_hours(tries: int, spent: timedelta) -> None:
    pause, following = pause_after(tries, spent), pause_after(tries + 1, spent)

    assert (pause is None) == (following is None) == (spent >= IN_ALL)
    assert pause is None or following is None or timedelta(seconds=30) <= pause <= following <= timedelta(minutes=30)
    assert pause_after(tries, IN_ALL - A_SECOND) is not None
