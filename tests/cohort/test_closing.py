"""Awards are approved, then released to all at once; the cohort closes when every journey has ended."""

from __future__ import annotations

from typing import Any

from sqlmodel import col, select

from activities.database import reading
from models.cohort.state import CohortResult
from models.journey import journey_id
from models.tables import OutboxRow
from queries.record import chain_faults
from tests.cohort.scene import Cohort, small
from tests.cohort.test_training import trained
from tests.cohort.walking import go_on, go_to_the_end


async def test_the_best_presentations_are_awarded_and_the_cohort_closes_with_its_outcomes(cohort: Cohort) -> None:
    await cohort.sealed(3, small(quota=2, reserve=1))
    first, second, third = cohort.regions
    await trained(cohort, a="80")
    for region in (first, second):
        await go_on(cohort, region, "launch-plan")
    await cohort.until(lambda s: sorted(s.presented) == sorted((first, second)), "both have presented")
    assert cohort.facts("awards-proposed") == []
    await cohort.tell(third, "withdraw", cohort.officer(third), reason="pergantian prioritas")
    await cohort.until_open("awards-approval")
    digest = (await cohort.state()).progress["awards"]["digest"]
    await cohort.say("approve-awards", awards=digest, minutes="BA-5 (contoh)", decree_number="SK-5 (contoh)")
    await cohort.until_open("awards-release")
    assert [cohort.facts("awarded", region) for region in (first, second)] == [[], []]
    await cohort.say("release-awards", awards=digest, reason="malam penghargaan")
    (released,) = await cohort.recorded("awards-released", 1)
    won = {region: [a for a in released["awards"] if a["region"] == region] for region in (first, second)}
    for region, lines in won.items():
        awarded = await cohort.recorded("awarded", len(lines), region)
        assert sorted((a["category"], a["place"], a["score"]) for a in awarded) == sorted(
            (line["category"], line["place"], line["score"]) for line in lines
        )
    for region in (first, second):
        await cohort.tell(region, "withdraw", cohort.officer(region), reason="pergantian prioritas")
    handle: Any = cohort.client.get_workflow_handle(cohort.address, result_type=CohortResult)
    assert await handle.result() == CohortResult(cohort=cohort.id, outcomes={"withdrawn": 3})
    assert cohort.facts("cohort-closed") == [{"outcomes": {"withdrawn": 3}}]
    assert await cohort.refused(cohort.say("mentor-leaves", mentor="bina-a.contoh", reason="pindah")) == (
        f"{cohort.address} has ended (closed); it takes no messages"
    )
    chains = (cohort.address, *(journey_id(cohort.id, region) for region in cohort.regions))
    assert [fault for chain in chains for fault in chain_faults(cohort.engine, chain)] == []
    assert cohort.facts("word-unheard") == []


async def test_a_winner_that_was_evaluated_before_the_awards_are_released_gets_its_letter(slow: Cohort) -> None:
    cohort, policy = slow, small(quota=2, reserve=0)
    quickwin = policy.quickwin.model_copy(update={"recheck_after": 1})
    await cohort.sealed(2, policy.model_copy(update={"quickwin": quickwin}))
    early, late = cohort.regions
    await trained(cohort, a="80")
    for region in cohort.regions:
        await go_on(cohort, region, "launch-plan")
    await cohort.until_open("awards-approval")
    await go_to_the_end(cohort, early)
    digest = (await cohort.state()).progress["awards"]["digest"]
    await cohort.say("approve-awards", awards=digest, minutes="BA-6 (contoh)", decree_number="SK-6 (contoh)")
    await cohort.until_open("awards-release")
    await cohort.say("release-awards", awards=digest, reason="malam penghargaan")

    (released,) = await cohort.recorded("awards-released", 1)
    won = [line["category"] for line in released["awards"] if line["region"] == early]
    told = await cohort.recorded("awarded-after-end", len(won), early)
    assert won
    assert sorted(award["category"] for award in told) == sorted(won)
    assert cohort.facts("awarded", early) == cohort.facts("awarded-after-end", late) == []
    told_of = journey_id(cohort.id, early)
    assert [chain_faults(cohort.engine, chain) for chain in (cohort.address, told_of)] == [[], []]
    with reading(cohort.engine) as session:
        query = select(OutboxRow).where(OutboxRow.letter == "awarded", OutboxRow.journey == told_of)
        posts = [(row.role, row.status) for row in session.exec(query.order_by(col(OutboxRow.id)))]
    assert posts == [("officer", "held"), ("head", "held")] * len(won)
