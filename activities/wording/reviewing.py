"""Words about the masterplan review and the presentation."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Self

from activities.wording.base import DIGEST, Words


class MasterplanApprovedWords(Words):
    """The panel's verdict that ends the rounds."""

    letter = "masterplan-approved"
    round: int
    verdict: str
    dossier: str

    @classmethod
    def sample(cls) -> Self:
        """In the second round."""
        return cls(round=2, verdict="approve", dossier=DIGEST)


class MasterplanReviseWords(Words):
    """The panel's verdict that asks for some books again."""

    letter = "masterplan-revise"
    round: int
    verdict: str
    reopened: tuple[str, ...]

    @classmethod
    def sample(cls) -> Self:
        """Two books."""
        return cls(round=1, verdict="revise", reopened=("analisis-strategis", "rencana-aksi"))


class PresentationScheduledWords(Words):
    """The presentation has its day and place."""

    letter = "presentation-scheduled"
    on: date
    place: str

    @classmethod
    def sample(cls) -> Self:
        """One day."""
        return cls(on=date(2026, 8, 12), place="Balai Contoh, Kota Contoh")


class PresentationResultWords(Words):
    """The presentation's mean scores, 0 to 100; for each pillar where the policy asks for it."""

    letter = "presentation-result"
    masterplan: Decimal
    quick_win: Decimal
    reviewers: int
    pillars: dict[str, Decimal] = {}

    @classmethod
    def sample(cls) -> Self:
        """Three reviewers and one pillar."""
        return cls(
            masterplan=Decimal("81.50"),
            quick_win=Decimal("77.33"),
            reviewers=3,
            pillars={"smart-living": Decimal("84.00")},
        )


class AwardedWords(Words):
    """An award: its category, its place, the score from 0 to 100."""

    letter, stage = "awarded", "evaluation"
    category: str
    place: int
    score: Decimal
    minutes: str
    decree_number: str

    @classmethod
    def sample(cls) -> Self:
        """The second place overall."""
        paper = "{}-20/CONTOH/2026".format
        return cls(category="overall", place=2, score=Decimal("81.50"), minutes=paper("BA"), decree_number=paper("SK"))
