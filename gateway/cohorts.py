"""Begins a cohort: its candidates on record first, then one workflow that begins their journeys."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime
from typing import NamedTuple

from sqlalchemy import Engine
from sqlmodel import Session, func, select
from temporalio.client import Client
from temporalio.common import SearchAttributePair, TypedSearchAttributes

from activities.database import insert_once, reading, writing
from activities.starting import start_once
from gateway.begin import planned
from gateway.calendar import programme_calendar
from gateway.registry import Person, Registry
from models.attributes import NO_DUE
from models.candidate import Candidate
from models.clock import Clock
from models.cohort.state import CohortState, Member
from models.errors import Refused
from models.journey import JourneyState, cohort_id, journey_id, voice_of_cohort
from models.people import People, Role
from models.policy import CohortPolicy
from models.queues import JOURNEYS
from models.tables import CohortRow, JourneyRow
from models.values import PersonId, digest_of
from workflows.cohort import Cohort
from workflows.shown import COHORT, DUE


class Start(NamedTuple):
    """A cohort as it would begin, and whether it has been begun before."""

    cohort: CohortState
    journeys: list[JourneyState]
    before: bool


class Plan(NamedTuple):
    """What a cohort is begun from."""

    cohort: str
    policy: CohortPolicy
    candidates: Sequence[Candidate]
    clock: Clock

    @property
    def digest(self) -> str:
        """Tells the same start said again from another one."""
        candidates = [candidate.model_dump(mode="json", exclude_none=True) for candidate in self.candidates]
        return digest_of([self.policy.model_dump(mode="json"), candidates])


def check_plan(plan: Plan) -> None:
    """Refuse a policy that says nothing of a cohort, or with which nobody is selected."""
    policy = plan.policy
    if policy.programme.enters_at != "assessment":
        raise Refused(
            f"{plan.cohort} enters at the {policy.programme.enters_at}: nobody is ranked or selected; begin its "
            "journeys with `starter.py start`"
        )
    if policy.cohort is None or policy.ranking is None or policy.awards is None:
        missing = [name for name in ("cohort", "ranking", "awards") if getattr(policy, name) is None]
        raise Refused(f"the policy of {plan.cohort} lacks [{'], ['.join(missing)}]; a cohort cannot begin without")
    if policy.programme.word is None or policy.assessment.objections is None:
        raise Refused(
            f"the policy of {plan.cohort} lacks programme.word or assessment.objections; a cohort cannot begin without"
        )


def enter_candidates(engine: Engine, plan: Plan, by: str) -> None:
    """Enter the regions and their contacts, each an officer of the own journey; said again, it changes nothing."""
    registry = Registry(engine)
    registry.add_regions(candidate.region for candidate in plan.candidates)
    entries = []
    for candidate in plan.candidates:
        scope = journey_id(plan.cohort, candidate.region.id)
        for id, contact in zip(_officers(plan.cohort, candidate), candidate.contacts, strict=True):
            person = Person(id=id, name=contact.name, address=contact.address)
            entries.append((person, Role.OFFICER, scope))
    registry.enter(entries, by)


def _officers(cohort: str, candidate: Candidate) -> tuple[PersonId, ...]:
    """The ids of a candidate's contacts, in their order; another cohort's contact is somebody else."""
    numbers = range(1, len(candidate.contacts) + 1)
    return tuple(f"narahubung{'' if n == 1 else f'-{n}'}.{cohort}.{candidate.region.id}" for n in numbers)


def started_states(engine: Engine, plan: Plan) -> list[JourneyState]:
    """The states with which the journeys begin: led by the cohort, without the cohort's own section of the policy."""
    regions = [candidate.region for candidate in plan.candidates]
    sheets = {candidate.region.id: candidate.sheet for candidate in plan.candidates}
    policy = plan.policy.for_journeys()
    officers = {candidate.region.id: _officers(plan.cohort, candidate) for candidate in plan.candidates}
    states = planned(engine, policy, regions, sheets, plan.clock, plan.cohort, officers)
    voice = voice_of_cohort(plan.cohort)
    for state in states:
        state.people.appoint(Role.COHORT, voice)
    return states


def cohort_state(engine: Engine, plan: Plan, journeys: list[JourneyState]) -> CohortState:
    """The state with which the cohort itself begins."""
    people = Registry(engine).people(cohort_id(plan.cohort), plan.clock.programme(datetime.now(UTC)))
    mine = (Role.COORDINATOR, Role.OPERATOR)
    programme = plan.policy.programme
    return CohortState(
        cohort=plan.cohort,
        policy=plan.policy,
        calendar=programme_calendar(programme, plan.clock.programme_anchor.year),
        clock=plan.clock,
        people=People(holders={role: people.of(role) for role in mine if people.of(role)}),
        name=f"{programme.name}, angkatan {programme.year}",
        members={state.region.id: Member(code=state.region.code) for state in journeys},
    )


