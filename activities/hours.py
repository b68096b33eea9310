"""The clock and the post's hours of a chain, read from the state that it was begun with."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime
from typing import Any, NamedTuple

from sqlalchemy import JSON, ColumnElement, cast, func
from sqlmodel import Session, col, select

from models.calendar import local
from models.clock import Clock
from models.event import ZONE
from models.journey import COHORT_PREFIX
from models.policy import PostPolicy
from models.tables import CohortRow, JourneyRow


class Hours(NamedTuple):
    """A chain's clock, and its policy for the post; none where its policy is older than that section."""

    clock: Clock
    post: PostPolicy | None


def hours_of(session: Session, chain: str) -> Hours | None:
    """The hours of *chain*, or None where it was never begun; looked up once in a transaction."""
    return all_hours(session, (chain,))[chain]


def today_of(session: Session, chain: str, now: datetime) -> date:
    """The secretariat's day at *now*, by the clock of *chain*."""
    hours = hours_of(session, chain)
    return local(hours.clock.programme(now) if hours else now, ZONE).date()


def all_hours(session: Session, chains: Iterable[str]) -> dict[str, Hours | None]:
    """The hours of each of *chains* and of all that were looked up before in this transaction; two queries at most."""
    known: dict[str, Hours | None] = session.info.setdefault("hours", {})
    new = set(chains).difference(known)
    known.update(dict.fromkeys(new))
    cohorts = {chain.removeprefix(COHORT_PREFIX) for chain in new if chain.startswith(COHORT_PREFIX)}
    journeys = {chain for chain in new if not chain.startswith(COHORT_PREFIX)}
    if journeys:
        found = select(JourneyRow.journey, *_parts(session, JourneyRow.state))
        for chain, *parts in session.exec(found.where(col(JourneyRow.journey).in_(journeys))):
            known[chain] = _hours(*parts)
    if cohorts:
        found = select(CohortRow.cohort, *_parts(session, CohortRow.state))
        for cohort, *parts in session.exec(found.where(col(CohortRow.cohort).in_(cohorts))):
            known[f"{COHORT_PREFIX}{cohort}"] = _hours(*parts)
    return known


def _parts(session: Session, state: Any) -> tuple[ColumnElement[str], ColumnElement[str]]:
    """Clock and hours out of *state*, by the database: a state is large, and these are the only parts needed."""
    if session.get_bind().dialect.name == "postgresql":
        state = cast(state, JSON)
        return func.json_extract_path_text(state, "clock"), func.json_extract_path_text(state, "policy", "post")
    return func.json_extract(state, "$.clock"), func.json_extract(state, "$.policy.post")


def _hours(clock: str, post: str | None) -> Hours:
    return Hours(Clock.model_validate_json(clock), PostPolicy.model_validate_json(post) if post else None)
