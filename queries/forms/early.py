"""The forms of assessment, memorandum and training; pure."""

from __future__ import annotations

from models.people import Role
from models.standing import Waiting
from queries.forms.answer import Answer, Shape
from queries.scene import Scene


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


EARLY: dict[str, Shape] = {
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
}
