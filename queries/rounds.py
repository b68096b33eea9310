"""What was decided in the earlier rounds of a step, with what was said; pure."""

from __future__ import annotations

from typing import Any

from pydantic import AwareDatetime

from models.messages import KINDS
from models.values import Value
from models.words import step_kind
from queries.scene import Scene, Told

JUDGED = {
    "data": "verify-data",
    "verification": "verify-data",
    "session-report": "judge-session",
    "session-judgement": "judge-session",
    "launch-plan": "judge-plan",
    "launch-plan-judgement": "judge-plan",
    "evidence": "verify-evidence",
    "evidence-check": "verify-evidence",
}
"""Steps that come again after a return, and the message that returns them."""
PANEL = ("masterplan", "panel")


class Voice(Value):
    """What one person said in a round."""

    person: str
    verdict: str
    note: str = ""
    comments: dict[str, str] = {}
    """By book."""


class Round(Value):
    """One round that is over."""

    number: int
    at: AwareDatetime
    verdict: str
    voices: tuple[Voice, ...]
    reopened: tuple[str, ...] = ()
    """Books or kinds of evidence that were asked for anew."""


def rounds(scene: Scene, step: str) -> tuple[Round, ...]:
    """The rounds of *step* that are over, the first one first; votes of a round that is open are nobody's to read."""
    kind = step_kind(step)
    if kind in PANEL:
        return _panel(scene.facts)
    if kind not in JUDGED:
        return ()
    recorded = KINDS[JUDGED[kind]].recorded_as
    session = int(step.split("-")[1]) if kind.startswith("session-") else None
    told = [(at, body) for each, at, body in scene.facts if each == recorded]
    judged = [(at, body) for at, body in told if session in (None, body.get("session"))]
    return tuple(
        Round(
            number=number,
            at=at,
            verdict=body["verdict"],
            voices=(Voice(person=body["person"], verdict=body["verdict"], note=body.get("note") or ""),),
            reopened=tuple(body.get("returned") or ()),
        )
        for number, (at, body) in enumerate(judged, 1)
    )


def _panel(facts: tuple[Told, ...]) -> tuple[Round, ...]:
    """Votes belong to the decision that comes after them; one that was given anew counts as it was given last."""
    found: list[Round] = []
    cast: dict[str, Voice] = {}
    for kind, at, body in facts:
        if kind == "voted":
            cast[body.get("on_behalf_of") or body["person"]] = _voice(body)
        elif kind == "panel-decided":
            counted = tuple(cast[member] for member in body["votes"] if member in cast)
            fields = {"number": body["round"], "verdict": body["verdict"], "reopened": tuple(body["reopened"])}
            found.append(Round(at=at, voices=counted, **fields))
            cast = {}
    return tuple(found)


def _voice(body: dict[str, Any]) -> Voice:
    return Voice(person=body["person"], verdict=body["verdict"], comments=body.get("comments") or {})
