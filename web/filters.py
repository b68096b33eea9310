"""What a page's template may call: days, moments and figures as people of either language write them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from babel.dates import format_date, format_time
from babel.numbers import format_decimal

from activities.phrases import LOCALES, at_time, day_text, deadline_text, number_text, opening
from models.calendar import ABBREVIATIONS, LocalDeadline, local
from models.words import due_label
from queries.fact_words import head
from queries.refusing import refusal


def filters(language: str) -> dict[str, Callable[..., Any]]:
    """The filters of the pages in *language*."""
    locale = LOCALES[language]

    def day(value: date) -> str:
        return day_text(value, language)

    def weekday(value: date) -> str:
        return format_date(value, "EEEE, d MMMM y", locale=locale)

    def moment(value: datetime, zone: str) -> str:
        shown = local(value, zone)
        return at_time(shown.date(), format_time(shown, "HH.mm", locale=locale), ABBREVIATIONS[zone], language)

    def due(value: LocalDeadline, estimated: bool = False) -> str:
        return due_label(deadline_text(value, language), estimated, language)

    def number(value: Decimal | int) -> str:
        if isinstance(value, int) and 0 <= value < 1000:
            return str(value)  # the same in every language, and most numbers of a page are
        return number_text(value, language) if isinstance(value, Decimal) else format_decimal(value, locale=locale)

    def size(value: int) -> str:
        for unit, step in (("MB", 1024 * 1024), ("kB", 1024)):
            if value >= step:
                return f"{number(round(Decimal(value) / step, 1))} {unit}"
        return f"{number(value)} B"

    def fact_head(kind: str) -> str:
        return head(kind, language)

    def refused(rule: str) -> str:
        return refusal(rule, language)

    found: tuple[Callable[..., Any], ...] = (
        day,
        weekday,
        moment,
        due,
        number,
        size,
        local_day,
        name_in,
        opening,
        fact_head,
        refused,
    )
    return {each.__name__: each for each in found}


def local_day(value: datetime, zone: str) -> date:
    """The day of a moment by the clocks of *zone*."""
    return local(value, zone).date()


def name_in(person: str, names: Mapping[str, str]) -> str:
    """The name of a person; of somebody unknown the id."""
    return names.get(person, person)
