"""What the office enters of a person, read from a form."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from pydantic import ValidationError

from gateway.registry import Entry, Held, Person
from models.errors import Refused
from models.messages import faults
from models.people import VOICES, Role

FIELDS = ("id", "name", "address", "language", "zone", "home", "employer")
GIVEN = tuple(role for role in Role if role not in VOICES)
"""The roles that a person may be given."""


def entry(posted: Mapping[str, str]) -> Entry:
    """The person that a form describes, with a role where one is chosen; an empty field says nothing.

    Raises:
        Refused: a field is wrong, or days or a scope are given without a role.
    """
    said = {name: text for name, value in posted.items() if (text := value.strip())}
    person = described({name: said[name] for name in FIELDS if name in said})
    if "role" in said:
        return Entry(person, _role(said["role"]), said.get("scope", ""), _day(said, "since"), _day(said, "until"))
    if left := [name for name in ("scope", "since", "until") if name in said]:
        raise Refused(f"{', '.join(left)} is given without a role; choose the role, or leave this empty")
    return Entry(person)


def role(person: str, posted: Mapping[str, str]) -> Held:
    """The role that a form gives to *person*.

    Raises:
        Refused: no role is chosen, or a day is none.
    """
    said = {name: text for name, value in posted.items() if (text := value.strip())}
    return Held(person, _role(said.get("role", "")), said.get("scope", ""), _day(said, "since"), _day(said, "until"))


def described(fields: Mapping[str, str]) -> Person:
    """The person of these fields.

    Raises:
        Refused: a field is wrong or missing.
    """
    try:
        return Person.model_validate(fields)
    except ValidationError as error:
        raise Refused(f"the person is not well described: {faults(error)}") from None


def _role(name: str) -> Role:
    if name not in GIVEN:
        raise Refused(f"{name!r} is no role that a person holds; roles: {', '.join(GIVEN)}")
    return Role(name)


def _day(said: Mapping[str, str], name: str) -> date | None:
    try:
        return date.fromisoformat(said[name]) if name in said else None
    except ValueError:
        raise Refused(f"{name}: {said[name]!r} is no day; write it as 2026-06-30") from None
