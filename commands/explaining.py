"""Explains each kind of message from its own class."""

from __future__ import annotations

import json
from typing import Any

from models.errors import Refused
from models.messages import COHORT, KINDS, STAGE_OF, STAGES, Message
from models.papers import ROWS, holds_document

DOCUMENT = "document (@file or its SHA-256)"
DIGEST = "digest that `starter.py show` names"
GIVEN = ("id", "kind", "person", "received_at", "on_behalf_of")
"""Fields that Seratus fills in."""


def overview() -> str:
    """Every kind, by stage; a cohort's own come after the stages."""
    groups = {stage: [kind for kind in KINDS if STAGE_OF.get(kind) == stage] for stage in (*STAGES, COHORT)}
    groups["every stage"] = [kind for kind in KINDS if kind not in STAGE_OF]
    return "\n".join(f"{stage:12} {', '.join(kinds)}" for stage, kinds in groups.items())


def schemas(kind: str | None) -> str:
    """The JSON schema of one kind, or of every one by its kind, with who may send it."""
    chosen = {kind: _known(kind)} if kind else KINDS
    shown = {name: {"by": list(message.by), "schema": message.model_json_schema()} for name, message in chosen.items()}
    return json.dumps(shown, ensure_ascii=False, indent=2)


def _known(kind: str) -> type[Message]:
    if kind not in KINDS:
        raise Refused(f"there is no message of kind {kind!r}; known kinds: {', '.join(sorted(KINDS))}")
    return KINDS[kind]


def described(kind: str) -> str:
    """One kind: what it says, who may send it, and its fields."""
    message = _known(kind)
    lines = [f"{kind}: {(message.__doc__ or '').splitlines()[0]}", f"sent by: {' or '.join(message.by)}"]
    for name, field in message.model_fields.items():
        if name not in GIVEN:
            need = "" if field.is_required() else " (may be left out)"
            lines.append(f"  {name}: {_shape(message, name)}{need}")
    return "\n".join(lines)


def _shape(message: type[Message], name: str) -> str:
    """What a field takes, from the message's own schema."""
    schema, kind = message.model_json_schema(), message.model_fields["kind"].default
    shape = _type(schema["properties"][name], schema.get("$defs", {}))
    if name == ROWS.get(kind, ("", ""))[0]:
        return shape.replace(DIGEST, DOCUMENT)
    stored = holds_document(kind, name)
    return DOCUMENT if stored and shape == DIGEST else shape


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
        return DIGEST
    return str(part.get("format") or part.get("type") or "text")
