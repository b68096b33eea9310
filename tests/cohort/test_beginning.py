"""A cohort's journeys are begun in one page, each once, with the state that is on record."""

from __future__ import annotations

from datetime import UTC, datetime

from sqlmodel import Session, select
from temporalio.testing import ActivityEnvironment

from activities.cohorts import Cohorts
from activities.database import writing
from gateway.cohorts import Plan, enter_candidates, started_states
from models.clock import Clock
from models.cohort.orders import Begun, Page
from models.journey import JourneyState
from models.tables import JourneyRow
from tests.cohort.scene import COORDINATOR, Cohort, small


def on_record(cohort: Cohort, count: int) -> list[JourneyState]:
    """So many journeys, written down and not yet begun, in the order of their ids."""
    plan = Plan(cohort.id, small(), cohort.candidates(count), Clock.real(datetime.now(UTC)))
    enter_candidates(cohort.engine, plan, COORDINATOR)
    states = started_states(cohort.engine, plan)
    with writing(cohort.engine) as session:
        for each in states:
            fields = {"cohort": each.cohort, "region": each.region.id, "state": each.model_dump_json()}
            session.add(JourneyRow(journey=each.id, entered_by=COORDINATOR, **fields))
    return sorted(states, key=lambda state: state.id)


def started(cohort: Cohort) -> list[str]:
    """The journeys that are marked as started."""
    with Session(cohort.engine) as session:
        rows = session.exec(select(JourneyRow).where(JourneyRow.cohort == cohort.id, JourneyRow.started))
        return sorted(row.journey for row in rows)


async def test_every_journey_of_a_page_is_begun_and_marked(cohort: Cohort) -> None:
    states = on_record(cohort, 60)
    activity = Cohorts(cohort.client, cohort.engine)

    begun = await ActivityEnvironment().run(activity.begin, Page(cohort=cohort.id, after=0, size=55, queue="nobody"))

    assert begun == Begun(last=55, total=60)
    assert started(cohort) == [state.id for state in states[:55]]


async def test_a_page_that_is_begun_again_begins_only_what_is_missing(cohort: Cohort) -> None:
    states = on_record(cohort, 4)
    activity, page = Cohorts(cohort.client, cohort.engine), Page(cohort=cohort.id, after=0, size=4, queue="nobody")
    await ActivityEnvironment().run(activity.begin, page)
    runs = [(await cohort.client.get_workflow_handle(state.id).describe()).run_id for state in states]
    with writing(cohort.engine) as session:
        # The worker was killed after Temporal had taken two of them and before they were marked.
        for state in states[2:]:
            row = session.get(JourneyRow, state.id)
            assert row is not None
            row.started = False

    assert await ActivityEnvironment().run(activity.begin, page) == Begun(last=4, total=4)

    assert [(await cohort.client.get_workflow_handle(state.id).describe()).run_id for state in states] == runs
    assert started(cohort) == [state.id for state in states]


async def test_a_journey_begins_with_the_state_that_is_on_record(cohort: Cohort) -> None:
    start = await cohort.begin(1)
    await cohort.until_begun()
    (state,) = start.journeys
    handle = cohort.client.get_workflow_handle(state.id)

    first = await anext(handle.fetch_history_events())

    attributes = first.workflow_execution_started_event_attributes
    (given,) = await cohort.client.data_converter.decode(attributes.input.payloads, [JourneyState])
    assert given == state
    assert await (await handle.describe()).memo() == {"region": state.region.name, "cohort": state.cohort}
