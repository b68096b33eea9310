"""Dates in the order of a calendar, each seen from the present day of its own journey's clock."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime
from typing import NamedTuple

from sqlalchemy import Engine

from activities.database import reading
from activities.hours import Hours, all_hours
from activities.ics import Dated
from models.calendar import local
from models.event import ZONE


class Line(NamedTuple):
    """One date, and whether its day or moment is past."""

    dated: Dated
    past: bool

    @property
    def day(self) -> date:
        """The day by the clocks of the date's own zone."""
        return _day(self.dated)


def lines(engine: Engine, dates: Iterable[Dated], now: datetime) -> list[Line]:
    """*dates* by their days, seen at the real moment *now*."""
    ordered = sorted(dates, key=lambda each: (_day(each), each.region, each.appointment.what))
    with reading(engine) as session:
        hours = all_hours(session, {each.journey for each in ordered})
    return [Line(each, _past(each, _at(hours.get(each.journey), now))) for each in ordered]


def _at(hours: Hours | None, now: datetime) -> datetime:
    return hours.clock.programme(now) if hours else now


def _day(dated: Dated) -> date:
    each = dated.appointment
    day = each.due.day if each.due else each.on
    assert day is not None  # an appointment has a deadline or a day
    return day


def _past(dated: Dated, at: datetime) -> bool:
    due = dated.appointment.due
    return due.moment < at if due else _day(dated) < local(at, ZONE).date()
