"""A cohort as people read it: where it stands, the list with every place, and one region's score explained."""

from __future__ import annotations

import json
from decimal import Decimal
from typing import Any

from sqlalchemy import Engine
from sqlmodel import Session, col, select

from activities.begun import begun_cohort
from activities.database import reading
from models.cohort.register import Seat, folded
from models.errors import Refused
from models.journey import cohort_id
from models.ranking import Ranking
from models.ranking_words import explained
from models.standing import Standing
from models.tables import JourneyRow, PersonRow, RankingRow, RegionRow, RegisterRow, StandingRow
from models.values import Key, Value
from queries.journeys import Happening, timeline


class Listed(Value):
    """One candidate of a cohort."""

    region: Key
    name: str
    province: str
    rank: int | None
    score: Decimal | None
    place: str
    """assessing, unranked, held, lapsing, free, reserve, out."""
    stage: str
    outcome: str | None
    mentor: str | None


class CohortShown(Value):
    """One cohort for people."""

    name: str
    standing: Standing
    names: dict[str, str]
    list: str | None
    """The digest that a vote and the seal name."""
    awards: str | None
    """The digest that the awards' approval and release name."""
    version: int
    quota: int
    candidates: tuple[Listed, ...]
    timeline: tuple[Happening, ...]


def cohort_shown(engine: Engine, cohort: str) -> CohortShown:
    """Everything `starter.py cohort show` tells.

    Raises:
        Refused: there is no such cohort, or nothing is recorded yet.
    """
    state = begun_cohort(engine, cohort)
    with reading(engine) as session:
        row = session.get(StandingRow, cohort_id(cohort))
        if row is None:
            raise Refused(f"{cohort} was begun and nothing is recorded yet; start a worker with `python worker.py`")
        progress = json.loads(row.progress)
        standing = Standing.model_validate_json(row.body)
        names = {person.id: person.name for person in session.exec(select(PersonRow))}
        version = int(progress["selection"]["version"])
        assert state.policy.cohort is not None
        return CohortShown(
            name=state.name,
            standing=standing,
            names={id: names.get(id, id) for waiting in standing.waiting for id in waiting.persons},
            list=progress["selection"]["digest"],
            awards=progress["awards"]["digest"],
            version=version,
            quota=state.policy.cohort.selection.quota,
            candidates=_candidates(
                session, cohort, folded(_facts(session, cohort)), _ranking(session, cohort, version)
            ),
            timeline=timeline(session, cohort_id(cohort), names),
        )


def cohort_facts(engine: Engine, cohort: str) -> list[tuple[str, dict[str, Any]]]:
    """Kind and body of every fact of a cohort's own chain, in order; of people's own words the commitments."""
    with reading(engine) as session:
        return _facts(session, cohort)


def _facts(session: Session, cohort: str) -> list[tuple[str, dict[str, Any]]]:
    chain = select(RegisterRow.kind, RegisterRow.body).where(RegisterRow.journey == cohort_id(cohort))
    return [(kind, json.loads(body)) for kind, body in session.exec(chain.order_by(col(RegisterRow.number)))]


def _ranking(session: Session, cohort: str, version: int) -> Ranking:
    row = session.get(RankingRow, (cohort, version))
    return Ranking.model_validate_json(row.body) if row else Ranking(lines=())


def _candidates(session: Session, cohort: str, seats: dict[str, Seat], ranking: Ranking) -> tuple[Listed, ...]:
    """Every candidate in the order of the list; whoever is not ranked comes last, by name."""
    scores = {line.region: line.score for line in ranking.lines}
    query = (
        select(JourneyRow.region, RegionRow, StandingRow)
        .where(JourneyRow.cohort == cohort)
        .join(RegionRow, col(RegionRow.id) == JourneyRow.region, isouter=True)
        .join(StandingRow, col(StandingRow.journey) == JourneyRow.journey, isouter=True)
    )
    found = []
    for id, region, standing in session.exec(query):
        seat = seats.get(id, Seat())
        found.append(
            Listed(
                region=id,
                name=region.name if region else id,
                province=region.province if region else "",
                rank=seat.rank,
                score=scores.get(id),
                place=seat.place,
                stage=standing.stage if standing else "",
                outcome=standing.outcome if standing else None,
                mentor=seat.mentor,
            )
        )
    return tuple(sorted(found, key=lambda each: (each.rank is None, each.rank or 0, each.name)))


def explanation(engine: Engine, region: str, cohort: str | None, language: str) -> list[str]:
    """A region's score number by number, in ``id`` or ``en``, from the newest version of its cohort's list.

    Raises:
        Refused: the region is on no list, or on several and *cohort* names none.
    """
    with reading(engine) as session:
        query = select(JourneyRow.cohort).where(JourneyRow.region == region)
        cohorts = sorted({cohort} if cohort else set(session.exec(query)))
        newest: dict[str, RankingRow] = {}
        rows = select(RankingRow).where(col(RankingRow.cohort).in_(cohorts)).order_by(col(RankingRow.version))
        for row in session.exec(rows):
            newest[row.cohort] = row
    if len(newest) > 1:
        raise Refused(f"{region} is on the lists of {', '.join(newest)}; name one with --cohort")
    for name, row in newest.items():
        ranking = Ranking.model_validate_json(row.body)
        line = next((line for line in ranking.lines if line.region == region), None)
        policy = begun_cohort(engine, name).policy.ranking
        if line and policy:
            head = f"{name}, version {row.version} of the list, digest {row.digest}"
            return [head, *explained(line, ranking, policy, language)]
    raise Refused(f"{region} is on no list yet; a cohort ranks its candidates when their data are verified")
