"""Stage 6, evaluation of the masterplan's implementation (*evaluasi pelaksanaan masterplan*)."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from models.messages.base import Message, Part
from models.people import Role
from models.values import Digest, Key, Percent, Score, Title, Words


class RealisedRow(Part):
    """One programme of the action plan: planned by now and realised, each in per cent of the whole programme."""

    programme: Title
    planned: Percent
    realised: Percent
    evidence: Digest
    note: Title


class Realisation(Message):
    """How far the action plan has come (*realisasi rencana aksi*): every row of it, in its order."""

    kind: Literal["realisation"] = "realisation"
    rows: tuple[RealisedRow, ...] = Field(min_length=1, max_length=100)

    by = (Role.OFFICER,)
    recorded_as = "realisation-reported"

    def slot(self) -> tuple[str, ...]:
        """One report for the region."""
        return (self.kind,)


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


class Adjustment(Part):
    """The percentage that the evaluator finds realised in one row, counted from 1, and why not the reported one."""

    row: int = Field(ge=1, le=100)
    realised: Percent
    reason: Title


class EvaluatorScore(Message):
    """The evaluator's score (*nilai evaluator*) after the interview; rows that are not adjusted are accepted."""

    kind: Literal["evaluator-score"] = "evaluator-score"
    scores: dict[Key, Score] = Field(min_length=1, max_length=20)
    adjustments: tuple[Adjustment, ...] = Field(default=(), max_length=100)
    reason: Words | None = None

    by = (Role.EVALUATOR,)
    recorded_as = "evaluated"
    independent = True
    added = ("adjustments",)

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
