"""What an officer tells the own head of an open task (*nota dinas*): to which office, why, and who decides after."""

from __future__ import annotations

from pydantic import AwareDatetime
from sqlalchemy import Engine

from activities.database import reading
from models.appointment import place_of
from models.deciding import decided_by
from models.formal import Region
from models.people import REGION_ROLES, Role
from models.standing import Waiting
from models.tables import RegionRow
from models.values import Value
from queries.scene import Scene
from queries.sentences import told

NEWEST = 3
"""How many of the newest facts about the step are told."""


class Happened(Value):
    """One fact about the step, as a sentence."""

    at: AwareDatetime
    text: str


class Decider(Value):
    """A role that decides after the step, and who holds it in this journey; nobody where it is not filled yet."""

    role: str
    names: tuple[str, ...]


class Nota(Value):
    """What a nota dinas says beside the task itself."""

    office: str
    """The head's office, not a person: Bupati Mimika."""
    happened: tuple[Happened, ...]
    deciders: tuple[Decider, ...]


def writes_nota(here: Scene, waiting: Waiting | None, person: str) -> bool:
    """Whether *person* is an officer of the region today, and the open step waits for the region."""
    return waiting is not None and waiting.role in REGION_ROLES and Role.OFFICER in here.roles_of(person)


def nota(engine: Engine, here: Scene, waiting: Waiting, names: dict[str, str], language: str) -> Nota:
    """The nota dinas about the open step *waiting*, in *language*."""
    with reading(engine) as session:
        row = session.get(RegionRow, here.standing.region)
    name, province = (row.name, row.province) if row else (here.standing.region, "")
    return Nota(
        office=Region(name, province, None).office,
        happened=_happened(here, waiting, names, language),
        deciders=tuple(
            Decider(role=role, names=tuple(names.get(each, each) for each in here.people.acting(role, here.today)))
            for role in decided_by(waiting.key)
        ),
    )


def _happened(here: Scene, waiting: Waiting, names: dict[str, str], language: str) -> tuple[Happened, ...]:
    """The newest facts that name the step in its present round, the newest first."""
    place = place_of(waiting.key)
    found = [fact for fact in reversed(here.facts) if place_of(str(fact[2].get("step", ""))) == place]
    return tuple(Happened(at=at, text=told(kind, body, names, language)) for kind, at, body in found[:NEWEST])
