"""Awards are approved, then released to all at once; the cohort closes when every journey has ended."""

from __future__ import annotations

from typing import Any

from models.cohort.state import CohortResult
from models.journey import journey_id
from queries.record import chain_faults
from tests.cohort.scene import Cohort, small
from tests.cohort.test_training import trained
from tests.cohort.walking import go_on


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
    assert [fault for fault in chain_faults(cohort.engine) if fault.journey in chains] == []
    assert cohort.facts("word-unheard") == []
