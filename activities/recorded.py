"""What the register holds of facts, with the people's own words back in their places; many with few queries."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

from sqlalchemy import tuple_
from sqlmodel import Session, col, select

from models.chain import with_words
from models.messages import STAGE_OF
from models.tables import PersonRow, RegionRow, RegisterRow, StandingRow, TextRow

Key = tuple[str, int]
"""An entry of the register: its chain and its number."""


def facts_words(session: Session, journey: str, number: int, body: str) -> dict[str, Any]:
    """An entry's body with the people's own words back in their places; erased words are a dash."""
    return with_words(json.loads(body), own_words(session, [(journey, number)]).get((journey, number), {}))


def entries(session: Session, keys: Iterable[Key]) -> dict[Key, RegisterRow]:
    """The entries of *keys* that are there."""
    place = tuple_(col(RegisterRow.journey), col(RegisterRow.number))
    return {(row.journey, row.number): row for row in session.exec(select(RegisterRow).where(place.in_(keys)))}


def own_words(session: Session, keys: Iterable[Key]) -> dict[Key, dict[str, str]]:
    """The people's own words in the entries of *keys*, by their field."""
    place = tuple_(col(TextRow.journey), col(TextRow.number))
    found: dict[Key, dict[str, str]] = {}
    for row in session.exec(select(TextRow).where(place.in_(keys))):
        found.setdefault((row.journey, row.number), {})[row.field] = row.words or "–"
    return found


def stage_of(session: Session, entry: RegisterRow) -> str:
    """The stage a fact belongs to: a message's own, else the one its derived identity begins with."""
    if entry.receipt is None:
        return entry.identity.partition("/")[0]
    standing = session.get(StandingRow, entry.journey)
    return STAGE_OF.get(json.loads(entry.receipt)["kind"]) or (standing.stage if standing else "")


def names_of(session: Session, ids: Iterable[str]) -> dict[str, str]:
    """The names of every region and every person among *ids*."""
    found = set(ids)
    regions = session.exec(select(RegionRow.id, RegionRow.name).where(col(RegionRow.id).in_(found)))
    persons = session.exec(select(PersonRow.id, PersonRow.name).where(col(PersonRow.id).in_(found)))
    return dict([*regions, *persons])


def strings(value: Any) -> list[str]:
    """Every string in *value*, keys too."""
    if isinstance(value, str):
        return [value]
    if isinstance(value, dict):
        return [text for item in (*value.keys(), *value.values()) for text in strings(item)]
    return [text for item in value for text in strings(item)] if isinstance(value, list) else []
