"""A fact of the register as one line a person can read; pure."""

from __future__ import annotations

from typing import Any

from models import words
from models.calendar import LocalDeadline
from queries.cohort_sentences import FIELDS, details, shortened

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
    "method": words.method_label,
}
PLAIN = (
    *(
        "capacity",
        "signed_on",
        "on",
        "instead_of",
        "place",
        "number_region",
        "number_programme",
        "minutes",
        "session",
        "present",
        "days",
        "index",
        "round",
        "title",
        "message",
    ),
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
    parts = details(kind, body, names) if kind in FIELDS else _details(body, names)
    for entry in body.get("signatures") or ():
        parts.append(", ".join(_details({**entry, "message": None}, names)))
    parts += _changes(body.get("before"), body.get("after"))
    parts += _items(body)
    if body.get("short_notice"):
        parts.append("at short notice")
    if "due" in body and isinstance(body["due"], dict):
        due = LocalDeadline.model_validate(body["due"])
        parts.append(f"due {words.due_label(due, bool(body.get('estimated')), LANGUAGE)}")
    if body.get("in_place_of"):
        parts.append(f"in the place of {body['in_place_of']}, which had passed")
    parts += _settings(body.get("changes"))
    persons = [names.get(id, id) for id in _persons(body)]
    if persons:
        member = body.get("on_behalf_of")
        stead = f" in the place of {names.get(member, member)}" if member else ""
        parts.append(f"{'by' if 'person' in body else 'to'} {', '.join(persons)}{stead}")
    said = next((str(body[field]) for field in WORDS if body.get(field) and field not in FIELDS.get(kind, ())), "")
    text = "; ".join(parts)
    head = kind.replace("-", " ")
    return f"{head}: {text}{f' “{said}”' if said else ''}" if text or said else head


def _details(body: dict[str, Any], names: dict[str, str]) -> list[str]:
    """Whose signature it is, the programme's words, and the plain fields, each in a few words."""
    signatory = body.get("signatory")
    parts = [f"signature of {names.get(signatory, signatory)}"] if signatory else []
    parts += [label(str(body[field]), LANGUAGE) for field, label in LABELS.items() if _key(body.get(field))]
    return parts + [f"{_spaced(field)} {body[field]}" for field in PLAIN if _plain(body.get(field))]


def _changes(before: Any, after: Any) -> list[str]:
    """What was set right: each field's new value and its old one."""
    if not (isinstance(before, dict) and isinstance(after, dict)):
        return []
    return [f"{_spaced(name)} {_short(value)} instead of {_short(before.get(name))}" for name, value in after.items()]


def _spaced(field: str) -> str:
    return field.replace("_", " ")


def _short(value: Any) -> str:
    """A value in a line: of a document's digest the beginning."""
    return "nothing" if value is None else shortened(str(value))


def _settings(changes: Any) -> list[str]:
    """A change of policy: each number before and after where the programme concludes it, else the new one."""
    if isinstance(changes, dict):
        return [f"{key} to be {value}" for key, value in changes.items()]
    return [f"{each['key']} {each['before']} → {each['after']}" for each in changes or ()]


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
