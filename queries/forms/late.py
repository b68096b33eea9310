"""The forms of quick win and evaluation; pure."""

from __future__ import annotations

from models.progress.egov import EgovTrack
from models.progress.quickwin import QuickWinProgress
from models.standing import Waiting
from queries.forms.answer import Answer, Shape
from queries.scene import Scene


def _quick_win(kind: str) -> Shape:
    def shape(scene: Scene, waiting: Waiting) -> list[Answer]:
        wins = tuple(scene.newest("committed").get("quick_wins") or ())
        return [Answer(kind, suggests={"quick_win": wins[0]} if wins else {})]

    return shape


def _judge_plan(scene: Scene, waiting: Waiting) -> list[Answer]:
    return [Answer("judge-plan", says={"plan": scene.progress["plan"]})]


def _evidence(scene: Scene, waiting: Waiting) -> list[Answer]:
    missing = scene.progress.get("missing")
    kinds = scene.policy.quickwin.required if missing is None else missing
    return [Answer("evidence", each, says={"evidence": each}) for each in kinds]


def _evidence_check(scene: Scene, waiting: Waiting) -> list[Answer]:
    progress = QuickWinProgress.model_validate(scene.progress)
    says, kinds = {"evidence": progress.evidence}, tuple(progress.documents)
    return [Answer("verify-evidence", says=says, offers={"returned": kinds})]


def _realisation(scene: Scene, waiting: Waiting) -> list[Answer]:
    """One row for each programme of the plan that was approved."""
    plan = scene.newest("action-plan-handed-in").get("rows") or ()
    rows = [{"programme": row["programme"]} for row in plan]
    return [Answer("realisation", suggests={"rows": rows} if rows else {})]


def _aspects(kind: str) -> Shape:
    def shape(scene: Scene, waiting: Waiting) -> list[Answer]:
        offers = {"scores": tuple(aspect.name for aspect in scene.policy.evaluation.aspects)}
        reported = bool(scene.progress.get("reported"))
        return [Answer(kind, offers=offers, omits=() if reported else ("adjustments",))]

    return shape


def _checks(scene: Scene, waiting: Waiting) -> list[Answer]:
    track = EgovTrack.model_validate(scene.progress["egov"])
    return [
        Answer("check-service", f"{number}-{service.next_check}", says={"service": number, "check": service.next_check})
        for number, service in enumerate(track.services, 1)
        if service.next_check
    ]


LATE: dict[str, Shape] = {
    "presentation-held": _quick_win("presentation-held"),
    "launch-plan": _quick_win("launch-plan"),
    "judge-plan": _judge_plan,
    "evidence": _evidence,
    "verify-evidence": _evidence_check,
    "realisation": _realisation,
    "self-score": _aspects("self-score"),
    "evaluator-score": _aspects("evaluator-score"),
    "moderated-score": _aspects("moderated-score"),
    "check-service": _checks,
}
