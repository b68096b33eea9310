"""The forms of the masterplan review; pure."""

from __future__ import annotations

from collections.abc import Iterable

from models.people import Role
from models.progress.masterplan import ACTION_PLAN, MasterplanProgress
from models.standing import Waiting
from queries.forms.answer import Answer, Shape
from queries.scene import Scene


def _books(scene: Scene, waiting: Waiting) -> list[Answer]:
    missing: Iterable[str] = scene.progress.get("missing") or ()
    return [Answer("book", book, says={"book": book}) for book in missing if book != ACTION_PLAN]


def _action_plan(scene: Scene, waiting: Waiting) -> list[Answer]:
    """At first an empty plan; in a later round the one that is to be revised."""
    if ACTION_PLAN not in (scene.progress.get("missing") or ()):
        return []
    rows = scene.newest("action-plan-handed-in").get("rows")
    return [Answer("action-plan", suggests={"rows": rows} if rows else {})]


def _vote(scene: Scene, waiting: Waiting) -> list[Answer]:
    progress, policy = MasterplanProgress.model_validate(scene.progress), scene.policy.masterplan
    return [
        Answer(
            "vote",
            says={"dossier": progress.dossier},
            offers={"scores": policy.criteria, "comments": tuple(progress.documents)},
            most={"scores": str(policy.max_criterion)},
        )
    ]


def _panel(scene: Scene, waiting: Waiting) -> list[Answer]:
    if scene.progress["step"] != "appointing":
        return []
    pool = scene.people.of(Role.REVIEWER)
    return [Answer("appoint-panel", offers={"members": pool, "chair": pool})]


def _seat_filled(scene: Scene, waiting: Waiting) -> list[Answer]:
    """After a conflict of interest somebody takes the empty seat."""
    if scene.progress["step"] == "appointing":
        return []
    gone = scene.newest("stepped-down").get("member")
    return [Answer("replace", says={"role": Role.REVIEWER.value}, suggests={"old": gone} if gone else {})]


def _pillars(scene: Scene, waiting: Waiting) -> list[Answer]:
    pillars = scene.policy.masterplan.pillars
    return [Answer("presentation-score", offers={"pillars": pillars}, omits=() if pillars else ("pillars",))]


REVIEW: dict[str, Shape] = {
    "book": _books,
    "action-plan": _action_plan,
    "vote": _vote,
    "appoint-panel": _panel,
    "replace": _seat_filled,
    "presentation-date": lambda scene, waiting: [Answer("presentation-date", omits=("instead_of",))],
    "presentation-score": _pillars,
}
