"""When a post leaves, by the clocks of whoever reads it; pure."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Any, NamedTuple

from models.calendar import ONE_DAY, WorkCalendar, instant, local
from models.policy import PostPolicy
from models.post import DAILY

Body = dict[str, Any]
WEEKDAYS = WorkCalendar()
"""Without holidays."""


class Leaving(NamedTuple):
    """The moment for which a post is meant, and whether it may go out in the reader's summary."""

    at: datetime
    daily: bool


def leaving(
    letter: str, body: Body, now: datetime, zone: str, policy: PostPolicy, calendar: WorkCalendar = WEEKDAYS
) -> Leaving:
    """When the post *letter* about *body*, written at *now*, leaves for a reader in *zone*.

    *calendar* says which days are working days, where the policy lets nothing leave on others that can wait.
    """
    if letter in DAILY:
        moment = next_post(now, zone, policy, calendar)
        if may_wait(body, local(now, zone).date(), local(moment, zone).date()):
            return Leaving(moment, policy.summary)
    return Leaving(at_once(now, zone, policy), daily=False)


def next_post(
    now: datetime, zone: str, policy: PostPolicy, calendar: WorkCalendar = WEEKDAYS, after: date | None = None
) -> datetime:
    """When the next daily post leaves that is not before *now*, nor on *after* or an earlier day.

    It leaves some minutes after the policy's hour, so that what comes up at the hour itself still goes along.
    """
    day = local(now, zone).date()
    if after is not None:
        day = max(day, after + ONE_DAY)
    moment = _gathered(_open(day, policy, calendar), zone, policy)
    return moment if moment >= now else _gathered(_open(day + ONE_DAY, policy, calendar), zone, policy)


def any_day(policy: PostPolicy) -> PostPolicy:
    """The same hours on every day, for what cannot wait for a working day."""
    return policy.model_copy(update={"working_days_only": False})


def behind_letter(
    body: Body, now: datetime, zone: str, policy: PostPolicy, calendar: WorkCalendar = WEEKDAYS
) -> datetime | None:
    """How long a task about a letter that is held waits for it; None where it does not, or its words would not hold."""
    today = local(now, zone).date()
    day = calendar.plus(today, policy.letter_first)
    return _gathered(day, zone, policy) if policy.letter_first and may_wait(body, today, day) else None


def _open(day: date, policy: PostPolicy, calendar: WorkCalendar) -> date:
    """The first day from *day* on on which the day's post leaves."""
    while policy.working_days_only and not calendar.is_working(day):
        day += ONE_DAY
    return day


def may_wait(body: Body, today: date, day: date) -> bool:
    """Whether words about *body*, written *today*, may leave on *day*: before the last day, and counting right."""
    if body.get("days_left", 1) <= 0 or ("days_left" in body and day > today):
        return False
    due = body.get("due")
    return due is None or date.fromisoformat(due["day"]) > day


def at_once(now: datetime, zone: str, policy: PostPolicy) -> datetime:
    """*now* by day; at night the policy's next hour."""
    shown = local(now, zone)
    if policy.awake <= shown.time() < policy.asleep:
        return now
    return instant(shown.date() + ONE_DAY * (shown.time() >= policy.asleep), policy.hour, zone)


def _gathered(day: date, zone: str, policy: PostPolicy) -> datetime:
    return instant(day, policy.hour, zone) + timedelta(minutes=policy.gather_minutes)
