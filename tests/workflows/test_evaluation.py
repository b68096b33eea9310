"""Stage 6: the region's own score, the evaluator's, the moderated one, and the index they lead to."""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal
from typing import Any

import pytest

from models.journey import JourneyResult
from models.results import EarlierResult
from models.values import digest_of
from tests.workflows.remembered import COORDINATOR, HEAD, OFFICER, facts, posted, refusal
from tests.workflows.test_steering import guided, recorded
from tests.world import Journey, policy

EVALUATOR, MODERATOR = "evaluator.contoh", "moderator.contoh"
ASPECTS = ("baseline", "output", "outcome", "impact", "quick-win")
KEDIRI = dict(zip(ASPECTS, ("3.60", "3.21", "3.23", "3.07", "3.65"), strict=True))
"""The published scores of Kota Kediri in 2022, whose index is 3.31."""
RULE = f"cycle 2018 scores each of {', '.join(ASPECTS)} once"
FORM = "the {} message is not well formed: scores.impact:"
PERSONS = {"self-score": OFFICER, "evaluator-score": EVALUATOR, "moderated-score": MODERATOR}


async def score(journey: Journey, kind: str, scores: dict[str, str], **fields: Any) -> None:
    if kind == "self-score":
        fields["evidence"] = digest_of("bukti penilaian mandiri contoh")
    await journey.steps()
    await journey.say(kind, PERSONS[kind], scores=scores, **fields)


async def scoring(begin: Any, **changes: Any) -> Journey:
    """An evaluation whose realisation is reported, so that the self-assessment is open."""
    journey: Journey = await begin("evaluation", people=guided(), **changes)
    await journey.go_on_until("self-assessment")
    return journey


def changed(**scores: str) -> dict[str, str]:
    """Kediri's scores, with these in the place of some."""
    return {**KEDIRI, **{aspect.replace("_", "-"): score for aspect, score in scores.items()}}


async def test_three_scores_one_after_the_other_give_the_index_and_complete_the_journey(begin: Any) -> None:
    journey = await scoring(begin)
    scores = dict(zip(ASPECTS, ("4.00", "3.50", "3.00", "2.50", "2.05"), strict=True))

    for kind in PERSONS:
        await score(journey, kind, scores)

    reason = "index 2.91 of 4 in cycle 2018"
    assert await journey.result() == JourneyResult(
        journey=journey.id, outcome="completed", reason=reason, stage="evaluation"
    )
    assert await journey.recorded() == [
        *("entered", "asked", "realisation-reported", "asked", "self-assessed", "asked", "evaluated"),
        *("realisation-judged", "asked", "moderated", "index-computed", "ended"),
    ]
    assert await facts(journey, "index-computed") == [
        {"index": "2.91", "scores": scores, "cycle": "2018", "improvement": None, "earlier_cycle": None}
    ]
    assert await posted(journey) == [
        *(("task", person) for person in (OFFICER, OFFICER, EVALUATOR)),
        *(("realisation-judged", OFFICER), ("task", MODERATOR)),
        *(("evaluation-result", person) for person in (OFFICER, HEAD)),
        *(("closing-completed", person) for person in (OFFICER, HEAD, COORDINATOR)),
    ]


async def test_the_scores_of_kota_kediri_give_its_published_index(begin: Any) -> None:
    journey = await scoring(begin)

    for kind in PERSONS:
        await score(journey, kind, KEDIRI)

    assert (await journey.result()).reason == "index 3.31 of 4 in cycle 2018"
    assert (await journey.state()).results.index == Decimal("3.31")


@pytest.mark.parametrize(("before", "improvement"), [("3.10", "0.21"), ("3.31", "0.00"), ("3.60", "-0.29")])
async def test_the_index_is_compared_with_the_regions_last_one(begin: Any, before: str, improvement: str) -> None:
    earlier = EarlierResult(cycle="2017", index=Decimal(before), scores={})
    journey = await scoring(begin, earlier=earlier)

    for kind in PERSONS:
        await score(journey, kind, KEDIRI)

    assert await facts(journey, "index-computed") == [
        {"index": "3.31", "scores": KEDIRI, "cycle": "2018", "improvement": improvement, "earlier_cycle": "2017"}
    ]


