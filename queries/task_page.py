"""Everything that a task's page shows: what is asked, documents, earlier rounds, and what became of it."""

from __future__ import annotations

from datetime import datetime

from pydantic import AwareDatetime
from sqlalchemy import Engine
from sqlmodel import Session, col, select

from activities.database import reading
from models.answering import answered_by
from models.messages import KINDS
from models.standing import Waiting
from models.tables import PersonRow, RegionRow, RoleRow
from models.values import Value
from queries.rounds import Round, rounds
from queries.scene import Scene, scene
from queries.sentences import told
from queries.task_papers import Paper, papers, same_session


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
            papers=papers(session, here, step),
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


def _done(here: Scene, step: str, names: dict[str, str], language: str) -> Done | None:
    """The newest answer of this kind of step; of none that a person gave, nothing."""
    recorded = {KINDS[kind].recorded_as for kind in answered_by(step)}
    for kind, at, body in reversed(here.facts):
        if kind in recorded and same_session(step, body):
            return Done(at=at, text=told(kind, body, names, language))
    return None
