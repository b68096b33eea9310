"""A cohort's panels: proposed from what is known, sent once, and never more for one reviewer than the quota."""

from __future__ import annotations

import asyncio
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from activities.database import writing
from commands.panels import lines
from gateway.panels import Sent, appoint, proposal
from gateway.registry import Person
from gateway.workload import check_workload
from models.calendar import local
from models.errors import Refused
from models.journey import JourneyState
from models.people import People, Role
from models.policy import CohortPolicy
from models.tables import JourneyRow, RoleRow
from tests.models.samples import said
from tests.office import COORDINATOR, Office
from tests.workflows.remembered import HEAD, MENTOR
from tests.world import people, policy
from workflows.training import Training

REVIEWERS = tuple(f"penelaah-{n}.contoh" for n in range(1, 5))


def with_quota(quota: int | None) -> CohortPolicy:
    masterplan = policy().masterplan.model_copy(update={"quota": quota})
    return policy().model_copy(update={"masterplan": masterplan})


async def signed(office: Office, quota: int | None = 2, **changes: Any) -> JourneyState:
    """A region whose MoU is signed: its journey is at the training."""
    holders = {**people().holders, Role.REVIEWER: REVIEWERS, Role.HEAD: (HEAD,)}
    state = office.state(policy=with_quota(quota), people=People(holders=holders), **changes)
    await begun_at_training(office, state)
    return state


async def begun_at_training(office: Office, state: JourneyState) -> None:
    """Begin as the gateway does, at a later stage, and wait for its first entry."""
    with writing(office.engine) as session:
        fields = {"journey": state.id, "cohort": state.cohort, "region": state.region.id, "started": True}
        session.add(JourneyRow(**fields, state=state.model_dump_json()))
    await office.client.start_workflow(Training.run, state, id=state.id, task_queue=office.queue)
    await entry(office, state.id, "asked")


async def entry(office: Office, journey: str, kind: str) -> None:
    """Wait until the register has an entry of *kind*."""
    for _ in range(500):
        if any(row.kind == kind for row in office.register(journey)):
            return
        await asyncio.sleep(0.02)
    raise AssertionError(f"{kind} was never recorded in {journey}")


@pytest.fixture
def pool(office: Office) -> Office:
    """An office whose cohort has four reviewers."""
    for person in REVIEWERS:
        office.enter(person, Role.REVIEWER, office.cohort)
    return office


async def sent(office: Office, digest: str, reason: str = "pembagian tugas (contoh)") -> list[Sent]:
    return [each async for each in appoint(office.gateway, office.engine, office.cohort, digest, COORDINATOR, reason)]


async def test_a_proposal_is_sent_once_and_said_again_it_changes_nothing(pool: Office) -> None:
    one, two = await signed(pool), await signed(pool)
    found = proposal(pool.engine, pool.cohort)
    assert [(each.region, len(each.members)) for each in found.panels] == [
        (id, 3) for id in sorted((one.region.id, two.region.id))
    ]

    first = await sent(pool, found.digest)
    await entry(pool, one.id, "panel-appointed")
    await entry(pool, two.id, "panel-appointed")
    again = await sent(pool, found.digest)

    assert first == again == [Sent(panel) for panel in found.panels]
    assert [row.kind for row in pool.register(one.id)].count("panel-appointed") == 1
    assert proposal(pool.engine, pool.cohort).panels == ()


async def test_a_proposal_that_has_changed_since_is_not_sent(pool: Office) -> None:
    state = await signed(pool)
    digest = proposal(pool.engine, pool.cohort).digest
    fields = {"name": "Penelaah 1 (contoh)", "address": "penelaah-1@contoh.example", "home": state.region.id}
    pool.registry.enter([(Person(id=REVIEWERS[0], **fields), None, "")], COORDINATOR)

    with pytest.raises(Refused) as refusal:
        await sent(pool, digest)

    now = proposal(pool.engine, pool.cohort)
    assert str(refusal.value) == (
        f"the proposal has changed: it is {now.digest[:12]}… now, not {digest[:12]}…; look at it again with "
        "`panels propose` and give its digest"
    )
    assert now.panels[0].members == REVIEWERS[1:]


async def test_a_region_without_a_panel_is_told_with_each_reviewer_and_why(pool: Office) -> None:
    state = await signed(pool, quota=1)
    for number, fields in ((0, {"home": state.region.id}), (1, {"employer": state.region.id})):
        known = Person(id=REVIEWERS[number], name="Penelaah (contoh)", address="penelaah@contoh.example", **fields)
        pool.registry.enter([(known, None, "")], COORDINATOR)

    told = lines(proposal(pool.engine, pool.cohort))

    assert told[0] == (
        f"{state.region.id}: no panel is possible: penelaah-1.contoh comes from the region; "
        "penelaah-2.contoh works for the region; penelaah-3.contoh could sit, but too few others could; "
        "penelaah-4.contoh could sit, but too few others could"
    )
    assert told[1].startswith("0 panels, 1 regions without; digest ")


