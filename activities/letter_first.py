"""The task about a formal letter waits for that letter, so that nobody is asked about figures still to be sent."""

from __future__ import annotations

import json
from datetime import datetime

from sqlmodel import Session, col, select

from activities.hours import calendar_of, hours_of
from activities.leaving import leaves, moment_text, zone_of
from activities.post_events import told
from models.formal import about_letter
from models.hours import Leaving, behind_letter
from models.noted import Noted
from models.tables import LetterRow, OutboxRow, RegisterRow
from models.values import PersonId


def behind(session: Session, chain: str, letter: str, noted: Noted, person: PersonId, now: datetime) -> Leaving | None:
    """When the post *letter* for *noted* leaves, where it is the task about a formal letter of *chain* still held.

    None where it is something else, the policy does not let it wait, or its words would not hold so long.
    """
    kind = about_letter(noted.body["step"]) if (noted.kind, letter) == ("asked", "task") else None
    hours = hours_of(session, chain)
    if kind is None or hours is None or hours.post is None:
        return None
    held = select(LetterRow.key).where(LetterRow.journey == chain, LetterRow.kind == kind, LetterRow.status == "held")
    if session.exec(held).first() is None:
        return None
    at, calendar = hours.clock.programme(now), calendar_of(session, chain)
    moment = behind_letter(noted.body, at, zone_of(session, person), hours.post, calendar)
    return Leaving(hours.clock.real_moment(moment), hours.post.summary) if moment else None


def let_go(session: Session, letter: LetterRow, now: datetime) -> None:
    """*letter* is released: the tasks about it leave as soon as they would have left without it."""
    tasks = select(OutboxRow).where(OutboxRow.journey == letter.journey, OutboxRow.letter == "task")
    waiting = tasks.where(OutboxRow.status == "draft", col(OutboxRow.not_before) > now).order_by(col(OutboxRow.id))
    for row in session.exec(waiting.with_for_update()):
        if about_letter(row.step or "") != letter.kind:
            continue
        body = json.loads(session.get_one(RegisterRow, (row.journey, row.number)).body)
        meant = leaves(session, row.journey, row.letter, body, row.person, now)
        if meant.at < row.not_before:
            row.not_before, row.daily = meant.at, meant.daily
            when = moment_text(session, hours_of(session, row.journey), row)
            told(session, "brought-forward", [row], why=f"its formal letter was released; now meant for {when}")
