"""What the forms of each kind know of the place they answer from; pure."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any, NamedTuple

from models.people import Role
from models.progress.egov import EgovTrack
from models.progress.masterplan import ACTION_PLAN, MasterplanProgress
from models.progress.quickwin import QuickWinProgress
from models.standing import Waiting
from queries.scene import Scene


class Answer(NamedTuple):
    """One form: of which message, what it says by itself, what it offers, and what it suggests."""

    kind: str
    part: str = ""
    """Tells several forms of one kind apart: the book, the kind of evidence, the service and its check."""
    says: dict[str, Any] = {}
    """Fields nobody enters; they are shown and go along as they were shown."""
    offers: dict[str, tuple[str, ...]] = {}
    """What may be chosen in a field; of values the keys, each of which has its input."""
    suggests: dict[str, Any] = {}
    """What stands in a field at first."""
    most: dict[str, str] = {}
    """The largest figure of a field, where the policy says it."""
    omits: tuple[str, ...] = ()
    """Fields that this form does not have."""

    @property
    def name(self) -> str:
        """The form's own name within its task."""
        return f"{self.kind}:{self.part}" if self.part else self.kind


Shape = Callable[[Scene, Waiting], list[Answer]]


def _sign(scene: Scene, waiting: Waiting) -> list[Answer]:
    says = {"text": scene.progress.get("text")}
    suggests = {"capacity": "definitif", "signed_on": scene.today}
    return [Answer("sign", says={"signatory": each, **says}, suggests=suggests) for each in waiting.persons[:1]]


def _sheet(kind: str) -> Shape:
    def shape(scene: Scene, waiting: Waiting) -> list[Answer]:
        return [Answer(kind, says={"sheet": scene.sheet.digest})] if scene.sheet else []

    return shape


def _gate(kind: str) -> Shape:
    def shape(scene: Scene, waiting: Waiting) -> list[Answer]:
        done = scene.progress["gate_open"] if kind == "open-gate" else scene.people.of(Role.MENTOR)
        return [] if done else [Answer(kind)]

    return shape


def _session(kind: str) -> Shape:
    def shape(scene: Scene, waiting: Waiting) -> list[Answer]:
        return [Answer(kind, says={"session": scene.progress["session"]}, omits=("instead_of",))]

    return shape


def _attendance(scene: Scene, waiting: Waiting) -> list[Answer]:
    lists = [part for part in scene.progress["missing"] if part != "output"]
    session = scene.progress["session"]
    return [Answer("attendance", part, says={"session": session, "make_up": part == "make-up"}) for part in lists]


def _output(scene: Scene, waiting: Waiting) -> list[Answer]:
    if "output" not in scene.progress["missing"]:
        return []
    session = scene.progress["session"]
    title = scene.policy.training.sessions[session - 1].output
    return [Answer("output", says={"session": session}, suggests={"title": title})]


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


def _list(kind: str) -> Shape:
    def shape(scene: Scene, waiting: Waiting) -> list[Answer]:
        return [Answer(kind, says={"list": scene.progress["selection"]["digest"]})]

    return shape


def _awards(kind: str) -> Shape:
    def shape(scene: Scene, waiting: Waiting) -> list[Answer]:
        return [Answer(kind, says={"awards": scene.progress["awards"]["digest"]})]

    return shape


def _answer(scene: Scene, waiting: Waiting) -> list[Answer]:
    return [Answer("answer-objection", says={"region": waiting.step.removeprefix("answer-")})]


SHAPES: dict[str, Shape] = {
    "confirm-data": _sheet("confirm-data"),
    "dispute-data": _sheet("dispute-data"),
    "select": lambda scene, waiting: [Answer("select", omits=("rank", "score", "parts"))],
    "sign": _sign,
    "open-gate": _gate("open-gate"),
    "assign-mentor": _gate("assign-mentor"),
    "session-date": _session("session-date"),
    "judge-session": _session("judge-session"),
    "attendance": _attendance,
    "output": _output,
    "book": _books,
    "action-plan": _action_plan,
    "vote": _vote,
    "appoint-panel": _panel,
    "replace": _seat_filled,
    "presentation-date": lambda scene, waiting: [Answer("presentation-date", omits=("instead_of",))],
    "presentation-held": _quick_win("presentation-held"),
    "presentation-score": _pillars,
    "launch-plan": _quick_win("launch-plan"),
    "judge-plan": _judge_plan,
    "evidence": _evidence,
    "verify-evidence": _evidence_check,
    "realisation": _realisation,
    "self-score": _aspects("self-score"),
    "evaluator-score": _aspects("evaluator-score"),
    "moderated-score": _aspects("moderated-score"),
    "check-service": _checks,
    "vote-list": _list("vote-list"),
    "move-region": _list("move-region"),
    "seal": _list("seal"),
    "answer-objection": _answer,
    "approve-awards": _awards("approve-awards"),
    "release-awards": _awards("release-awards"),
}
"""What the forms of a kind know, where they know more than the class of their message."""
