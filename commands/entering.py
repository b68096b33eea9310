"""Enters one person with a role."""

from __future__ import annotations

from pydantic import ValidationError
from sqlalchemy import Engine

from gateway.registry import Person, Registry
from models.errors import Refused
from models.messages import faults
from models.people import Role


def entered(engine: Engine, fields: dict[str, str], role: str | None, scope: str, by: str) -> str:
    """Enter a person, with *role* in *scope* if one is given; what was done, in one line.

    Raises:
        Refused: a field is wrong, there is no such role, or *by* may not enter people.
    """
    if role is not None and role not in list(Role):
        raise Refused(f"{role!r} is no role; roles: {', '.join(Role)}")
    try:
        person = Person.model_validate(fields)
    except ValidationError as error:
        raise Refused(f"the person is not well described: {faults(error)}") from None
    Registry(engine).enter([(person, Role(role) if role else None, scope)], by)
    return f"{person.id} entered" + (f" as {role} in {scope or 'every cohort'}" if role else "")
