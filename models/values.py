"""The bases of everything carried, and the few types every file uses."""

from __future__ import annotations

import hashlib
import json
import unicodedata
from datetime import date, datetime
from decimal import Decimal
from typing import Annotated, Any

from pydantic import AfterValidator, BaseModel, ConfigDict, Field


class Value(BaseModel):
    """What is carried or recorded: frozen, and it keeps the fields a newer version added."""

    model_config = ConfigDict(frozen=True, extra="allow", allow_inf_nan=False)


class Policy(Value):
    """Base of a policy's sections: a file's unknown keys are refused when it is read, kept when it is carried."""


class Progress(BaseModel):
    """A position that changes while a stage runs; keeps unknown fields as `Value` does."""

    model_config = ConfigDict(extra="allow", allow_inf_nan=False, validate_assignment=True)


TURNING = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
"""Characters with which a text can be made to read otherwise than it is stored."""


def printable(text: str) -> str:
    """*text* with a mark in the place of every character that has no business in a record."""
    return "".join("\ufffd" if unicodedata.category(c) in ("Cc", "Cs") else c for c in text)


def _readable(text: str) -> str:
    """No control characters (tab and line break apart), and none that turn the direction of writing."""
    if any((unicodedata.category(c) in ("Cc", "Cs") and c not in "\n\t") or c in TURNING for c in text):
        raise ValueError("has a control character; only readable text is allowed")
    if not text.strip():
        raise ValueError("is empty; write at least one word")
    return text.strip()


def _one_line(text: str) -> str:
    if "\n" in text or "\t" in text:
        raise ValueError("has a line break or a tab; one line of readable text is allowed")
    return text


Key = Annotated[str, Field(pattern=r"^[a-z0-9]+([.-][a-z0-9]+)*$", max_length=80)]
"""A permanent id in lower case: ``kabupaten-mimika``, ``penelaah-3.contoh``."""
PersonId = Key
RegionId = Key
Digest = Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")]
"""A document's SHA-256, 64 lower-case hexadecimal digits (*sidik digital*)."""
Words = Annotated[str, Field(min_length=1, max_length=1000), AfterValidator(_readable)]
"""Free text of a person: a reason, a note, a comment."""
Title = Annotated[str, Field(min_length=1, max_length=200), AfterValidator(_readable), AfterValidator(_one_line)]
"""A short name: of a quick win, a programme, an office."""
Short = Annotated[str, Field(min_length=1, max_length=40), AfterValidator(_readable), AfterValidator(_one_line)]
"""A figure or a category as text."""
Number = Annotated[str, Field(min_length=1, max_length=80), AfterValidator(_readable), AfterValidator(_one_line)]
"""The registry number of minutes, a decree or a letter; entered, never made up."""
Day = Annotated[date, Field(ge=date(2000, 1, 1), le=date(2100, 12, 31))]
"""A day somebody names; one far beyond the programme is a slip."""
SettingKey = Annotated[str, Field(pattern=r"^[a-z0-9_-]+(\.[a-z0-9_-]+)*$", max_length=120)]
"""A number's place in the policy: ``masterplan.revision.days``, ``evaluation.aspects.2.weight`` (counted from 1)."""
Setting = bool | int | Annotated[str, Field(max_length=40)]
"""A number or flag of the policy; a decimal is written as text, never as a float."""
Score = Annotated[Decimal, Field(ge=0, le=4, max_digits=3, decimal_places=2)]
"""An evaluation score from 0 to 4 with at most two decimals."""
Points = Annotated[Decimal, Field(ge=0, le=100, decimal_places=2)]
"""A figure from 0 to 100 with at most two decimals, as a policy or a record holds it."""
Percent = Annotated[Decimal, Field(ge=0, le=100, max_digits=5, decimal_places=2)]
"""A percentage or a mark from 0 to 100 with at most two decimals, as somebody says it."""


def canonical(value: Any) -> str:
    """Write *value* as canonical JSON: sorted keys, no spaces, UTF-8, no floats."""
    return json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False, default=_plain)


def _plain(value: object) -> str:
    if isinstance(value, datetime | date):
        return value.isoformat()
    if isinstance(value, Decimal):
        return str(value)
    raise TypeError(f"{type(value).__name__} has no canonical form")


def digest_of(value: Any) -> str:
    """The SHA-256 of *value*'s canonical JSON, in hexadecimal."""
    return hashlib.sha256(canonical(value).encode()).hexdigest()
