"""Who may say what: one table, asked by the gateway and by every journey; whatever is not in it is refused."""

from __future__ import annotations

from collections.abc import Iterable

from models.errors import Refused
from models.messages import KINDS
from models.people import Role

TABLE: dict[str, tuple[Role, ...]] = {kind: message.by for kind, message in KINDS.items()}
"""Message kind to the roles that may send it."""


def check_entitled(kind: str, person: str, roles: Iterable[Role]) -> None:
    """Refuse *person*, who holds *roles*, unless one of them may send a message of *kind*."""
    held = tuple(roles)
    allowed = TABLE.get(kind, ())
    if not set(held) & set(allowed):
        holds = f"is {' and '.join(held)}" if held else "holds no role"
        raise Refused(f"{person} {holds} here; {kind} may be sent by {' or '.join(allowed) or 'nobody'}")
