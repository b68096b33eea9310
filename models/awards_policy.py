"""How a cohort's awards (*penghargaan*) are given: places, weights, ties."""

from __future__ import annotations

from decimal import Decimal
from typing import Literal, Self

from pydantic import Field, model_validator

from models.values import Policy

OVERALL = "overall"
"""The award over all pillars; every other category is a pillar."""
AwardTie = Literal["quick-win", "masterplan", "shared", "code"]


class AwardsPolicy(Policy):
    """Places for each category, and how presentation scores (0 to 100) become an overall score.

    The overall score is the weighted mean of the masterplan's and the quick win's score, rounded to two decimals with
    a half upwards, and the places follow the rounded score. Equal scores are told apart by ``ties``: the higher
    quick-win or masterplan score first; the last rule is ``shared`` (all have the same place, the next place is left
    out, and everybody who shares the last place is awarded) or ``code`` (the lower code first).
    """

    overall_places: int = Field(ge=0, le=100)
    pillar_places: int = Field(ge=0, le=100)
    masterplan: int = Field(ge=0, le=100)
    """The weight of the masterplan's score in the overall score, in per cent."""
    quick_win: int = Field(ge=0, le=100)
    ties: tuple[AwardTie, ...] = ("quick-win", "shared")
    """By default the quick win decides, because the public feels it, and no region loses a place by its code."""
    minimum: Decimal = Field(default=Decimal(0), ge=0, le=100, decimal_places=2)
    """A lower score is not awarded, though a place stays free."""

    @model_validator(mode="after")
    def _weights_add_up(self) -> Self:
        if (total := self.masterplan + self.quick_win) != 100:
            raise ValueError(f"the weights of masterplan and quick_win add up to {total}; they must add up to 100")
        return self

    @model_validator(mode="after")
    def _the_last_tie_rule_decides(self) -> Self:
        *scores, last = self.ties or ("",)
        if last not in ("shared", "code") or len(set(scores)) != len(scores) or {*scores} & {"shared", "code"}:
            raise ValueError(
                "ties are told apart by quick-win or masterplan, once each, and at last by shared or code, "
                f"not {', '.join(self.ties) or 'nothing'}"
            )
        return self
