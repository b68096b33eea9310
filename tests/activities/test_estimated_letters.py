"""A letter about a date in a year without decreed holidays says that the date is an estimate."""

from __future__ import annotations

from datetime import date

import pytest

from models.calendar import LocalDeadline
from models.facts import Asked, Fact, Reminded
from models.people import Role
from tests.activities.occasions import OFFICERS, fact, occasion, office, read

DUE = LocalDeadline(day=date(2031, 6, 30), zone="Asia/Jayapura")
FIELDS = {"step": "masterplan#1v1", "role": Role.OFFICER, "persons": OFFICERS, "due": DUE}
SAYS = (
    "Batas waktu tersebut masih berupa perkiraan, karena hari libur nasional dan cuti bersama tahun 2031 belum "
    "ditetapkan."
)


def asked(estimated: bool) -> Fact:
    return Asked.model_validate({**FIELDS, "estimated": estimated})


def reminded(estimated: bool) -> Fact:
    return Reminded.model_validate({**FIELDS, "also": (), "days_left": 4, "estimated": estimated})


@pytest.mark.parametrize(("letter", "of"), [("task", asked), ("reminder", reminded)])
def test_an_estimated_date_is_called_an_estimate_with_its_year_and_any_other_is_not(letter: str, of: object) -> None:
    found = []
    for estimated in (True, False):
        kind, body = fact(of(estimated))  # type: ignore[operator]
        _, text = read(office().compose(occasion(letter=letter, kind=kind, body=body)))
        found.append(SAYS in " ".join(text.split()))
        assert "\n\n\n\n" not in text

    assert found == [True, False]
