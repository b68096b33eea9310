"""A change of policy in a running journey: steps opened from then on follow it, open ones keep their dates."""

from __future__ import annotations

from typing import Any

from models.calendar import local
from tests.workflows.remembered import COORDINATOR, MENTOR, OFFICER, facts, posted, recorded, refusal, waiting_for
from tests.workflows.test_steering import guided
from tests.workflows.test_steering_dates import reach
from tests.world import Journey

LONGER = {"masterplan.hearing.days": 25, "masterplan.panel.quorum": 3}


async def change(journey: Journey, changes: dict[str, Any], id: str | None = None) -> None:
    await journey.say("change-policy", COORDINATOR, id=id, changes=changes, reason="libur panjang")


async def test_an_open_step_keeps_its_date_and_the_panel_that_sits_next_follows_the_new_version(begin: Any) -> None:
    journey = await reach(begin, "masterplan", "masterplan")
    before, so_far, told = await waiting_for(journey), await recorded(journey), await posted(journey)

    await change(journey, LONGER)

    assert await waiting_for(journey) == before
    assert (await recorded(journey))[len(so_far) :] == ["policy-change-ordered", "policy-changed"]
    (fact,) = await facts(journey, "policy-changed")
    assert fact.pop("reason").startswith("sha256:")
    assert fact == {
        "before": 1,
        "after": 2,
        "changes": [
            {"key": "masterplan.hearing.days", "before": 12, "after": 25},
            {"key": "masterplan.panel.quorum", "before": 2, "after": 3},
        ],
    }
    assert (await posted(journey))[len(told) :] == [("policy-changed", OFFICER), ("policy-changed", MENTOR)]

    await journey.go_on_until("panel")
    state, panel = await journey.state(), await waiting_for(journey)
    assert (before.policy, panel.policy) == (1, 2)
    assert panel.due.day == state.calendar.plus(local(panel.since, "Asia/Jakarta").date(), 25)
    assert state.progress["panel"]["rule"] == {"size": 3, "quorum": 3, "approve": "majority"}
    assert [(body["step"], body["policy"]) for body in await facts(journey, "asked")] == [
        ("masterplan#1v1", 1),
        ("panel#1v1", 2),
    ]


async def test_a_changed_policy_goes_on_with_the_journey_into_its_next_stage(begin: Any) -> None:
    journey = await begin("mou", people=guided())
    await change(journey, {"training.team.days": 30})

    await journey.go_on_until("team")

    team = await waiting_for(journey)
    assert (await journey.state()).policy.version == team.policy == 2
    assert team.due.day == (await journey.state()).calendar.plus(local(team.since, "Asia/Jakarta").date(), 30)


async def test_a_policy_that_does_not_hold_together_is_refused_and_leaves_the_journey_as_it_was(begin: Any) -> None:
    journey = await reach(begin, "masterplan", "masterplan")
    so_far = await recorded(journey)

    assert await refusal(change(journey, {"masterplan.panel.quorum": 4})) == (
        "the policy would not hold together: masterplan.panel: quorum 4 exceeds the panel's 3 members"
    )

    assert await recorded(journey) == so_far
    assert (await journey.state()).policy.version == 1


async def test_a_change_sent_again_counts_once(begin: Any) -> None:
    journey = await reach(begin, "masterplan", "masterplan")

    await change(journey, LONGER, id="kebijakan-contoh-1")
    await change(journey, LONGER, id="kebijakan-contoh-1")

    assert (await recorded(journey)).count("policy-changed") == 1
    assert (await journey.state()).policy.version == 2
