"""What a choice is called: the words of the vocabulary, and the few that only forms need."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from models import words
from models.vocabulary import LANGUAGES

OWN: dict[str, tuple[str, str]] = {
    "kesesuaian": ("kesesuaian dengan kebutuhan daerah", "fit to the region's needs"),
    "kelayakan": ("kelayakan pelaksanaan", "feasibility"),
    "kemanfaatan": ("kemanfaatan bagi masyarakat", "benefit to the public"),
    "keberlanjutan": ("keberlanjutan", "lasting effect"),
    "list": ("daftar hadir", "attendance list"),
    "make-up": ("daftar hadir sesi susulan", "list of the make-up session"),
    "output": ("keluaran sesi", "output"),
    "reached": ("tersambung", "reached"),
    "no-answer": ("tidak diangkat", "no answer"),
    "wrong-number": ("nomor salah", "wrong number"),
    "ya": ("ya", "yes"),
    "tidak": ("tidak", "no"),
}
LABELS: dict[str, Callable[[str, str], str]] = {
    "verdict": words.verdict_label,
    "result": words.verdict_label,
    "check": words.check_label,
    "method": words.method_label,
    "interest": words.interest_label,
    "parameter": words.parameter_label,
    "role": words.role_label,
    "step": words.step_label,
    "book": words.book_label,
    "comments": words.book_label,
    "pillar": words.award_label,
    "pillars": words.award_label,
    "region": lambda region, language: words.region_words(region),
    "category": words.category_label,
}
AS_THEY_ARE = ("capacity",)


def option(kind: str, field: str, value: str, language: str, names: Mapping[str, str]) -> str:
    """What *value* of *field* is called; a person by name."""
    field = field.rpartition(".")[2]
    if value in names:
        return names[value]
    if kind == "vote-list" and field == "verdict":
        return words.vote_label(value, language)
    if kind in ("evidence", "verify-evidence") and field in ("evidence", "returned"):
        return words.evidence_label(value, language)
    if field == "scores" and kind != "vote":
        return words.aspect_label(value, language)
    if field in LABELS:
        return LABELS[field](value, language)
    if field in AS_THEY_ARE:
        return value
    return OWN[value][LANGUAGES.index(language)] if value in OWN else value.replace("-", " ")


def part_label(kind: str, part: str, language: str) -> str:
    """What a form's part is called: a book, a kind of evidence, a service; empty where the form has none."""
    if kind == "book":
        return words.book_label(part, language)
    if kind == "evidence":
        return words.evidence_label(part, language)
    if kind == "check-service":
        number, _, check = part.partition("-")
        return f"{number}, {words.check_label(check, language)}"
    return option(kind, "", part, language, {}) if part else ""
