"""A date far beyond the programme is a slip; the step that counts from it could never be opened."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.people import Role
from models.progress.masterplan import MasterplanProgress
from models.progress.quickwin import QuickWinProgress
from models.progress.training import TrainingProgress
from models.steps import open_step
from tests.models.samples import NOW, SOME
from tests.models.scene import COORDINATOR, OFFICER, Scene, scene

LAST = "9999-12-31"


def training() -> Scene:
    return scene("training", TrainingProgress(step="schedule", gate_open=True))


def presenting() -> Scene:
    return scene("masterplan", MasterplanProgress(step="schedule"))


def planning() -> Scene:
    here = scene("quickwin", QuickWinProgress())
    here.state.results.quick_wins = ("Layanan (contoh)",)
    return here


@pytest.mark.parametrize(
    ("here", "kind", "person", "field"),
    [
        (training(), "session-date", COORDINATOR, "on"),
        (presenting(), "presentation-date", COORDINATOR, "on"),
        (planning(), "launch-plan", OFFICER, "promised"),
    ],
)
def test_a_date_from_which_no_working_day_can_be_counted_is_refused(
    here: Scene, kind: str, person: str, field: str
) -> None:
    here.accepts(kind, person, **{field: "2018-11-01"})

    rule = f"{field}: input should be less than or equal to 2100-12-31"
    assert here.refuses(kind, person, **{field: LAST}) == f"the {kind} message is not well formed: {rule}"


@given(st.dates(date(2018, 1, 1), date(2030, 12, 31)))
@SOME
def test_a_step_after_a_date_is_due_later_than_that_date(on: date) -> None:
    here = scene("training", TrainingProgress(step="report", on=on))

    due = open_step(here.state, here.state.open[0].ask, NOW).deadline.due.day

    assert due > max(on, date(2018, 5, 8))
    assert here.state.people.of(Role.OFFICER) == here.state.open[0].ask.persons
