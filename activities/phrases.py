"""What a letter says of a fact's plain values: days, deadlines, numbers, names, in words of either language; pure."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from datetime import date, datetime
from decimal import Decimal

from babel.dates import format_date, format_time
from babel.numbers import format_decimal
from jinja2 import pass_context
from jinja2.runtime import Context

from activities.wording.steps import CountedWords
from models import vocabulary
from models.calendar import ABBREVIATIONS, LocalDeadline, local
from models.words import due_label, label

LOCALES = {"id": "id", "en": "en_GB"}
AND = {"id": "dan", "en": "and"}


def day_text(day: date, language: str) -> str:
    """A day as people write it: ``30 Juni 2026``, ``30 June 2026``."""
    return format_date(day, "d MMMM y", locale=LOCALES[language])


def deadline_text(due: LocalDeadline, language: str) -> str:
    """A deadline in its own zone: ``30 Juni 2026 pukul 23.59 WIT``, ``30 June 2026 at 23.59 WIT``."""
    return at_time(due.day, format_time(due.at, "HH.mm", locale=LOCALES[language]), ABBREVIATIONS[due.zone], language)


@pass_context
def until(context: Context, due: LocalDeadline, estimated: bool = False) -> str:
    """A deadline in the reader's language; one in a year without decreed holidays says that it is *estimated*."""
    language = context["language"]
    return due_label(deadline_text(due, language), estimated, language)


def at_time(day: date, at: str, zone: str, language: str) -> str:
    """A day, a time and the short name of its zone, as a sentence has them."""
    return f"{day_text(day, language)} {'pukul' if language == 'id' else 'at'} {at} {zone}"


def number_text(value: Decimal, language: str) -> str:
    """A figure with the decimals it has: ``62,50``, ``62.50``."""
    exponent = value.as_tuple().exponent
    decimals = -exponent if isinstance(exponent, int) and exponent < 0 else 0
    pattern = f"#,##0.{'0' * decimals}".rstrip(".")
    return format_decimal(value, pattern, LOCALES[language])


def listed(items: Iterable[str], language: str) -> str:
    """One, one and another, or one, another, and a third."""
    *rest, last = [*items] or ["–"]
    comma = "," if len(rest) > 1 else ""
    return f"{', '.join(rest)}{comma} {AND[language]} {last}" if rest else last


def named(names: str | Iterable[str], language: str) -> str:
    """One name, or several as a list."""
    return listed((names,) if isinstance(names, str) else names, language)


def remaining(due: LocalDeadline, at: datetime, days_left: int, language: str) -> str:
    """How far off a deadline is; working days, as the fact counted them."""
    english = language == "en"
    today = local(at, due.zone).date()
    if today == due.day:
        return "today" if english else "hari ini"
    count = abs(days_left)
    days = f"{count} working day{'s' * (count != 1)}" if english else f"{count} hari kerja"
    if today < due.day and days_left > 0:
        return f"{days} left" if english else f"{days} lagi"
    if today < due.day:
        return "less than one working day left" if english else "kurang dari satu hari kerja lagi"
    if days_left < 0:
        return f"{days} overdue" if english else f"telah terlampaui {days}"
    return "overdue" if english else "telah terlampaui"


def by_aspect(scores: Mapping[str, Decimal]) -> list[tuple[str, Decimal]]:
    """Scores in the order in which the programme names its aspects; aspects that only a policy knows come last."""
    order = [*vocabulary.ASPECTS["id"]]
    return sorted(scores.items(), key=lambda pair: order.index(pair[0]) if pair[0] in order else len(order))


def difference(apart: Decimal, language: str) -> str:
    """How far a figure lies from an earlier one: ``lebih tinggi 0,21``, ``higher by 0.21``."""
    english = language == "en"
    if apart == 0:
        return "is unchanged" if english else "tidak berubah"
    by = number_text(abs(apart), language)
    if english:
        return f"is {'higher' if apart > 0 else 'lower'} by {by}"
    return f"lebih {'tinggi' if apart > 0 else 'rendah'} {by}"


def checked(running: bool, integrated: bool, language: str) -> str:
    """What the two checks of a service found."""
    if language == "en":
        return f"running and {'' if integrated else 'not yet '}integrated" if running else "not yet running"
    if not running:
        return "belum terselenggara"
    return f"terselenggara dan {'terintegrasi' if integrated else 'belum terintegrasi'}"


def about_label(name: str, language: str) -> str:
    """A region's or a cohort's name; ``angkatan 2018`` is ``cohort 2018`` in English."""
    return re.sub(r"^angkatan\b", "cohort", name) if language == "en" else name


def recorded(value: date | str | None, language: str) -> str:
    """A detail of a record: a day in words, other text as it is."""
    if value is None:
        return "not on record" if language == "en" else "belum dicatat"
    return day_text(value, language) if isinstance(value, date) else value


def opening(phrase: str) -> str:
    """*phrase* with a capital letter, as the first of its sentence."""
    return phrase[:1].upper() + phrase[1:]


@pass_context
def course(context: Context, region: str) -> str:
    """What a letter is about: a region's journey, or the cohort itself."""
    if context["of_cohort"]:
        return region
    return f"the journey of {region}" if context["language"] == "en" else f"perjalanan daerah {region}"


@pass_context
def moment(context: Context, at: datetime) -> str:
    """The day of a moment, as the region's clocks show it."""
    return day_text(local(at, context["zone"]).date(), context["language"])


@pass_context
def left(context: Context, counted: CountedWords) -> str:
    """How far off the deadline of a reminder is, and whether it is an estimated one."""
    language = context["language"]
    days = remaining(counted.due, context["at"], counted.days_left, language)
    return f"{label(vocabulary.DATES, 'estimated', language)}, {days}" if counted.estimated else days
