"""Who may do something about a journey's post."""

from __future__ import annotations

from sqlalchemy import Engine

from gateway.registry import Registry
from models.errors import Refused
from models.people import Role


def check_coordinator(engine: Engine, person: str, journey: str) -> None:
    """Refuse whoever is no coordinator of *journey* (or of the cohort, where it is one's id)."""
    held = Registry(engine).roles(person, journey)
    if Role.COORDINATOR not in held:
        roles = ", ".join(held) or "nothing"
        raise Refused(f"{person} is {roles} in {journey}; only its coordinators have a hand in its post")
