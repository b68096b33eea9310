"""A cohort whose list is sealed and whose journeys run, with nothing left to say but that the ToT is complete."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

from bench.ground import Ground
from bench.history import recorded
from bench.sample import COORDINATOR, candidates, policy
from bench.starting import bare
from gateway.cohorts import Plan, cohort_state, enter_candidates, started_states
from models.clock import Clock
from models.cohort.position import CohortProgress
from models.cohort.selection import SelectionTrack
from models.cohort.state import CohortState, Member
from models.cohort.tot import Candidate, TotTrack
from models.journey import JourneyState, cohort_id
from models.queues import JOURNEYS

MENTOR = "pembimbing.contoh"
"""A sample mentor whom every region has already, so that the gate is all that is announced."""


async def opened(ground: Ground, cohort: str, count: int) -> list[JourneyState]:
    """Open it with *count* journeys and wait until each of them waits for its region."""
    plan = Plan(cohort, policy(), candidates(count), Clock.real(datetime.now(UTC)))
    enter_candidates(ground.engine, plan, COORDINATOR)
    journeys = started_states(ground.engine, plan)
    state = _sealed(cohort_state(ground.engine, plan, journeys))
    await ground.client.start_workflow("Cohort", state, id=cohort_id(cohort), task_queue=JOURNEYS)
    await bare(ground.client, journeys)
    await recorded(ground.engine, journeys, "asked")
    return journeys


def _sealed(state: CohortState) -> CohortState:
    """The state as it is after the seal, with the ToT held and marked."""
    sessions = range(1, state.rules.tot.sessions + 1)
    mentor = Candidate(capacity=1, attended=tuple(sessions), mark=state.rules.tot.pass_mark)
    tot = TotTrack(
        candidates={MENTOR: mentor}, sessions=dict.fromkeys(sessions, date(2018, 2, 1)), held=tuple(sessions)
    )
    track = SelectionTrack(step="sealed", version=1, listed=len(state.members))
    position = CohortProgress(begun=len(state.members), selection=track, tot=tot)
    members = {
        region: Member(code=each.code, status="held", rank=rank, mentor=MENTOR)
        for rank, (region, each) in enumerate(state.members.items(), 1)
    }
    return state.model_copy(update={"members": members, "progress": position.model_dump(mode="json")})


def complete_tot() -> dict[str, Any]:
    """The coordinator's word that opens the gate."""
    now = datetime.now(UTC)
    said = {"kind": "complete-tot", "id": f"tot-{now.timestamp():.0f}", "person": COORDINATOR}
    return {**said, "received_at": now.isoformat(), "minutes": "BA-1 (contoh)", "reason": "pelatihan selesai (contoh)"}
