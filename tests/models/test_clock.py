"""The programme clock is a straight line over real time."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from models.clock import Clock
from tests.models.samples import NOW, SOME

MOMENTS = st.datetimes(datetime(2018, 1, 1), datetime(2026, 12, 31), timezones=st.just(UTC))
RATES = st.integers(1, 1_000_000)


@given(MOMENTS, MOMENTS, RATES, st.timedeltas(timedelta(0), timedelta(hours=1)))
@SOME
def test_the_real_moment_of_a_programme_moment_is_the_moment_it_came_from(
    real: datetime, programme: datetime, rate: int, later: timedelta
) -> None:
    clock = Clock(real_anchor=real, programme_anchor=programme, rate=rate)

    assert clock.real_moment(clock.programme(real + later)) == real + later


@given(MOMENTS, MOMENTS, RATES, st.timedeltas(timedelta(0), timedelta(days=500)))
@SOME
def test_a_programme_moment_is_met_to_one_real_microsecond(
    real: datetime, programme: datetime, rate: int, later: timedelta
) -> None:
    clock = Clock(real_anchor=real, programme_anchor=programme, rate=rate)

    met = clock.programme(clock.real_moment(programme + later))

    assert abs(met - (programme + later)) <= timedelta(microseconds=1) * rate


@given(MOMENTS, st.timedeltas(timedelta(days=-900), timedelta(days=900)))
@SOME
def test_in_operation_programme_time_is_real_time(anchor: datetime, later: timedelta) -> None:
    clock = Clock.real(anchor)

    assert (clock.rate, clock.programme(anchor + later)) == (1, anchor + later)
    assert clock.real_moment(anchor + later) == anchor + later


@given(MOMENTS, RATES, st.timedeltas(timedelta(0), timedelta(days=900)))
@SOME
def test_a_later_real_moment_is_a_later_programme_moment(anchor: datetime, rate: int, later: timedelta) -> None:
    clock = Clock(real_anchor=anchor, programme_anchor=anchor, rate=rate)

    assert clock.programme(anchor + later / rate) >= clock.programme(anchor)


def test_in_a_rehearsal_a_programme_day_takes_three_tenths_of_a_second() -> None:
    clock = Clock(real_anchor=NOW, programme_anchor=NOW, rate=288_000)

    assert clock.programme(NOW + timedelta(seconds=0.3)) == NOW + timedelta(days=1)
    assert clock.real_moment(clock.programme_anchor + timedelta(days=18 * 30)) - clock.real_anchor == timedelta(
        seconds=162
    )
    assert clock.real_moment(NOW + timedelta(days=10)) == NOW + timedelta(seconds=3)


def test_a_rehearsal_of_2018_runs_years_later() -> None:
    clock = Clock(real_anchor=datetime(2026, 3, 2, tzinfo=UTC), programme_anchor=NOW, rate=86_400)

    assert clock.programme(datetime(2026, 3, 2, 0, 1, tzinfo=UTC)) == NOW + timedelta(days=60)


@pytest.mark.parametrize("rate", [0, -1])
def test_programme_time_never_stands_still_or_runs_backwards(rate: int) -> None:
    with pytest.raises(ValidationError, match="greater than or equal to 1"):
        Clock(real_anchor=NOW, programme_anchor=NOW, rate=rate)


def test_a_clock_without_a_zone_is_refused() -> None:
    with pytest.raises(ValidationError, match="should have timezone info"):
        Clock.real(datetime(2018, 5, 8))
