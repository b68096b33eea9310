"""When a post to one person leaves: the pure rule, with the programme's clock and the person's zone."""

from __future__ import annotations

from datetime import datetime

from sqlmodel import Session

from activities.hours import Hours, calendar_of, hours_of
from models.calendar import ABBREVIATIONS, WorkCalendar, local
from models.hours import WEEKDAYS, Body, Leaving, leaving
from models.policy import PostPolicy
from models.tables import OutboxRow, PersonRow

ZONE = "Asia/Jakarta"
"""Of a reader who is not entered."""


def zone_of(session: Session, person: str) -> str:
    """The zone in which *person* reads."""
    row = session.get(PersonRow, person)
    return row.zone if row else ZONE


def leaves(session: Session, chain: str, letter: str, body: Body, person: str, now: datetime) -> Leaving:
    """The real moment at which a post of *chain* leaves for *person*; at once where its policy has no hour."""
    hours = hours_of(session, chain)
    if hours is None or hours.post is None:
        return Leaving(now, daily=False)
    zone, calendar = zone_of(session, person), working_days(session, chain, hours.post)
    found = leaving(letter, body, hours.clock.programme(now), zone, hours.post, calendar)
    return Leaving(max(now, hours.clock.real_moment(found.at)), found.daily)


def working_days(session: Session, chain: str, policy: PostPolicy) -> WorkCalendar:
    """The calendar by which the post of *chain* leaves; it is looked up only where the policy asks for it."""
    return calendar_of(session, chain) if policy.working_days_only else WEEKDAYS


def moment_text(session: Session, hours: Hours | None, row: OutboxRow) -> str:
    """For when *row* is meant, on the programme's clock and as its reader's clocks show it."""
    return text_of(hours.clock.programme(row.not_before) if hours else row.not_before, zone_of(session, row.person))


def text_of(moment: datetime, zone: str) -> str:
    """*moment* as the clocks of *zone* show it."""
    return f"{local(moment, zone):%Y-%m-%d %H.%M} {ABBREVIATIONS.get(zone, zone)}"
