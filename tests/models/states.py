"""The state of one journey: as it begins, and with something in every part of it."""

from __future__ import annotations

from gateway.calendar import work_calendar
from models.journey import Ending, Handled, JourneyState, Results
from models.progress.assessment import AssessmentProgress
from models.steps import begin_lapse, reconcile
from tests.models.samples import NOW, A, raw
from tests.models.scene import BOGOR
from tests.world import journey_state


def fresh() -> JourneyState:
    """The journey of Kota Bogor as the cohort of 2018 begins it."""
    calendar = work_calendar(2018, 4, collective_leave=True)
    return journey_state(region=BOGOR, cohort="smart-city-2018", calendar=calendar)


def lived() -> JourneyState:
    """The same journey with something in every part of it."""
    state = fresh()
    state.stage, state.progress = "assessment", AssessmentProgress(step="data", round=2).model_dump(mode="json")
    reconcile(state, AssessmentProgress(step="data", round=2).asks(state), NOW)
    begin_lapse(state, state.open[0], NOW)
    state.results = Results(sheet_digest=A, quick_wins=("Layanan (contoh)",))
    state.inbox.put(raw("open-gate"))
    state.handled, state.paused_at = {"m": Handled(digest="d", received_at=NOW)}, NOW
    state.ending = Ending(outcome="stopped", reason="contoh")
    return state
