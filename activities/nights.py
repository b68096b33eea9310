"""Nobody is written to at night, nor on a day off where it can wait: what was kept until then waits a little longer."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import NamedTuple

from sqlmodel import Session, col, select

from activities.hours import Hours, all_hours, calendars_of
from activities.leaving import ZONE, text_of
from activities.post_events import told_of
from activities.recorded import entries
from models.calendar import WorkCalendar, local
from models.hours import any_day, at_once, may_wait, next_post
from models.tables import OutboxRow, PersonRow

NIGHT = "it is night where this person is"
EARLIER = "it was meant for an earlier day, and today's post to this person has not left yet"
OFF = "today is no working day"


class Working(NamedTuple):
    """The next post of the day that leaves on a working day, where today or the days before it are off."""

    today: date
    post: datetime
    day: date
    off: bool
    """Whether today is a day off itself."""


def by_day(session: Session, rows: Sequence[OutboxRow], now: datetime) -> list[OutboxRow]:
    """Those of *rows* whose readers may have them now; the others are put off to the hour.

    A post of the day that is late goes along with the next one, or else it would be that day's, and what is new would
    have to wait. It waits over days off, too, unless its words would not hold. On a rehearsal's clock a night is over
    before a letter is written, so nothing waits there.
    """
    hours = all_hours(session, {row.journey for row in rows})
    zones = _zones(session, rows)
    working = _over_days_off(session, rows, hours, zones, now)
    left, put_off = [], dict[str, list[OutboxRow]]()
    for row in rows:
        zone, of = zones.get(row.person, ZONE), hours[row.journey]
        found = _later(row, of, zone, now, working.get(row.id))
        if of is None or found is None:
            left.append(row)
            continue
        later, why = found
        _put_off(row, of.clock.real_moment(later), now)
        put_off.setdefault(f"{why}; now meant for {text_of(later, zone)}", []).append(row)
    for why, each in put_off.items():
        told_of(session, "kept-back", [row.id for row in each], why=why)
    return left


def _zones(session: Session, rows: Sequence[OutboxRow]) -> dict[str, str]:
    readers = select(PersonRow.id, PersonRow.zone).where(col(PersonRow.id).in_({row.person for row in rows}))
    return dict(session.exec(readers).all()) if rows else {}


def _over_days_off(
    session: Session,
    rows: Sequence[OutboxRow],
    hours: Mapping[str, Hours | None],
    zones: Mapping[str, str],
    now: datetime,
) -> dict[int | None, Working]:
    """Of the posts of the day among *rows* those that wait for a working day, as today or tomorrow is off."""
    daily = [row for row in rows if row.daily and row.status == "draft" and _on_working_days(hours[row.journey])]
    calendars = calendars_of(session, {row.journey for row in daily})
    known: dict[tuple[int, int, int, str], Working | None] = {}  # one for all readers of a zone and a cohort
    found = []
    for row in daily:
        of, calendar, zone = hours[row.journey], calendars[row.journey], zones.get(row.person, ZONE)
        assert of is not None
        key = (id(of.clock), id(of.post), id(calendar), zone)
        if key not in known:
            known[key] = _working(of, zone, calendar, now)
        if (working := known[key]) is not None:
            found.append((row, working))
    said = entries(session, {(row.journey, row.number) for row, _ in found}) if found else {}
    bodies = {key: json.loads(entry.body) for key, entry in said.items()}
    return {
        row.id: working
        for row, working in found
        if may_wait(bodies.get((row.journey, row.number), {}), working.today, working.day)
    }


def _on_working_days(hours: Hours | None) -> bool:
    return hours is not None and hours.post is not None and hours.post.working_days_only and hours.clock.rate == 1


def _working(hours: Hours | None, zone: str, calendar: WorkCalendar, now: datetime) -> Working | None:
    if hours is None or hours.post is None:
        return None
    at = hours.clock.programme(now)
    today, post = local(at, zone).date(), next_post(at, zone, hours.post, calendar)
    off = not calendar.is_working(today)
    waits = off or post > next_post(at, zone, any_day(hours.post))
    return Working(today, post, local(post, zone).date(), off) if waits else None


def _later(
    row: OutboxRow, hours: Hours | None, zone: str, now: datetime, working: Working | None
) -> tuple[datetime, str] | None:
    """When *row* leaves by its programme's clock if not now, and why; None where it leaves now."""
    if hours is None or hours.post is None or hours.clock.rate != 1:
        return None
    at = hours.clock.programme(now)
    awake = at_once(at, zone, hours.post)
    if not row.daily or row.status != "draft":
        return (awake, NIGHT) if awake > at else None
    following = working.post if working else next_post(at, zone, any_day(hours.post))
    if awake > at:
        return following, NIGHT
    if working and working.off:
        return following, OFF
    today = local(at, zone).date()
    late = local(hours.clock.programme(row.not_before), zone).date() < today == local(following, zone).date()
    return (following, EARLIER) if late else None


def _put_off(row: OutboxRow, until: datetime, now: datetime) -> None:
    """Keep *row* until then; a night does not count as trying."""
    if row.status == "draft":
        row.not_before = until
    else:
        if row.tries_since is not None:
            row.tries_since += until - (row.leased_until or now)
        row.leased_until = until
