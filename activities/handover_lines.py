"""A handover's page in words: a line for each fact, each open step, each role; pure."""

from __future__ import annotations

from collections import defaultdict
from datetime import date, datetime
from typing import Any, NamedTuple

from activities.phrases import day_text, deadline_text, listed
from models import words
from models.calendar import LocalDeadline, local
from models.handover import OFFICES, Handover, Item, with_whom
from models.handover_words import handover_words
from models.standing import Waiting

MOST = 12
"""Items of a list that a line shows; the others are counted."""
DAYS = ("on", "promised", "signed_on")
LABELS = {
    "step": words.step_label,
    "role": words.role_label,
    "verdict": words.verdict_label,
    "result": words.verdict_label,
    "outcome": words.outcome_label,
    "category": words.award_label,
}


class Reader(NamedTuple):
    """For whom the page is written: language, the region's zone, and everybody's name."""

    language: str
    zone: str
    names: dict[str, str]


def page_lines(handover: Handover, reader: Reader, addresses: dict[str, str]) -> list[str]:
    """The page's parts under their headings; *addresses* are everybody's, of which only the offices' are shown."""
    language, standing = reader.language, handover.standing
    since = standing.paused_since
    paused = [handover_words("paused-now", language).format(since=_day(since, reader))] if since else []
    people = [
        f"{words.role_label(role, language)}: {listed((_person(p, reader, addresses, role) for p in held), language)}"
        for role, held in with_whom(handover.people)
    ]
    parts = {
        "promised": [_fact(item, reader) for item in handover.promised],
        "decided": [_fact(item, reader) for item in handover.decided],
        "assigned": [_fact(item, reader) for item in handover.assigned],
        "pending": paused + [_pending(waiting, reader) for waiting in standing.waiting],
        "people": people,
        "next": [] if since else [_next(waiting, reader) for waiting in standing.waiting],
    }
    nothing = [handover_words("nothing", language)]
    return [
        line for name, lines in parts.items() for line in (handover_words(name, language), *_items(lines or nothing))
    ]


def _items(lines: list[str]) -> list[str]:
    return [f"- {line}" for line in lines]


def _person(person: str, reader: Reader, addresses: dict[str, str], role: str) -> str:
    """A name; of the programme's offices with the address."""
    name = reader.names.get(person, person)
    return f"{name} <{addresses[person]}>" if role in OFFICES and person in addresses else name


def _fact(item: Item, reader: Reader) -> str:
    """One fact in a line, with its day; what an older record does not say is a dash."""
    said = {name: _text(name, value, reader) for name, value in item.body.items()}
    if item.kind == "action-plan-handed-in":
        programmes = [row["programme"] for row in item.body["rows"]]
        said |= {"count": str(len(programmes)), "programmes": _some(programmes, reader)}
    line = handover_words(item.kind, reader.language).format_map(defaultdict(lambda: "–", said))
    return f"{_day(item.at, reader)}: {line}"


def _text(name: str, value: Any, reader: Reader) -> str:
    """A field's value as people read it."""
    if isinstance(value, dict) and {"day", "zone"} <= value.keys():
        return deadline_text(LocalDeadline.model_validate(value), reader.language)
    if isinstance(value, list):
        return _some([str(each) for each in value if not isinstance(each, dict | list)], reader)
    if value is None or isinstance(value, dict):
        return "–"
    text = " ".join(str(value).split())
    if name in LABELS:
        return LABELS[name](text, reader.language)
    if name == "session":
        return words.roman(int(text))
    if name in DAYS:
        return day_text(date.fromisoformat(text[:10]), reader.language)
    decimal = reader.language == "id" and name in ("index", "masterplan", "quick_win", "realised")
    return text.replace(".", ",") if decimal and text.replace(".", "").isdigit() else reader.names.get(text, text)


def _some(items: list[str], reader: Reader) -> str:
    """The first of *items* by name, and how many more there are."""
    shown = [reader.names.get(item, item) for item in items[:MOST]]
    return listed([*shown, *([f"+{len(items) - MOST}"] if len(items) > MOST else [])], reader.language)


def _pending(waiting: Waiting, reader: Reader) -> str:
    line = handover_words("waiting", reader.language).format(
        step=words.step_label(waiting.key, reader.language),
        persons=listed((reader.names.get(person, person) for person in waiting.persons), reader.language),
        role=words.role_label(waiting.role, reader.language),
        since=_day(waiting.since, reader),
        due=deadline_text(waiting.due, reader.language),
    )
    return f"{line} ({handover_words('estimated', reader.language)})" if waiting.estimated else line


def _next(waiting: Waiting, reader: Reader) -> str:
    said = {
        "step": words.step_label(waiting.key, reader.language),
        "then": handover_words(waiting.then, reader.language),
        "what": handover_words(waiting.next_what, reader.language) if waiting.next_what else "",
        "at": _day(waiting.next_at, reader) if waiting.next_at else "",
    }
    return handover_words("next" if waiting.next_at else "last", reader.language).format(**said)


def _day(moment: datetime, reader: Reader) -> str:
    """The day of a moment, as the region's clocks show it."""
    return day_text(local(moment, reader.zone).date(), reader.language)
