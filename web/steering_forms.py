"""The forms with which a coordinator steers one journey: what each offers of what is open there."""

from __future__ import annotations

from datetime import timedelta

from sqlmodel import Session, select

from models.calendar import local
from models.people import SUBSTITUTABLE, VOICES
from models.tables import PersonRow, RegionRow
from queries.forms import Answer
from queries.scene import Scene


def steering_answer(session: Session, here: Scene, kind: str) -> tuple[Answer, dict[str, str], str]:
    """The form of *kind*, the names of everybody entered, and the region's name."""
    names = dict(session.exec(select(PersonRow.id, PersonRow.name)).all())
    region = session.get(RegionRow, here.standing.region)
    return _answer(here, kind), names, region.name if region else here.standing.region


def _answer(here: Scene, kind: str) -> Answer:
    steps = tuple(waiting.step for waiting in here.standing.waiting)
    roles = tuple(role for role in here.people.holders if role not in VOICES)
    holders = tuple(dict.fromkeys(person for role in roles for person in here.people.of(role)))
    today = local(here.at, here.zone).date()
    match kind:
        case "extend" | "remind":
            due = min((waiting.due.day for waiting in here.standing.waiting), default=today)
            return Answer(kind, offers={"step": steps}, suggests={"due": max(due, today) + timedelta(days=14)})
        case "record-call":
            asked = tuple(waiting.step for waiting in here.standing.waiting if waiting.call)
            return Answer(kind, offers={"step": asked or steps})
        case "replace":
            return Answer(kind, offers={"role": roles, "old": holders})
        case "substitute" | "end-substitution":
            may = tuple(role for role in roles if role in SUBSTITUTABLE)
            held = tuple(dict.fromkeys(person for role in may for person in here.people.of(role)))
            days = {"since": today, "until": today + timedelta(days=6)} if kind == "substitute" else {}
            return Answer(kind, offers={"role": may, "person_for": held}, suggests=days)
        case _:
            return Answer(kind)
