"""What a cohort's facts and messages say, field by field, and what a cohort says to its journeys; pure."""

from __future__ import annotations

import re
from typing import Any

from models import words
from models.vocabulary import SHORTAGES
from queries.fact_words import said

SHOWN = 5
"""Items of a list that a line shows; the others are counted."""
SAME = ""
"""Stands where a field's value speaks for itself."""
FIELDS: dict[str, dict[str, str]] = {
    # What a cohort concludes.
    "journeys-begun": {"count": "journeys"},
    "ranked": {"version": "version", "count": "regions ranked", "unranked": "not ranked", "because": "cause"},
    "listed": {"version": "version", "digest": "list", "order": "in order"},
    "list-decided": {"verdict": SAME, "digest": "list", "votes": "votes"},
    "sealed": {
        "version": "version",
        "digest": "list",
        "minutes": "minutes",
        "minutes_on": "dated",
        "decree": "decree",
        "decree_on": "dated",
        "selected": "selected",
        "reserve": "reserve",
        "others": "others",
    },
    "objection-opened": {"region": SAME, "parameter": SAME, "document": "evidence"},
    "objection-closed": {"region": SAME, "verdict": SAME, "result": SAME, "rank": "rank"},
    "place-changed": {"region": SAME, "place": SAME},
    "place-freed": {"region": SAME, "why": SAME},
    "promoted": {"region": SAME, "rank": "rank", "place": "in the place of"},
    "reserve-exhausted": {"place": "nobody for the place of"},
    "reserve-closed": {"released": "released", "vacant": "vacant places"},
    "tot-completed": {"minutes": "minutes", "passed": "passed", "failed": "not passed"},
    "tot-session-dated": {"session": "session", "on": "on", "before": "instead of", "place": "place"},
    "mentors-assigned": {"pairs": SAME, "unassigned": "without a mentor"},
    "awards-proposed": {"digest": "awards", "awards": SAME},
    "awards-released": {"digest": "awards", "minutes": "minutes", "decree": "decree", "awards": SAME},
    "word-unheard": {"region": SAME, "says": SAME},
    "cohort-closed": {"outcomes": SAME},
    # Days that moved.
    "session-moved": {"session": "session", "on": "on", "before": "instead of", "place": "place"},
    "presentation-moved": {"on": "on", "before": "instead of", "place": "place"},
    # A decree, in a cohort's chain as in a journey's.
    "calendar-change-ordered": {"decree_number": "decree", "years": "years", "adds": "adds", "removes": "removes"},
    "calendar-changed": {
        "decree": "decree",
        "years": "years",
        "before": "days off",
        "after": "now",
        "added": "added",
        "removed": "removed",
        "known": "no longer estimated",
    },
    # What is said to a cohort.
    "seat-taken": {"seat": "seat", "holder": "holder", "since": "since", "until": "until", "mandate": "mandate"},
    "list-voted": {"verdict": SAME, "list": "list"},
    "region-moved": {"region": SAME, "rank": "to rank", "list": "list"},
    "data-corrected": {
        "region": SAME,
        "parameter": SAME,
        "value": "value",
        "category": "category",
        "year": "year",
        "source": "source",
    },
    "list-sealed": {
        "list": "list",
        "minutes": "minutes",
        "minutes_on": "dated",
        "decree_number": "decree",
        "decree_on": "dated",
    },
    "objection-answered": {
        "region": SAME,
        "verdict": SAME,
        "value": "value",
        "category": "category",
        "year": "year",
        "source": "source",
    },
    "place-released": {"region": SAME, "minutes": "minutes"},
    "egov-regions-chosen": {"regions": SAME, "minutes": "minutes"},
    "mentor-candidates-named": {"candidates": SAME},
    "tot-session-scheduled": {"session": "session", "on": "on", "instead_of": "instead of", "place": "place"},
    "tot-attendance-reported": {"session": "session", "present": "present", "list_digest": "attendance list"},
    "tot-marked": {"marks": SAME, "document": "document"},
    "tot-declared": {"minutes": "minutes"},
    "mentor-left": {"mentor": SAME},
    "awards-approved": {"awards": "awards", "minutes": "minutes", "decree_number": "decree"},
    "awards-announced": {"awards": "awards"},
    # Who judges a region.
    "panel-appointed": {"members": "members", "chair": "chair"},
    "conflict-declared": {"who": "of", "interest": SAME},
    "stepped-down": {"member": SAME, "role": "as", "taken_out": "vote or score taken out", "left": "left"},
    # What a cohort brings about in a journey.
    "sheet-corrected": {
        "parameter": SAME,
        "value": "value",
        "category": "category",
        "year": "year",
        "source": "source",
    },
    "objected": {"parameter": SAME, "document": "evidence"},
    "selection-announced": {"result": SAME, "minutes": "minutes", "rank": "rank", "score": "score"},
    "placed": {"result": SAME, "minutes": "minutes", "rank": "rank", "score": "score"},
    # Who acts for whom, in a journey and in a cohort.
    "replaced": {"role": SAME, "old": "was", "new": "now"},
    "contacts-changed": {"officers": "officers", "head": "head", "letter": "letter"},
    "contacts-replaced": {"role": SAME, "old": "was", "new": "now"},
    "substitute-named": {
        "role": SAME,
        "substitute": SAME,
        "person_for": "in the place of",
        "since": "from",
        "until": "until",
    },
    "substitution-ended": {"role": SAME, "substitute": SAME, "person_for": "in the place of"},
    "substitution-dropped": {"role": SAME, "substitute": SAME, "person_for": "in the place of"},
    "substituted": {"step": SAME, "until": "until"},
    "returned": {"step": SAME, "stood_in": "after"},
    "awarded": {
        "category": "award",
        "place": "place",
        "score": "score",
        "minutes": "minutes",
        "decree_number": "decree",
    },
    "awarded-after-end": {
        "category": "award",
        "place": "place",
        "score": "score",
        "minutes": "minutes",
        "decree_number": "decree",
    },
}
"""The fields of each kind that its line shows, in this order, each with what stands before its value."""
LABELS = {
    "role": words.role_label,
    "step": words.step_label,
    "verdict": words.verdict_label,
    "result": words.verdict_label,
    "parameter": words.parameter_label,
    "outcomes": words.outcome_label,
    "interest": words.interest_label,
}
DIGEST = re.compile("[0-9a-f]{64}")


