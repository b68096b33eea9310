"""A cohort's mentors: how far each is with the Training of Trainers, and which regions each guides."""

from __future__ import annotations

from decimal import Decimal
from typing import Any, NamedTuple

from sqlalchemy import Engine
from sqlmodel import Session, col, select

from activities.begun import begun_cohort
from activities.database import reading
from models.cohort.position import CohortProgress
from models.cohort.register import folded
from models.cohort.tot import Candidate
from models.errors import Refused
from models.journey import cohort_id, journey_id
from models.tables import PersonRow, RegionRow, StandingRow
from queries.cohorts import cohort_facts


class Guided(NamedTuple):
    """A region that has a mentor."""

    journey: str
    name: str
    province: str
    stage: str
    outcome: str | None


class Mentor(NamedTuple):
    """A mentor, or a candidate for one."""

    person: str
    name: str
    mentor: bool
    left: bool
    attended: tuple[int, ...]
    mark: Decimal | None
    """Of 100; none while it is not given."""
    capacity: int
    regions: tuple[Guided, ...]


class Mentoring(NamedTuple):
    """The mentors of a cohort."""

    name: str
    sessions: int
    """How many sessions the Training of Trainers has."""
    mentors: tuple[Mentor, ...]
    without: tuple[Guided, ...]
    """Selected regions that go on and have no mentor yet."""


def mentoring(engine: Engine, cohort: str) -> Mentoring:
    """The mentors of *cohort* by name, and the regions without one.

    Raises:
        Refused: there is no such cohort, or nothing of it is recorded yet.
    """
    state = begun_cohort(engine, cohort)
    seats = folded(cohort_facts(engine, cohort))
    with reading(engine) as session:
        own = session.get(StandingRow, cohort_id(cohort))
        if own is None:
            raise Refused(f"nothing is recorded of the cohort {cohort!r} yet; its board shows when it is")
        tot = CohortProgress.model_validate_json(own.progress).tot
        regions = _regions(session, cohort)
        named = select(PersonRow.id, PersonRow.name).where(col(PersonRow.id).in_(tot.candidates))
        names = dict(session.exec(named).all())
    guided: dict[str, list[Guided]] = {}
    for region, seat in seats.items():
        if seat.mentor and region in regions:
            guided.setdefault(seat.mentor, []).append(regions[region])
    without = [regions[id] for id, seat in seats.items() if seat.place == "held" and not seat.mentor and id in regions]
    mentors = [_mentor(id, each, names, guided.get(id, [])) for id, each in tot.candidates.items()]
    return Mentoring(
        name=state.name,
        sessions=state.rules.tot.sessions,
        mentors=tuple(sorted(mentors, key=lambda each: (not each.mentor, each.left, each.name))),
        without=tuple(sorted((each for each in without if each.outcome is None), key=lambda each: each.name)),
    )


def _mentor(person: str, candidate: Candidate, names: dict[str, str], guided: list[Guided]) -> Mentor:
    return Mentor(
        person=person,
        name=names.get(person, person),
        mentor=candidate.mentor,
        left=candidate.left,
        attended=candidate.attended,
        mark=candidate.mark,
        capacity=candidate.capacity,
        regions=tuple(sorted(guided, key=lambda each: each.name)),
    )


def _regions(session: Session, cohort: str) -> dict[str, Guided]:
    columns: tuple[Any, ...] = (
        *(StandingRow.region, RegionRow.name, RegionRow.province),
        *(StandingRow.stage, StandingRow.outcome),
    )
    query = select(*columns).join(RegionRow, col(RegionRow.id) == StandingRow.region)
    rows = session.exec(query.where(StandingRow.cohort == cohort))
    return {region: Guided(journey_id(cohort, region), *rest) for region, *rest in rows}
