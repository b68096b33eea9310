"""Words about the evaluation: realisation, index, e-Government services."""

from __future__ import annotations

from decimal import Decimal
from typing import Self

from activities.wording.base import MINUTES, NOTE, Words
from models.facts import AdjustedRow, CheckedService


class RealisationJudgedWords(Words):
    """Means over the rows of the action plan in per cent, and the rows that the evaluator adjusted."""

    letter, stage = "realisation-judged", "evaluation"
    rows: int
    planned: Decimal
    reported: Decimal
    realised: Decimal
    adjusted: tuple[AdjustedRow, ...] = ()

    @classmethod
    def sample(cls) -> Self:
        """One adjusted row of eight."""
        row = AdjustedRow(
            row=2,
            reported=Decimal("60.00"),
            realised=Decimal("45.50"),
            reason="Ini alasan contoh: bukti belum lengkap.",
        )
        means = {"planned": Decimal("70.00"), "reported": Decimal("61.25"), "realised": Decimal("59.44")}
        return cls(rows=8, adjusted=(row,), **means)


class EvaluationResultWords(Words):
    """The index and the moderated scores, 0 to 4, and how far the index lies above that of an earlier cycle."""

    letter, stage = "evaluation-result", "evaluation"
    index: Decimal
    scores: dict[str, Decimal]
    cycle: str
    improvement: Decimal | None = None
    earlier_cycle: str | None = None

    @classmethod
    def sample(cls) -> Self:
        """Illustrative scores, weighed 10, 20, 30, 20 and 20 per cent."""
        told = {"baseline": "3.00", "output": "3.00", "outcome": "3.20", "impact": "2.80", "quick-win": "3.40"}
        scores = {aspect: Decimal(score) for aspect, score in told.items()}
        return cls(
            index=Decimal("3.10"), scores=scores, cycle="2026", improvement=Decimal("0.21"), earlier_cycle="2024"
        )


class EgovChosenWords(Words):
    """A region is on the track of e-Government services."""

    letter, stage = "egov-chosen", "evaluation"
    minutes: str
    reason: str

    @classmethod
    def sample(cls) -> Self:
        """A reason of two lines."""
        return cls(minutes=MINUTES, reason=NOTE)


class EgovConcludedWords(Words):
    """How many services were reported, run and are integrated, and each with its two checks."""

    letter, stage = "egov-concluded", "evaluation"
    services: int
    running: int
    integrated: int
    checked: tuple[CheckedService, ...] = ()

    @classmethod
    def sample(cls) -> Self:
        """Three services, each with another result."""
        checks = {"Izin contoh": (True, True), "Antrean contoh": (True, False), "Aduan contoh": (False, False)}
        checked = tuple(
            CheckedService(title=title, running=runs, integrated=whole) for title, (runs, whole) in checks.items()
        )
        return cls(services=3, running=2, integrated=1, checked=checked)
