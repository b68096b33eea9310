"""Bounces on a terminal."""

from __future__ import annotations

from rich.table import Table
from rich.text import Text

from commands.views import screen
from gateway.bounces.taking import Taken

WORDS = {
    "address-dead": "address dead, coordinators told",
    "letter-dead": "letter dead, coordinators told; the person has another address by now",
    "known": "known already, nothing changed",
    "not-permanent": "not for good, nothing changed",
    "unknown-letter": "no letter of ours, nothing changed",
    "other-recipient": "the letter went to another address, nothing changed",
    "not-sent": "the letter was not sent, nothing changed",
    "no-report": "no delivery report, nothing changed",
    "too-large": "too large, not read",
}


def line(taken: Taken) -> str:
    """What became of one report, in one line."""
    about = " ".join(part for part in (taken.person or "", taken.recipient, taken.status, taken.why) if part)
    return f"{taken.source}: {WORDS[taken.outcome]}{f' ({about})' if about else ''}"


def table(found: list[Taken]) -> None:
    """One line a report and recipient."""
    shown = Table(box=None, pad_edge=False)
    for column in ("message", "person", "recipient", "report", "outcome", "answer"):
        shown.add_column(column, overflow="fold")
    for each in found:
        row = (each.source, each.person or "", each.recipient, each.status, WORDS[each.outcome], each.why)
        shown.add_row(*map(Text, row))  # as it came: what a mail server says is no markup
    screen().print(shown if found else "no message there")
