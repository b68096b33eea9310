"""What is wrong with a form, beside which of its inputs."""

from __future__ import annotations

from datetime import UTC, datetime

from pydantic import ValidationError

from models.messages import KINDS
from web.forms.fields import fields_of
from web.forms.reading import Entered, filled, rows_in, said


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
        rows = filled(field, field.name, entered)
        return ".".join((field.name, str(rows[place[1]]), *map(str, place[2:])))
    key = str(place[1])
    for row in rows_in(field.name, entered):
        if entered.get(f"{field.name}.{row}.key") == [key]:
            return f"{field.name}.{row}.{'key' if '[key]' in place else 'value'}"
    return f"{field.name}.{key}"


def _rule(text: str) -> str:
    text = text.removeprefix("Value error, ")
    return text[:1].lower() + text[1:200]
