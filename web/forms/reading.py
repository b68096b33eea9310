"""What a posted form says: its message's fields as plain data; and a form that says given fields."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

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
            for row in filled(field, name, entered)
        )
        return [{key: value for key, value in row.items() if value not in (None, "")} for row in rows]
    if field.shape == "values":
        return _values(field, name, entered)
    texts = entered.get(name, [])
    if field.shape == "document":  # of several that were handed in the last one
        texts = [text for text in texts if text][-1:]
    return _plain(field, next(iter(texts), ""))


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


def filled(field: Field, name: str, entered: Entered) -> list[int]:
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
