"""A fact of the register as one line a person can read; pure."""

from __future__ import annotations

import re
from datetime import date
from typing import Any

from activities.phrases import day_text, opening
from models import words
from models.calendar import LocalDeadline
from queries.cohort_sentences import FIELDS, details, shortened
from queries.fact_words import head, said

_DAY = re.compile(r"\b\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])\b")
_CLOCK = re.compile(rf"({_DAY.pattern}) (\d\d\.\d\d )")
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
    """What happened, about what, by whom, until when, and in whose words; for a terminal, with days as 2018-06-30."""
    text, own = _told(kind, body, names, "en")
    return _line(head(kind, "en"), text, own)


def told(kind: str, body: dict[str, Any], names: dict[str, str], language: str) -> str:
    """The same for a page: in its reader's language, with days as people write them."""
    text, own = _told(kind, body, names, language)
    return _line(opening(head(kind, language)), _in_days(text, language), own)


def _line(head: str, text: str, own: str) -> str:
    return f"{head}: {text}{f' “{own}”' if own else ''}" if text or own else head


def _in_days(text: str, language: str) -> str:
    """*text* with its days in words; own words are not touched."""
    at = " pukul " if language == "id" else " at "
    text = _CLOCK.sub(lambda found: f"{found[1]}{at}{found[2]}", text)
    return _DAY.sub(lambda found: _day(found[0], language), text)


def _day(text: str, language: str) -> str:
    """A day in words; what only looks like one, in a title such as ``2018-02-31``, stays."""
    try:
        return day_text(date.fromisoformat(text), language)
    except ValueError:
        return text


def _told(kind: str, body: dict[str, Any], names: dict[str, str], language: str) -> tuple[str, str]:
    """The line's own parts, and somebody's words that close it."""
    parts = details(kind, body, names, language) if kind in FIELDS else _details(body, names, language)
    for entry in body.get("signatures") or ():
        parts.append(", ".join(_details({**entry, "message": None}, names, language)))
    parts += _changes(body.get("before"), body.get("after"), language)
    parts += _items(body, language)
    if body.get("short_notice"):
        parts.append(said("at short notice", language))
    if "due" in body and isinstance(body["due"], dict):
        due = LocalDeadline.model_validate(body["due"])
        shown = words.due_label(due, bool(body.get("estimated")), language)
        parts.append(said("due {}", language).format(shown))
    if body.get("in_place_of"):
        parts.append(said("in the place of {}, which had passed", language).format(body["in_place_of"]))
    parts += _settings(body.get("changes"), language)
    parts += _whom(body, names, language)
    own = next((str(body[field]) for field in WORDS if body.get(field) and field not in FIELDS.get(kind, ())), "")
    return "; ".join(parts), own


def _whom(body: dict[str, Any], names: dict[str, str], language: str) -> list[str]:
    """By whom it was said, and in whose place; or to whom."""
    persons = [names.get(id, id) for id in _persons(body)]
    if not persons:
        return []
    member = body.get("on_behalf_of")
    stead = " " + said("in the place of {}", language).format(names.get(member, member)) if member else ""
    way = said("by {}" if "person" in body else "to {}", language)
    return [way.format(", ".join(persons)) + stead]


def _details(body: dict[str, Any], names: dict[str, str], language: str) -> list[str]:
    """Whose signature it is, the programme's words, and the plain fields, each in a few words."""
    signatory = body.get("signatory")
    parts = [said("signature of {}", language).format(names.get(signatory, signatory))] if signatory else []
    parts += [label(str(body[field]), language) for field, label in LABELS.items() if _key(body.get(field))]
    plain = [field for field in PLAIN if _plain(body.get(field))]
    return parts + [f"{said(_spaced(field), language)} {body[field]}" for field in plain]


def _changes(before: Any, after: Any, language: str) -> list[str]:
    """What was set right: each field's new value and its old one."""
    if not (isinstance(before, dict) and isinstance(after, dict)):
        return []
    pair = said("{} instead of {}", language)
    return [
        f"{said(_spaced(name), language)} {pair.format(_short(value, language), _short(before.get(name), language))}"
        for name, value in after.items()
    ]


def _spaced(field: str) -> str:
    return field.replace("_", " ")


def _short(value: Any, language: str) -> str:
    """A value in a line: of a document's digest the beginning."""
    return said("nothing", language) if value is None else shortened(str(value))


def _settings(changes: Any, language: str) -> list[str]:
    """A change of policy: each number before and after where the programme concludes it, else the new one."""
    if isinstance(changes, dict):
        return [said("{} to be {}", language).format(key, value) for key, value in changes.items()]
    return [f"{each['key']} {each['before']} → {each['after']}" for each in changes or ()]


def _key(value: Any) -> bool:
    """Whether *value* is a word of ours rather than a document's digest or nothing."""
    return isinstance(value, str) and bool(value) and len(value) < 64


def _plain(value: Any) -> bool:
    """Whether *value* is a text or a number, and no list that has words of its own."""
    return isinstance(value, str | int) and not isinstance(value, bool)


def _items(body: dict[str, Any], language: str) -> list[str]:
    """What was reported one by one, numbered as later messages name it: services, or the rows of a realisation."""
    services, rows = body.get("services"), body.get("rows")
    if isinstance(services, list):
        return [f"{number} {each['title']} ({each['domain']})" for number, each in enumerate(services, 1)]
    if isinstance(rows, list) and all("realised" in row for row in rows):
        told = said("{programme}: {realised} per cent, planned {planned}", language)
        return [f"{number} {told.format(**row)}" for number, row in enumerate(rows, 1)]
    return []


def _persons(body: dict[str, Any]) -> list[str]:
    if isinstance(body.get("person"), str):
        return [body["person"]]
    persons = body.get("persons")
    return [str(person) for person in persons] if isinstance(persons, list) else []
