"""Roles, and who holds them in one journey. Persons are ids; names and addresses stay in the database."""

from __future__ import annotations

from enum import StrEnum

from models.errors import Refused
from models.values import PersonId, Progress


class Role(StrEnum):
    """Who somebody is in the programme; the Indonesian words are in `models/vocabulary.py`."""

    OFFICER = "officer"
    HEAD = "head"
    COORDINATOR = "coordinator"
    SIGNATORY = "signatory"
    ASSESSOR = "assessor"
    MENTOR = "mentor"
    REVIEWER = "reviewer"
    VERIFIER = "verifier"
    EVALUATOR = "evaluator"
    MODERATOR = "moderator"
    OPERATOR = "operator"
    PARTNER = "partner"
    COHORT = "cohort"
    """The cohort itself, speaking to its journeys; no person."""
    JOURNEY = "journey"
    """A journey, speaking to its cohort; no person."""


VOICES = (Role.COHORT, Role.JOURNEY)
"""Spoken for by the programme's own runs; no person holds one, takes one over, or is given one."""
REGION_ROLES = (Role.OFFICER, Role.HEAD)
"""The region's own people; a deadline missed by anybody else escalates and never ends a journey."""


class People(Progress):
    """Who holds which role in one journey, today."""

    holders: dict[Role, tuple[PersonId, ...]] = {}

    def of(self, role: Role) -> tuple[PersonId, ...]:
        """The holders of *role*, in their order of appointment."""
        return self.holders.get(role, ())

    def roles_of(self, person: PersonId) -> tuple[Role, ...]:
        """The roles *person* holds here."""
        return tuple(role for role, holders in self.holders.items() if person in holders)

    def appoint(self, role: Role, *persons: PersonId) -> None:
        """Make *persons* the only holders of *role*."""
        self.holders = {**self.holders, role: persons}

    def check_replacement(self, role: Role, old: PersonId, new: PersonId) -> None:
        """Refuse a replacement of somebody who does not hold the role, or by somebody who does."""
        if role in VOICES:
            raise Refused(f"the role {role} is held by no person; nobody takes its place")
        if old not in self.of(role):
            holders = ", ".join(self.of(role)) or "nobody"
            raise Refused(f"{old} is not {role} here; that is {holders}")
        if new in self.of(role):
            raise Refused(f"{new} is {role} here already; name somebody else")

    def replace(self, role: Role, old: PersonId, new: PersonId) -> None:
        """Let *new* take the place of *old* in *role*, in the same position."""
        self.check_replacement(role, old, new)
        self.appoint(role, *(new if person == old else person for person in self.of(role)))
