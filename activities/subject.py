"""Whom a chain of the register is about: one region, or a cohort as a whole."""

from __future__ import annotations

import json
from typing import NamedTuple

from sqlmodel import Session, select

from models.cohort.state import CohortState
from models.journey import COHORT_PREFIX
from models.tables import CohortRow, JourneyRow, RegionRow


class Subject(NamedTuple):
    """What every letter about it says; ``zone`` is None where the region is not entered."""

    programme: str
    cohort: str
    name: str
    """The region's name, or the cohort's without the programme's, such as ``angkatan 2018``."""
    zone: str | None
    seats: dict[str, str]
    """The names of the partner institutions whose seats a cohort's facts name by their ids."""


def subject_of(session: Session, chain: str) -> Subject | None:
    """The subject of *chain*; None where it was never begun."""
    return _cohort(session, chain) if chain.startswith(COHORT_PREFIX) else _region(session, chain)


def _cohort(session: Session, chain: str) -> Subject | None:
    row = session.get(CohortRow, chain.removeprefix(COHORT_PREFIX))
    if row is None:
        return _unled(session, chain.removeprefix(COHORT_PREFIX))
    state = CohortState.model_validate_json(row.state)
    programme = state.policy.programme.name
    seats = {seat.id: seat.name for seat in state.rules.selection.seats}
    return Subject(programme, row.cohort, state.name.removeprefix(f"{programme}, "), state.zone, seats)


def _unled(session: Session, cohort: str) -> Subject | None:
    """A cohort that was never begun as one: its journeys were begun one by one, and its id is its name."""
    state = session.exec(select(JourneyRow.state).where(JourneyRow.cohort == cohort).limit(1)).first()
    return Subject(json.loads(state)["policy"]["programme"]["name"], cohort, cohort, None, {}) if state else None


def _region(session: Session, chain: str) -> Subject | None:
    row = session.get(JourneyRow, chain)
    if row is None:
        return None
    programme = json.loads(row.state)["policy"]["programme"]["name"]
    region = session.get(RegionRow, row.region)
    name, zone = (region.name, region.zone) if region else (row.region, None)
    return Subject(programme, row.cohort, name, zone, {})