@pytest.mark.parametrize(
    ("since", "until"), [(date(2018, 1, 1), date(2018, 12, 31)), (date(2100, 1, 1), None)], ids=["ended", "to come"]
)
async def test_a_reviewer_whose_role_is_not_held_today_is_proposed_for_no_panel(
    pool: Office, since: date, until: date | None
) -> None:
    await signed(pool)
    with writing(pool.engine) as session:
        row = session.get_one(RoleRow, (REVIEWERS[0], Role.REVIEWER, pool.cohort))
        row.since, row.until = since, until

    (panel,) = proposal(pool.engine, pool.cohort).panels

    assert set(panel.members) == set(REVIEWERS[1:])


async def test_who_stands_in_for_a_reviewer_is_not_proposed_for_the_same_panel(pool: Office) -> None:
    """One of four reviewers joined later and stands in for another; the proposal is accepted as it is."""
    holders = {**people().holders, Role.REVIEWER: REVIEWERS[1:], Role.HEAD: (HEAD,)}
    state = pool.state(policy=with_quota(2), people=People(holders=holders))
    await begun_at_training(pool, state)
    await stands_in(pool, state, REVIEWERS[0], Role.REVIEWER, REVIEWERS[1])

    found = proposal(pool.engine, pool.cohort)

    assert [each.members for each in found.panels] == [(REVIEWERS[0], *REVIEWERS[2:])]
    assert await sent(pool, found.digest) == [Sent(found.panels[0])]


async def test_where_both_would_have_to_sit_it_is_said_who_stands_in_and_once_that_is_over_both_sit(
    pool: Office,
) -> None:
    holders = {**people().holders, Role.REVIEWER: REVIEWERS[:2], Role.HEAD: (HEAD,)}
    state = pool.state(policy=with_quota(2), people=People(holders=holders))
    await begun_at_training(pool, state)
    away = Person(id=REVIEWERS[2], name="Penelaah (contoh)", address="penelaah@contoh.example", home=state.region.id)
    pool.registry.enter([(away, None, "")], COORDINATOR)
    pair = await stands_in(pool, state, REVIEWERS[3], Role.REVIEWER, REVIEWERS[0])
    both = f"{REVIEWERS[3]} stands in there for another reviewer, and one of the two sits"
    assert both in lines(proposal(pool.engine, pool.cohort))[0]

    await pool.send(state, "end-substitution", COORDINATOR, **pair, reason="sudah kembali (contoh)")
    await entry(pool, state.id, "substitution-ended")

    assert [each.members for each in proposal(pool.engine, pool.cohort).panels] == [(*REVIEWERS[:2], REVIEWERS[3])]


async def test_who_stands_in_for_the_mentor_is_proposed_for_no_panel_of_the_region(pool: Office) -> None:
    holders = {**people().holders, Role.REVIEWER: REVIEWERS[1:], Role.HEAD: (HEAD,), Role.MENTOR: (MENTOR,)}
    state = pool.state(policy=with_quota(2), people=People(holders=holders))
    await begun_at_training(pool, state)
    pool.enter(MENTOR)
    await stands_in(pool, state, REVIEWERS[0], Role.MENTOR, MENTOR)

    found = proposal(pool.engine, pool.cohort)

    assert [each.members for each in found.panels] == [REVIEWERS[1:]]


async def stands_in(office: Office, state: JourneyState, substitute: str, role: Role, person: str) -> dict[str, str]:
    """Let somebody stand in from today on for ten days, and wait until it is on record; the pair."""
    day = local(datetime.now(UTC), state.region.zone).date()
    pair = {"person_for": person, "substitute": substitute}
    days = {"since": day.isoformat(), "until": (day + timedelta(days=10)).isoformat()}
    await office.send(state, "substitute", COORDINATOR, role=role, **pair, **days, reason="dinas luar (contoh)")
    await entry(office, state.id, "substitute-named")
    return pair


async def test_a_cohort_without_a_quota_has_no_proposal(pool: Office) -> None:
    await signed(pool, quota=None)

    with pytest.raises(Refused) as refusal:
        proposal(pool.engine, pool.cohort)
    assert str(refusal.value) == (
        f"the policy of {pool.cohort} has no masterplan.quota; there every reviewer sits on every panel"
    )


async def test_nobody_is_appointed_to_more_panels_than_the_quota(pool: Office) -> None:
    one, two = await signed(pool, quota=1), await signed(pool, quota=1)
    members = REVIEWERS[:3]
    fields = {"members": members, "chair": members[0], "reason": "pembagian tugas (contoh)"}
    await pool.send(one, "appoint-panel", COORDINATOR, **fields)
    await entry(pool, one.id, "panel-appointed")
    why = "sits on the panels of 1 regions, the quota is 1; name somebody else"

    with pytest.raises(Refused) as refusal:
        await pool.send(two, "appoint-panel", COORDINATOR, **fields)

    assert str(refusal.value) == f"penelaah-1.contoh {why}"
    # A panel appointed anew, or a journey in which every reviewer sits, takes nobody one panel more.
    check_workload(pool.engine, one.id, said("appoint-panel", members=members, chair=members[0]))
    check_workload(pool.engine, two.id, said("replace", old=REVIEWERS[3], new=REVIEWERS[0]))
