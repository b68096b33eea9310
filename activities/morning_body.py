"""What a morning summary says, read from standings, register, outbox and people when it is written."""

from __future__ import annotations

import json
from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Any

from sqlmodel import Session, col, select

from activities.coordination import coordinated
from models.calendar import local
from models.journey import JOURNEY_PREFIX, cohort_id
from models.morning import LETTER, listed, steps
from models.people import People
from models.standing import Standing
from models.tables import OutboxRow, PersonRow, RegisterRow, StandingRow

LAPSES = ("lapsed", "lapse-proposed")
DECISIONS = ("sealed", "list-decided", "placed", "mou-concluded", "panel-decided", "presentation-concluded")
RESULTS = ("egov-concluded", "index-computed", "ended")
DAY = timedelta(days=1)
LONG_AGO = timedelta(days=30)
"""Letters that failed before that are no news of the morning; the ledger has them."""


def morning(session: Session, row: OutboxRow, zone: str) -> dict[str, Any]:
    """The lists of the summary *row*; of the journeys that its reader coordinates, as they stand now."""
    cohort = row.journey.partition("/")[2]
    standings = session.exec(select(StandingRow).where(StandingRow.cohort == cohort).order_by(col(StandingRow.region)))
    mine = coordinated(standings, row.person)
    regions = {each.journey: each.region for each in mine}
    open_ = [Standing.model_validate_json(each.body) for each in mine if each.outcome is None]
    since = _last(session, row)
    found = {
        **steps(open_, row.person, row.created_at, zone),
        "lapses": listed(_happened(session, cohort, regions, LAPSES, since)),
        "decisions": listed(_happened(session, cohort, regions, (*DECISIONS, *RESULTS), since)),
        "held": listed(_letters(session, regions, "held")),
        "failed": listed(_letters(session, regions, "failed", row.created_at - LONG_AGO)),
        "dead": listed(_dead(session, (each.people for each in mine))),
    }
    lists = {name: each.model_dump(mode="json") for name, each in found.items()}
    return {"day": local(row.created_at, zone).date().isoformat(), "since": since.isoformat(), **lists}


def _last(session: Session, row: OutboxRow) -> datetime:
    """Since when there is news: the reader's last summary of this cohort, else a day ago."""
    before = select(OutboxRow.created_at).where(OutboxRow.letter == LETTER, OutboxRow.person == row.person)
    before = before.where(OutboxRow.journey == row.journey, OutboxRow.created_at < row.created_at)
    last = session.exec(before.order_by(col(OutboxRow.created_at).desc()).limit(1)).first()
    return last or row.created_at - DAY


def _happened(
    session: Session, cohort: str, regions: dict[str, str], kinds: Iterable[str], since: datetime
) -> list[dict[str, Any]]:
    """What was recorded of *kinds* after *since*, the newest first."""
    chains = col(RegisterRow.journey).startswith(f"{JOURNEY_PREFIX}{cohort}/", autoescape=True)
    query = select(RegisterRow).where(chains | (RegisterRow.journey == cohort_id(cohort)))
    query = query.where(col(RegisterRow.kind).in_(kinds), RegisterRow.at > since)
    rows = session.exec(query.order_by(col(RegisterRow.at).desc(), col(RegisterRow.journey)))
    return [_event(row, regions[row.journey]) for row in rows if row.journey in regions]


def _event(row: RegisterRow, region: str) -> dict[str, Any]:
    body = json.loads(row.body)
    verdict = body.get("verdict") or body.get("result")
    told = {"region": region, "kind": row.kind, "at": row.at.isoformat(), "step": body.get("step")}
    return {**told, "verdict": verdict, "outcome": body.get("outcome")}


def _letters(
    session: Session, regions: dict[str, str], status: str, since: datetime | None = None
) -> list[dict[str, Any]]:
    """The letters of *status* about the reader's journeys, the oldest first; only those meant for after *since*.

    The relay waits while this is read, so only what is said is read, and no letter's bytes.
    """
    columns = (OutboxRow.journey, OutboxRow.letter, OutboxRow.person)
    query = select(*columns).where(OutboxRow.status == status, col(OutboxRow.journey).in_([*regions]))
    if since is not None:
        query = query.where(OutboxRow.not_before > since)
    found = session.exec(query.order_by(col(OutboxRow.id)))
    return [{"region": regions[journey], "letter": letter, "person": person} for journey, letter, person in found]


def _dead(session: Session, people: Iterable[str]) -> list[str]:
    """Whoever has a role in the reader's journeys and an address that takes no mail."""
    held = {
        person
        for each in set(people)
        for persons in People.model_validate_json(each).holders.values()
        for person in persons
    }
    dead = session.exec(select(PersonRow.id).where(col(PersonRow.address_dead)).order_by(col(PersonRow.id)))
    return [person for person in dead if person in held]
