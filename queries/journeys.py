"""Where journeys stand: the list, one journey on whom it waits, and what has happened to it."""

from __future__ import annotations

import difflib
import json
from datetime import datetime
from typing import Any

from pydantic import AwareDatetime
from sqlalchemy import Engine
from sqlmodel import Session, col, select

from activities.database import reading
from activities.recorded import facts_words
from models.calendar import LocalDeadline
from models.cohort.state import CohortState
from models.errors import Refused
from models.journey import COHORT_PREFIX, JourneyState, cohort_id
from models.messages import COHORT
from models.messages.mou import Signature
from models.standing import Standing, Waiting
from models.tables import CohortRow, JourneyRow, PersonRow, RegionRow, RegisterRow, StandingRow
from models.values import Value
from queries.about import digest_about
from queries.acting import Acting, acting_of
from queries.sentences import sentence


class Line(Value):
    """One journey in a list."""

    journey: str
    region: str
    province: str
    stage: str
    step: str | None
    persons: tuple[str, ...]
    due: LocalDeadline | None
    estimated: bool
    """Whether that date lies in a year without a decree on holidays."""
    late: bool
    paused: bool
    outcome: str | None


class Happening(Value):
    """One entry of the register in words."""

    number: int
    at: AwareDatetime
    kind: str
    text: str


class Shown(Value):
    """One journey for people: where it stands, who everybody is, what has happened."""

    name: str
    province: str
    zone: str
    standing: Standing
    names: dict[str, str]
    about: dict[str, str]
    """Open step to the digest that its answer must name."""
    timeline: tuple[Happening, ...]
    acting: Acting
    """Who stands in for whom, and who held a role before."""


def programme_now(session: Session, id: str, now: datetime) -> datetime:
    """*now* on the clock of a journey or a cohort; a rehearsal's runs ahead."""
    if id.startswith(COHORT_PREFIX):
        cohort = session.get(CohortRow, id.removeprefix(COHORT_PREFIX))
        return CohortState.model_validate_json(cohort.state).clock.programme(now) if cohort else now
    row = session.get(JourneyRow, id)
    return JourneyState.model_validate_json(row.state).clock.programme(now) if row else now


def listed(
    engine: Engine, now: datetime, *, cohort: str | None = None, stage: str | None = None, late: bool = False
) -> list[Line]:
    """The journeys, by their earliest date; ended ones last."""
    journeys = col(StandingRow.stage) != COHORT
    query = (
        select(StandingRow, RegionRow)
        .where(journeys)
        .join(RegionRow, col(RegionRow.id) == StandingRow.region, isouter=True)
    )
    if cohort:
        query = query.where(StandingRow.cohort == cohort)
    if stage:
        query = query.where(StandingRow.stage == stage)
    with reading(engine) as session:
        moments: dict[str, datetime] = {}
        lines = []
        for row, region in session.exec(query):
            moment = moments.setdefault(row.cohort, programme_now(session, row.journey, now))
            lines.append(_line(Standing.model_validate_json(row.body), region, moment))
    chosen = [line for line in lines if line.late or not late]
    return sorted(chosen, key=lambda each: (each.outcome is not None, each.due is None, _moment(each), each.region))


def _moment(line: Line) -> float:
    return line.due.moment.timestamp() if line.due else 0.0


def _line(standing: Standing, region: RegionRow | None, now: datetime) -> Line:
    first: Waiting | None = min(standing.waiting, key=lambda waiting: waiting.due.moment, default=None)
    paused = standing.paused_since is not None
    return Line(
        journey=standing.journey,
        region=region.name if region else standing.region,
        province=region.province if region else "",
        stage=standing.stage,
        step=first.step if first else None,
        persons=first.persons if first else (),
        due=first.due if first else None,
        estimated=first.estimated if first else False,
        late=first is not None and not paused and first.due.moment < now,
        paused=paused,
        outcome=standing.outcome,
    )


def found(engine: Engine, wanted: str) -> str:
    """The id of the journey that *wanted* names: its id, or a region's where that region has just one.

    Raises:
        Refused: there is none, or more than one.
    """
    with reading(engine) as session:
        ids = list(session.exec(select(JourneyRow.journey).order_by(col(JourneyRow.journey))))
        cohorts = [cohort_id(id) for id in session.exec(select(CohortRow.cohort))]
    if wanted in ids or wanted in cohorts:
        return wanted
    regions = [id for id in ids if id.rpartition("/")[2] == wanted]
    if len(regions) == 1:
        return regions[0]
    if regions:
        raise Refused(f"{wanted} has {len(regions)} journeys; name one: {', '.join(regions)}")
    names = [id.rpartition("/")[2] for id in ids]
    near = list(dict.fromkeys(difflib.get_close_matches(wanted.rpartition("/")[2], names, 3)))
    hint = f"did you mean {' or '.join(near)}?" if near else "`starter.py list` shows those that were begun"
    raise Refused(f"there is no journey {wanted!r}; {hint}")


def shown(engine: Engine, journey: str) -> Shown:
    """Everything `starter.py show` tells of one journey.

    Raises:
        Refused: it was begun and nothing is recorded yet.
    """
    with reading(engine) as session:
        row = session.get(StandingRow, journey)
        if row is None:
            raise Refused(f"{journey} was begun and nothing is recorded yet; start a worker with `python worker.py`")
        standing, region = Standing.model_validate_json(row.body), session.get(RegionRow, row.region)
        names = {person.id: person.name for person in session.exec(select(PersonRow))}
        zone = region.zone if region else "Asia/Jakarta"
        acting = acting_of(session, row, zone)
        waited_for = (id for waiting in standing.waiting for id in waiting.persons)
        return Shown(
            name=region.name if region else row.region,
            province=region.province if region else "",
            zone=zone,
            standing=standing,
            names={id: names.get(id, id) for id in (*waited_for, *acting.persons)},
            about=_about(session, row, standing),
            timeline=timeline(session, journey, names),
            acting=acting,
        )


def _about(session: Session, row: StandingRow, standing: Standing) -> dict[str, str]:
    begun, progress = session.get(JourneyRow, row.journey), json.loads(row.progress)
    if begun is None:
        return {}
    state = JourneyState.model_validate_json(begun.state)
    found = {waiting.step: digest_about(waiting.step, progress, state) for waiting in standing.waiting}
    return {step: digest for step, digest in found.items() if digest}


def timeline(session: Session, journey: str, names: dict[str, str]) -> tuple[Happening, ...]:
    """What has happened to a journey or a cohort, in words."""
    query = select(RegisterRow).where(RegisterRow.journey == journey).order_by(col(RegisterRow.number))
    return tuple(
        Happening(
            number=row.number,
            at=row.at,
            kind=row.kind,
            text=sentence(row.kind, _body(session, row), names),
        )
        for row in session.exec(query)
    )


def _body(session: Session, row: RegisterRow) -> dict[str, Any]:
    """An entry's body with people's own words; a signature's with its message's id, by which it can be undone."""
    body = facts_words(session, row.journey, row.number, row.body)
    return {**body, "message": row.identity} if row.kind == Signature.recorded_as else body
