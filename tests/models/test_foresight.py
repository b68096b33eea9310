"""What a message would do is found on a copy: the journey itself stays as it is."""

from __future__ import annotations

from typing import Any

import pytest

from models.errors import Refused
from models.foresight import Foreseen, foreseen
from tests.models.samples import NOW, said
from tests.models.scene import COORDINATOR, OFFICER, Scene
from tests.models.test_steering import contacts, done, signing


def foresee(here: Scene, kind: str, **fields: Any) -> Foreseen:
    """What would happen, once it is seen that nothing did."""
    before, position = here.state.model_dump_json(), here.progress.model_dump_json()
    found = foreseen(said(kind, COORDINATOR, **fields), here.state, here.progress, NOW)
    assert (here.state.model_dump_json(), here.progress.model_dump_json()) == (before, position)
    return found


def test_an_extension_shows_the_new_date_and_who_is_told() -> None:
    assert foresee(contacts(), "extend", due="2018-06-08") == Foreseen(
        ("naming of the regional officer: 2018-05-18 23.59 WIB → 2018-06-08 23.59 WIB",),
        (f"{OFFICER} (extension)",),
    )


def test_a_pause_shows_the_dates_that_stand_still_and_a_resumption_those_that_move() -> None:
    here = contacts()

    assert foresee(here, "pause") == Foreseen(
        ("pauses; dates stand still: naming of the regional officer, due 2018-05-18 23.59 WIB",),
        (f"{OFFICER} (pause)",),
    )
    done(here, "pause")
    assert foresee(here, "resume") == Foreseen(("resumes",), ())


def test_a_reminder_shows_whom_it_reaches() -> None:
    assert foresee(contacts(), "remind") == Foreseen(
        (f"reminds {OFFICER}: naming of the regional officer, due 2018-05-18 23.59 WIB",), (f"{OFFICER} (reminder)",)
    )


def test_a_replacement_shows_the_steps_that_pass_to_the_new_person() -> None:
    fields = {"role": "signatory", "old": "penanda-tangan.contoh", "new": "pengganti.contoh"}

    assert foresee(signing(), "replace", **fields) == Foreseen(
        (
            "programme's signatory: penanda-tangan.contoh → pengganti.contoh",
            "signature of the MoU by the programme's signatory passes to pengganti.contoh",
        ),
        (
            "penanda-tangan.contoh (replacement)",
            "pengganti.contoh (replacement)",
            f"{OFFICER} (replacement)",
        ),
    )


def test_a_change_of_policy_shows_the_numbers_and_the_dates_that_stay() -> None:
    assert foresee(contacts(), "change-policy", changes={"masterplan.panel.quorum": 3}) == Foreseen(
        (
            "policy version 1 → 2",
            "quorum of the panel: 2 → 3",
            "dates that stay: naming of the regional officer, due 2018-05-18 23.59 WIB",
        ),
        (f"{OFFICER} (change of policy)",),
    )


def test_a_refusal_is_foreseen_in_the_journeys_own_sentence() -> None:
    with pytest.raises(Refused, match="the journey is not paused"):
        foresee(contacts(), "resume")