def details(kind: str, body: dict[str, Any], names: dict[str, str], language: str) -> list[str]:
    """The parts of the line for a fact of *kind*; *names* are persons' names by their ids."""
    parts = []
    for field, before in FIELDS[kind].items():
        value = body.get(field)
        if value is not None:
            parts.append(f"{said(before, language)} {_text(field, value, names, language)}".strip())
    return parts


def shortened(text: str) -> str:
    """*text*, or of a document's digest the beginning."""
    return f"{text[:12]}…" if DIGEST.fullmatch(text) else text


def _text(field: str, value: Any, names: dict[str, str], language: str) -> str:
    if isinstance(value, dict):
        pairs = [f"{_one(field, key, names, language)} {_one(field, of, names, language)}" for key, of in value.items()]
        return _some(pairs, language)
    if isinstance(value, list):
        return _some([_item(field, each, names, language) for each in value], language)
    return _one(field, value, names, language)


def _item(field: str, item: Any, names: dict[str, str], language: str) -> str:
    """An item of a list: a candidate for a mentor, an award, or something with an id."""
    if not isinstance(item, dict):
        return _one(field, item, names, language)
    if "capacity" in item:
        person = names.get(item["person"], item["person"])
        return said("{} for up to {}", language).format(person, item["capacity"])
    return f"{words.award_label(item['category'], language)} {item['place']} {item['region']}"


def _one(field: str, value: Any, names: dict[str, str], language: str) -> str:
    text = said(("no", "yes")[value], language) if isinstance(value, bool) else str(value)
    if field in LABELS:
        return LABELS[field](text, language)
    if text in SHORTAGES[language]:
        return words.shortage_label(text, language)
    return names.get(text, shortened(text))


def _some(items: list[str], language: str) -> str:
    """The first of *items*, and how many more there are."""
    more = " " + said("and {} more", language).format(len(items) - SHOWN) if len(items) > SHOWN else ""
    return (", ".join(items[:SHOWN]) or said("none", language)) + more
