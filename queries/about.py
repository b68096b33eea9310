"""What an open step is about: the digest that the answer must name."""

from __future__ import annotations

from typing import Any

from models.journey import JourneyState
from models.progress.masterplan import MasterplanProgress
from models.progress.mou import MouProgress
from models.progress.quickwin import QuickWinProgress
from models.words import step_kind


def digest_about(step: str, progress: dict[str, Any], begun: JourneyState) -> str | None:
    """The digest that an answer to *step* carries, or None where it carries none of ours."""
    kind = step_kind(step)
    if kind == "data":
        return begun.sheet_digest
    if kind == "signature":
        return MouProgress.model_validate(progress).text
    if kind == "panel":
        return MasterplanProgress.model_validate(progress).dossier
    if kind == "launch-plan-judgement":
        return QuickWinProgress.model_validate(progress).plan
    if kind == "evidence-check":
        return QuickWinProgress.model_validate(progress).evidence
    return None
