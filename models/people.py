"""Roles, and who holds them in one journey. Persons are ids; names and addresses stay in the database."""

from __future__ import annotations

from datetime import date
from enum import StrEnum

from pydantic import Field

from models.errors import Refused
from models.values import PersonId, Progress, Value


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


SUBSTITUTABLE = (
    *(Role.OFFICER, Role.COORDINATOR, Role.ASSESSOR, Role.MENTOR, Role.REVIEWER, Role.VERIFIER),
    *(Role.EVALUATOR, Role.MODERATOR, Role.OPERATOR),
)
"""Roles in which somebody may stand in for another. A signature needs a mandate, and so does a partner's seat."""


class Substitution(Value):
    """Somebody stands in (*pengganti sementara*) for *person* in one role, on the days *since* to *until*."""

    id: str
    """The message by which it was named."""
    role: Role
    person: PersonId
    substitute: PersonId
    since: date
    until: date

    def on(self, day: date) -> bool:
        """Whether it holds on *day*."""
        return self.since <= day <= self.until

    def meets(self, since: date, until: date) -> bool:
        """Whether it holds on a day of this range."""
        return self.since <= min(until, self.until) and since <= self.until


class People(Progress):
    """Who holds which role in one journey, today, and who stands in for whom."""

    holders: dict[Role, tuple[PersonId, ...]] = {}
    substitutions: tuple[Substitution, ...] = Field(default=(), exclude_if=lambda named: not named)
    """Also those that are over: a message is judged by the day on which it was received."""
    day: date | None = Field(default=None, exclude_if=lambda day: day is None)
    """The day by which the substitutions are read; it goes on with every look (`models/substituting.py`)."""

    def of(self, role: Role) -> tuple[PersonId, ...]:
        """The holders of *role*, in their order of appointment."""
        return self.holders.get(role, ())

    def roles_of(self, person: PersonId) -> tuple[Role, ...]:
        """The roles *person* holds here."""
        return tuple(role for role, holders in self.holders.items() if person in holders)

    def standing_in(self, role: Role, person: PersonId, day: date) -> Substitution | None:
        """In whose place *person* acts as *role* on *day*."""
        named = (s for s in self.substitutions if (s.role, s.substitute) == (role, person) and s.on(day))
        return next(named, None)

    def away(self, role: Role, person: PersonId, day: date) -> Substitution | None:
        """Who acts in the place of *person*, who holds *role*, on *day*."""
        return next((s for s in self.substitutions if (s.role, s.person) == (role, person) and s.on(day)), None)

    def speaks_as(self, person: PersonId, day: date) -> tuple[Role, ...]:
        """The roles as which *person* may speak on *day*: the own ones unless away, and those of who is away."""
        own = (role for role in self.roles_of(person) if self.away(role, person, day) is None)
        others = (s.role for s in self.substitutions if s.substitute == person and s.on(day))
        return tuple(dict.fromkeys((*own, *others)))

    def ever_speaks_as(self, person: PersonId) -> tuple[Role, ...]:
        """The roles as which *person* may speak on some day; the journey, which knows the day, judges."""
        others = (s.role for s in self.substitutions if s.substitute == person)
        return tuple(dict.fromkeys((*self.roles_of(person), *others)))

    def actor(self, role: Role, person: PersonId, day: date | None = None) -> PersonId:
        """Who acts for *person* as *role* on *day*, else on the day by which the substitutions are read."""
        read = day or self.day
        found = self.away(role, person, read) if read else None
        return found.substitute if found else person

    def acting(self, role: Role, day: date | None = None) -> tuple[PersonId, ...]:
        """Who acts as *role* on *day*: its holders, or whoever stands in for them."""
        return tuple(dict.fromkeys(self.actor(role, person, day) for person in self.of(role)))

    def appoint(self, role: Role, *persons: PersonId) -> None:
        """Make *persons* the only holders of *role*; nobody stands in any more for who was one."""
        self.holders = {**self.holders, role: persons}
        if self.substitutions:
            self.substitutions = tuple(s for s in self.substitutions if s.role != role or s.person in persons)

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
