"""Enters one person with a role: as an office does, or as a region enters its own people."""

from __future__ import annotations

from datetime import date

from pydantic import ValidationError
from sqlalchemy import Engine

from gateway.region_people import enter_own
from gateway.registry import Entry, Person, Registry
from models.errors import Refused
from models.messages import faults
from models.people import Role


def entered(
    engine: Engine,
    fields: dict[str, str | None],
    role: str | None,
    scope: str,
    by: str,
    days: tuple[date | None, date | None] = (None, None),
) -> str:
    """Enter a person, with *role* in *scope* if one is given, held on these *days*; what was done, in one line.

    Raises:
        Refused: a field is wrong, there is no such role, or *by* may not enter people.
    """
    person, held = _read(fields, role)
    Registry(engine).enter([Entry(person, held, scope, *days)], by)
    return f"{person.id} entered" + (f" as {role} in {scope or 'every cohort'}" if role else "")


def entered_by_region(engine: Engine, fields: dict[str, str | None], role: str | None, journey: str, by: str) -> str:
    """Enter a new person of the region of *journey*; what is to be said next, in one line.

    Raises:
        Refused: a field is wrong, or *by* may not enter such a person.
    """
    person, held = _read(fields, role)
    enter_own(engine, person, held, journey, by)
    return f"{person.id} entered; name this person in `starter.py send {journey} change-contacts`"


def _read(fields: dict[str, str | None], role: str | None) -> tuple[Person, Role | None]:
    if role is not None and role not in list(Role):
        raise Refused(f"{role!r} is no role; roles: {', '.join(Role)}")
    try:
        return Person.model_validate(fields), Role(role) if role else None
    except ValidationError as error:
        raise Refused(f"the person is not well described: {faults(error)}") from None
