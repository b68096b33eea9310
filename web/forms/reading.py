"""What a posted form says: its message's fields as plain data, and what is wrong beside which field."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

from pydantic import ValidationError

from models.messages import KINDS
from web.forms.fields import Field, fields_of

Entered = dict[str, list[str]]
"""A form as it was entered: every input's name, and what stands in the inputs of that name."""
YES, NO = "ya", "tidak"
MOST_INPUTS = 1500
"""Names of one form; the largest plan has 700."""
_COMMA = re.compile(r"[+-]?\d+,\d+")
_WHOLE = re.compile(r"-?(0|[1-9]\d{0,17})")


def said(kind: str, entered: Entered) -> dict[str, Any]:
    """The fields that *entered* says of a message of *kind*; what is empty is left out."""
    found = {field: _said(field, field.name, entered) for field in fields_of(kind)}
    return {field.name: value for field, value in found.items() if _told(field, value)}


def _told(field: Field, value: Any) -> bool:
    """Whether a field is said; a list that has to be there is said although it is empty."""
    return value not in (None, "") and (field.required or value not in ([], {}))


def _said(field: Field, name: str, entered: Entered) -> Any:
    if field.shape == "list":
        return [_plain(field.parts[0], text) for text in entered.get(name, ()) if text.strip()]
    if field.shape == "rows":
        rows = (
            {part.name: _said(part, f"{name}.{row}.{part.name}", entered) for part in field.parts}
            for row in _filled(field, name, entered)
        )
        return [{key: value for key, value in row.items() if value not in (None, "")} for row in rows]
    if field.shape == "values":
        return _values(field, name, entered)
    return _plain(field, next(iter(entered.get(name, ())), ""))


def _plain(field: Field, text: str) -> Any:
    if field.shape == "flag":
        return {YES: True, NO: False}.get(text)
    text = text.strip() if field.shape not in ("long", "text") else text.replace("\r\n", "\n").strip()
    if field.shape == "decimal" and _COMMA.fullmatch(text):
        return text.replace(",", ".")
    if field.shape == "setting":
        return {"true": True, "false": False}.get(text, int(text) if _WHOLE.fullmatch(text) else text)
    return text


def rows_in(name: str, entered: Mapping[str, Any]) -> list[int]:
    """The numbers of the rows of *name* that a form has, in their order."""
    found = {
        part.partition(".")[0]
        for part in (each.removeprefix(f"{name}.") for each in entered if each.startswith(f"{name}."))
    }
    return sorted(int(number) for number in found if number.isdecimal() and len(number) < 4)


def _filled(field: Field, name: str, entered: Entered) -> list[int]:
    """The rows in which something stands."""
    return [
        row
        for row in rows_in(name, entered)
        if any(text.strip() for part in field.parts for text in entered.get(f"{name}.{row}.{part.name}", ()))
    ]


def _values(field: Field, name: str, entered: Entered) -> dict[str, Any]:
    """Values under the names of their keys (``scores.output``), or in rows of key and value."""
    key, value = field.parts
    found: dict[str, Any] = {}
    for input, texts in entered.items():
        if input.startswith(f"{name}.") and texts and texts[0].strip():
            under = input.removeprefix(f"{name}.")
            row, dot, part = under.rpartition(".")
            if not dot or part not in ("key", "value") or not row.isdecimal():
                found[under] = _plain(value, texts[0])
            elif part == "key":
                found[_plain(key, texts[0])] = _plain(value, next(iter(entered.get(f"{name}.{row}.value", ())), ""))
    return found


def faults_of(kind: str, entered: Entered) -> dict[str, str]:
    """What is wrong with a form of *kind*, in English, by the input beside which it is said; "" is the whole."""
    who = {"kind": kind, "id": "a-form-of-ours", "person": "somebody", "received_at": datetime.now(UTC)}
    try:
        KINDS[kind].model_validate({**said(kind, entered), **who})
    except ValidationError as error:
        told = error.errors(include_url=False, include_input=False, include_context=False)
        whole = {fault["loc"][:1] for fault in told if len(fault["loc"]) > 1}
        # A list that is too short only because one of its items is wrong is told of by that item.
        own = [fault for fault in told if fault["type"] != "too_short" or fault["loc"] not in whole]
        places = [(_input(kind, tuple(fault["loc"]), entered), _rule(fault["msg"])) for fault in own]
        return dict(reversed(places))
    return {}


def _input(kind: str, place: tuple[int | str, ...], entered: Entered) -> str:
    """The input that a fault at *place* of the message belongs to."""
    if not place:
        return ""
    field = next((each for each in fields_of(kind) if each.name == place[0]), None)
    if field is None or field.shape not in ("rows", "values") or len(place) == 1:
        return str(place[0])
    if field.shape == "rows" and isinstance(place[1], int):
        rows = _filled(field, field.name, entered)
        return ".".join((field.name, str(rows[place[1]]), *map(str, place[2:])))
    key = str(place[1])
    for row in rows_in(field.name, entered):
        if entered.get(f"{field.name}.{row}.key") == [key]:
            return f"{field.name}.{row}.{'key' if '[key]' in place else 'value'}"
    return f"{field.name}.{key}"


def _rule(text: str) -> str:
    text = text.removeprefix("Value error, ")
    return text[:1].lower() + text[1:200]


def entered_of(kind: str, fields: Mapping[str, Any]) -> Entered:
    """How a form of *kind* looks that says *fields*: what `said` reads back; values stand under their keys."""
    found: Entered = {}
    for field in fields_of(kind):
        value = fields.get(field.name)
        if value is None:
            continue
        if field.shape == "list":
            found[field.name] = [_text(each) for each in value]
        elif field.shape == "rows":
            for number, row in enumerate(value, 1):
                given = {part: each for part, each in row.items() if each is not None}
                found |= {f"{field.name}.{number}.{part}": [_text(each)] for part, each in given.items()}
        elif field.shape == "values":
            found |= {f"{field.name}.{key}": [_setting(field, each)] for key, each in value.items()}
        else:
            found[field.name] = [_text(value)]
    return found


def _text(value: Any) -> str:
    if isinstance(value, bool):
        return YES if value else NO
    return str(value)


def _setting(field: Field, value: Any) -> str:
    settings = field.parts[1].shape == "setting" and isinstance(value, bool)
    return str(value).lower() if settings else _text(value)
