"""The documents that a step is about: the newest version of each, with those before."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import Any

from pydantic import AwareDatetime
from sqlmodel import Session, col, select

from models.cohort.facts import ObjectionOpened
from models.messages import KINDS
from models.papers import ROWS
from models.tables import DocumentRow
from models.values import Value
from models.words import step_kind
from queries.region_page import DOCUMENT_FIELDS
from queries.scene import Scene

CONCERNED: dict[str, tuple[str, ...]] = {
    "objection-answer": ("object",),
    "signature": ("text",),
    "session-judgement": ("attendance", "output"),
    "panel": ("book",),
    "presentation-score": ("book",),
    "masterplan": ("book",),
    "launch-plan-judgement": ("launch-plan",),
    "launch": ("launch-plan",),
    "evidence-check": ("evidence",),
    "recheck": ("evidence",),
    "evaluator-score": ("self-score", "realisation"),
    "moderation": ("self-score", "realisation"),
    "service-check": ("egov-services",),
}
"""What a step is about: the messages whose newest documents are read for it."""


class Paper(Value):
    """A document that the step is about."""

    digest: str
    name: str
    size: int
    kind: str
    """The message that handed it in."""
    fact: str
    """What the register calls that."""
    part: str
    """Which of its kind: a book, a kind of evidence, or the number of a row."""
    version: int
    at: AwareDatetime
    earlier: tuple[str, ...] = ()
    """The digests of its earlier versions, the newest first."""


def papers(session: Session, here: Scene, step: str) -> tuple[Paper, ...]:
    """The stored documents that *step* is about."""
    kinds = {KINDS[kind].recorded_as: kind for kind in CONCERNED.get(step_kind(step), ())}
    if step_kind(step) == "answer":
        kinds = {ObjectionOpened.recorded_as: "object"}
    versions: dict[tuple[str, str], list[tuple[str, datetime]]] = {}
    for fact, at, body in here.facts:
        if fact in kinds and same_session(step, body):
            for part, digest in _named(kinds[fact], body):
                versions.setdefault((kinds[fact], part), []).append((digest, at))
    digests = {digest for each in versions.values() for digest, _ in each}
    query = select(DocumentRow).where(col(DocumentRow.digest).in_(digests))
    stored = {row.digest: row for row in session.exec(query)}
    found = []
    for (kind, part), each in versions.items():
        (digest, at), earlier = each[-1], tuple(older for older, _ in reversed(each[:-1]))
        if row := stored.get(digest):
            fields: dict[str, Any] = {"name": row.name, "size": row.size, "version": len(each), "earlier": earlier}
            found.append(Paper(digest=digest, kind=kind, fact=KINDS[kind].recorded_as, part=part, at=at, **fields))
    return tuple(found)


def same_session(step: str, body: dict[str, Any]) -> bool:
    """Whether a fact is about the session, or the region, that *step* is about; other steps are about all."""
    if step_kind(step) == "answer":
        return body.get("region") == step.partition("#")[0].removeprefix("answer-")
    return not step.startswith("session-") or body.get("session") == int(step.split("-")[1])


def _named(kind: str, body: dict[str, Any]) -> Iterator[tuple[str, str]]:
    for field in DOCUMENT_FIELDS[KINDS[kind].recorded_as]:
        if isinstance(body.get(field), str):
            yield str(body.get("book") or (body.get("evidence") if kind == "evidence" else "") or ""), body[field]
    if kind in ROWS:
        rows, part = ROWS[kind]
        yield from ((str(number), row[part]) for number, row in enumerate(body.get(rows) or (), 1))
