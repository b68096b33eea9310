"""Who acts for some days in another's place; understood in every stage."""

from __future__ import annotations

from typing import Literal

from models.messages.base import Message
from models.people import SUBSTITUTABLE, Role
from models.values import Day, PersonId, Words


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
