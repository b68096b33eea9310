"""Stage 6, evaluation of the masterplan's implementation (*evaluasi pelaksanaan masterplan*)."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from models.messages.base import Message
from models.people import Role
from models.values import Digest, Key, Score, Words


class SelfScore(Message):
    """The region's self-assessment (*penilaian mandiri*) by aspect."""

    kind: Literal["self-score"] = "self-score"
    scores: dict[Key, Score] = Field(min_length=1, max_length=20)
    evidence: Digest

    by = (Role.OFFICER,)
    recorded_as = "self-assessed"

    def slot(self) -> tuple[str, ...]:
        """One self-assessment."""
        return (self.kind,)


class EvaluatorScore(Message):
    """The evaluator's score (*nilai evaluator*) after the interview."""

    kind: Literal["evaluator-score"] = "evaluator-score"
    scores: dict[Key, Score] = Field(min_length=1, max_length=20)
    reason: Words | None = None

    by = (Role.EVALUATOR,)
    recorded_as = "evaluated"
    independent = True

    def slot(self) -> tuple[str, ...]:
        """One evaluator's score."""
        return (self.kind,)


class ModeratedScore(Message):
    """The moderated score (*nilai hasil moderasi*), which counts."""

    kind: Literal["moderated-score"] = "moderated-score"
    scores: dict[Key, Score] = Field(min_length=1, max_length=20)
    reason: Words | None = None

    by = (Role.MODERATOR,)
    recorded_as = "moderated"
    independent = True

    def slot(self) -> tuple[str, ...]:
        """One moderated score."""
        return (self.kind,)
