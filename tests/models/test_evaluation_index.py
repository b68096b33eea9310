"""The evaluation's index: five aspects weighed into one number, and large differences explained."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.policy import AspectPolicy, EvaluationPolicy
from models.progress.evaluation import EvaluationProgress, index
from tests.models.samples import SCORES, SOME, said
from tests.models.scene import Scene, scene
from tests.world import policy

KEDIRI = {name: Decimal(score) for name, score in SCORES.items()}
"""Kota Kediri 2022: 3.60, 3.21, 3.23, 3.07 and 3.65, published with the index 3.31."""
PUBLISHED = Decimal("3.31")
STEPS = [("evaluator", "evaluator-score", "evaluator.contoh"), ("moderation", "moderated-score", "moderator.contoh")]


def weights(*per_cent: int) -> EvaluationPolicy:
    """The evaluation's policy with other weights."""
    aspects = (AspectPolicy(name=name, weight=weight) for name, weight in zip(SCORES, per_cent, strict=True))
    return policy().evaluation.model_copy(update={"aspects": tuple(aspects)})


def earlier(step: Any) -> Scene:
    """The scores before this one were those of Kota Kediri."""
    return scene("evaluation", EvaluationProgress(step=step, earlier=KEDIRI))


def test_the_weights_of_2018_come_within_half_a_hundredth_of_the_published_index_of_kota_kediri() -> None:
    exact = sum(KEDIRI[aspect.name] * aspect.weight for aspect in policy().evaluation.aspects) / 100

    assert exact == Decimal("3.315")
    assert abs(exact - PUBLISHED) <= Decimal("0.005")


def test_the_index_of_kota_kediri_is_the_published_one() -> None:
    """3.315 was published as 3.31: a tie is rounded down."""
    assert index(KEDIRI, weights(10, 20, 30, 20, 20)) == PUBLISHED


@pytest.mark.parametrize(
    ("baseline", "outcome", "found"),
    [("0.05", "0", "0.00"), ("0.06", "0", "0.01"), ("0.15", "0", "0.01"), ("0.16", "0", "0.02"), ("4", "4", "1.60")],
)
def test_only_a_tie_is_rounded_down(baseline: str, outcome: str, found: str) -> None:
    scores = dict.fromkeys(SCORES, Decimal(0)) | {"baseline": Decimal(baseline), "outcome": Decimal(outcome)}

    assert str(index(scores, weights(10, 20, 30, 20, 20))) == found


def test_another_cycle_has_other_weights() -> None:
    assert index(KEDIRI, weights(10, 20, 30, 30, 10)) == Decimal("3.26")


@given(st.lists(st.decimals(0, 4, places=2), min_size=5, max_size=5), st.permutations([10, 20, 30, 20, 20]))
@SOME
def test_an_index_lies_between_the_lowest_and_the_highest_score(values: list[Decimal], shares: list[int]) -> None:
    scores = dict(zip(SCORES, values, strict=True))

    assert min(values) <= index(scores, weights(*shares)) <= max(values)


@pytest.mark.parametrize(("step", "kind", "person"), STEPS)
def test_a_difference_above_half_a_point_needs_a_reason(step: str, kind: str, person: str) -> None:
    far = {**SCORES, "output": "2.70", "impact": "3.58"}

    assert earlier(step).refuses(kind, person, scores=far) == (
        "a difference above 0.50 from the score before needs a reason: output 3.21 → 2.70, impact 3.07 → 3.58"
    )
    earlier(step).accepts(kind, person, scores=far, reason="bukti dukung belum lengkap")


@pytest.mark.parametrize(("step", "kind", "person"), STEPS)
def test_a_difference_of_half_a_point_needs_none(step: str, kind: str, person: str) -> None:
    earlier(step).accepts(kind, person, scores={**SCORES, "output": "2.71", "impact": "3.57"})


@pytest.mark.parametrize("scores", [{"baseline": "3.60"}, {**SCORES, "kepuasan": "4"}])
def test_every_aspect_is_scored_once(scores: dict[str, str]) -> None:
    here = scene("evaluation", EvaluationProgress())

    assert here.refuses("self-score", "narahubung.contoh", scores=scores) == (
        "cycle 2018 scores each of baseline, output, outcome, impact, quick-win once"
    )


def test_three_scores_follow_one_another_and_the_last_one_counts() -> None:
    scores = EvaluationProgress()
    for kind, value in (("self-score", "4"), ("evaluator-score", "2"), ("moderated-score", "3")):
        scores.take(said(kind, scores=dict.fromkeys(SCORES, value)))  # type: ignore[arg-type]  # a score

    assert (scores.step, index(scores.earlier, policy().evaluation)) == ("done", Decimal("3.00"))
