"""One post a day: what waited for the same hour goes to each person as itself, or merged into one summary."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from operator import attrgetter
from typing import NamedTuple

from sqlalchemy import insert
from sqlmodel import Session, col, select

from activities.hours import hours_of
from activities.leaving import moment_text, working_days
from activities.nights import by_day
from activities.outbox import message_id
from activities.post_events import told
from activities.stale import OVERTAKEN, all_outdated, overtaken
from activities.summary_body import body_of
from models.calendar import local
from models.hours import may_wait, next_post
from models.post import LETTERS, SUMMARY
from models.tables import OutboxRow, PersonRow, PostDayRow
from models.values import PersonId

SPARE = 4
"""How many times more persons are looked at than taken, because other relays may have some of them."""
OUTDATED = "the step was done, moved, or another person's before this post left"


def of_the_day(session: Session, now: datetime, most: int) -> list[OutboxRow]:
    """What is to leave now of the posts that could wait for the day's hour, for up to *most* persons.

    A person is one relay's at a time, and the day is written down with the post: so nobody gets two in one day.
    """
    due = (
        col(OutboxRow.status) == "draft",
        col(OutboxRow.daily).is_(True),
        col(OutboxRow.not_before) <= now,
        col(OutboxRow.letter).in_(LETTERS),
    )
    readers = list(session.exec(select(OutboxRow.person).where(*due).distinct().limit(SPARE * most)))
    if not readers:
        return []
    entered = set(session.exec(select(PersonRow.id).where(col(PersonRow.id).in_(readers))))
    mine = select(PersonRow).where(col(PersonRow.id).in_(readers)).order_by(col(PersonRow.id))
    # The weaker lock lets others go on referring to the person, as their roles do.
    persons = list(session.exec(mine.limit(most).with_for_update(skip_locked=True, key_share=True)))
    wanted = [person.id for person in persons] + [reader for reader in readers if reader not in entered][:most]
    query = select(OutboxRow).where(*due, col(OutboxRow.person).in_(wanted)).order_by(col(OutboxRow.id))
    waiting = by_day(session, list(session.exec(query.with_for_update())), now)
    rows = sorted(_holding(session, waiting), key=attrgetter("person"))
    zones = {person.id: person.zone for person in persons if not person.address_dead}
    # Whoever is not entered or has a dead address: each post is told of by itself.
    told_apart = [row for row in rows if row.person not in zones]
    return told_apart + _of_days(session, [row for row in rows if row.person in zones], zones, now)


def _holding(session: Session, rows: list[OutboxRow]) -> list[OutboxRow]:
    """Those of *rows* that still say what holds; the others are cancelled."""
    passed, past, left = overtaken(session, rows), all_outdated(session, rows), []
    for row in rows:
        why = OVERTAKEN if row.id in passed else OUTDATED if row.id in past else None
        if why is None:
            left.append(row)
            continue
        row.status, row.why = "cancelled", why
        told(session, "cancelled", [row], why=why)
    return left


class Day(NamedTuple):
    """One person's day: each programme's clock by itself, a rehearsal's apart from real time."""

    line: str
    """Empty for real time; else the rehearsal's cohort."""
    person: PersonId
    day: str


def _of_days(session: Session, rows: list[OutboxRow], zones: Mapping[str, str], now: datetime) -> list[OutboxRow]:
    """What leaves now of *rows*, and with it the days that have had their post."""
    posts: dict[Day, list[OutboxRow]] = {}
    for row in rows:
        posts.setdefault(_day(session, row, zones[row.person], now), []).append(row)
    days = select(PostDayRow.line, PostDayRow.person, PostDayRow.day)
    mine = days.where(col(PostDayRow.person).in_(zones), col(PostDayRow.day).in_({day.day for day in posts}))
    had = {Day(*key) for key in session.exec(mine)} if posts else set()
    leaving: list[OutboxRow] = []
    for day, own in posts.items():
        if day in had:
            leaving += [row for row in own if not _postponed(session, row, zones[day.person], now)]
        else:
            leaving.append(own[0] if len(own) == 1 else _merged(session, "/".join(day), own))
    if new := [day._asdict() for day in posts if day not in had]:
        session.execute(insert(PostDayRow), new)
    return leaving


def _day(session: Session, row: OutboxRow, zone: str, now: datetime) -> Day:
    hours = hours_of(session, row.journey)
    line = "" if hours is None or hours.clock.rate == 1 else row.journey.split("/")[1]
    return Day(line, row.person, local(hours.clock.programme(now) if hours else now, zone).date().isoformat())


def _postponed(session: Session, row: OutboxRow, zone: str, now: datetime) -> bool:
    """Keep *row* for the next day, because today's post has left; False where its words cannot wait so long."""
    hours = hours_of(session, row.journey)
    if hours is None or hours.post is None:
        return False
    at = hours.clock.programme(now)
    today = local(at, zone).date()
    calendar = working_days(session, row.journey, hours.post)
    later = next_post(at, zone, hours.post, calendar, after=today)
    if not may_wait(body_of(session, row), today, local(later, zone).date()):
        return False
    row.not_before = hours.clock.real_moment(later)
    why = f"today's post to this person has left; now meant for {moment_text(session, hours, row)}"
    told(session, "postponed", [row], why=why)
    return True


def _merged(session: Session, key: str, rows: list[OutboxRow]) -> OutboxRow:
    """One summary that carries *rows*; its key follows from person and day, so that a repeat makes no second one."""
    first, now = rows[0], datetime.now(UTC)
    summary = OutboxRow(
        mail_key=f"{SUMMARY}/{key}",
        message_id=message_id(f"{SUMMARY}/{key}", first.message_id.rpartition("@")[2].rstrip(">")),
        journey=first.journey,
        number=first.number,
        letter=SUMMARY,
        role=first.role,
        person=first.person,
        created_at=now,
        not_before=now,
    )
    session.add(summary)
    session.flush()
    told(session, "written", [summary], why="the posts " + ", ".join(f"#{row.id}" for row in rows))
    for row in rows:
        # No lease of its own: only the summary is tried, and these follow it.
        row.status, row.leased_until, row.carried_by = "sending", None, summary.id
    told(session, "merged", rows, why=f"the summary #{summary.id}")
    return summary


def carried(session: Session, summary: OutboxRow) -> list[OutboxRow]:
    """The posts that *summary* carries, locked."""
    query = select(OutboxRow).where(OutboxRow.carried_by == summary.id).order_by(col(OutboxRow.id))
    return list(session.exec(query.with_for_update()))


def follow(session: Session, summary: OutboxRow, rows: Iterable[OutboxRow]) -> None:
    """Let what *summary* carries share its fate."""
    posts = list(rows)
    for row in posts:
        row.status, row.why, row.sent_at = summary.status, summary.why, summary.sent_at
    told(session, summary.status, posts, why=f"{summary.why}, in the summary #{summary.id}")  # type: ignore[arg-type]  # a fate is a line's name
