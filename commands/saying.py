"""Turns what is typed into a message's fields, and explains each kind from its own class."""

from __future__ import annotations

import json
import uuid
from pathlib import Path
from typing import Any, get_origin

from commands.desk import Desk
from gateway.files import DOCUMENT_FIELDS, Files
from models.errors import Refused, Unreachable
from models.messages import KINDS, STAGE_OF, STAGES
from queries.journeys import found

GIVEN = ("id", "kind", "person", "received_at")
"""Fields that Seratus fills in."""


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
        value = _json(name[:-1], text) if name.endswith(":") else _value(name, text, files, person)
        _put(fields, name.rstrip(":").split("."), value, listed=_is_list(kind, name))
    return fields


def _json(name: str, text: str) -> Any:
    try:
        return json.loads(_content(name, text).decode() if text.startswith("@") else text)
    except (json.JSONDecodeError, UnicodeDecodeError) as error:
        raise Refused(f"{name} is not JSON: {error}") from None


def _value(name: str, text: str, files: Files, person: str) -> str:
    if not text.startswith("@"):
        return text
    if name.rpartition(".")[2] not in (*DOCUMENT_FIELDS, "sheet", "evidence"):
        raise Refused(f"{name} is no document; @file is for {', '.join(DOCUMENT_FIELDS)}")
    return files.store(Path(text[1:]).name, _content(name, text), person)


def _content(name: str, text: str) -> bytes:
    try:
        return Path(text[1:]).read_bytes()
    except OSError as error:
        raise Refused(f"{name}: the file {text[1:]} cannot be read: {error.strerror}") from None


def _is_list(kind: str, name: str) -> bool:
    field = KINDS[kind].model_fields.get(name) if kind in KINDS else None
    return field is not None and get_origin(field.annotation) is tuple


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


def overview() -> str:
    """Every kind, by stage."""
    groups = {stage: [kind for kind in KINDS if STAGE_OF.get(kind) == stage] for stage in STAGES}
    groups["every stage"] = [kind for kind in KINDS if kind not in STAGE_OF]
    return "\n".join(f"{stage:12} {', '.join(kinds)}" for stage, kinds in groups.items())


def described(kind: str) -> str:
    """One kind: what it says, who may send it, and its fields."""
    if kind not in KINDS:
        raise Refused(f"there is no message of kind {kind!r}; known kinds: {', '.join(sorted(KINDS))}")
    message = KINDS[kind]
    lines = [f"{kind}: {(message.__doc__ or '').splitlines()[0]}", f"sent by: {' or '.join(message.by)}"]
    for name, field in message.model_fields.items():
        if name not in GIVEN:
            need = "" if field.is_required() else " (may be left out)"
            lines.append(f"  {name}: {_shape(message.model_json_schema(), name)}{need}")
    return "\n".join(lines)


def _shape(schema: dict[str, Any], name: str) -> str:
    """What a field takes, from the message's own schema."""
    return _type(schema["properties"][name], schema.get("$defs", {}))


def _type(part: dict[str, Any], known: dict[str, Any]) -> str:
    if "$ref" in part:
        return _type(known[part["$ref"].rpartition("/")[2]], known)
    if "anyOf" in part:
        return " or ".join(_type(each, known) for each in part["anyOf"] if each.get("type") != "null")
    if "enum" in part:
        return " | ".join(map(str, part["enum"]))
    if part.get("type") == "array":
        return f"list of {_type(part.get('items', {}), known)}"
    if "properties" in part:
        return "{" + ", ".join(f"{key}: {_type(value, known)}" for key, value in part["properties"].items()) + "}"
    if "patternProperties" in part:
        return f"table of {_type(next(iter(part['patternProperties'].values())), known)}"
    if part.get("pattern") == "^[0-9a-f]{64}$":
        return "document (@file or its SHA-256)"
    return str(part.get("format") or part.get("type") or "text")
