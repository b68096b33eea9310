"""The forms of a cohort: its list, its objections, its awards; pure."""

from __future__ import annotations

from models.standing import Waiting
from queries.forms.answer import Answer, Shape
from queries.scene import Scene


def _list(kind: str) -> Shape:
    def shape(scene: Scene, waiting: Waiting) -> list[Answer]:
        return [Answer(kind, says={"list": scene.progress["selection"]["digest"]})]

    return shape


def _moved(scene: Scene, waiting: Waiting) -> list[Answer]:
    (answer,) = _list("move-region")(scene, waiting)
    lines = scene.ranking.lines if scene.ranking else ()
    return [answer._replace(offers={"region": tuple(line.region for line in lines if line.rank)})]


def _awards(kind: str) -> Shape:
    def shape(scene: Scene, waiting: Waiting) -> list[Answer]:
        return [Answer(kind, says={"awards": scene.progress["awards"]["digest"]})]

    return shape


def _answer(scene: Scene, waiting: Waiting) -> list[Answer]:
    return [Answer("answer-objection", says={"region": waiting.step.removeprefix("answer-")})]


COHORT: dict[str, Shape] = {
    "vote-list": _list("vote-list"),
    "move-region": _moved,
    "seal": _list("seal"),
    "answer-objection": _answer,
    "approve-awards": _awards("approve-awards"),
    "release-awards": _awards("release-awards"),
}
