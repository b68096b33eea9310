"""Stage 4, the panel's verdict: by which rule, when no vote can change it, and when its date has passed."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from models.panel import Verdict
from models.policy import CohortPolicy
from rehearsal.lines.masterplan import vote
from tests.workflows.remembered import COORDINATOR, facts, refusal
from tests.workflows.test_masterplan import REVIEWERS
from tests.workflows.test_steering import guided, recorded, settled
from tests.world import Journey, policy

APPROVE, REVISE, REJECT = Verdict.APPROVE, Verdict.REVISE, Verdict.REJECT
COMMENT = {"masterplan": "anggaran belum jelas (contoh)"}


def with_panel(size: int = 3, max_rounds: int = 3, **rule: Any) -> CohortPolicy:
    """The policy with another rule of the panel, or another number of rounds."""
    masterplan = policy().masterplan
    panel = masterplan.panel.model_copy(update={"size": size, **rule})
    return policy().model_copy(
        update={"masterplan": masterplan.model_copy(update={"panel": panel, "max_rounds": max_rounds})}
    )


async def sitting(begin: Any, *, reviewers: tuple[str, ...] = REVIEWERS, **changes: Any) -> Journey:
    """A journey whose panel sits."""
    people = guided()
    people.appoint("reviewer", *reviewers)
    journey: Journey = await begin("masterplan", people=people, **changes)
    await journey.go_on_until("panel")
    return journey


async def cast(journey: Journey, person: str, verdict: str = APPROVE, comments: dict[str, str] | None = None) -> None:
    """Vote on the dossier as it is; a vote to revise comments on the masterplan unless it says otherwise."""
    comments = comments or (COMMENT if verdict is REVISE else {})
    await journey.do(vote(person, await journey.view(), verdict, comments))


async def verdicts(journey: Journey) -> list[str]:
    await settled(journey)
    return [body["verdict"] for body in await facts(journey, "panel-decided")]


async def test_a_majority_approves_before_the_last_vote_which_is_then_not_allowed(begin: Any) -> None:
    journey = await sitting(begin)
    await cast(journey, REVIEWERS[2])
    assert await journey.steps() == ["panel"]

    await cast(journey, REVIEWERS[0])

    assert await journey.steps() == ["presentation-date"]
    assert (
        await refusal(cast(journey, REVIEWERS[1], REJECT))
        == "the panel has decided round 1; a vote after the decision is not allowed"
    )
    decided = (await facts(journey, "panel-decided"))[0]
    assert decided["votes"] == {REVIEWERS[2]: "approve", REVIEWERS[0]: "approve"}


async def test_a_majority_against_it_ends_the_journey_as_rejected(begin: Any) -> None:
    journey = await sitting(begin)

    await cast(journey, REVIEWERS[0], REJECT)
    await cast(journey, REVIEWERS[1], REJECT)

    result = await journey.result()
    assert (result.outcome, result.reason) == ("rejected", "the panel rejected the masterplan in round 1")
    assert (await journey.recorded())[-4:] == ["voted", "voted", "panel-decided", "ended"]


@pytest.mark.parametrize(
    ("rule", "votes", "after"),
    [
        ("majority", (APPROVE, APPROVE, APPROVE), "approve"),
        ("majority", (APPROVE, APPROVE, REVISE, REVISE, APPROVE), "approve"),
        ("two-thirds", (APPROVE, APPROVE, APPROVE, REVISE, REVISE), "revise"),
        ("two-thirds", (APPROVE, APPROVE, APPROVE, APPROVE), "approve"),
        ("unanimous", (APPROVE, APPROVE, APPROVE, APPROVE, APPROVE), "approve"),
        ("unanimous", (APPROVE, APPROVE, REVISE), "revise"),
        ("unanimous", (APPROVE, REVISE, REJECT, APPROVE), "revise"),
        ("unanimous", (REJECT, REJECT, APPROVE, REJECT), "reject"),
    ],
)
async def test_a_panel_of_five_decides_by_its_rule_and_not_a_vote_sooner(
    begin: Any, rule: str, votes: tuple[str, ...], after: str
) -> None:
    five = tuple(f"penelaah-{number}.contoh" for number in range(1, 6))
    journey = await sitting(begin, reviewers=five, policy=with_panel(size=5, quorum=3, approve=rule))

    for person, verdict in zip(five, votes, strict=False):
        assert await verdicts(journey) == []
        await cast(journey, person, verdict)

    assert await verdicts(journey) == [after]


async def test_at_its_date_a_panel_with_the_quorum_decides_by_the_votes_cast(begin: Any) -> None:
    journey = await sitting(begin)
    await cast(journey, REVIEWERS[0])
    await cast(journey, REVIEWERS[1], REVISE)
    waiting = (await journey.standing()).waiting[0]
    assert (waiting.persons, waiting.then) == ((REVIEWERS[2],), "is decided by the votes cast")

    await journey.pass_until(waiting.due.day + timedelta(days=1))

    assert await journey.steps() == ["masterplan"]
    assert await verdicts(journey) == ["revise"]


async def test_a_panel_without_the_quorum_escalates_and_waits_for_the_missing_vote(begin: Any) -> None:
    journey = await sitting(begin)
    await cast(journey, REVIEWERS[0])
    waiting = (await journey.standing()).waiting[0]
    assert waiting.then == "escalates"

    await journey.pass_until(waiting.due.day + timedelta(days=60))

    assert await journey.steps() == ["panel"]
    await settled(journey)
    assert [(body["persons"], body["also"]) for body in await facts(journey, "escalated")] == [
        ([*REVIEWERS[1:]], [COORDINATOR])
    ]
    # The date has passed: with the quorum the votes cast decide, though a third one could still change it.
    await cast(journey, REVIEWERS[1], REJECT)
    assert await journey.steps() == ["masterplan"]
    assert (await recorded(journey))[-3:] == ["voted", "panel-decided", "asked"]
