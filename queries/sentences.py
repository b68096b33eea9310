"""A fact of the register as one line a person can read; pure."""

from __future__ import annotations

from typing import Any

from models import words
from models.calendar import LocalDeadline

LANGUAGE = "en"
WORDS = ("reason", "note", "shows", "why", "presenter")
"""Fields with somebody's own words; they close the line."""
LABELS = {
    "verdict": words.verdict_label,
    "result": words.verdict_label,
    "check": words.check_label,
    "outcome": words.outcome_label,
    "book": words.book_label,
    "evidence": words.evidence_label,
    "stage": words.stage_label,
    "step": words.step_label,
}
PLAIN = (
    *("capacity", "signed_on", "on", "place", "minutes", "session", "present", "days", "index", "round", "title"),
    *(
        "improvement",
        "earlier_cycle",
        "planned",
        "reported",
        "realised",
        "service",
        "services",
        "running",
        "integrated",
    ),
)
"""Fields that are shown as they are, after their name, where they are a text or a number."""


def sentence(kind: str, body: dict[str, Any], names: dict[str, str]) -> str:
    """What happened, about what, by whom, until when, and in whose words."""
    parts = [label(str(body[field]), LANGUAGE) for field, label in LABELS.items() if _key(body.get(field))]
    parts += [f"{field.replace('_', ' ')} {body[field]}" for field in PLAIN if _plain(body.get(field))]
    parts += _items(body)
    if "due" in body and isinstance(body["due"], dict):
        parts.append(f"due {LocalDeadline.model_validate(body['due'])}")
    persons = [names.get(id, id) for id in _persons(body)]
    if persons:
        parts.append(f"{'by' if 'person' in body else 'to'} {', '.join(persons)}")
    said = next((str(body[field]) for field in WORDS if body.get(field)), "")
    text = "; ".join(parts)
    head = kind.replace("-", " ")
    return f"{head}: {text}{f' “{said}”' if said else ''}" if text or said else head


def _key(value: Any) -> bool:
    """Whether *value* is a word of ours rather than a document's digest or nothing."""
    return isinstance(value, str) and bool(value) and len(value) < 64


def _plain(value: Any) -> bool:
    """Whether *value* is a text or a number, and no list that has words of its own."""
    return isinstance(value, str | int) and not isinstance(value, bool)


def _items(body: dict[str, Any]) -> list[str]:
    """What was reported one by one, numbered as later messages name it: services, or the rows of a realisation."""
    services, rows = body.get("services"), body.get("rows")
    if isinstance(services, list):
        return [f"{number} {each['title']} ({each['domain']})" for number, each in enumerate(services, 1)]
    if isinstance(rows, list) and all("realised" in row for row in rows):
        told = "{n} {programme}: {realised} per cent, planned {planned}"
        return [told.format(n=number, **row) for number, row in enumerate(rows, 1)]
    return []


def _persons(body: dict[str, Any]) -> list[str]:
    if isinstance(body.get("person"), str):
        return [body["person"]]
    persons = body.get("persons")
    return [str(person) for person in persons] if isinstance(persons, list) else []
