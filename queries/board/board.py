"""The board of a cohort: a picture looked at by one view, at one moment."""

from __future__ import annotations

from datetime import date, datetime
from typing import NamedTuple

from models.calendar import local
from queries.board.coming import Day, coming
from queries.board.figures import Island, StageCount, funnel, islands
from queries.board.newest import Entry
from queries.board.picture import Picture
from queries.board.places import Open, Place
from queries.board.wanted import Wanted, chosen
from queries.board.whom import Whom, whom

LATEST = 8
"""How many late steps, and how many people, are shown before all of them are asked for."""


class Late(NamedTuple):
    """One open step whose date has passed."""

    place: Place
    open: Open
    days: int
    """Whole days since its date, at least 0."""


class Board(NamedTuple):
    """Everything that the board's page shows."""

    cohort: str
    name: str
    now: datetime
    """On the cohort's own clock."""
    version: int
    total: int
    """Regions of the cohort, whatever is filtered."""
    matching: int
    running: int
    paused: int
    late_regions: int
    funnel: tuple[StageCount, ...]
    islands: tuple[Island, ...]
    late: tuple[Late, ...]
    """The longest first; the first of them."""
    late_steps: int
    whom: tuple[Whom, ...]
    whom_count: int
    this_week: tuple[Day, ...]
    next_week: tuple[Day, ...]
    own: Place | None
    page: tuple[Place, ...]
    pages: int
    newest: tuple[Entry, ...]
    names: dict[str, str]
    """Of every person who may be named here."""
    regions: dict[str, str]


def board(picture: Picture, wanted: Wanted, now: datetime) -> Board:
    """Look at *picture* by the view *wanted* at the moment *now* of the cohort's own clock."""
    places = chosen(picture.places, wanted, now)
    late = sorted(
        (Late(place, each, _days(each.due.day, now, place)) for place in places for each in place.late_at(now)),
        key=lambda each: (each.open.moment, each.place.name, each.open.key),
    )
    late_journeys = {each.place.journey for each in late}
    persons = whom(places, now, wanted.peran)
    this_week, next_week = coming(places, now)
    pages = max(1, -(-len(places) // wanted.baris))
    first = (min(wanted.halaman, pages) - 1) * wanted.baris
    running = [place for place in places if place.outcome is None]
    return Board(
        cohort=picture.cohort,
        name=picture.name,
        now=now,
        version=picture.version,
        total=len(picture.places),
        matching=len(places),
        running=len(running),
        paused=sum(1 for place in running if place.paused),
        late_regions=len(late_journeys),
        funnel=funnel(places, late_journeys),
        islands=islands(places, late_journeys),
        late=tuple(late[:LATEST]),
        late_steps=len(late),
        whom=persons[:LATEST],
        whom_count=len(persons),
        this_week=this_week,
        next_week=next_week,
        own=picture.own,
        page=tuple(sorted(places, key=_by_date)[first : first + wanted.baris]),
        pages=pages,
        newest=picture.newest,
        names=picture.names,
        regions=picture.regions,
    )


def _days(due: date, now: datetime, place: Place) -> int:
    return max(0, (local(now, place.zone).date() - due).days)


def _by_date(place: Place) -> tuple[bool, bool, datetime | None, str]:
    """By the earliest date; those that are paused, wait for nobody or have ended come last."""
    waits = bool(place.opened) and not place.paused
    return place.outcome is not None, not waits, place.opened[0].moment if waits else None, place.name
