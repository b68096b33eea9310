"""What a deadline asks for at a moment follows from its date and its ladder."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

from models.calendar import LocalDeadline, WorkCalendar
from models.deadline import Deadline, Due, Ladder, Outlook, Rung, RungKind
from models.people import Role

MARGIN = timedelta(minutes=30)
CALENDAR = WorkCalendar(years=(2018,))
MINUTE, INSTANT = timedelta(minutes=1), timedelta(microseconds=1)
REGION = Ladder(rungs=(Rung(offset=-5), Rung(offset=-1), Rung(offset=0)))
PROGRAMME = Ladder(
    rungs=(Rung(offset=-2), Rung(offset=0), Rung(offset=1, kind=RungKind.ESCALATION, to=(Role.COORDINATOR,))),
    repeat=5,
)


def morning(day: int, month: int = 7) -> datetime:
    """Eight o'clock in Jakarta."""
    return datetime(2018, month, day, 1, 0, tzinfo=UTC)


def deadline(ladder: Ladder = REGION, *, lapses: bool = True) -> Deadline:
    """Open since Monday 2 July, due on Friday 20 July."""
    due = LocalDeadline(day=date(2018, 7, 20), zone="Asia/Jakarta")
    return Deadline(due=due, ladder=ladder, lapses=lapses, since=datetime(2018, 7, 2, 3, 0, tzinfo=UTC))


def rung(of: Deadline, number: int, at: datetime) -> Due:
    return Due(number=number, rung=of.ladder.rungs[number], at=at)


def test_before_the_first_rung_there_is_nothing_to_do_but_to_wait_for_it() -> None:
    assert deadline().outlook(CALENDAR, morning(13) - INSTANT, MARGIN) == Outlook(next_at=morning(13))


def test_a_rung_is_sent_at_eight_in_the_morning_so_many_working_days_before() -> None:
    step = deadline()

    outlook = step.outlook(CALENDAR, morning(13), MARGIN)

    assert outlook == Outlook(send=(rung(step, 0, morning(13)),), next_at=morning(19))
    assert step.climbed(outlook, morning(13)) == step.model_copy(update={"reached": 1})


def test_of_three_reminders_that_were_slept_through_only_the_newest_is_sent() -> None:
    step = deadline()

    outlook = step.outlook(CALENDAR, morning(20), MARGIN)

    assert outlook == Outlook(
        send=(rung(step, 2, morning(20)),),
        passed_over=(rung(step, 0, morning(13)), rung(step, 1, morning(19))),
        next_at=step.due.moment + INSTANT,
    )


def test_an_escalation_that_was_slept_through_is_sent_beside_a_newer_reminder() -> None:
    step = deadline(PROGRAMME, lapses=False)

    outlook = step.outlook(CALENDAR, morning(30), MARGIN)

    assert [(due.number, due.at) for due in outlook.send] == [(2, morning(23)), (3, morning(30))]
    assert [due.number for due in outlook.passed_over] == [0, 1]
    assert (outlook.overdue, outlook.lapsed, outlook.next_at) == (True, False, morning(6, 8))


def test_a_deadline_that_never_lapses_repeats_its_last_rung_as_a_reminder() -> None:
    step = deadline(PROGRAMME, lapses=False)

    found = [step.moment_of(number, CALENDAR) for number in range(3, 6)]

    again = [(Rung(offset=1 + 5 * n, to=(Role.COORDINATOR,)), 5 * n) for n in range(1, 4)]
    assert found == [
        (again[0][0], morning(30)),
        (again[1][0], morning(6, 8)),
        (again[2][0], morning(13, 8)),
    ]


def test_a_deadline_that_lapses_ends_with_its_ladder() -> None:
    assert deadline().moment_of(3, CALENDAR) is None
    assert deadline().model_copy(update={"reached": 3}).upcoming(CALENDAR) is None


def test_rungs_from_before_a_step_was_open_do_not_exist() -> None:
    late = deadline().model_copy(update={"since": morning(19)})

    assert late.upcoming(CALENDAR) == rung(late, 2, morning(20))
