"""A deadline is so many working days or a date of the programme, and a province's holidays come from the policy."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path

import pytest

from models.deadline_policy import DeadlinePolicy
from models.journey import Ask
from models.people import Role
from models.progress.base import ask
from models.steps import open_step
from models.values import canonical
from tests.models.scene import calendar
from tests.models.states import fresh
from tests.models.test_policy_file import changed, refusal

RULE = "a deadline has either days (working days) or on (a date), exactly one of them"


def due(within: DeadlinePolicy, now: str, after: date | None = None) -> str:
    """The date of a step that is opened at *now*, counted from *after*."""
    state = fresh()
    asked: Ask = ask(state, "data", Role.OFFICER, within).model_copy(update={"after": after})
    return str(open_step(state, asked, datetime.fromisoformat(f"{now}+07:00")).deadline.due)


def test_a_deadline_named_as_a_date_is_that_date_in_the_regions_zone() -> None:
    within = DeadlinePolicy(on=date(2018, 7, 31))

    assert due(within, "2018-05-08T10:00") == due(within, "2018-07-31T23:58") == "2018-07-31 23.59 WIB"


def test_a_named_date_stands_where_nobody_works_on_it() -> None:
    assert due(DeadlinePolicy(on=date(2018, 6, 30)), "2018-05-08T10:00") == "2018-06-30 23.59 WIB"


@pytest.mark.parametrize(("now", "day"), [("2018-08-01T00:00", "2018-08-02"), ("2018-08-16T09:00", "2018-08-20")])
def test_in_the_place_of_a_named_date_that_has_passed_stands_the_next_working_day(now: str, day: str) -> None:
    assert due(DeadlinePolicy(on=date(2018, 7, 31)), now) == f"{day} 23.59 WIB"


def test_a_named_date_before_the_day_that_is_counted_from_gives_way_too() -> None:
    within = DeadlinePolicy(on=date(2018, 7, 31))

    assert due(within, "2018-07-02T10:00", after=date(2018, 8, 3)) == "2018-08-06 23.59 WIB"


def test_an_objection_window_may_end_on_a_date_too() -> None:
    window = DeadlinePolicy(on=date(2018, 7, 31))

    assert window.due(date(2018, 7, 2), calendar()) == date(2018, 7, 31)
    assert DeadlinePolicy(days=3).due(date(2018, 6, 8), calendar()) == date(2018, 6, 25)


def test_a_deadline_of_an_earlier_build_is_carried_as_it_was() -> None:
    """Old digests and states hold: what is not said is not written."""
    assert canonical(DeadlinePolicy(days=7).model_dump(mode="json")) == '{"days":7,"ladder":"region"}'


@pytest.mark.parametrize(
    ("before", "after", "rule"),
    [
        ("commitment = { days = 8,", "commitment = { days = 8, on = 2018-07-31,", f"training.commitment: {RULE}"),
        ('commitment = { days = 8, ladder = "region" }', 'commitment = { ladder = "region" }', None),
        (
            'provinces = ["Bali"]\nname = "Galungan"',
            'provinces = ["Bali", "Balli"]\nname = "Galungan"',
            "programme.provincial_holidays.0.provinces: there is no province Balli; provinces: Aceh, Bali, ",
        ),
    ],
)
def test_a_policy_that_dates_nothing_or_twice_or_names_an_unknown_province_is_refused(
    tmp_path: Path, before: str, after: str, rule: str | None
) -> None:
    sentence = refusal(tmp_path, changed(before, after))

    assert sentence.startswith(f"contoh.toml: {rule or f'training.commitment: {RULE}'}")
