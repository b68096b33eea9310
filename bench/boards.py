"""A database with a cohort at work, written as its journeys write: what boards are measured and tested on.

Every figure, date and person is illustrative.
"""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from datetime import date, datetime, timedelta

from sqlalchemy import Engine

from activities.database import writing
from activities.register import Register
from bench.sample import COORDINATOR, PANEL, candidates, enter_people, policy
from gateway.cohorts import Plan, cohort_state, enter_candidates, started_states
from models.calendar import LocalDeadline
from models.clock import Clock
from models.journey import JourneyState
from models.messages import STAGES
from models.noted import Noted, NotedFacts
from models.people import Role
from models.standing import Standing, Waiting
from models.tables import CohortRow, JourneyRow

STEPS: dict[str, tuple[tuple[str, Role], ...]] = {
    "assessment": (("data", Role.OFFICER),),
    "mou": (("signature-head", Role.HEAD), ("signature-signatory", Role.SIGNATORY)),
    "training": (("session-2-report", Role.OFFICER), ("commitment", Role.HEAD)),
    "masterplan": (("panel", Role.REVIEWER), ("presentation-date", Role.COORDINATOR)),
    "quickwin": (("evidence", Role.OFFICER), ("recheck", Role.VERIFIER)),
    "evaluation": (
        ("self-assessment", Role.OFFICER),
        ("evaluator-score", Role.EVALUATOR),
        ("moderation", Role.MODERATOR),
    ),
}
"""Steps that are open together in each stage."""
ENTRIES = 12
"""How many entries each chain has."""


def filled(engine: Engine, cohort: str, count: int, now: datetime) -> list[JourneyState]:
    """Put a cohort of *count* regions on record, spread over the stages; some late, paused or ended."""
    enter_people(engine)
    plan = Plan(cohort, policy(), candidates(count), Clock.real(now - timedelta(days=200)))
    enter_candidates(engine, plan, COORDINATOR)
    journeys = started_states(engine, plan)
    with writing(engine) as session:
        state = cohort_state(engine, plan, journeys).model_dump_json()
        session.add(CohortRow(cohort=cohort, digest=plan.digest, state=state, started=True, entered_by=COORDINATOR))
    put_down(engine, journeys)
    register = Register(engine, "contoh.example")
    for number, each in enumerate(journeys):
        register.append(at_work(each, number, now, range(ENTRIES)))
    return journeys


def put_down(engine: Engine, journeys: Sequence[JourneyState]) -> None:
    """Put on record that *journeys* were begun."""
    with writing(engine) as session:
        for each in journeys:
            fields = {"cohort": each.cohort, "region": each.region.id, "state": each.model_dump_json()}
            session.add(JourneyRow(journey=each.id, started=True, **fields))


def at_work(state: JourneyState, number: int, now: datetime, entries: Sequence[int]) -> NotedFacts:
    """What the journey with this *number* notes: so many *entries*, and where it stands then."""
    stage = STAGES[number % len(STAGES)]
    outcome = "lapsed" if number % 17 == 16 else None
    at = now - timedelta(hours=number % 40 + 1)
    facts = tuple(
        Noted(
            identity=f"{stage}/entered/{each}",
            at=at - timedelta(days=20) + timedelta(minutes=each),
            kind="entered",
            body={"stage": stage, "from": "contoh", "number": each},
        )
        for each in entries
    )
    standing = Standing(
        journey=state.id,
        cohort=state.cohort,
        region=state.region.id,
        stage=stage,
        at=at + timedelta(seconds=max(entries)),
        waiting=() if outcome else tuple(_waiting(state, stage, number, now)),
        paused_since=now - timedelta(days=2) if number % 13 == 12 and not outcome else None,
        outcome=outcome,
    )
    progress = {"sheet": state.sheet.model_dump(mode="json") if state.sheet else {}}
    return NotedFacts(journey=state.id, facts=facts, standing=standing, people=state.people, progress=progress)


def _waiting(state: JourneyState, stage: str, number: int, now: datetime) -> list[Waiting]:
    """The open steps of the stage: due over four weeks around *now*, so that about a third is late."""
    officers = itertools.chain(state.people.of(Role.OFFICER), (COORDINATOR,))
    named = next(officers)
    return [
        Waiting(
            step=step,
            key=f"{step}#1v1",
            role=role,
            persons=PANEL.get(role, (named,)),
            since=now - timedelta(days=21),
            due=LocalDeadline(day=_due(now, number + place), zone=state.region.zone),
            estimated=False,
            next_at=now + timedelta(days=1),
            next_what="reminder",
            then="escalates",
        )
        for place, (step, role) in enumerate(STEPS[stage])
    ]


def _due(now: datetime, number: int) -> date:
    return now.date() + timedelta(days=number % 28 - 9)
