"""A change of policy in a running journey: which numbers, from what to what, and which ones stay; pure."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Any

from pydantic import ValidationError

from models.errors import Refused
from models.messages import faults
from models.policy import CohortPolicy
from models.values import Setting, SettingKey, Value

FIXED = {
    "version": "it counts the changes and rises by itself",
    "programme.year": "it names the cohort",
    "programme.collective_leave": "the working days were looked up when the journey began",
    "post.gather_minutes": "the post's hours were settled when the journey began",
    "post.summary": "the post's hours were settled when the journey began",
    "post.working_days_only": "the post's hours were settled when the journey began",
    "post.letter_first": "the post's hours were settled when the journey began",
    "masterplan.panel.size": "the panel's members were appointed when the journey began",
}
"""Numbers and flags that stay as they are, each with its reason. Texts (ids, zones, titles, names) stay too."""
FLAGS = {"true": True, "false": False}

Path = tuple[str | int, ...]
Leaves = dict[str, tuple[Path, Any]]


class Change(Value):
    """One number or flag of the policy, before and after."""

    key: SettingKey
    before: Setting
    after: Setting


def difference(policy: CohortPolicy, changes: Mapping[str, Setting]) -> tuple[Change, ...]:
    """What *changes* make of *policy*, by key; what stays as it is, is left out.

    Raises:
        Refused: as `changed` does.
    """
    new = _leaves(changed(policy, changes))
    pairs = [(key, value, new[key][1]) for key, (_, value) in sorted(_leaves(policy).items()) if key in changes]
    return tuple(
        Change(key=key, before=_plain(before), after=_plain(after)) for key, before, after in pairs if before != after
    )


def changed(policy: CohortPolicy, changes: Mapping[str, Setting]) -> CohortPolicy:
    """*policy* with *changes*, its version one higher.

    Raises:
        Refused: a key is unknown or may not change, a value is of another kind, nothing would change, or the
            whole would not hold together.
    """
    leaves, raw = _leaves(policy), policy.model_dump(mode="json")
    given = {key: _read(key, _known(key, leaves), value) for key, value in changes.items()}
    if all(leaves[key][1] == value for key, value in given.items()):
        same = ", ".join(f"{key} is {_plain(value)} already" for key, value in given.items())
        raise Refused(f"nothing would change: {same}; name another value")
    for key, value in given.items():
        _put(raw, leaves[key][0], _plain(value))
    raw["version"] = policy.version + 1
    try:
        return CohortPolicy.model_validate(raw)
    except ValidationError as error:
        raise Refused(f"the policy would not hold together: {faults(error)}") from None


def _leaves(policy: CohortPolicy) -> Leaves:
    """Every single value of *policy* by its key, with the way to it."""
    return {
        ".".join(str(p + 1 if isinstance(p, int) else p) for p in path): (path, value)
        for path, value in _walk(policy.model_dump())
    }


def _walk(part: Any, path: Path = ()) -> Iterator[tuple[Path, Any]]:
    if isinstance(part, dict):
        for name, value in part.items():
            yield from _walk(value, (*path, name))
    elif isinstance(part, tuple | list):
        for place, value in enumerate(part):
            yield from _walk(value, (*path, place))
    else:
        yield path, part


def _known(key: str, leaves: Leaves) -> bool | int | Decimal:
    """The present value of *key*, if it is a number or flag that may change."""
    if key not in leaves:
        numbers = [name for name, (_, value) in leaves.items() if isinstance(value, int | Decimal)]
        near = difflib.get_close_matches(key, numbers, 3)
        hint = f"did you mean {' or '.join(near)}?" if near else "a key is the way to a number in the policy's file"
        raise Refused(f"there is no {key} in the policy; {hint}")
    value = leaves[key][1]
    if not isinstance(value, bool | int | Decimal):
        raise Refused(f"{key} is neither a number nor a flag; only these may change in a running journey")
    if key in FIXED:
        raise Refused(f"{key} stays in a running journey, because {FIXED[key]}; any other number or flag may change")
    return value


def _read(key: str, before: bool | int | Decimal, given: Setting) -> bool | int | Decimal:
    """*given* as the kind of value that *key* has."""
    text = str(given)
    if isinstance(before, bool):
        if text.lower() not in FLAGS:
            raise Refused(f"{key} is true or false, not {text!r}")
        return FLAGS[text.lower()]
    pattern, kind = (
        (r"-?\d{1,9}", "a whole number") if isinstance(before, int) else (r"-?\d{1,9}(\.\d{1,9})?", "a number")
    )
    if isinstance(given, bool) or not re.fullmatch(pattern, text, re.ASCII):
        raise Refused(f"{key} is {kind}, such as {before}, not {text!r}")
    return int(text) if isinstance(before, int) else Decimal(text)


def _plain(value: bool | int | Decimal) -> Setting:
    return str(value) if isinstance(value, Decimal) else value


def _put(raw: Any, path: Path, value: Setting) -> None:
    *parents, last = path
    for part in parents:
        raw = raw[part]
    raw[last] = value
