"""What a letter says of a fact's plain values: days, deadlines, reasons, names, in words; pure."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from babel.dates import format_date
from jinja2 import pass_context
from jinja2.runtime import Context

from models import vocabulary, words
from models.calendar import ABBREVIATIONS, LocalDeadline, local

LOCALES = {"id": "id", "en": "en_GB"}
AND = {"id": "dan", "en": "and"}

_DUE = r"(?P<step>[a-z0-9-]+) was not done by (?P<due>\d{4}-\d\d-\d\d \d\d\.\d\d \w+)"
REASONS = {
    rf"{_DUE} and not reopened": "Langkah {step} tidak selesai sampai dengan {due} dan tidak dibuka kembali.",
    rf"{_DUE}; minutes (?P<minutes>.+?): (?P<own>.+)": (
        "Langkah {step} tidak selesai sampai dengan {due}; berita acara nomor {minutes}: {own}"
    ),
    r"minutes -: not selected, no objection": "Daerah tidak diperingkat dan tidak mengajukan keberatan.",
    r"minutes (?P<minutes>.+?): not selected, no objection": (
        "Berita acara nomor {minutes}: tidak terpilih; daerah tidak mengajukan keberatan."
    ),
    r"not ranked: (?P<own>.+)": "Daerah tidak diperingkat: {own}",
    r"minutes -: (?P<own>.+)": "{own}",
    r"minutes (?P<minutes>.+?): (?P<own>.+)": "Berita acara nomor {minutes}: {own}",
    r"the panel rejected the masterplan in round (?P<round>\d+)": (
        "Tim penelaah tidak menyetujui masterplan pada putaran {round}."
    ),
    r"the masterplan was not approved in (?P<round>\d+) rounds": "Masterplan tidak disetujui dalam {round} putaran.",
    r"index (?P<index>[\d.]+) of 4 in cycle (?P<cycle>.+)": "Nilai indeks {index} dari 4 pada siklus evaluasi {cycle}.",
}
"""The sentences in which stages say why a journey ends, and the same in Indonesian."""


def day_text(value: date | str, language: str) -> str:
    """A day as people write it: ``30 Juni 2026``."""
    day = date.fromisoformat(value[:10]) if isinstance(value, str) else value
    return format_date(day, "d MMMM y", locale=LOCALES.get(language, "id"))


def deadline_text(due: Mapping[str, Any], language: str) -> str:
    """A deadline in its own zone: ``30 Juni 2026 pukul 23.59 WIT``."""
    deadline = LocalDeadline.model_validate(due)
    at = "pukul" if language == "id" else "at"
    return f"{day_text(deadline.day, language)} {at} {deadline.at:%H.%M} {ABBREVIATIONS[deadline.zone]}"


def listed(items: Iterable[str], language: str) -> str:
    """One, one and another, or one, another, and a third."""
    *rest, last = [*items] or ["–"]
    comma = "," if len(rest) > 1 else ""
    return f"{', '.join(rest)}{comma} {AND.get(language, 'dan')} {last}" if rest else last


def reason_text(reason: str, language: str) -> str:
    """Why a journey ended: a stage's own English sentence in Indonesian, people's words as they are."""
    for pattern, sentence in REASONS.items() if language == "id" else ():
        if found := re.fullmatch(pattern, reason, re.DOTALL):
            parts = found.groupdict()
            if "due" in parts:
                day, at, zone = parts["due"].split()
                parts["due"] = f"{day_text(day, language)} pukul {at} {zone}"
                parts["step"] = words.step_label(parts["step"], language)
            if "index" in parts:
                parts["index"] = parts["index"].replace(".", ",")
            return sentence.format(**parts)
    return reason


def remaining(due: Mapping[str, Any], at: datetime, days_left: int) -> str:
    """How far off a deadline is, in Indonesian; working days, as the fact counted them."""
    deadline = LocalDeadline.model_validate(due)
    today = local(at, deadline.zone).date()
    if today == deadline.day:
        return "hari ini"
    if today < deadline.day:
        return f"{days_left} hari kerja lagi" if days_left > 0 else "kurang dari satu hari kerja lagi"
    return f"telah terlampaui {-days_left} hari kerja" if days_left < 0 else "telah terlampaui"


def by_aspect(scores: Mapping[str, Any]) -> list[tuple[str, Any]]:
    """Scores in the order in which the programme names its aspects; aspects that only a policy knows come last."""
    order = [*vocabulary.ASPECTS["id"]]
    return sorted(scores.items(), key=lambda pair: order.index(pair[0]) if pair[0] in order else len(order))


def difference(value: str) -> str:
    """How far a figure lies from an earlier one, in Indonesian: ``lebih tinggi 0,21``."""
    apart = Decimal(value)
    if apart == 0:
        return "tidak berubah"
    return f"lebih {'tinggi' if apart > 0 else 'rendah'} {str(abs(apart)).replace('.', ',')}"


def checked(running: bool, integrated: bool) -> str:
    """What the two checks of a service found, in Indonesian."""
    if not running:
        return "belum terselenggara"
    return f"terselenggara dan {'terintegrasi' if integrated else 'belum terintegrasi'}"


@pass_context
def named(context: Context, persons: str | Iterable[str]) -> str:
    """The names of one or several persons, regions or institutions; an id stands where a name is not given."""
    ids = (persons,) if isinstance(persons, str) else persons
    return listed((context["names"].get(person, person) for person in ids), context["language"])


@pass_context
def course(context: Context, region: str) -> str:
    """What a letter is about: a region's journey, or the cohort itself."""
    return region if context["of_cohort"] else f"perjalanan daerah {region}"


@pass_context
def moment(context: Context, at: str) -> str:
    """The day of a moment, as the region's clocks show it."""
    return day_text(local(datetime.fromisoformat(at), context["zone"]).date(), context["language"])


@pass_context
def left(context: Context, fact: Mapping[str, Any]) -> str:
    """How far off the deadline of a reminder is."""
    return remaining(fact["due"], context["at"], fact["days_left"])
