"""A report read from the register: only the entries that count, and what the report was told from."""

from __future__ import annotations

import json
from datetime import date, datetime, time
from difflib import get_close_matches
from typing import Any

from sqlalchemy import ColumnElement, Engine, and_, func, not_, or_
from sqlmodel import Session, col, select

from activities.database import reading
from activities.recorded import facts_words
from models import course, milestones
from models.calendar import ONE_DAY, instant, local
from models.errors import Refused
from models.event import ZONE, Event, Place
from models.journey import COHORT_PREFIX, JOURNEY_PREFIX, REHEARSAL_PREFIX, cohort_id
from models.report import Record, Report, reported
from models.tables import HeadRow, RegionRow, RegisterRow
from models.targets import Targets
from models.values import digest_of

KINDS = tuple(sorted({*milestones.KINDS, *course.KINDS}))
"""The kinds of entries that a report reads; all others only count towards the size of the record."""


def report(engine: Engine, now: datetime, targets: Targets, *, as_of: date | None, cohort: str | None) -> Report:
    """The position at the end of *as_of* in Asia/Jakarta, of *cohort* or of all that are no rehearsals.

    Without *as_of* it is today's; where a rehearsal's clock has run ahead, that of its last entry.

    Raises:
        Refused: nothing is recorded of the cohort, or the day has not come yet.
    """
    with reading(engine) as session:
        if cohort:
            _check_cohort(session, cohort)
        latest = _latest(session, now, cohort)
        day = as_of or latest
        if day > latest:
            raise Refused(f"{day} has not come yet; a position can be asked for up to {latest}")
        upto = and_(_scope(cohort), col(RegisterRow.at) < instant(day + ONE_DAY, time(0), ZONE))
        return reported(
            _events(session, upto), _places(session), targets, _record(session, upto), as_of=day, cohort=cohort
        )


def _scope(cohort: str | None) -> ColumnElement[bool]:
    """The chains that a report is about."""
    chain = col(RegisterRow.journey)
    if cohort:
        return or_(chain == cohort_id(cohort), chain.startswith(f"{JOURNEY_PREFIX}{cohort}/", autoescape=True))
    prefixes = (JOURNEY_PREFIX, COHORT_PREFIX)
    return and_(
        or_(*(chain.startswith(prefix, autoescape=True) for prefix in prefixes)),
        *(not_(chain.startswith(f"{prefix}{REHEARSAL_PREFIX}", autoescape=True)) for prefix in prefixes),
    )


def _check_cohort(session: Session, cohort: str) -> None:
    """Refuse a cohort of which nothing is recorded."""
    chains = session.exec(select(HeadRow.journey))
    known = sorted({chain.split("/")[1] for chain in chains if chain.startswith((JOURNEY_PREFIX, COHORT_PREFIX))})
    if cohort not in known:
        near = get_close_matches(cohort, known, 3) or known
        raise Refused(f"nothing is recorded of a cohort {cohort!r}; on record: {', '.join(near) or 'none yet'}")


def _latest(session: Session, now: datetime, cohort: str | None) -> date:
    """The last day whose position is known: today, or the day of the last entry of a clock that ran ahead."""
    last = session.exec(select(func.max(col(RegisterRow.at))).where(_scope(cohort))).one()
    return max(local(moment, ZONE).date() for moment in (now, last) if moment)


def _events(session: Session, upto: ColumnElement[bool]) -> list[Event]:
    """The entries that count; only an ending's reason is needed in the people's own words."""
    columns: tuple[Any, ...] = (
        RegisterRow.journey,
        RegisterRow.number,
        RegisterRow.kind,
        RegisterRow.body,
        RegisterRow.at,
    )
    rows = session.exec(select(*columns).where(upto, col(RegisterRow.kind).in_(KINDS))).all()
    found = []
    for journey, number, kind, body, at in rows:
        told = facts_words(session, journey, number, body) if kind == "ended" else json.loads(body)
        found.append(Event(journey, number, kind, told, at))
    return found


def _places(session: Session) -> dict[str, Place]:
    rows = session.exec(select(RegionRow.id, RegionRow.name, RegionRow.province))
    return {id: Place(name, province) for id, name, province in rows}


def _record(session: Session, upto: ColumnElement[bool]) -> Record:
    """How much the register held of it on that day: the same whenever it is asked for."""
    chain, number = col(RegisterRow.journey), col(RegisterRow.number)
    sizes = select(chain, func.count().label("entries"), func.max(number).label("last")).where(upto).group_by(chain)
    size = sizes.subquery()
    ends = select(chain, number, col(RegisterRow.hash), size.c.entries).join(
        size, and_(size.c.journey == chain, size.c.last == number)
    )
    found = sorted(tuple(row) for row in session.exec(ends))
    return Record(
        chains=len(found),
        entries=sum(entries for *_, entries in found),
        digest=digest_of([end[:3] for end in found]),
    )
