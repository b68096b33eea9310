"""A cohort as it is recorded: read in a few queries, and kept as long as its chains have nothing new."""

from __future__ import annotations

import json
import time
from collections.abc import Iterable, Mapping
from datetime import datetime
from hashlib import blake2b
from threading import Lock
from typing import Any, NamedTuple

from sqlalchemy import Engine, String, type_coerce
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
    regions: dict[str, str]
    """Region to its name."""
    newest: tuple[Entry, ...]
    read_at: float

    def now(self, real: datetime) -> datetime:
        """The minute of *real* on the cohort's clock, which in a rehearsal runs ahead.

        Dates hold until the end of a minute, so that within one nothing becomes late.
        """
        return self.clock.programme(real).replace(second=0, microsecond=0)


Mark = tuple[int, object]
"""How long a chain is, and the moment of its standing as the database holds it: what tells a new standing."""


def marks(session: Session, cohorts: Iterable[str]) -> dict[str, dict[str, Mark]]:
    """The mark of every journey of *cohorts*, in one query; a standing may also be new without an entry."""
    at = type_coerce(StandingRow.at, String)  # it is only compared, so that nothing needs to be parsed
    columns: tuple[Any, ...] = (StandingRow.cohort, StandingRow.journey, HeadRow.number, at)
    query = select(*columns).join(HeadRow, col(HeadRow.journey) == StandingRow.journey)
    found: dict[str, dict[str, Mark]] = {}
    for cohort, journey, number, moment in session.exec(query.where(col(StandingRow.cohort).in_(list(cohorts)))):
        found.setdefault(cohort, {})[journey] = (number, moment)
    return found


def version_of(marks: Mapping[str, Mark]) -> int:
    """A number that is another one as soon as a mark is."""
    return int.from_bytes(blake2b(repr(sorted(marks.items())).encode(), digest_size=6).digest(), "big")


def versions(engine: Engine, cohorts: Iterable[str]) -> dict[str, int]:
    """The version of each of *cohorts*, in one query."""
    with reading(engine) as session:
        return {cohort: version_of(found) for cohort, found in marks(session, cohorts).items()}


class Pictures:
    """The pictures of a process; only what is new in a cohort is read again."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._kept: dict[str, Picture] = {}
        self._places: dict[str, tuple[Mark, Place]] = {}
        self._lock = Lock()

    def of(self, cohort: str) -> Picture:
        """The cohort as it is recorded now.

        Raises:
            Refused: there is no such cohort.
        """
        with self._lock, reading(self._engine) as session:  # one reads, the others wait for it
            found = marks(session, [cohort]).get(cohort, {})
            kept = self._kept.get(cohort)
            if kept is None or kept.version != version_of(found) or _old(kept):
                kept = self._kept[cohort] = self._read(session, cohort, found, kept)
            return kept

    def _read(self, session: Session, cohort: str, marks: dict[str, Mark], kept: Picture | None) -> Picture:
        young = kept if kept and not _old(kept) else None
        name, clock = (kept.name, kept.clock) if kept else _begun(session, cohort)
        places = self._read_places(session, marks, afresh=young is None)
        return Picture(
            cohort=cohort,
            name=name,
            version=version_of(marks),
            clock=clock,
            own=next((each for each in places if each.stage == COHORT), None),
            places=tuple(sorted((each for each in places if each.stage != COHORT), key=lambda each: each.name)),
            names=_names(session, places, young.names if young else {}),
            regions={place.region: place.name for place in places},
            newest=newest(session, cohort),
            read_at=young.read_at if young else time.monotonic(),
        )

    def _read_places(self, session: Session, marks: dict[str, Mark], *, afresh: bool) -> list[Place]:
        """Every journey of the cohort; a standing is parsed again only where its mark is another."""
        stale = [id for id, mark in marks.items() if afresh or self._places.get(id, (None,))[0] != mark]
        for id, body, *region in session.exec(_bodies(stale)).all() if stale else ():
            self._places[id] = (marks[id], placed(Standing.model_validate_json(body), region if region[0] else None))
        return [self._places[id][1] for id in marks]


def _old(picture: Picture) -> bool:
    return time.monotonic() - picture.read_at >= KEPT_FOR


def _bodies(journeys: list[str]) -> Any:
    columns: tuple[Any, ...] = (
        *(StandingRow.journey, StandingRow.body),
        *(RegionRow.name, RegionRow.province, RegionRow.zone),
    )
    query = select(*columns).join(RegionRow, col(RegionRow.id) == StandingRow.region, isouter=True)
    return query.where(col(StandingRow.journey).in_(journeys))


def _names(session: Session, places: list[Place], known: dict[str, str]) -> dict[str, str]:
    """The names of everybody; read again where somebody is waited for whose name is not known."""
    waited = {person for place in places for each in place.opened for person in each.persons}
    if known and waited <= known.keys():
        return known
    return {person: person for person in waited} | dict(session.exec(select(PersonRow.id, PersonRow.name)).all())


def _begun(session: Session, cohort: str) -> tuple[str, Clock]:
    """The cohort's name and clock, from what it or its first journey was begun with."""
    own = session.get(CohortRow, cohort)
    row = own or session.exec(select(JourneyRow).where(JourneyRow.cohort == cohort).limit(1)).first()
    if row is None:
        known = ", ".join(session.exec(select(CohortRow.cohort).order_by(col(CohortRow.cohort)))) or "none yet"
        raise Refused(f"there is no cohort {cohort!r}; those that were begun: {known}")
    state = json.loads(row.state)
    return state.get("name") or cohort if own else cohort, Clock.model_validate(state["clock"])
