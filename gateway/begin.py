"""Begins journeys: once each, however often it is asked."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import UTC, datetime

from sqlalchemy import Engine
from temporalio.client import Client

from activities.database import reading, writing
from activities.starting import Beginning, start_journey
from gateway.calendar import programme_calendar
from gateway.earlier import earlier_results
from gateway.registry import Registry
from models.clock import Clock
from models.errors import Refused
from models.journey import JourneyState, Region, journey_id
from models.people import Role
from models.policy import CohortPolicy
from models.queues import JOURNEYS
from models.sheet import DataSheet
from models.tables import CohortRow, JourneyRow
from models.values import PersonId, RegionId

NEEDED = {
    "assessment": (
        Role.OFFICER,
        Role.COORDINATOR,
        Role.SIGNATORY,
        Role.ASSESSOR,
        Role.REVIEWER,
        Role.VERIFIER,
        Role.EVALUATOR,
        Role.MODERATOR,
    ),
    "evaluation": (Role.OFFICER, Role.COORDINATOR, Role.EVALUATOR, Role.MODERATOR),
}
"""Roles somebody must hold before a journey begins at a stage; head and mentor are named on the way."""


def check_people(state: JourneyState) -> None:
    """Refuse a journey in which a step would have nobody to act."""
    enters_at = state.policy.programme.enters_at
    needed = (*NEEDED[enters_at], *((Role.VERIFIER,) if state.policy.evaluation.egov else ()))
    if missing := [role for role in dict.fromkeys(needed) if not state.people.of(role)]:
        raise Refused(f"nobody is {', '.join(missing)} for {state.id}; appoint somebody first")
    size, reviewers = state.policy.masterplan.panel.size, len(state.people.of(Role.REVIEWER))
    # With a quota the reviewers are a pool, from which each region's panel is appointed on the way.
    fits = reviewers == size or (reviewers > size and state.policy.masterplan.quota is not None)
    if enters_at == "assessment" and not fits:
        raise Refused(f"the policy's panel has {size} members, {reviewers} reviewers are appointed for {state.id}")


def check_sheet(state: JourneyState) -> None:
    """Refuse a journey that begins at the assessment without a data sheet."""
    if state.policy.programme.enters_at == "assessment" and state.sheet is None:
        raise Refused(f"{state.id} begins at the assessment without a data sheet; give its four parameters")


def planned(
    engine: Engine,
    policy: CohortPolicy,
    regions: Iterable[Region],
    sheets: dict[str, DataSheet],
    clock: Clock,
    cohort: str,
    officers: Mapping[RegionId, tuple[PersonId, ...]] | None = None,
) -> list[JourneyState]:
    """The states with which the journeys of *regions* would begin; nothing is written.

    *sheets* are the data sheets by region; none are needed where the policy lets the cohort enter at the evaluation.

    *officers* are contacts of the regions that are not in the registry yet.

    Raises:
        Refused: a step of one of them would have nobody to act, or one needs a data sheet and has none.
    """
    registry, earlier = Registry(engine), earlier_results(engine, cohort)
    first, now = clock.programme_anchor.year, clock.programme(datetime.now(UTC))
    states = [
        JourneyState(
            region=region,
            cohort=cohort,
            policy=policy.in_province(region.province),
            calendar=programme_calendar(policy.programme, first, region.province),
            clock=clock,
            people=registry.people(journey_id(cohort, region.id), now),
            sheet=sheets.get(region.id),
            earlier=earlier.get(region.id),
        )
        for region in regions
    ]
    for state in states:
        known = state.people.of(Role.OFFICER)
        state.people.appoint(Role.OFFICER, *sorted({*known, *(officers or {}).get(state.region.id, ())}))
        check_people(state)
        check_sheet(state)
    return states


def _check_not_led(engine: Engine, state: JourneyState) -> None:
    """Refuse a journey beside those that a cohort has begun: it would be no member."""
    with reading(engine) as session:
        led = session.get(CohortRow, state.cohort) is not None
    if led and not state.led:
        raise Refused(f"{state.cohort} is a cohort, which begins the journeys of its own candidates; name another id")


async def begin(client: Client, engine: Engine, state: JourneyState, by: str, *, queue: str = JOURNEYS) -> bool:
    """Begin the journey of *state*; False if it was begun before.

    The unique row in the database says whether it was begun, because Temporal forgets closed runs. A start
    interrupted between the row and Temporal is taken up again with the state of the first try.

    Raises:
        Refused: a step of the journey would have nobody to act, its data sheet is missing, or *by* may not begin it.
    """
    check_people(state)
    check_sheet(state)
    Registry(engine).check_may_begin(by, state.cohort)
    _check_not_led(engine, state)
    raw = state.model_dump_json()
    row = JourneyRow(journey=state.id, cohort=state.cohort, region=state.region.id, state=raw, entered_by=by)
    with writing(engine) as session:
        before = session.get(JourneyRow, state.id)
        if before is not None and before.started:
            return False
        if before is None:
            session.add(row)
        journey = Beginning.of(before or row)
    await start_journey(client, journey, queue)
    with writing(engine) as session:
        started = session.get(JourneyRow, state.id)
        assert started is not None
        started.started = True
    return before is None
