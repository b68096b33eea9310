"""In time or lapsed: by the moment of receipt, after the margin, and never after an extension."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from models.calendar import LocalDeadline
from models.deadline import Outlook
from tests.models.test_deadline import CALENDAR, INSTANT, MARGIN, MINUTE, deadline, morning


@pytest.mark.parametrize(
    ("zone", "last"), [("Asia/Jakarta", "16:59"), ("Asia/Makassar", "15:59"), ("Asia/Jayapura", "14:59")]
)
def test_in_time_is_judged_by_the_moment_of_receipt_to_the_end_of_the_named_minute(zone: str, last: str) -> None:
    step = deadline().model_copy(update={"due": LocalDeadline(day=date(2018, 7, 20), zone=zone)})
    minute = datetime.fromisoformat(f"2018-07-20T{last}:00+00:00")

    assert [step.in_time(minute + n * INSTANT) for n in (0, 59_999_999, 60_000_000)] == [True, True, False]


def test_a_lapse_waits_the_margin_from_the_moment_it_was_noticed() -> None:
    step, noticed = deadline(), morning(25)

    first = step.outlook(CALENDAR, noticed, MARGIN)
    step = step.climbed(first, noticed)

    assert (first.overdue, first.lapsed, first.next_at) == (True, False, noticed + MARGIN)
    assert step.outlook(CALENDAR, noticed + MARGIN - INSTANT, MARGIN).lapsed is False
    assert step.outlook(CALENDAR, noticed + MARGIN, MARGIN) == Outlook(
        overdue=True, lapsed=True, next_at=noticed + MARGIN
    )


def test_noticing_again_does_not_prolong_the_margin() -> None:
    step = deadline().model_copy(update={"noticed": morning(23), "reached": 3})

    again = step.outlook(CALENDAR, morning(23) + MINUTE, MARGIN)

    assert step.climbed(again, morning(23) + MINUTE) == step


def test_an_extension_after_noticing_begins_everything_anew() -> None:
    step = deadline().model_copy(update={"noticed": morning(23), "reached": 3})
    later = step.due.model_copy(update={"day": date(2018, 8, 10)})

    fresh = step.moved(later, morning(24))

    assert fresh == deadline().model_copy(
        update={"due": later, "since": morning(24), "version": 2, "earlier": (step.due,)}
    )
    assert fresh.outlook(CALENDAR, morning(24), MARGIN) == Outlook(next_at=morning(3, 8))
