"""Messages that somebody could send, made from their classes."""

from __future__ import annotations

from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

from hypothesis import strategies as st
from pydantic import ValidationError

from models.messages import KINDS, Message
from web.forms.fields import Field, fields_of

WHO = {"id": "kiriman-contoh", "person": "orang.contoh", "received_at": datetime(2026, 6, 30, tzinfo=UTC)}
keys = st.from_regex(r"[a-z]{1,8}(-[a-z0-9]{1,4})?", fullmatch=True)
letters = st.characters(categories=("L", "N", "P", "Zs"), exclude_characters="\u2028\u2029")
days = st.dates(date(2001, 1, 1), date(2099, 12, 31))
PATTERNS = {
    "province": st.from_regex(r"[0-9]{2}", fullmatch=True),
    "message": st.from_regex(r"[A-Za-z0-9._:-]{8,80}", fullmatch=True),
}


def messages(kind: str) -> st.SearchStrategy[Message]:
    """Valid messages of *kind*; what the class's own rules refuse is left out."""
    made = st.fixed_dictionaries(
        {field.name: _value(field) for field in fields_of(kind) if field.required},
        optional={field.name: _value(field) for field in fields_of(kind) if not field.required},
    )
    return made.map(lambda fields: _valid(kind, fields)).filter(lambda message: message is not None)


def _valid(kind: str, fields: dict[str, Any]) -> Any:
    if kind == "appoint-panel":
        fields = {**fields, "chair": fields["members"][-1]}
    try:
        return KINDS[kind].model_validate({**fields, **WHO, "kind": kind})
    except ValidationError:
        return None


def _value(field: Field) -> st.SearchStrategy[Any]:
    if field.shape == "list":
        return st.lists(_value(field.parts[0]), min_size=1, max_size=min(4, field.most or 4), unique=True)
    if field.shape == "rows":
        row = st.fixed_dictionaries(
            {part.name: _value(part) for part in field.parts if part.required},
            optional={part.name: _value(part) for part in field.parts if not part.required},
        )
        return st.lists(row, min_size=1, max_size=4)
    if field.shape == "values":
        return st.dictionaries(keys, _value(field.parts[1]), min_size=1, max_size=4)
    return _single(field)


def _single(field: Field) -> st.SearchStrategy[Any]:
    counted = field.shape in ("whole", "decimal")
    least, most = (
        Decimal(bound) if counted else Decimal(0) for bound in (field.least_value or 0, field.most_value or 100)
    )
    if field.name in PATTERNS:
        return PATTERNS[field.name]
    plain: dict[str, st.SearchStrategy[Any]] = {
        "whole": st.integers(int(least), int(min(most, Decimal(10**15)))),
        "decimal": st.decimals(least, most, places=2),
        "day": days,
        "flag": st.booleans(),
        "choice": st.sampled_from(field.options or ("-",)),
        "person": keys,
        "document": st.from_regex(r"[0-9a-f]{64}", fullmatch=True),
        "ours": st.from_regex(r"[0-9a-f]{64}", fullmatch=True),
        "setting": st.booleans() | st.integers(0, 10**6) | st.sampled_from(("3.25", "majority")),
        "long": st.lists(st.text(letters, min_size=1, max_size=40), min_size=1, max_size=3).map("\n".join),
    }
    if field.shape in plain:
        return plain[field.shape]
    return keys if field.most == 80 else st.text(letters, min_size=1, max_size=min(40, field.most or 40))
