"""What the commands about letters share: refusals on record, and ``name=value`` words."""

from __future__ import annotations

from contextlib import AbstractContextManager

from commands.desk import Desk


def on_record(desk: Desk, about: str) -> AbstractContextManager[None]:
    """Keep what is refused inside."""
    from gateway.refusals import on_record as recorded

    return recorded(desk.engine, journey=about, person=desk.person, kind="letters")


def typed(fields: list[str], names: tuple[str, ...]) -> dict[str, str]:
    """``name=value`` words as fields.

    Raises:
        Refused: a word is not one, or its name is not one of *names*.
    """
    from models.errors import Refused

    found = {}
    for word in fields:
        name, equals, value = word.partition("=")
        if not equals or name not in names:
            raise Refused(f"{word[:60]!r} is not name=value; the names are {', '.join(names)}")
        found[name] = value.strip()
    return found
