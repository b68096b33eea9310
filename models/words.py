"""A key of ours in the programme's words; the words themselves are in `vocabulary.py`; pure."""

from __future__ import annotations

import re

from models.vocabulary import (
    APPOINTMENTS,
    ASPECTS,
    AWARDS,
    BOOKS,
    CHECKS,
    DATES,
    EVENTS,
    EVIDENCE,
    INTERESTS,
    KKD,
    LETTERS,
    METHODS,
    OUTCOMES,
    PARAMETERS,
    ROLES,
    ROUNDS,
    SHORTAGES,
    SIGNATURE_DETAILS,
    STAGES,
    STEPS,
    VERDICTS,
    VOTES,
    Table,
)

_KEY = re.compile(r"(?P<name>[^#]+)(#(?P<round>\d+)(v\d+)?)?")
_SESSION = re.compile(r"session-(\d+)-(\w+)")
_SESSION_DAY = re.compile(r"((?:tot-)?session)-(\d+)")
_NUMERALS = ((10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))


def label(table: Table, key: str, language: str = "id") -> str:
    """The words for *key*; a key that a newer policy brought is shown with blanks for its hyphens."""
    return table.get(language, table["id"]).get(key, key.replace("-", " "))


def roman(number: int) -> str:
    """A session's number in Roman numerals, as in *sesi I-IV*."""
    text = ""
    for value, numeral in _NUMERALS:
        text += numeral * (number // value)
        number %= value
    return text


def region_words(region: str) -> str:
    """A region's id as its name is written, where nothing but the id is at hand: ``kota-bogor`` is Kota Bogor."""
    return " ".join(word if word == "dan" else word.capitalize() for word in region.split("-"))


def step_kind(step: str) -> str:
    """A step without round, session, signatory or region: ``session-2-report#1v1`` is a ``session-report``."""
    name = step.partition("#")[0]
    if session := _SESSION.fullmatch(name):
        return f"session-{session[2]}"
    return next((kind for kind in ("signature", "answer") if name.startswith(f"{kind}-")), name)


def step_label(step: str, language: str = "id") -> str:
    """A step in words; *step* is its name, or its key such as ``masterplan#2v1``."""
    found = _KEY.fullmatch(step)
    name, turn = (found["name"], found["round"]) if found else (step, None)
    kind = step_kind(name)
    of = role_label(name.removeprefix("signature-"), language) if kind == "signature" else ""
    if session := _SESSION.fullmatch(name):
        of = roman(int(session[1]))
    elif kind == "answer":
        of = region_words(name.removeprefix("answer-"))
    words = label(STEPS, kind, language).replace("{}", of)
    if turn is None or int(turn) < 2:
        return words
    rounds = ROUNDS.get(language, ROUNDS["id"])
    return words + rounds.get(kind, rounds[""]).replace("{}", turn)


def due_label(due: object, estimated: bool, language: str = "id") -> str:
    """A deadline as a list shows it; one in a year without decreed holidays says that it is estimated."""
    return f"{due} ({label(DATES, 'estimated', language)})" if estimated else str(due)


def stage_label(stage: str, language: str = "id") -> str:
    """A stage in words."""
    return label(STAGES, stage, language)


def role_label(role: str, language: str = "id") -> str:
    """A role in words."""
    return label(ROLES, role, language)


def outcome_label(outcome: str, language: str = "id") -> str:
    """How a journey ended, in words."""
    return label(OUTCOMES, outcome, language)


def verdict_label(verdict: str, language: str = "id") -> str:
    """A verdict, a judgement or a selection's result, in words."""
    return label(VERDICTS, verdict, language)


def vote_label(vote: str, language: str = "id") -> str:
    """How an institution has voted on the list, in words."""
    return label(VOTES, vote, language)


def detail_label(detail: str, language: str = "id") -> str:
    """A detail of a signature's record, in words."""
    return label(SIGNATURE_DETAILS, detail, language)


def check_label(check: str, language: str = "id") -> str:
    """What an e-Government service is checked for, in words."""
    return label(CHECKS, check, language)


def book_label(book: str, language: str = "id") -> str:
    """A book of the masterplan, or the action plan, in words."""
    return label(BOOKS, book, language)


def method_label(method: str, language: str = "id") -> str:
    """How a signature was given, in words."""
    return label(METHODS, method, language)


def evidence_label(kind: str, language: str = "id") -> str:
    """A kind of evidence in words."""
    return label(EVIDENCE, kind, language)


def aspect_label(aspect: str, language: str = "id") -> str:
    """An aspect of the evaluation in words."""
    return label(ASPECTS, aspect, language)


def parameter_label(parameter: str, language: str = "id") -> str:
    """A parameter of the assessment in words."""
    return label(PARAMETERS, parameter, language)


def category_label(category: str, language: str = "id") -> str:
    """A category of KKD in words; a figure stays as it is."""
    return label(KKD, category, language) if category in KKD["id"] else category


def award_label(category: str, language: str = "id") -> str:
    """What an award is given for, in words."""
    return label(AWARDS, category, language)


def shortage_label(why: str, language: str = "id") -> str:
    """Why a region has no mentor, in words."""
    return label(SHORTAGES, why, language)


def interest_label(interest: str, language: str = "id") -> str:
    """What a conflict of interest lies in, in words."""
    return label(INTERESTS, interest, language)


def letter_label(letter: str, language: str = "id") -> str:
    """A kind of post in words."""
    return label(LETTERS, letter, language)


def appointment_label(what: str, language: str = "id") -> str:
    """A calendar entry's title: the deadline of a step such as ``masterplan#2``, or a session such as ``session-2``."""
    if session := _SESSION_DAY.fullmatch(what):
        return label(APPOINTMENTS, session[1], language).replace("{}", roman(int(session[2])))
    if "#" not in what:
        return label(APPOINTMENTS, what, language)
    return label(APPOINTMENTS, "deadline", language).replace("{}", step_label(what, language))


def appointment_until(due: str, language: str = "id", *, estimated: bool = False) -> str:
    """The sentence with which a calendar entry names the deadline *due*; an *estimated* one may still move."""
    return label(APPOINTMENTS, "until-estimated" if estimated else "until", language).replace("{}", due)


def event_label(kind: str, language: str = "id") -> str:
    """A fact that a summary tells of, in words."""
    return label(EVENTS, kind, language)
