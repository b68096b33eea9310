"""A journey is begun once, by somebody entitled, with somebody for every step."""

from __future__ import annotations

import json
from datetime import UTC, datetime

import pytest
from pydantic import ValidationError
from sqlmodel import Session

from gateway.begin import begin, check_people
from models.clock import Clock
from models.errors import Refused
from models.people import People, Role
from models.policy import CohortPolicy
from models.policy_file import read_policy
from models.tables import JourneyRow
from tests.gateway.test_send import wait_for_entry
from tests.office import COORDINATOR, Office
from tests.world import POLICY, people


async def test_a_journey_begun_twice_is_begun_once(office: Office) -> None:
    state = office.state()

    assert await begin(office.client, office.engine, state, COORDINATOR, queue=office.queue)
    run = (await office.client.get_workflow_handle(state.id).describe()).run_id
    assert not await begin(office.client, office.engine, state, COORDINATOR, queue=office.queue)

    assert (await office.client.get_workflow_handle(state.id).describe()).run_id == run
    with Session(office.engine) as session:
        row = session.get(JourneyRow, state.id)
    assert row is not None
    assert (row.started, row.entered_by) == (True, COORDINATOR)


async def test_a_start_that_was_cut_off_is_taken_up_with_the_first_state(office: Office) -> None:
    first = office.state()
    with Session(office.engine) as session:
        row = JourneyRow(journey=first.id, cohort=first.cohort, region=first.region.id, state=first.model_dump_json())
        session.add(row)
        session.commit()
    second = first.model_copy(update={"region": first.region.model_copy(update={"name": "Nama Lain"})})

    assert not await begin(office.client, office.engine, second, COORDINATOR, queue=office.queue)

    memo = await (await office.client.get_workflow_handle(first.id).describe()).memo()
    assert memo == {"region": first.region.name, "cohort": first.cohort}


async def test_a_journey_in_which_a_step_would_have_nobody_is_not_begun(office: Office) -> None:
    holders = people().holders
    nobody = {role: persons for role, persons in holders.items() if role is not Role.EVALUATOR}
    two = {**holders, Role.REVIEWER: ("penelaah-1.contoh", "penelaah-2.contoh")}
    for held, why in (
        (nobody, "nobody is evaluator for {}; appoint somebody first"),
        (two, "the policy's panel has 3 members, 2 reviewers are appointed for {}"),
    ):
        state = office.state(people=People(holders=held))
        with pytest.raises(Refused) as refusal:
            await begin(office.client, office.engine, state, COORDINATOR, queue=office.queue)
        assert str(refusal.value) == why.format(state.id)
        with Session(office.engine) as session:
            assert session.get(JourneyRow, state.id) is None


def of_2017() -> CohortPolicy:
    """The policy of the cohort that enters at the evaluation."""
    return read_policy(POLICY.parent / "smart-city-2017.toml")


async def test_a_journey_of_a_cohort_that_enters_at_the_evaluation_begins_there(office: Office) -> None:
    state = office.state(policy=of_2017(), sheet=None)

    assert await begin(office.client, office.engine, state, COORDINATOR, queue=office.queue)

    described = await office.client.get_workflow_handle(state.id).describe()
    assert described.workflow_type == "Evaluation"
    await wait_for_entry(office, state.id, "asked")
    entered, asked = office.register(state.id)
    assert (json.loads(entered.body), json.loads(asked.body)["step"]) == ({"stage": "evaluation"}, "realisation#1v1")
    assert json.loads(asked.body)["persons"] == [*state.people.of(Role.OFFICER)]


async def test_such_a_cohort_needs_nobody_for_the_stages_it_never_enters(office: Office) -> None:
    needed = (Role.OFFICER, Role.COORDINATOR, Role.VERIFIER, Role.EVALUATOR, Role.MODERATOR)
    holders = {role: persons for role, persons in people().holders.items() if role in needed}
    check_people(office.state(policy=of_2017(), sheet=None, people=People(holders=holders)))

    no_verifier = People(holders={role: held for role, held in holders.items() if role is not Role.VERIFIER})
    plain = of_2017().evaluation.model_copy(update={"egov": None})
    without = of_2017().model_copy(update={"evaluation": plain})
    check_people(office.state(policy=without, sheet=None, people=no_verifier))
    state = office.state(policy=of_2017(), sheet=None, people=no_verifier)
    with pytest.raises(Refused) as refusal:
        check_people(state)
    assert str(refusal.value) == f"nobody is verifier for {state.id}; appoint somebody first"


async def test_a_journey_that_begins_at_the_assessment_has_a_data_sheet(office: Office) -> None:
    state = office.state(sheet=None)

    with pytest.raises(Refused) as refusal:
        await begin(office.client, office.engine, state, COORDINATOR, queue=office.queue)

    assert str(refusal.value) == (f"{state.id} begins at the assessment without a data sheet; give its four parameters")


async def test_only_a_coordinator_or_operator_begins_journeys(office: Office) -> None:
    state = office.state()

    with pytest.raises(Refused) as refusal:
        await begin(office.client, office.engine, state, "penelaah-1.contoh", queue=office.queue)

    assert str(refusal.value) == (
        f"penelaah-1.contoh is neither coordinator nor operator in {office.cohort}; only they enter people and "
        "begin journeys"
    )


def test_programme_time_runs_faster_than_real_time_in_rehearsals_only(office: Office) -> None:
    now = datetime.now(UTC)
    fast = Clock(real_anchor=now, programme_anchor=now, rate=288_000)

    with pytest.raises(
        ValidationError, match=r"outside a rehearsal \(a cohort named gladi-...\) only rate 1 is allowed"
    ):
        office.state(clock=fast)
    assert office.state(clock=fast, cohort="gladi-contoh").clock == fast
