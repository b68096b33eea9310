"""The clock and the post's hours of a chain, read from the state that it was begun with."""

from __future__ import annotations

import json
from collections.abc import Iterable
from datetime import date, datetime
from functools import lru_cache
from typing import Any, NamedTuple

from sqlalchemy import JSON, ColumnElement, cast, func
from sqlmodel import Session, col, select

from models.calendar import WorkCalendar, local
from models.clock import Clock
from models.event import ZONE
from models.journey import COHORT_PREFIX
from models.policy import PostPolicy
from models.tables import CohortRow, JourneyRow, RegisterRow


class Hours(NamedTuple):
    """A chain's clock, and its policy for the post; none where its policy is older than that section."""

    clock: Clock
    post: PostPolicy | None
    pinned: str
    """The calendar of the state that the chain was begun with, as JSON: most that ask for the hours do not need it."""


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


def calendar_of(session: Session, chain: str) -> WorkCalendar:
    """The calendar pinned in *chain*, with the decrees recorded since; one of weekends where it was not begun."""
    return calendars_of(session, (chain,))[chain]


def calendars_of(session: Session, chains: Iterable[str]) -> dict[str, WorkCalendar]:
    """The calendar of each of *chains*, one query at most beside those for their hours.

    Not kept: an earlier fact of the same transaction may be a decree.
    """
    wanted = set(chains)
    hours = all_hours(session, wanted)
    found = {chain: _pinned(hours[chain]) for chain in wanted}
    decrees = (
        select(RegisterRow.journey, RegisterRow.body)
        .where(col(RegisterRow.journey).in_(wanted), RegisterRow.kind == "calendar-changed")
        .order_by(col(RegisterRow.journey), col(RegisterRow.number))
    )
    for chain, body in session.exec(decrees) if wanted else ():
        found[chain] = _decreed(found[chain], json.loads(body))
    return found


def _pinned(hours: Hours | None) -> WorkCalendar:
    return _calendar(hours.pinned) if hours else WorkCalendar()


@lru_cache(maxsize=128)
def _calendar(text: str) -> WorkCalendar:
    """The same for all journeys of a cohort in one province, so it is read once."""
    return WorkCalendar.model_validate_json(text)


def _decreed(calendar: WorkCalendar, said: dict[str, Any]) -> WorkCalendar:
    removed = {date.fromisoformat(day) for day in said["removed"]}
    kept = tuple(day for day in calendar.holidays if day not in removed)
    calendar = calendar.model_copy(update={"holidays": kept})
    return calendar.with_holidays(date.fromisoformat(day) for day in said["added"])


def _parts(session: Session, state: Any) -> tuple[ColumnElement[str], ColumnElement[str], ColumnElement[str]]:
    """Clock, hours and calendar out of *state*, by the database: it is large, and these are the only parts needed."""
    if session.get_bind().dialect.name == "postgresql":
        part, state = func.json_extract_path_text, cast(state, JSON)
        return part(state, "clock"), part(state, "policy", "post"), part(state, "calendar")
    part = func.json_extract
    return part(state, "$.clock"), part(state, "$.policy.post"), part(state, "$.calendar")


def _hours(clock: str, post: str | None, calendar: str) -> Hours:
    return Hours(_clock(clock), _post(post) if post else None, calendar)


@lru_cache(maxsize=128)
def _clock(text: str) -> Clock:
    return Clock.model_validate_json(text)


@lru_cache(maxsize=128)
def _post(text: str) -> PostPolicy:
    return PostPolicy.model_validate_json(text)
