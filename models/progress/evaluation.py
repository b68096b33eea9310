"""Stage 6: realisation, self-assessment, evaluator's score, moderated score, index; the track beside them."""

from __future__ import annotations

from decimal import ROUND_HALF_DOWN, Decimal
from typing import Literal

from pydantic import Field

from models.errors import Refused
from models.facts import IndexComputed
from models.journey import Ask, JourneyState
from models.messages import Message
from models.messages.egov import EgovChosen, EgovServices, ServiceCheck
from models.messages.evaluation import EvaluatorScore, ModeratedScore, Realisation, SelfScore
from models.people import Role
from models.policy import EvaluationPolicy
from models.progress.base import StageProgress, ask
from models.progress.egov import EgovTrack
from models.progress.realisation import Realised, check_adjustments, check_rows
from models.results import EarlierResult
from models.values import Key


def index(scores: dict[Key, Decimal], policy: EvaluationPolicy) -> Decimal:
    """Weigh the aspects' scores (0 to 4 each) into one index, 0 to 4, to two decimals.

    A tie is rounded down, because the published index of Kota Kediri 2022 was: with 10/20/30/20/20 its scores
    give 3.315, published as 3.31.
    """
    total = sum((scores[aspect.name] * aspect.weight for aspect in policy.aspects), Decimal(0))
    return (total / 100).quantize(Decimal("0.01"), ROUND_HALF_DOWN)


def computed(scores: dict[Key, Decimal], policy: EvaluationPolicy, earlier: EarlierResult | None) -> IndexComputed:
    """The result of the moderated *scores*, beside that of the cycle before where there is one."""
    value = index(scores, policy)
    return IndexComputed(
        index=value,
        scores=scores,
        cycle=policy.cycle,
        improvement=value - earlier.index if earlier else None,
        earlier_cycle=earlier.cycle if earlier else None,
    )


class EvaluationProgress(StageProgress):
    """``earlier`` holds the scores given before the one that is asked for now; ``egov`` runs beside them."""

    step: Literal["realisation", "self-assessment", "evaluator", "moderation", "done"] = "self-assessment"
    earlier: dict[Key, Decimal] = {}
    reported: Realised | None = None
    egov: EgovTrack = Field(default_factory=EgovTrack)

    @property
    def done(self) -> bool:
        """Whether the scores are given and the track, where the region is in it, is over."""
        return self.step == "done" and self.egov.done

    def begin(self, state: JourneyState) -> None:
        """The realisation comes first, where the policy asks for one."""
        if self.step == "self-assessment" and self.reported is None and state.policy.evaluation.realisation:
            self.step = "realisation"

    def asks(self, state: JourneyState) -> list[Ask]:
        """The open one of the scores' steps, and the open one of the track."""
        return [*self._scores(state), *self.egov.asks(state)]

    def _scores(self, state: JourneyState) -> list[Ask]:
        policy = state.policy.evaluation
        if self.step == "realisation" and policy.realisation:
            return [ask(state, "realisation", Role.OFFICER, policy.realisation)]
        if self.step == "self-assessment":
            return [ask(state, "self-assessment", Role.OFFICER, policy.self_assessment)]
        if self.step == "evaluator":
            return [ask(state, "evaluator-score", Role.EVALUATOR, policy.evaluator)]
        if self.step == "moderation":
            return [ask(state, "moderation", Role.MODERATOR, policy.moderation)]
        return []

    def check(self, message: Message, state: JourneyState) -> str | None:
        """Every row of the plan, then every aspect of the cycle, is told once; a large difference has its reason."""
        if isinstance(message, EgovChosen | EgovServices | ServiceCheck):
            return self.egov.check(message, state)
        if isinstance(message, Realisation):
            check_rows(message, state.results.programmes)
            return "realisation#1"
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
        if isinstance(message, EvaluatorScore):
            check_adjustments(message.adjustments, self.reported)
            return "evaluator-score#1"
        return "moderation#1"

    def _check_differences(self, scores: dict[Key, Decimal], policy: EvaluationPolicy) -> None:
        limit = policy.needs_reason_above
        if far := [name for name, score in scores.items() if abs(score - self.earlier[name]) > limit]:
            before = ", ".join(f"{name} {self.earlier[name]} → {scores[name]}" for name in far)
            raise Refused(f"a difference above {limit} from the score before needs a reason: {before}")

    def take(self, message: Realisation | SelfScore | EvaluatorScore | ModeratedScore) -> None:
        """Keep what was reported or scored, and ask for what comes next."""
        if isinstance(message, Realisation):
            planned, realised = zip(*((row.planned, row.realised) for row in message.rows), strict=True)
            self.reported, self.step = Realised(planned=planned, realised=realised), "self-assessment"
            return
        self.earlier = dict(message.scores)
        self.step = {"self-score": "evaluator", "evaluator-score": "moderation"}.get(message.kind, "done")  # type: ignore[assignment]  # checked on assignment
