"""Which journeys an order is for, and which of them it leaves alone."""

from __future__ import annotations

import difflib
import json
from collections.abc import Iterable
from datetime import datetime
from typing import NamedTuple

from sqlalchemy import Engine
from sqlmodel import Session, col, select

from activities.database import reading
from gateway.bulk.order import Choice, Order, of_an_order
from models.appointment import place_of
from models.errors import Refused
from models.standing import Standing, Waiting
from models.tables import RegionRow, RegisterRow, StandingRow

OWN_DATE = "has a date of its own: an earlier extension was for this region alone; name it to extend it too"


class Target(NamedTuple):
    """One journey of an order; *left* says why it is left alone, if it is."""

    journey: str
    region: str
    left: str | None = None


def chosen(engine: Engine, order: Order, now: datetime) -> list[Target]:
    """The open journeys of the order's choice by their regions' names; nothing is written.

    Raises:
        Refused: the cohort, a region or the province is unknown, or nothing is left to choose.
    """
    choice = order.choice
    with reading(engine) as session:
        known = _cohort(session, choice.cohort)
        _check_names(known, order)
        found = [(standing, region) for standing, region in known if _matches(standing, region, choice, now)]
        own = _own_extensions(session, [standing for standing, _ in found]) if order.kind == "extend" else set()
    if not found:
        raise Refused(f"no open journey of {choice.cohort} meets all conditions; `starter.py list` shows them")
    return sorted(
        (Target(standing.journey, region.name, _left(standing, order, own)) for standing, region in found),
        key=lambda target: (target.region, target.journey),
    )


def region_names(engine: Engine, cohort: str) -> dict[str, str]:
    """The region's name for every journey of *cohort*."""
    with reading(engine) as session:
        return {standing.journey: region.name for standing, region in _cohort(session, cohort)}


def _cohort(session: Session, cohort: str) -> list[tuple[Standing, RegionRow]]:
    query = select(StandingRow, RegionRow).join(RegionRow, col(RegionRow.id) == StandingRow.region)
    rows = session.exec(query.where(StandingRow.cohort == cohort))
    found = [(Standing.model_validate_json(row.body), region) for row, region in rows]
    if not found:
        raise Refused(f"no journey of a cohort {cohort!r} is on record; `starter.py list` shows the cohorts")
    return found


def _check_names(known: list[tuple[Standing, RegionRow]], order: Order) -> None:
    """Refuse a region or a province that the cohort does not have, with what it may have been."""
    choice, regions = order.choice, {region.id for _, region in known}
    for name in (*choice.regions, *order.also_extended):
        if name not in regions:
            near = difflib.get_close_matches(name, sorted(regions), 3)
            hint = f"did you mean {' or '.join(near)}?" if near else "`starter.py list` shows its regions"
            raise Refused(f"{choice.cohort} has no region {name!r}; {hint}")
    provinces = sorted({region.province for _, region in known})
    if choice.province is not None and choice.province not in provinces:
        raise Refused(f"{choice.cohort} has no region in {choice.province!r}; provinces: {', '.join(provinces)}")


def _matches(standing: Standing, region: RegionRow, choice: Choice, now: datetime) -> bool:
    steps = [waiting for waiting in standing.waiting if choice.step in (None, waiting.step)]
    paused = standing.paused_since is not None
    return (
        standing.outcome is None
        and choice.stage in (None, standing.stage)
        and choice.province in (None, region.province)
        and (choice.step is None or bool(steps))
        and (not choice.paused or paused)
        and (not choice.late or (not paused and any(waiting.due.moment < now for waiting in steps)))
        and (not choice.regions or region.id in choice.regions)
    )


def _left(standing: Standing, order: Order, own: set[tuple[str, str]]) -> str | None:
    if standing.region in order.also_extended:
        return None
    step = order.said().get("step")
    places = [_place(waiting) for waiting in standing.waiting if step in (None, waiting.step)]
    return OWN_DATE if any((standing.journey, place) in own for place in places) else None


def _place(waiting: Waiting) -> str:
    return place_of(waiting.key)


def _own_extensions(session: Session, standings: Iterable[Standing]) -> set[tuple[str, str]]:
    """Journey and step (with its round) of every extension that was not part of an order to many.

    In the register an extension is followed by the new date that it causes.
    """
    journeys, found = [standing.journey for standing in standings], set()
    query = select(RegisterRow).where(
        col(RegisterRow.journey).in_(journeys), col(RegisterRow.kind).in_(("extended", "rescheduled"))
    )
    before: RegisterRow | None = None
    for row in session.exec(query.order_by(col(RegisterRow.journey), col(RegisterRow.number))):
        said = before is not None and (before.journey, before.kind) == (row.journey, "extended")
        if said and before and row.kind == "rescheduled" and not of_an_order(before.identity):
            found.add((row.journey, place_of(str(json.loads(row.body)["step"]))))
        before = row
    return found
