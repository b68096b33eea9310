"""Who may say what: one table, asked by the gateway and by every journey; whatever is not in it is refused."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from models.errors import Refused
from models.messages import KINDS, Message
from models.people import People, Role
from models.values import PersonId

TABLE: dict[str, tuple[Role, ...]] = {kind: message.by for kind, message in KINDS.items()}
"""Message kind to the roles that may send it."""


def check_entitled(kind: str, person: str, roles: Iterable[Role]) -> None:
    """Refuse *person*, who holds *roles*, unless one of them may send a message of *kind*."""
    held = tuple(roles)
    allowed = TABLE.get(kind, ())
    if not set(held) & set(allowed):
        holds = f"is {' and '.join(held)}" if held else "holds no role"
        raise Refused(f"{person} {holds} here; {kind} may be sent by {' or '.join(allowed) or 'nobody'}")


def spoken_for(message: Message, people: People, day: date) -> PersonId | None:
    """For whom the sender of *message* stands in with it on *day*, the day of receipt; None: it speaks for itself.

    Raises:
        Refused: it may not send it: it holds no such role, or somebody stands in for it on that day.
    """
    sender, allowed = message.person, TABLE.get(message.kind, ())
    held = [role for role in people.roles_of(sender) if role in allowed]
    away = [found for role in held if (found := people.away(role, sender, day))]
    if held and (message.even_away or len(away) < len(held)):
        return None
    for role in allowed:
        if found := people.standing_in(role, sender, day):
            return found.person
    for found in away:
        raise Refused(
            f"{found.substitute} stands in for {sender} until {found.until}; "
            f"allowed: end-substitution, after which {sender} acts again"
        )
    check_entitled(message.kind, sender, people.speaks_as(sender, day))
    return None
