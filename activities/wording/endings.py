"""Words about the end of a journey: seven outcomes, one shape."""

from __future__ import annotations

from typing import ClassVar, Self

from pydantic import AliasChoices, Field

from activities.wording.base import MINUTES, Words
from models.facts import Outcome


class EndingWords(Words):
    """How a journey ended, and why: the programme's own sentence, or people's words."""

    outcome: Outcome
    reason: str

    sample_reason: ClassVar[str]

    @classmethod
    def sample(cls) -> Self:
        """In the masterplan review."""
        outcome = cls.letter.removeprefix("closing-")
        return cls.model_validate({"outcome": outcome, "stage": cls.stage, "reason": cls.sample_reason})


class StagedEndingWords(EndingWords):
    """The same, and in which stage."""

    stage_reached: str = Field(validation_alias=AliasChoices("stage_reached", "stage"))


class CompletedWords(EndingWords):
    """Completed."""

    letter, stage, sample_reason = "closing-completed", "evaluation", "index 3.10 of 4 in cycle 2026"


class ClosedNotSelectedWords(EndingWords):
    """Not selected, and no objection stands."""

    letter, stage, sample_reason = "closing-not-selected", "assessment", f"minutes {MINUTES}: Ini alasan contoh."


class DeclinedWords(StagedEndingWords):
    """Declined by the region."""

    letter, stage, sample_reason = "closing-declined", "mou", "Ini alasan contoh: anggaran belum tersedia."


class LapsedWords(StagedEndingWords):
    """A missed deadline."""

    letter = "closing-lapsed"
    sample_reason = f"masterplan was not done by 2026-06-30 23.59 WIT; minutes {MINUTES}: Ini alasan contoh."


class RejectedWords(StagedEndingWords):
    """The masterplan was not approved."""

    letter, sample_reason = "closing-rejected", "the masterplan was not approved in 3 rounds"


class WithdrawnWords(StagedEndingWords):
    """The region withdrew."""

    letter, sample_reason = "closing-withdrawn", "Ini alasan contoh: prioritas daerah berubah."


class StoppedWords(StagedEndingWords):
    """The programme stopped it."""

    letter, sample_reason = "closing-stopped", "Ini alasan contoh: program dialihkan."