async def test_a_cycle_that_asks_for_no_realisation_begins_with_the_self_assessment(begin: Any) -> None:
    """Journeys that began before there was one carry such a policy, and go on as they were."""
    evaluation = policy().evaluation.model_copy(update={"realisation": None, "egov": None})
    plain = policy().model_copy(update={"evaluation": evaluation})
    journey = await begin("evaluation", people=guided(), policy=plain)

    for kind in PERSONS:
        await score(journey, kind, KEDIRI)

    assert (await journey.result()).reason == "index 3.31 of 4 in cycle 2018"
    assert await journey.recorded() == [
        *("entered", "asked", "self-assessed", "asked", "evaluated", "asked", "moderated"),
        *("index-computed", "ended"),
    ]


async def test_the_moderated_score_is_the_one_that_counts(begin: Any) -> None:
    journey = await scoring(begin)

    await score(journey, "self-score", dict.fromkeys(ASPECTS, "4.00"))
    await score(journey, "evaluator-score", dict.fromkeys(ASPECTS, "3.60"))
    await score(journey, "moderated-score", dict.fromkeys(ASPECTS, "3.25"))

    assert (await journey.result()).reason == "index 3.25 of 4 in cycle 2018"


@pytest.mark.parametrize(
    ("kind", "then"),
    [
        ("evaluator-score", ["evaluated", "realisation-judged", "asked"]),
        ("moderated-score", ["moderated", "index-computed", "ended"]),
    ],
)
async def test_a_large_difference_from_the_score_before_carries_its_reason(
    begin: Any, kind: str, then: list[str]
) -> None:
    journey = await scoring(begin)
    for earlier in [*PERSONS][: [*PERSONS].index(kind)]:
        await score(journey, earlier, KEDIRI)
    far = changed(baseline="3.09", quick_win="3.14")

    assert await refusal(score(journey, kind, far)) == (
        "a difference above 0.50 from the score before needs a reason: baseline 3.60 → 3.09, quick-win 3.65 → 3.14"
    )
    await score(journey, kind, far, reason="bukti belum lengkap (contoh)")
    assert (await recorded(journey))[-len(then) :] == then


async def test_a_difference_of_exactly_the_threshold_needs_no_reason(begin: Any) -> None:
    journey = await scoring(begin)
    await score(journey, "self-score", KEDIRI)

    await score(journey, "evaluator-score", changed(baseline="3.10", outcome="3.73"))

    assert await journey.steps() == ["moderation"]


@pytest.mark.parametrize("kind", [*PERSONS])
async def test_each_aspect_of_the_cycle_is_scored_from_0_to_4(begin: Any, kind: str) -> None:
    journey = await scoring(begin)
    for earlier in [*PERSONS][: [*PERSONS].index(kind)]:
        await score(journey, earlier, KEDIRI)

    for scores, why in (
        ({aspect: KEDIRI[aspect] for aspect in ASPECTS[:4]}, RULE),
        ({**KEDIRI, "estetika": "3.00"}, RULE),
        (changed(impact="4.01"), f"{FORM} input should be less than or equal to 4"),
        (changed(impact="-0.01"), f"{FORM} input should be greater than or equal to 0"),
        (changed(impact="3.075"), f"{FORM} decimal input should have no more than 3 digits in total"),
    ):
        assert await refusal(score(journey, kind, scores)) == why.format(kind)
    await score(journey, kind, KEDIRI)


@pytest.mark.parametrize(("kind", "step"), [("evaluator-score", "evaluator-score"), ("moderated-score", "moderation")])
async def test_a_late_score_of_the_programme_escalates_and_never_ends_the_journey(
    begin: Any, kind: str, step: str
) -> None:
    journey = await scoring(begin)
    await journey.go_on_until(step)
    waiting = (await journey.standing()).waiting[0]
    assert waiting.then == "escalates"

    await journey.pass_until(waiting.due.day + timedelta(days=120))

    assert await journey.steps() == [step]
    asked = await recorded(journey)
    assert {*asked[asked.index("reminded") :]} == {"reminded", "escalated"}
    assert [(body["persons"], body["also"]) for body in await facts(journey, "escalated")] == [
        ([PERSONS[kind]], [COORDINATOR])
    ]
    await score(journey, kind, KEDIRI, reason="penilaian terlambat (contoh)")
    assert step not in await journey.steps()
