"""Where each region's MoU stands, as a table of signatures meets it."""

from __future__ import annotations

import json
from typing import Any, NamedTuple

from sqlalchemy import Engine
from sqlmodel import Session, col, select

from activities.database import reading
from models.facts import MouConcluded, SignatureUndone
from models.messages.mou import Signature
from models.people import People
from models.progress.mou import MouProgress
from models.standing import Standing
from models.tables import RegisterRow, StandingRow

KINDS = (Signature.recorded_as, SignatureUndone.recorded_as, MouConcluded.recorded_as)


class Position(NamedTuple):
    """One journey: its text to sign or signed, who signs, what is waited for, and which messages signed so far."""

    journey: str
    cohort: str
    region: str
    stage: str
    text: str | None
    people: People
    awaited: tuple[str, ...]
    """The open steps, e.g. ``signature-head``."""
    signed: frozenset[str]
    """Ids of the messages that entered a signature, ever."""
    undone: frozenset[str]
    """Those of them that were undone."""


def positions(engine: Engine, cohort: str | None) -> dict[str, list[Position]]:
    """The journeys of *cohort*, or of all of them, by their region."""
    query = select(StandingRow).order_by(col(StandingRow.journey))
    if cohort:
        query = query.where(StandingRow.cohort == cohort)
    found: dict[str, list[Position]] = {}
    with reading(engine) as session:
        for row in session.exec(query):
            found.setdefault(row.region, []).append(_position(session, row))
    return found


def waiting_for_head(engine: Engine, cohort: str) -> list[str]:
    """The regions of *cohort* whose MoU waits for the head's signature, in the order of their ids."""
    found = positions(engine, cohort)
    return sorted(region for region, (position, *_) in found.items() if "signature-head" in position.awaited)


def _position(session: Session, row: StandingRow) -> Position:
    query = select(RegisterRow).where(RegisterRow.journey == row.journey, col(RegisterRow.kind).in_(KINDS))
    signed, undone, concluded = set(), set(), None
    for entry in session.exec(query):
        if entry.kind == Signature.recorded_as:
            signed.add(entry.identity)
        elif entry.kind == SignatureUndone.recorded_as:
            undone.add(json.loads(entry.body)["message"])
        else:
            concluded = json.loads(entry.body)
    return Position(
        journey=row.journey,
        cohort=row.cohort,
        region=row.region,
        stage=row.stage,
        text=_text(row, concluded),
        people=People.model_validate_json(row.people),
        awaited=tuple(waiting.step for waiting in Standing.model_validate_json(row.body).waiting),
        signed=frozenset(signed),
        undone=frozenset(undone),
    )


def _text(row: StandingRow, concluded: dict[str, Any] | None) -> str | None:
    """The digest of the text that is to be signed; once the MoU is concluded, of the one that was."""
    if concluded:
        return str(concluded["text"])
    return MouProgress.model_validate_json(row.progress).text if row.stage == "mou" else None
