"""Stage 4, the presentation (*pemaparan*): its date, and the reviewers' scores of masterplan and quick win."""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal
from typing import Any

import pytest

from models.facts import PresentationScored
from tests.workflows.remembered import COORDINATOR, facts, refusal
from tests.workflows.test_masterplan import NEW, REVIEWERS, replace
from tests.workflows.test_steering import guided, settled, waited_for
from tests.world import Journey, policy

PILLARS = policy().masterplan.pillars


def alike(mark: str) -> dict[str, str]:
    """The same mark for each of the six pillars."""
    return dict.fromkeys(PILLARS, mark)


async def score(
    journey: Journey, reviewer: str, masterplan: str, quick_win: str, pillars: dict[str, str] | None = None
) -> None:
    marks = alike("75") if pillars is None else pillars
    await journey.say("presentation-score", reviewer, masterplan=masterplan, quick_win=quick_win, pillars=marks)


async def pass_the_date(journey: Journey, days: int = 1) -> None:
    """Let *days* days pass after the date of the open step."""
    await journey.pass_until((await journey.standing()).waiting[0].due.day + timedelta(days=days))


async def presented(begin: Any, **changes: Any) -> Journey:
    """A journey whose masterplan was presented a moment ago."""
    journey: Journey = await begin("masterplan", people=guided(), **changes)
    await journey.go_on_until("presentation-score")
    return journey


async def test_a_presentation_is_reported_once_it_was_held(begin: Any) -> None:
    journey = await begin("masterplan", people=guided())
    await journey.go_on_until("presentation-date")
    await journey.pass_until((await journey.view()).today + timedelta(days=1))
    today = (await journey.view()).today
    on = (await journey.state()).calendar.plus(today, 7)
    held = {"on": on.isoformat(), "presenter": "Kepala daerah contoh", "quick_win": "Layanan contoh"}

    await journey.say("presentation-date", COORDINATOR, on=on.isoformat(), place="Jakarta (contoh)")

    calendar = (await journey.state()).calendar
    assert (await journey.standing()).waiting[0].due.day == calendar.plus(on, 8)
    assert await refusal(journey.say("presentation-held", COORDINATOR, **held)) == (
        f"the presentation on {on} has not come yet; today is {today}, report it once it has taken place"
    )
    await journey.pass_until(on)
    await journey.say("presentation-held", COORDINATOR, **held)
    assert await journey.steps() == ["presentation-score"]


async def test_a_presentation_has_the_mean_of_all_scores(begin: Any) -> None:
    journey = await presented(begin)

    marks = zip(REVIEWERS, ("70", "80.5", "81"), ("60", "60", "61"), ("50", "90", "90"), strict=True)
    for reviewer, masterplan, quick_win, living in marks:
        await score(journey, reviewer, masterplan, quick_win, {**alike("75"), "smart-living": living})

    assert await journey.steps() == ["launch-plan"]
    await settled(journey)
    pillars = {**dict.fromkeys(PILLARS, Decimal("75.00")), "smart-living": Decimal("76.67")}
    concluded = PresentationScored(
        masterplan=Decimal("77.17"), quick_win=Decimal("60.33"), reviewers=3, pillars=pillars
    )
    assert [PresentationScored.model_validate(body) for body in await facts(journey, "presentation-concluded")] == [
        concluded
    ]


@pytest.mark.parametrize(
    ("pillars", "given"),
    [
        ({}, "none"),
        ({"smart-living": "80"}, "smart-living"),
        ({**alike("80"), "smart-mobility": "80"}, f"{', '.join(PILLARS)}, smart-mobility"),
    ],
)
async def test_a_presentation_is_scored_on_each_of_the_pillars_of_the_policy(
    begin: Any, pillars: dict[str, str], given: str
) -> None:
    journey = await presented(begin)

    assert await refusal(score(journey, REVIEWERS[0], "70", "70", pillars)) == (
        f"a presentation is scored on the pillars {', '.join(PILLARS)} once each, not on {given}"
    )


async def test_where_the_policy_names_no_pillar_a_presentation_has_two_scores(begin: Any) -> None:
    """As in the journeys that began before pillars were scored."""
    masterplan = policy().masterplan.model_copy(update={"pillars": ()})
    journey = await presented(begin, policy=policy().model_copy(update={"masterplan": masterplan}))

    assert await refusal(score(journey, REVIEWERS[0], "70", "70", {"smart-living": "80"})) == (
        "a presentation is scored on masterplan and quick win, no pillar, not on smart-living"
    )
    for reviewer in REVIEWERS:
        await score(journey, reviewer, "70", "80", {})

    assert await journey.steps() == ["launch-plan"]
    concluded = {"masterplan": "70.00", "quick_win": "80.00", "reviewers": 3}
    assert await facts(journey, "presentation-concluded") == [concluded]
    own = {"masterplan": "70", "quick_win": "80", "person": REVIEWERS[0]}
    assert (await facts(journey, "presentation-scored"))[0].items() >= own.items()
    assert "pillars" not in (await facts(journey, "presentation-scored"))[0]


async def test_a_reviewer_scores_a_presentation_once(begin: Any) -> None:
    journey = await presented(begin)
    await score(journey, REVIEWERS[0], "70", "70")

    assert await refusal(score(journey, REVIEWERS[0], "90", "90")) == (
        f"{REVIEWERS[0]} has scored this presentation; one score each is allowed"
    )
    assert await waited_for(journey) == [REVIEWERS[1:]]


async def test_at_its_date_a_presentation_is_concluded_by_the_quorum(begin: Any) -> None:
    journey = await presented(begin)
    await score(journey, REVIEWERS[0], "70", "80")
    await score(journey, REVIEWERS[2], "71", "80")
    assert (await journey.standing()).waiting[0].then == "is decided by the votes cast"

    await pass_the_date(journey)

    assert await journey.steps() == ["launch-plan"]
    await settled(journey)
    concluded = (await facts(journey, "presentation-concluded"))[0]
    pillars = alike("75.00")
    assert concluded == {"masterplan": "70.50", "quick_win": "80.00", "reviewers": 2, "pillars": pillars}


async def test_a_presentation_scored_by_too_few_escalates_until_one_more_scores(begin: Any) -> None:
    journey = await presented(begin)
    await score(journey, REVIEWERS[0], "70", "80")

    await pass_the_date(journey, days=10)

    assert await journey.steps() == ["presentation-score"]
    assert [body["also"] for body in await facts(journey, "escalated")] == [[COORDINATOR]]
    await score(journey, REVIEWERS[1], "80", "80")
    assert await journey.steps() == ["launch-plan"]


async def test_a_reviewer_replaced_before_scoring_hands_over_the_score(begin: Any) -> None:
    journey = await presented(begin)
    await score(journey, REVIEWERS[1], "70", "70")

    await replace(journey, REVIEWERS[0])
    await score(journey, REVIEWERS[2], "70", "70")

    assert await waited_for(journey) == [(NEW,)]
    await score(journey, NEW, "70", "70")
    assert await journey.steps() == ["launch-plan"]


async def test_a_reviewer_replaced_after_scoring_leaves_the_score_as_it_is(begin: Any) -> None:
    journey = await presented(begin)
    await score(journey, REVIEWERS[0], "70", "70")

    await replace(journey, REVIEWERS[0])
    await score(journey, REVIEWERS[1], "70", "70")

    assert await waited_for(journey) == [(REVIEWERS[2],)]
