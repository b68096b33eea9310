"""The fields of a form, read off the class of its message."""

from __future__ import annotations

import types
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from enum import Enum
from functools import cache
from typing import Annotated, Any, Literal, NamedTuple, Union, get_args, get_origin

from annotated_types import Ge, Le, MaxLen
from pydantic import BaseModel
from pydantic.fields import FieldInfo

from gateway.registry import PERSON_FIELDS
from models.messages import KINDS, Message
from models.papers import ROWS, holds_document

Shape = Literal[
    "text",
    "long",
    "whole",
    "decimal",
    "day",
    "flag",
    "choice",
    "person",
    "document",
    "ours",
    "setting",
    "list",
    "rows",
    "values",
]
LONG = 1000
"""From so many characters a text has several lines."""
PERSONS = {*PERSON_FIELDS, "old"}
COUNTED = {("attendance", "present")}
"""Fields that are named like persons and hold a number."""


class Field(NamedTuple):
    """One field: its name, what it takes, and within which bounds."""

    name: str
    shape: Shape
    required: bool = True
    most: int | None = None
    """Characters of a text, or items of a list, rows or values."""
    least_value: str = ""
    most_value: str = ""
    options: tuple[str, ...] = ()
    parts: tuple[Field, ...] = ()
    """The one item of a list; the columns of rows; key and value of values."""


@cache
def fields_of(kind: str) -> tuple[Field, ...]:
    """What a person enters in a message of *kind*; not who sends it, when it came, or its id."""
    own = (name for name in KINDS[kind].model_fields if name not in Message.model_fields)
    return tuple(_field(kind, name, KINDS[kind].model_fields[name]) for name in own)


def leaves(kind: str) -> Iterator[str]:
    """The names of all fields of *kind*, those of rows after a dot."""
    for field in fields_of(kind):
        yield field.name
        if field.shape == "rows":
            yield from (f"{field.name}.{part.name}" for part in field.parts)


def _field(kind: str, name: str, info: FieldInfo) -> Field:
    annotation: Any = Annotated[info.annotation, *info.metadata] if info.metadata else info.annotation
    return _of(kind, name, annotation)._replace(required=info.is_required())


def _of(kind: str, name: str, annotation: Any) -> Field:
    base, bounds = _bare(annotation)
    most = next((bound.max_length for bound in bounds if isinstance(bound, MaxLen)), None)
    origin = get_origin(base)
    if origin is Literal:
        return Field(name, "choice", options=tuple(map(str, get_args(base))))
    if origin is tuple:
        return _several(kind, name, get_args(base)[0], most)
    if origin is dict:
        key, value = get_args(base)
        person = "person" if name in PERSONS else ""
        return Field(name, "values", most=most, parts=(_of(kind, person, key), _of(kind, "value", value)))
    if isinstance(base, type) and issubclass(base, Enum):
        return Field(name, "choice", options=tuple(member.value for member in base))
    return _single(kind, name, base, bounds, most)


def _several(kind: str, name: str, item: Any, most: int | None) -> Field:
    base, _ = _bare(item)
    if isinstance(base, type) and issubclass(base, BaseModel):
        parts = tuple(_field(kind, part, info) for part, info in base.model_fields.items())
        if ROWS.get(kind, ("",))[0] == name:
            parts = tuple(each._replace(shape="document") if each.name == ROWS[kind][1] else each for each in parts)
        return Field(name, "rows", most=most, parts=parts)
    return Field(name, "list", most=most, parts=(_of(kind, name, item),))


def _single(kind: str, name: str, base: Any, bounds: tuple[Any, ...], most: int | None) -> Field:
    least_value = next((str(bound.ge) for bound in bounds if isinstance(bound, Ge)), "")
    most_value = next((str(bound.le) for bound in bounds if isinstance(bound, Le)), "")
    plain: dict[Any, Shape] = {bool: "flag", int: "whole", Decimal: "decimal", date: "day"}
    if base in plain:
        return Field(name, plain[base], least_value=least_value, most_value=most_value)
    if kind == "change-policy" and name == "value":
        return Field(name, "setting")
    if (name in PERSONS and (kind, name) not in COUNTED) or name == "person":
        return Field(name, "person", most=most)
    if holds_document(kind, name):
        return Field(name, "document")
    if any("64" in str(getattr(bound, "pattern", "")) for bound in bounds):
        return Field(name, "ours")
    return Field(name, "long" if (most or 0) >= LONG else "text", most=most)


def _bare(annotation: Any) -> tuple[Any, tuple[Any, ...]]:
    """A type without ``None``, and all bounds that stand on its way; of several types the one that takes any text."""
    bounds: tuple[Any, ...] = ()
    while True:
        if get_origin(annotation) is Annotated:
            annotation, *more = get_args(annotation)
            bounds += tuple(bound for each in more for bound in _spread(each))
        elif get_origin(annotation) in (Union, types.UnionType):
            annotation = [each for each in get_args(annotation) if each is not type(None)][-1]
        else:
            return annotation, bounds


def _spread(bound: Any) -> tuple[Any, ...]:
    return tuple(bound.metadata) if isinstance(bound, FieldInfo) else (bound,)
