"""A calendar file to download."""

from __future__ import annotations

from pathlib import Path

from activities.envelope import one_mailbox
from activities.ics import calendar
from commands.desk import Desk
from models.errors import Refused
from queries.appointments import dated


def calendar_file(desk: Desk, whose: str, language: str | None) -> tuple[bytes, int]:
    """The file of *whose* dates, and how many there are.

    Raises:
        Refused: nothing has that name.
    """
    dates = dated(desk.engine, whose, language)
    return calendar(dates, "PUBLISH", one_mailbox(desk.settings.mail_sender)), len(dates)


def written(path: Path, content: bytes, count: int) -> str:
    """Write the file; what was done, in one line.

    Raises:
        Refused: it cannot be written.
    """
    try:
        path.write_bytes(content)
    except OSError as error:
        raise Refused(f"{path} cannot be written: {error.strerror}; name a file in a folder that is yours") from None
    return f"{path} holds {count} {'date' if count == 1 else 'dates'}"
