"""A cohort as it is recorded: read in a few queries, and kept as long as its chains have nothing new."""

from __future__ import annotations

import json
import time
from collections.abc import Iterable
from datetime import datetime
from threading import Lock
from typing import Any, NamedTuple

from sqlalchemy import Engine, func
from sqlmodel import Session, col, select

from activities.database import reading
from models.clock import Clock
from models.errors import Refused
from models.messages import COHORT
from models.standing import Standing
from models.tables import CohortRow, HeadRow, JourneyRow, PersonRow, RegionRow, StandingRow
from queries.board.newest import Entry, newest
from queries.board.places import Place, placed

KEPT_FOR = 60.0
"""Seconds after which a picture is read anew though nothing was recorded: names of people and regions may change."""


class Picture(NamedTuple):
    """One cohort at one version of its chains."""

    cohort: str
    name: str
    version: int
    clock: Clock
    own: Place | None
    """The cohort's own chain; none where its journeys run without one."""
    places: tuple[Place, ...]
    """Its journeys by name."""
    names: dict[str, str]
    newest: tuple[Entry, ...]
    read_at: float

    def now(self, real: datetime) -> datetime:
        """*real* on the cohort's clock; a rehearsal's runs ahead."""
        return self.clock.programme(real)


def version(session: Session, cohort: str) -> int:
    """How many entries the chains of *cohort* have: it grows with every fact."""
    query = select(func.coalesce(func.sum(HeadRow.number), 0)).join(
        StandingRow, col(StandingRow.journey) == HeadRow.journey
    )
    return int(session.exec(query.where(StandingRow.cohort == cohort)).one())


class Pictures:
    """The pictures of a process; only what is new in a cohort is read again."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._kept: dict[str, Picture] = {}
        self._places: dict[str, tuple[tuple[object, ...], Place]] = {}
        self._lock = Lock()

    def of(self, cohort: str) -> Picture:
        """The cohort as it is recorded now.

        Raises:
            Refused: there is no such cohort.
        """
        with reading(self._engine) as session:
            found = self._fresh(cohort, version(session, cohort))
            if found:
                return found
        with self._lock, reading(self._engine) as session:  # one reads, the others wait for it
            now = version(session, cohort)
            self._kept[cohort] = self._fresh(cohort, now) or self._read(session, cohort, now)
            return self._kept[cohort]

    def _fresh(self, cohort: str, version: int) -> Picture | None:
        kept = self._kept.get(cohort)
        fresh = kept and kept.version == version and time.monotonic() - kept.read_at < KEPT_FOR
        return kept if fresh else None

    def _read(self, session: Session, cohort: str, version: int) -> Picture:
        kept = self._kept.get(cohort)
        name, clock = (kept.name, kept.clock) if kept else _begun(session, cohort)
        places = self._read_places(session, cohort)
        names = dict(session.exec(select(PersonRow.id, PersonRow.name)).all())
        return Picture(
            cohort=cohort,
            name=name,
            version=version,
            clock=clock,
            own=next((each for each in places if each.stage == COHORT), None),
            places=tuple(sorted((each for each in places if each.stage != COHORT), key=lambda each: each.name)),
            names=names,
            newest=newest(session, cohort),
            read_at=time.monotonic(),
        )

    def _read_places(self, session: Session, cohort: str) -> list[Place]:
        """Every journey of the cohort; a standing is parsed again only where its chain or its region is another."""
        rows = session.exec(_marks(cohort)).all()
        marks = {row[0]: tuple(row[1:]) for row in rows}
        stale = [id for id, mark in marks.items() if self._places.get(id, (None,))[0] != mark]
        for id, body in _bodies(session, stale):
            name, province, zone = marks[id][2:]
            region = (name, province, zone) if name else None
            self._places[id] = (marks[id], placed(Standing.model_validate_json(body), region))
        return [self._places[id][1] for id in marks]


def _marks(cohort: str) -> Any:
    """What tells whether a kept place still holds: the standing's moment, its chain's length, and the region."""
    columns: tuple[Any, ...] = (
        *(StandingRow.journey, StandingRow.at, HeadRow.number),
        *(RegionRow.name, RegionRow.province, RegionRow.zone),
    )
    return (
        select(*columns)
        .join(HeadRow, col(HeadRow.journey) == StandingRow.journey)
        .join(RegionRow, col(RegionRow.id) == StandingRow.region, isouter=True)
        .where(StandingRow.cohort == cohort)
    )


def _bodies(session: Session, journeys: list[str]) -> Iterable[tuple[str, str]]:
    """The standings of *journeys*, in one query."""
    query = select(StandingRow.journey, StandingRow.body).where(col(StandingRow.journey).in_(journeys))
    return session.exec(query).all() if journeys else ()


def _begun(session: Session, cohort: str) -> tuple[str, Clock]:
    """The cohort's name and clock, from what it or its first journey was begun with."""
    own = session.get(CohortRow, cohort)
    row = own or session.exec(select(JourneyRow).where(JourneyRow.cohort == cohort).limit(1)).first()
    if row is None:
        known = ", ".join(session.exec(select(CohortRow.cohort).order_by(col(CohortRow.cohort)))) or "none yet"
        raise Refused(f"there is no cohort {cohort!r}; those that were begun: {known}")
    state = json.loads(row.state)
    return state.get("name") or cohort if own else cohort, Clock.model_validate(state["clock"])


def versions(engine: Engine, cohorts: Iterable[str]) -> dict[str, int]:
    """The version of each of *cohorts*, in one query."""
    total = func.coalesce(func.sum(HeadRow.number), 0)
    query = (
        select(StandingRow.cohort, total)
        .join(HeadRow, col(HeadRow.journey) == StandingRow.journey)
        .where(col(StandingRow.cohort).in_(list(cohorts)))
        .group_by(StandingRow.cohort)
    )
    with reading(engine) as session:
        return {cohort: int(number) for cohort, number in session.exec(query)}
