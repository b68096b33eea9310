"""Reads a parameter's cells: the figure or category, its year, its source."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import NamedTuple

from pydantic import TypeAdapter, ValidationError

from gateway.candidates.columns import WORDS
from gateway.candidates.row import Row
from models.sheet import OWNERS, Parameter, ParameterName
from models.values import Title

MISSING = ("", "-")
NUMBER = re.compile(r"[0-9]{1,3}([.,][0-9]{1,2})?")
TITLE: TypeAdapter[str] = TypeAdapter(Title)
YEAR = re.compile(r"20[0-9]{2}|2100")
HUNDRED = Decimal(100)
A_NUMBER = "a number from 0 to 100 with at most two decimals, such as 70,5"
A_YEAR = "a year from 2000 to 2100"
A_SOURCE = "the document the value is from, one line of at most 200 characters"
HINTS = (
    (re.compile(r"[+-]?(nan|inf(inity)?)", re.IGNORECASE), "; a figure that is not known is left empty"),
    (re.compile(r"[0-9.,]+e[+-]?[0-9]+", re.IGNORECASE), "; without an exponent"),
    (re.compile(r"[0-9]{1,3}([.,' ][0-9]{3})+([.,][0-9]+)?"), "; no thousands are separated"),
)
Origin = tuple[int, str]
"""A year and a source."""


class Figure(NamedTuple):
    """What a row says about one parameter; without value and category it is missing."""

    value: Decimal | None
    category: str | None
    origin: Origin | None


def read_figure(row: Row, name: ParameterName) -> Figure | None:
    """One parameter of *row*; None if it has a fault, which is then noted in the row."""
    cells = (name, f"{name}_year", f"{name}_source")
    if not row.has(*cells):
        return None
    text, year, source = (row.text(cell) for cell in cells)
    if text is None or year is None or source is None:
        return None
    value, category = _value(row, name, text)
    missing = text in MISSING
    if missing and not year and not source:
        return Figure(None, None, None)
    origin = _origin(row, name, year, source)
    if origin is None or (not missing and value is None and category is None):
        return None
    return Figure(value, category, origin)


def parameter(name: ParameterName, figure: Figure, origin: Origin) -> Parameter:
    """The parameter of the data sheet, of the year and source of *origin*."""
    year, source = origin
    return Parameter(
        name=name, value=figure.value, category=figure.category, year=year, source=source, owner=OWNERS[name]
    )


def _value(row: Row, name: ParameterName, text: str) -> tuple[Decimal | None, str | None]:
    if text in MISSING:
        return None, None
    words = " ".join(text.lower().replace("-", " ").split())
    if name == "kkd" and words in WORDS:
        return None, words.replace(" ", "-")
    if NUMBER.fullmatch(text):
        value = Decimal(text.replace(",", "."))
        if value <= HUNDRED:
            return value, None
    hint = next((hint for pattern, hint in HINTS if pattern.fullmatch(text)), "")
    choice = f", or one of {', '.join(WORDS)}" if name == "kkd" else ""
    row.fault(name, f"{A_NUMBER}{choice}{hint}")
    return None, None


def _origin(row: Row, name: ParameterName, year: str, source: str) -> Origin | None:
    right_year = bool(YEAR.fullmatch(year))
    if not right_year:
        row.fault(f"{name}_year", A_YEAR)
    title = _title(source)
    if title is None:
        row.fault(f"{name}_source", A_SOURCE)
    return (int(year), title) if right_year and title is not None else None


def _title(text: str) -> str | None:
    try:
        return TITLE.validate_python(text)
    except ValidationError:
        return None
