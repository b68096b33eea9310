"""Stage 6: three scores."""

from __future__ import annotations

from models.values import digest_of
from rehearsal.view import Answer, Deed, View, document


def _scores(view: View, shift: int) -> dict[str, str]:
    """Sample scores of a region by aspect, between 2.60 and 3.70; *shift* hundredths apart between scorers."""
    seed = digest_of(view.standing.region)
    return {
        aspect.name: str((260 + int(seed[place * 2 : place * 2 + 2], 16) % 100 + shift) / 100)
        for place, aspect in enumerate(view.policy.evaluation.aspects)
    }


ANSWERS: dict[str, Answer] = {
    "self-assessment": lambda waiting, view: [
        Deed(
            "self-score",
            waiting.persons[0],
            {"scores": _scores(view, 10), "evidence": document(view, "penilaian-mandiri")},
        )
    ],
    "evaluator-score": lambda waiting, view: [
        Deed("evaluator-score", waiting.persons[0], {"scores": _scores(view, 0)})
    ],
    "moderation": lambda waiting, view: [Deed("moderated-score", waiting.persons[0], {"scores": _scores(view, 4)})],
}
