"""The dates of this week and the next, by each region's own days; the same step of many regions is one line."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime, timedelta
from typing import NamedTuple

from models.appointment import place_of
from models.calendar import local
from queries.board.places import Place

NAMED = 3
"""How many regions a line names; of the others it says the number."""


class Dated(NamedTuple):
    """One step that so many regions are to finish on one day."""

    step: str
    """Its name with session or round, as it is put in words."""
    regions: tuple[Place, ...]
    """The first of them by name."""
    total: int


class Day(NamedTuple):
    """A day with the steps due on it, the most frequent first."""

    day: date
    steps: tuple[Dated, ...]


def coming(places: Iterable[Place], now: datetime) -> tuple[tuple[Day, ...], tuple[Day, ...]]:
    """The days of this week and of the next that have a date still to come; a week begins on Monday.

    Which day it is, and so which week, is read by the clocks of each region.
    """
    weeks: tuple[dict[tuple[date, str], list[Place]], ...] = ({}, {})
    mondays: dict[str, date] = {}
    for place in places:
        if place.paused or place.outcome is not None:
            continue
        monday = mondays.get(place.zone) or mondays.setdefault(place.zone, _monday(now, place.zone))
        for each in place.opened:
            week = (each.due.day - monday).days // 7
            if each.moment >= now and week in (0, 1):
                weeks[week].setdefault((each.due.day, place_of(each.key)), []).append(place)
    return _days(weeks[0]), _days(weeks[1])


def _monday(now: datetime, zone: str) -> date:
    today = local(now, zone).date()
    return today - timedelta(days=today.weekday())


def _days(week: dict[tuple[date, str], list[Place]]) -> tuple[Day, ...]:
    by_day: dict[date, list[Dated]] = {}
    for (day, step), places in week.items():
        by_day.setdefault(day, []).append(Dated(step, tuple(places[:NAMED]), len(places)))
    return tuple(
        Day(day, tuple(sorted(by_day[day], key=lambda each: (-each.total, each.step)))) for day in sorted(by_day)
    )
