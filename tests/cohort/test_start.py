"""A cohort is begun once, whoever says so, how often and how many at once."""

from __future__ import annotations

import asyncio

from sqlmodel import Session, func, select

from gateway.cohorts import begin_cohort
from models.people import Role
from models.tables import CohortRow, JourneyRow
from tests.cohort.scene import COORDINATOR, Cohort


def rows(cohort: Cohort) -> int:
    """How many journeys of the cohort are on record."""
    with Session(cohort.engine) as session:
        return session.exec(select(func.count()).select_from(JourneyRow).where(JourneyRow.cohort == cohort.id)).one()


async def test_a_second_start_changes_nothing_and_says_so_also_when_people_have_changed_since(cohort: Cohort) -> None:
    first = await cohort.begin(3)
    await cohort.until_begun()
    cohort.enter("penelaah-4.contoh", Role.REVIEWER, cohort.id)
    again = await begin_cohort(cohort.client, cohort.engine, cohort.plan, COORDINATOR, queue=cohort.queue)
    assert (first.before, again.before, rows(cohort)) == (False, True, 3)
    assert again.journeys == first.journeys
    assert await cohort.recorded("journeys-begun", 1) == [{"count": 3}]


async def test_of_two_starts_at_once_one_begins_the_cohort(cohort: Cohort) -> None:
    cohort.plan = cohort.plan_of(cohort.candidates(4))
    starts = [
        begin_cohort(cohort.client, cohort.engine, cohort.plan, COORDINATOR, queue=cohort.queue) for _ in range(2)
    ]
    found = await asyncio.gather(*starts)
    await cohort.until_begun()
    assert rows(cohort) == 4
    assert found[0].cohort == found[1].cohort


async def test_of_two_files_begun_at_once_one_is_refused_and_leaves_nothing(cohort: Cohort) -> None:
    plans = [cohort.plan_of(cohort.candidates(3)) for _ in range(2)]
    starts = [begin_cohort(cohort.client, cohort.engine, plan, COORDINATOR, queue=cohort.queue) for plan in plans]
    found = await asyncio.gather(*starts, return_exceptions=True)
    refused = [str(each) for each in found if isinstance(each, Exception)]
    assert refused == [
        f"{cohort.id} was begun from another policy or other candidates; a cohort is begun once, "
        "what has changed since is corrected by a message"
    ]
    with Session(cohort.engine) as session:
        row = session.get(CohortRow, cohort.id)
        assert row is not None
        begun = next(plan for plan in plans if plan.digest == row.digest)
        query = select(JourneyRow.region).where(JourneyRow.cohort == cohort.id)
        assert sorted(session.exec(query)) == sorted(c.region.id for c in begun.candidates)


async def test_another_file_under_the_name_of_a_cohort_that_was_begun_is_refused(cohort: Cohort) -> None:
    await cohort.begin(2)
    other = cohort.plan._replace(candidates=cohort.plan.candidates[:1])
    start = begin_cohort(cohort.client, cohort.engine, other, COORDINATOR, queue=cohort.queue)
    assert await cohort.refused(start) == (
        f"{cohort.id} was begun from another policy or other candidates; a cohort is begun once, "
        "what has changed since is corrected by a message"
    )
    assert rows(cohort) == 2
