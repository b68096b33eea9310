"""Stage 6: self-assessment, evaluator's score, moderated score, index."""

from __future__ import annotations

from decimal import ROUND_HALF_DOWN, Decimal
from typing import Literal

from models.errors import Refused
from models.journey import Ask, JourneyState
from models.messages import Message
from models.messages.evaluation import EvaluatorScore, ModeratedScore, SelfScore
from models.people import Role
from models.policy import EvaluationPolicy
from models.progress.base import StageProgress, ask
from models.values import Key


def index(scores: dict[Key, Decimal], policy: EvaluationPolicy) -> Decimal:
    """Weigh the aspects' scores (0 to 4 each) into one index, 0 to 4, to two decimals.

    A tie is rounded down, because the published index of Kota Kediri 2022 was: with 10/20/30/20/20 its scores
    give 3.315, published as 3.31.
    """
    total = sum((scores[aspect.name] * aspect.weight for aspect in policy.aspects), Decimal(0))
    return (total / 100).quantize(Decimal("0.01"), ROUND_HALF_DOWN)


class EvaluationProgress(StageProgress):
    """``earlier`` holds the scores given before the one that is asked for now."""

    step: Literal["self-assessment", "evaluator", "moderation", "done"] = "self-assessment"
    earlier: dict[Key, Decimal] = {}

    def asks(self, state: JourneyState) -> list[Ask]:
        """The one step that is open."""
        policy = state.policy.evaluation
        if self.step == "self-assessment":
            return [ask(state, "self-assessment", Role.OFFICER, policy.self_assessment)]
        if self.step == "evaluator":
            return [ask(state, "evaluator-score", Role.EVALUATOR, policy.evaluator)]
        return [ask(state, "moderation", Role.MODERATOR, policy.moderation)]

    def check(self, message: Message, state: JourneyState) -> str | None:
        """Every aspect of the cycle is scored once; a large difference carries its reason."""
        if not isinstance(message, SelfScore | EvaluatorScore | ModeratedScore):
            return super().check(message, state)
        policy = state.policy.evaluation
        names = [aspect.name for aspect in policy.aspects]
        if set(message.scores) != set(names):
            raise Refused(f"cycle {policy.cycle} scores each of {', '.join(names)} once")
        if isinstance(message, SelfScore):
            return "self-assessment#1"
        if self.earlier and not message.reason:
            self._check_differences(message.scores, policy)
        return "evaluator-score#1" if isinstance(message, EvaluatorScore) else "moderation#1"

    def _check_differences(self, scores: dict[Key, Decimal], policy: EvaluationPolicy) -> None:
        limit = policy.needs_reason_above
        if far := [name for name, score in scores.items() if abs(score - self.earlier[name]) > limit]:
            before = ", ".join(f"{name} {self.earlier[name]} → {scores[name]}" for name in far)
            raise Refused(f"a difference above {limit} from the score before needs a reason: {before}")

    def take(self, message: SelfScore | EvaluatorScore | ModeratedScore) -> None:
        """Keep the scores and ask for the next ones."""
        self.earlier = dict(message.scores)
        self.step = {"self-score": "evaluator", "evaluator-score": "moderation"}.get(message.kind, "done")  # type: ignore[assignment]  # checked on assignment
