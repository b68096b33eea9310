"""A letter about a date in a year without decreed holidays says that the date is an estimate, wherever it is told."""

from __future__ import annotations

import re
from datetime import date
from typing import Any

import pytest

from models.calendar import LocalDeadline
from models.facts import Asked, CallAsked, Escalated, Fact, Lapsed, Reminded, Rescheduled
from models.people import Role
from models.vocabulary import LANGUAGES
from tests.activities.occasions import DUE as DECREED
from tests.activities.occasions import OFFICERS, fact, occasion, office

DUE = LocalDeadline(day=date(2031, 6, 30), zone="Asia/Jayapura")
FIELDS = {"step": "masterplan#1v1", "role": Role.OFFICER, "persons": OFFICERS, "due": DUE}
RUNG = {**FIELDS, "also": (), "days_left": 1300}
MOVED = {**FIELDS, "before": DECREED, "version": 2}
LETTERS: dict[str, tuple[type[Fact], dict[str, Any]]] = {
    "task": (Asked, FIELDS),
    **dict.fromkeys(("reminder", "reminder-copy"), (Reminded, RUNG)),
    "escalation": (Escalated, RUNG),
    "call": (CallAsked, RUNG),
    **{
        letter: (Rescheduled, {**MOVED, "cause": cause})
        for letter, cause in {
            "extended": "replaced",
            "reopened": "reopened",
            "resumed": "resumed",
            "calendar-moved": "calendar",
        }.items()
    },
    "lapse": (Lapsed, {**FIELDS, "due": DECREED, "grace_until": DUE}),
}
MARKED = {
    "id": r"30 Juni 2031 pukul 23\.59 WIT \(perkiraan(, 1300 hari kerja lagi)?\)",
    "en": r"30 June 2031 at 23\.59 WIT \(estimated(, 1300 working days left)?\)",
}
WHY = {
    "id": "Batas waktu tersebut masih berupa perkiraan, karena hari libur nasional dan cuti bersama tahun 2031 belum "
    "ditetapkan.",
    "en": "The deadline is estimated, because the national holidays and the collective leave of 2031 are not decreed "
    "yet.",
}


def written(letter: str, language: str, estimated: bool) -> str:
    kind, fields = LETTERS[letter]
    recorded, body = fact(kind.model_validate({**fields, "estimated": estimated}))
    return " ".join(office().written(occasion(letter=letter, kind=recorded, body=body, language=language)).text.split())


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("letter", LETTERS)
def test_an_estimated_date_is_marked_and_any_other_is_not(letter: str, language: str) -> None:
    marks = [len(re.findall(MARKED[language], written(letter, language, estimated))) for estimated in (True, False)]

    assert marks == [1, 0]
    assert not re.search("perkiraan|estimated", written(letter, language, False))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("letter", ["task", "reminder"])
def test_who_has_to_act_is_told_why_a_date_is_an_estimate(letter: str, language: str) -> None:
    assert [WHY[language] in written(letter, language, estimated) for estimated in (True, False)] == [True, False]
