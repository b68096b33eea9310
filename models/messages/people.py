"""Who acts: a substitute for some days, and a region that changes its contacts; understood in every stage."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from models.messages.base import Message
from models.people import SUBSTITUTABLE, Role
from models.values import Day, Digest, PersonId, Words


class Substituting(Message):
    """Somebody stands in for a person who is away (*pengganti sementara*), from one day to another, both included."""

    kind: Literal["substitute"] = "substitute"
    role: Role | None = None
    """Without it, every role the person holds here in which somebody may stand in."""
    person_for: PersonId
    """Who is away: the sender, unless a coordinator enters it."""
    substitute: PersonId
    since: Day
    until: Day
    reason: Words

    by = SUBSTITUTABLE
    recorded_as = "substitute-named"
    even_away = True


class SubstitutionEnd(Message):
    """A substitution ends before its last day, or does not begin: the person acts again."""

    kind: Literal["end-substitution"] = "end-substitution"
    role: Role | None = None
    """Without it, every role in which the substitute stands in for the person."""
    person_for: PersonId
    substitute: PersonId
    reason: Words

    by = SUBSTITUTABLE
    recorded_as = "substitution-ended"
    even_away = True


class ContactChange(Message):
    """The region changes its officers (*narahubung daerah*), its head, or both, by a letter of duty (*surat tugas*)."""

    kind: Literal["change-contacts"] = "change-contacts"
    officers: tuple[PersonId, ...] = Field(default=(), max_length=5)
    """All officers from now on; left out, they stay."""
    head: PersonId | None = None
    """The head from now on; left out, the head stays."""
    letter: Digest
    reason: Words

    by = (Role.OFFICER, Role.HEAD)
    recorded_as = "contacts-changed"

    def slot(self) -> tuple[str, ...]:
        """Whoever says it says it for the region."""
        return (self.kind,)