def foreseen(engine: Engine, plan: Plan, by: str) -> tuple[list[JourneyState], bool]:
    """The journeys that a start would begin, and whether it was said before; nothing is written.

    Raises:
        Refused: as a start would be, except for people of the regions who are entered by it.
    """
    check_plan(plan)
    Registry(engine).check_may_begin(by, plan.cohort)
    before = _begun_before(engine, plan)
    return started_states(engine, plan), before is not None


async def begin_cohort(client: Client, engine: Engine, plan: Plan, by: str, *, queue: str = JOURNEYS) -> Start:
    """Begin a cohort; said again with the same policy and candidates, nothing changes.

    Everything is on record before Temporal knows of it, so a start that was interrupted is taken up again.

    Raises:
        Refused: the policy lacks a section, a step would have nobody to act, *by* may not begin it, or the cohort
            was begun from something else.
    """
    check_plan(plan)
    Registry(engine).check_may_begin(by, plan.cohort)
    before = _begun_before(engine, plan)
    if before is None:
        journeys = started_states(engine, plan)
        state = _keep(engine, plan, cohort_state(engine, plan, journeys), journeys, by)
    else:
        journeys, state = _kept_journeys(engine, plan), before
    if _started(engine, plan.cohort):
        return Start(state, journeys, before=True)
    enter_candidates(engine, plan, by)
    await _start(client, state, queue)
    with writing(engine) as session:
        row = session.get(CohortRow, plan.cohort)
        assert row is not None
        again, row.started = row.started, True
    return Start(state, journeys, before=again)


def _started(engine: Engine, cohort: str) -> bool:
    """Whether Temporal has had the cohort: it forgets closed runs, the row does not."""
    with reading(engine) as session:
        row = session.get(CohortRow, cohort)
        return row is not None and row.started


def _begun_before(engine: Engine, plan: Plan) -> CohortState | None:
    with reading(engine) as session:
        row = session.get(CohortRow, plan.cohort)
    return None if row is None else _same(row, plan)


def _kept_journeys(engine: Engine, plan: Plan) -> list[JourneyState]:
    """The states with which the journeys were begun, whatever has changed since."""
    with reading(engine) as session:
        rows = session.exec(select(JourneyRow).where(JourneyRow.cohort == plan.cohort))
        kept = {row.region: row.state for row in rows}
    return [JourneyState.model_validate_json(kept[candidate.region.id]) for candidate in plan.candidates]


def _check_free(session: Session, cohort: str) -> None:
    """Refuse an id under which journeys were begun one by one: no cohort leads them."""
    begun = session.exec(select(func.count()).select_from(JourneyRow).where(JourneyRow.cohort == cohort)).one()
    if begun:
        raise Refused(
            f"{begun} journeys of {cohort} were begun one by one, and no cohort leads them; begin the cohort under an "
            "id of its own with --cohort"
        )


def _same(row: CohortRow, plan: Plan) -> CohortState:
    """The state in which a cohort was begun, if it was begun from *plan*."""
    if row.digest != plan.digest:
        raise Refused(
            f"{plan.cohort} was begun from another policy or other candidates; a cohort is begun once, "
            "what has changed since is corrected by a message"
        )
    return CohortState.model_validate_json(row.state)


def _keep(engine: Engine, plan: Plan, state: CohortState, journeys: list[JourneyState], by: str) -> CohortState:
    """Put the cohort and its journeys on record, all of them or none; of two starts at once the first one counts."""
    with writing(engine) as session:
        if session.get(CohortRow, plan.cohort) is None:
            _check_free(session, plan.cohort)
        insert_once(
            session,
            CohortRow,
            cohort=plan.cohort,
            digest=plan.digest,
            state=state.model_dump_json(),
            started=False,
            entered_by=by,
        )
        row = session.get(CohortRow, plan.cohort)
        assert row is not None
        kept = _same(row, plan)
        for each in journeys:
            fields = {"cohort": each.cohort, "region": each.region.id, "state": each.model_dump_json()}
            insert_once(session, JourneyRow, journey=each.id, started=False, entered_by=by, **fields)
    return kept


async def _start(client: Client, state: CohortState, queue: str) -> None:
    pairs = (SearchAttributePair(COHORT, state.cohort), SearchAttributePair(DUE, NO_DUE))
    await start_once(
        client,
        Cohort.__name__,
        state,
        queue,
        id=state.id,
        memo={"cohort": state.cohort},
        search_attributes=TypedSearchAttributes(pairs),
        static_summary=state.name,
    )
