"""Turns what is typed into a message's fields."""

from __future__ import annotations

import json
import uuid
from pathlib import Path
from typing import Any, get_origin

from commands.desk import Desk
from gateway.files import Files
from models.errors import Refused, Unreachable
from models.messages import KINDS
from models.papers import ROWS, holds_document
from queries.journeys import found


async def said(desk: Desk, journey: str, kind: str, typed: list[str], id: str | None) -> str:
    """Send what was typed; the receipt in one line."""
    person, id = desk.person, id or str(uuid.uuid4())
    try:
        fields = read_fields(kind, typed, desk.files, person)
        gateway = await desk.gateway()
        receipt = await gateway.send(found(desk.engine, journey), kind, person, fields, id=id)
    except Unreachable as error:
        raise Unreachable(f"{error} (--id {id})") from None
    return f"{receipt.recorded_as}: {receipt.journey}, received {receipt.received_at.isoformat()}, id {receipt.message}"


def read_fields(kind: str, typed: list[str], files: Files, person: str) -> dict[str, Any]:
    """The fields of *kind* from ``name=value``, ``name=@file`` and ``name:=json``.

    Raises:
        Refused: a word is none of these, a file is not there, or JSON is not JSON.
    """
    fields: dict[str, Any] = {}
    for word in typed:
        name, equals, text = word.partition("=")
        if not equals or not name.strip(":"):
            raise Refused(f"{word[:60]!r} is not name=value; `starter.py kinds {kind}` lists the names")
        if name.endswith(":"):
            value = _stored(kind, name[:-1], _json(name[:-1], text), files, person)
        else:
            value = _value(kind, name, text, files, person)
        _put(fields, _path(kind, name.rstrip(":")), value, listed=_is_list(kind, name))
    return fields


def _json(name: str, text: str) -> Any:
    try:
        return json.loads(_content(name, text).decode() if text.startswith("@") else text)
    except (json.JSONDecodeError, UnicodeDecodeError) as error:
        raise Refused(f"{name} is not JSON: {error}") from None


def _stored(kind: str, name: str, rows: Any, files: Files, person: str) -> Any:
    """*rows* with a digest in the place of every ``@file`` that a row names as its document."""
    field, part = ROWS.get(kind, ("", ""))
    if name != field or not isinstance(rows, list):
        return rows
    return [_row(name, part, row, files, person) for row in rows]


def _row(name: str, part: str, row: Any, files: Files, person: str) -> Any:
    text = row.get(part) if isinstance(row, dict) else None
    if not isinstance(text, str) or not text.startswith("@"):
        return row
    return {**row, part: files.store(Path(text[1:]).name, _content(f"{name}.{part}", text), person)}


def _value(kind: str, name: str, text: str, files: Files, person: str) -> str:
    if not text.startswith("@"):
        return text
    if not holds_document(kind, name):
        raise Refused(f"{name} is no document; `starter.py kinds {kind}` says which fields take @file")
    return files.store(Path(text[1:]).name, _content(name, text), person)


def _content(name: str, text: str) -> bytes:
    try:
        return Path(text[1:]).read_bytes()
    except OSError as error:
        raise Refused(f"{name}: the file {text[1:]} cannot be read: {error.strerror}") from None


def _is_list(kind: str, name: str) -> bool:
    field = KINDS[kind].model_fields.get(name) if kind in KINDS else None
    return field is not None and get_origin(field.annotation) is tuple


def _path(kind: str, name: str) -> list[str]:
    """The way to a value: in a table of values a key may have dots, ``changes.masterplan.revision.days``."""
    first, dot, rest = name.partition(".")
    field = KINDS[kind].model_fields.get(first) if kind in KINDS else None
    table = dot and field is not None and get_origin(field.annotation) is dict
    return [first, rest] if table else name.split(".")


def _put(fields: dict[str, Any], path: list[str], value: Any, *, listed: bool) -> None:
    *parents, last = path
    for part in parents:
        fields = fields.setdefault(part, {})
        if not isinstance(fields, dict):
            raise Refused(f"{'.'.join(path)}: {part} has a value already; a name is either a value or a table")
    if listed and not isinstance(value, list):
        fields.setdefault(last, []).append(value)
    else:
        fields[last] = value
