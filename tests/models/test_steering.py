"""What a coordinator may do to a running journey, and in which words it is refused."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest

from models import steering
from models.facts import Fact
from models.progress.assessment import AssessmentProgress
from models.progress.mou import MouProgress
from tests.models.samples import NOW, A
from tests.models.scene import COORDINATOR, Scene, scene

PASSED = datetime(2018, 5, 21, 3, 0, tzinfo=UTC)
"""The Monday after Friday 18 May, on which the contacts were due."""


def contacts() -> Scene:
    return scene("assessment", AssessmentProgress())


def signing() -> Scene:
    """An unordered signing: both signatories are asked at once."""
    here = scene("mou", MouProgress(step="signing", text=A, versions=1))
    mou = here.state.policy.mou.model_copy(update={"ordered": False})
    policy = here.state.policy.model_copy(update={"mou": mou})
    return scene("mou", MouProgress(step="signing", text=A, versions=1), policy=policy)


def done(here: Scene, kind: str, person: str = COORDINATOR, now: datetime = NOW, **fields: Any) -> list[Fact]:
    """Carry out a steering message that is accepted; the facts it causes."""
    message = here.accepts(kind, person, now, **fields)
    return [fact for _, fact in steering.apply(message, here.state, now)]


def test_the_step_to_extend_is_named_where_several_are_open() -> None:
    here = signing()

    sentence = "name the step to extend; open: signature-head, signature-signatory"
    assert here.refuses("extend", COORDINATOR) == sentence
    here.accepts("extend", COORDINATOR, step="signature-head")


def test_a_step_that_is_not_open_cannot_be_extended() -> None:
    here = contacts()

    assert here.refuses("extend", COORDINATOR, step="masterplan") == "'masterplan' is not open; open: contacts"
    here.state.open = ()
    assert here.refuses("extend", COORDINATOR, step="masterplan") == "'masterplan' is not open; open: none"
    assert here.refuses("extend", COORDINATOR) == "name the step to extend; open: none"


def test_a_lapsed_step_is_reopened_not_extended() -> None:
    here = contacts()
    here.lapse(PASSED)

    assert here.refuses("extend", COORDINATOR, PASSED) == "contacts has lapsed; allowed: reopen, with a new date"


@pytest.mark.parametrize("day", ["2018-05-17", "2018-05-18"])
def test_an_extension_gives_more_time(day: str) -> None:
    assert contacts().refuses("extend", COORDINATOR, due=day) == (
        f"{day} is not later than the present date 2018-05-18 23.59 WIB"
    )


def test_an_extension_to_a_day_that_has_passed_is_refused() -> None:
    sentence = "2018-05-20 has passed already; a new date lies ahead"

    assert contacts().refuses("extend", COORDINATOR, PASSED, due="2018-05-20") == sentence
    contacts().accepts("extend", COORDINATOR, PASSED, due="2018-05-21")


def test_a_paused_journey_is_not_paused_again_and_a_running_one_not_resumed() -> None:
    here = contacts()

    assert here.refuses("resume", COORDINATOR) == "the journey is not paused"
    assert done(here, "pause") == []
    assert here.state.paused_at == NOW
    assert here.refuses("pause", COORDINATOR) == "the journey is paused since 2018-05-08; allowed: resume"


def test_only_a_lapsed_step_is_reopened() -> None:
    assert contacts().refuses("reopen", COORDINATOR) == (
        "no step of this journey has lapsed; to give more time, extend the open step"
    )


@pytest.mark.parametrize(
    ("day", "sentence"),
    [
        ("2018-05-18", "2018-05-18 is not later than the present date 2018-05-18 23.59 WIB"),
        ("2018-05-20", "2018-05-20 has passed already; a new date lies ahead"),
    ],
)
def test_a_step_is_reopened_with_a_date_that_lies_ahead(day: str, sentence: str) -> None:
    here = contacts()
    here.lapse(PASSED)

    assert here.refuses("reopen", COORDINATOR, PASSED, due=day) == sentence


def test_only_a_proposed_lapse_is_confirmed() -> None:
    before_the_mou = contacts()
    assert before_the_mou.refuses("confirm-lapse", COORDINATOR) == "no lapse is proposed for this journey"
    before_the_mou.lapse(PASSED)
    assert before_the_mou.refuses("confirm-lapse", COORDINATOR, PASSED) == "no lapse is proposed for this journey"
