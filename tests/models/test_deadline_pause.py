"""While a journey is paused its deadlines stand still."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from hypothesis import assume, example, given
from hypothesis import strategies as st

from models.calendar import WorkCalendar, local
from models.deadline import Deadline
from tests.models.samples import SOME
from tests.models.test_deadline import CALENDAR, deadline, morning

AFTER = st.integers(0, 24 * 18)
HOURS = st.integers(0, 24 * 40)
HOLIDAYS = st.lists(st.dates(date(2018, 7, 2), date(2018, 9, 30)), max_size=15)


def paused_and_resumed(after: int, hours: int) -> tuple[Deadline, datetime, datetime]:
    """The deadline, and a pause that begins so many hours after it was opened."""
    paused_at = deadline().since + timedelta(hours=after)
    return deadline(), paused_at, paused_at + timedelta(hours=hours)


@given(AFTER, HOURS, HOLIDAYS)
@SOME
def test_a_pause_moves_the_date_by_the_paused_working_days(after: int, hours: int, holidays: list[date]) -> None:
    calendar = WorkCalendar(holidays=tuple(holidays))
    step, paused_at, at = paused_and_resumed(after, hours)

    resumed = step.resumed(calendar, paused_at, at)

    first, last = local(paused_at, "Asia/Jakarta").date(), local(at, "Asia/Jakarta").date()
    days = [first + timedelta(days=n) for n in range(1, (last - first).days + 1)]
    paused = sum(day.isoweekday() < 6 and day not in holidays for day in days)
    moved = calendar.plus(step.due.day, paused)
    assume(step.in_time(paused_at) and paused and moved >= last)
    assert (resumed.due.day, resumed.due.zone, resumed.due.at) == (moved, step.due.zone, step.due.at)
    assert (resumed.version, resumed.since, resumed.earlier) == (2, at, (step.due,))


@given(HOURS, HOURS)
@example(after=18 * 24, hours=48)
@SOME
def test_a_date_that_had_not_passed_when_the_pause_began_has_not_passed_when_it_ends(after: int, hours: int) -> None:
    step, paused_at, at = paused_and_resumed(after, hours)

    assert step.resumed(CALENDAR, paused_at, at).in_time(at) or not step.in_time(paused_at)


def test_a_pause_within_one_day_moves_nothing() -> None:
    step = deadline().model_copy(update={"reached": 1})

    assert step.resumed(CALENDAR, morning(16), morning(16) + timedelta(hours=8)) == step


def test_a_pause_from_friday_to_monday_costs_one_working_day() -> None:
    step = deadline()

    assert step.resumed(CALENDAR, morning(6), morning(9)).due.day == date(2018, 7, 23)


def test_a_date_that_had_passed_before_the_pause_stays_and_its_margin_begins_anew() -> None:
    step = deadline().model_copy(update={"noticed": morning(21), "reached": 3})

    resumed = step.resumed(CALENDAR, morning(21), morning(30))

    assert resumed == step.model_copy(update={"noticed": None})
    assert resumed.outlook(CALENDAR, morning(30), timedelta(minutes=30)).lapsed is False


def test_a_date_that_was_set_during_the_pause_moves_by_the_days_paused_since() -> None:
    """Paused on Monday 9 July, extended on Thursday the 12th, resumed on Monday the 16th: two working days."""
    later = deadline().due.model_copy(update={"day": date(2018, 7, 25)})
    step = deadline().moved(later, morning(12))

    assert step.resumed(CALENDAR, morning(9), morning(16)).due.day == date(2018, 7, 27)
