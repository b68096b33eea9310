"""Everything that a task's page shows: what is asked, documents, earlier rounds, and what became of it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import Any

from pydantic import AwareDatetime
from sqlalchemy import Engine
from sqlmodel import Session, col, select

from activities.database import reading
from models.answering import answered_by
from models.messages import KINDS
from models.papers import ROWS
from models.standing import Waiting
from models.tables import DocumentRow, PersonRow, RegionRow, RoleRow
from models.values import Value
from models.words import step_kind
from queries.region_page import DOCUMENT_FIELDS
from queries.rounds import Round, rounds
from queries.scene import Scene, scene
from queries.sentences import told

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


class Done(Value):
    """What answered a step that is not open any more."""

    at: AwareDatetime
    text: str


class TaskPage(Value):
    """One task for one reader."""

    journey: str
    title: str
    waiting: Waiting | None
    """None where the step is not open any more, or not yet."""
    papers: tuple[Paper, ...]
    rounds: tuple[Round, ...]
    done: Done | None
    names: dict[str, str]
    """Of everybody who holds a role here or in the cohort, and of who has said something."""


def task_page(engine: Engine, journey: str, step: str, now: datetime, language: str) -> tuple[TaskPage, Scene]:
    """The page of *step* in *journey* or in a cohort at the real moment *now*, and the place it answers from.

    Raises:
        Refused: there is no such journey, or nothing is recorded of it yet.
    """
    with reading(engine) as session:
        here = scene(session, journey, now)
        region = session.get(RegionRow, here.standing.region)
        names = _names(session, here)
        waiting = here.waiting(step)
        page = TaskPage(
            journey=journey,
            title=region.name if region else here.standing.region,
            waiting=waiting,
            papers=_papers(session, here, step),
            rounds=rounds(here, step),
            done=None if waiting else _done(here, step, names, language),
            names=names,
        )
    return page, here


def _names(session: Session, here: Scene) -> dict[str, str]:
    """Names by id, in two queries: whoever holds a role here, or one given for this journey or its cohort."""
    scopes = (here.standing.journey, here.standing.cohort)
    given = session.exec(select(RoleRow.person).where(col(RoleRow.scope).in_(scopes)))
    ids = {*given, *(person for persons in here.people.holders.values() for person in persons)}
    ids |= {each for s in here.people.substitutions for each in (s.person, s.substitute)}
    ids |= {body["person"] for _, _, body in here.facts if isinstance(body.get("person"), str)}
    query = select(PersonRow.id, PersonRow.name).where(col(PersonRow.id).in_(ids)).order_by(col(PersonRow.name))
    return dict(session.exec(query).all())


def _papers(session: Session, here: Scene, step: str) -> tuple[Paper, ...]:
    kinds = {KINDS[kind].recorded_as: kind for kind in CONCERNED.get(step_kind(step), ())}
    versions: dict[tuple[str, str], list[tuple[str, datetime]]] = {}
    for fact, at, body in here.facts:
        if fact in kinds and _same_session(step, body):
            for part, digest in _named(fact, kinds[fact], body):
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


def _same_session(step: str, body: dict[str, Any]) -> bool:
    return not step.startswith("session-") or body.get("session") == int(step.split("-")[1])


def _named(fact: str, kind: str, body: dict[str, Any]) -> Iterator[tuple[str, str]]:
    for field in DOCUMENT_FIELDS.get(fact, ()):
        if isinstance(body.get(field), str):
            yield str(body.get("book") or (body.get("evidence") if kind == "evidence" else "") or ""), body[field]
    if kind in ROWS:
        rows, part = ROWS[kind]
        yield from ((str(number), row[part]) for number, row in enumerate(body.get(rows) or (), 1))


def _done(here: Scene, step: str, names: dict[str, str], language: str) -> Done | None:
    """The newest answer of this kind of step; of none that a person gave, nothing."""
    recorded = {KINDS[kind].recorded_as for kind in answered_by(step)}
    for kind, at, body in reversed(here.facts):
        if kind in recorded and _same_session(step, body):
            return Done(at=at, text=told(kind, body, names, language))
    return None
