"""A cohort's list as people read it: every candidate's rank, place and score, the score explained number by number."""

from __future__ import annotations

from decimal import Decimal
from typing import NamedTuple

from sqlalchemy import Engine
from sqlmodel import Session, col, select

from activities.begun import begun_cohort
from activities.database import reading
from models.cohort.register import Seat, folded
from models.journey import journey_id
from models.ranking import Line, Ranking
from models.ranking_words import explained
from models.tables import RankingRow, RegionRow
from queries.cohorts import cohort_facts

PLACES = ("held", "lapsing", "reserve", "free", "out", "unranked", "assessing")
"""The places that a candidate may have, in the order in which a page offers them."""
ROWS = 25


class Candidate(NamedTuple):
    """One line of the list."""

    region: str
    journey: str
    name: str
    province: str
    rank: int | None
    score: Decimal | None
    place: str
    why: tuple[str, ...]
    """The score or its absence in sentences; each can be checked with a pocket calculator."""


class Listing(NamedTuple):
    """One page of the newest version of a cohort's list."""

    name: str
    version: int | None
    """None while there is no list."""
    digest: str
    counts: dict[str, int]
    """Candidates by place."""
    page: int
    pages: int
    candidates: tuple[Candidate, ...]


def listing(engine: Engine, cohort: str, language: str, place: str = "", page: int = 1) -> Listing:
    """The list of *cohort*, only those with *place* where one is named.

    Raises:
        Refused: there is no such cohort.
    """
    state = begun_cohort(engine, cohort)
    with reading(engine) as session:
        row = _newest(session, cohort)
        provinces = dict(session.exec(select(RegionRow.id, RegionRow.province)).all())
    policy = state.policy.ranking
    if row is None or policy is None:
        return Listing(state.name, None, "", {}, 1, 1, ())
    ranking = Ranking.model_validate_json(row.body)
    seats = folded(cohort_facts(engine, cohort))
    places = {line.region: _place(line, seats.get(line.region, Seat())) for line in ranking.lines}
    lines = [line for line in ranking.lines if place in ("", places[line.region])]
    pages = max(1, -(-len(lines) // ROWS))
    page = min(page, pages)
    shown = lines[(page - 1) * ROWS : page * ROWS]
    return Listing(
        name=state.name,
        version=row.version,
        digest=row.digest,
        counts={each: list(places.values()).count(each) for each in PLACES if each in places.values()},
        page=page,
        pages=pages,
        candidates=tuple(
            _candidate(cohort, line, places[line.region], provinces, tuple(explained(line, ranking, policy, language)))
            for line in shown
        ),
    )


def _newest(session: Session, cohort: str) -> RankingRow | None:
    query = select(RankingRow).where(RankingRow.cohort == cohort).order_by(col(RankingRow.version).desc())
    return session.exec(query.limit(1)).first()


def _place(line: Line, seat: Seat) -> str:
    """Where it stands; who has no rank in this version is unranked until a place was given."""
    return "unranked" if line.rank is None and seat.place == "assessing" else seat.place


def _candidate(cohort: str, line: Line, place: str, provinces: dict[str, str], why: tuple[str, ...]) -> Candidate:
    return Candidate(
        region=line.region,
        journey=journey_id(cohort, line.region),
        name=line.name,
        province=provinces.get(line.region, ""),
        rank=line.rank,
        score=line.score,
        place=place,
        why=why,
    )
