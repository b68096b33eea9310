"""The written outcomes of every fault of a mail server; docs/operations.md shows these tables."""

from __future__ import annotations

from collections.abc import Mapping

from activities.replies import Fate
from tests.activities.faulty import DROP, LATE, MALFORMED, SILENCE

SENT, AGAIN, DEAD, FAILED, AWAY, OURS = Fate.SENT, Fate.AGAIN, Fate.DEAD, Fate.FAILED, Fate.AWAY, Fate.OURS
REPLIES = ("421", "450", "451", "452", "500", "501", "550", "552", "554")
FAULTS = (*REPLIES, DROP, SILENCE, LATE, MALFORMED)


def _row(first: Fate, temporary: Fate, refused: tuple[Fate, ...], lost: Fate, malformed: Fate) -> dict[str, Fate]:
    """421; 450 to 452; 500, 501, 550, 552, 554; connection ends, silence, late reply; no reply of SMTP."""
    return dict(zip(FAULTS, (first, *[temporary] * 3, *refused, *[lost] * 3, malformed), strict=True))


MATRIX: dict[str, dict[str, Fate]] = {
    "connect": _row(AWAY, AWAY, (OURS,) * 5, AWAY, OURS),
    "EHLO": _row(AWAY, AWAY, (OURS,) * 5, AWAY, AWAY),
    "STARTTLS": _row(AWAY, AWAY, (OURS,) * 5, AWAY, AWAY),
    "AUTH": _row(AWAY, AWAY, (OURS,) * 5, AWAY, AWAY),
    "MAIL": _row(AWAY, AWAY, (OURS, OURS, OURS, FAILED, OURS), AWAY, AWAY),
    "RCPT": _row(AWAY, AGAIN, (FAILED, FAILED, DEAD, AGAIN, FAILED), AGAIN, AGAIN),
    "DATA": _row(AWAY, AGAIN, (FAILED,) * 5, AGAIN, AGAIN),
    "after the data": _row(AWAY, AGAIN, (FAILED,) * 5, AGAIN, AGAIN),
    "MAIL, kept": _row(SENT, SENT, (OURS, OURS, OURS, FAILED, OURS), SENT, SENT),
    "RSET, kept": _row(SENT, SENT, (SENT,) * 5, SENT, SENT),
    "QUIT": _row(SENT, SENT, (SENT,) * 5, SENT, SENT),
}
"""By phase and fault. *Kept*: the connection has carried a letter before, and the fault happens once."""

READERS: dict[str, Fate] = {
    "450 4.2.0 greylisted": AGAIN,
    "452 4.2.2 mailbox full": AGAIN,
    "552 5.2.2 mailbox full": AGAIN,
    "550 5.1.1 no such mailbox": DEAD,
    "550 5.2.1 mailbox switched off": DEAD,
    "551 user not local": DEAD,
    "553 mailbox name not allowed": DEAD,
    "501 5.1.3 bad address": DEAD,
    "550 5.7.1 relaying denied": FAILED,
    "554 5.7.1 blocked": FAILED,
    "503 5.5.1 bad sequence": FAILED,
    "530 5.7.0 authentication required": OURS,
    "553 5.1.8 bad sender": OURS,
}
"""Answers to RCPT. Only those about the mailbox make an address dead."""

SESSIONS: dict[str, Fate] = {
    "STARTTLS not offered": OURS,
    "certificate of an unknown authority": OURS,
    "certificate for another host name": OURS,
    "certificate expired": OURS,
    "connection ends in the handshake": AWAY,
    "EHLO 502, HELO 250, encryption demanded": OURS,
    "AUTH not offered": OURS,
    "AUTH 535 5.7.8 wrong password": OURS,
    "AUTH 454 4.7.0 try later": AWAY,
    "nobody listens": AWAY,
}
"""Encryption and login."""

MEANING: dict[Fate, tuple[str, str]] = {
    SENT: ("`sent`", "nobody"),
    AGAIN: (
        "tried again: 30 s, doubling to 30 min, for 72 hours from the first try; then `failed`",
        "operators, once it has failed",
    ),
    DEAD: ("`dead`, the address is not used again", "coordinators"),
    FAILED: ("`failed`; the fifth in a row is `ours`", "operators"),
    AWAY: ("waits and loses no try; the relay pauses, 30 s doubling to 5 min", "nobody; the worker's log"),
    OURS: ("waits and loses no try; the relay pauses, 30 s doubling to 5 min", "operators, once for each cause"),
}
"""What becomes of the letter, and who is told."""


def table(head: tuple[str, ...], rows: Mapping[str, tuple[str, ...]]) -> str:
    """A table in Markdown."""
    lines = [head, ("---",) * len(head), *((name, *cells) for name, cells in rows.items())]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def page() -> str:
    """What the page of operations shows."""
    names = {DROP: "ends", SILENCE: "silent", LATE: "too late", MALFORMED: "no SMTP"}
    heads = ("phase", *(names.get(fault, fault) for fault in FAULTS))
    return "\n\n".join(
        (
            table(("outcome", "the letter", "who is told"), {f"`{fate}`": said for fate, said in MEANING.items()}),
            table(heads, {phase: tuple(row.values()) for phase, row in MATRIX.items()}),
            table(("answer to RCPT", "outcome"), {answer: (fate,) for answer, fate in READERS.items()}),
            table(("encryption and login", "outcome"), {what: (fate,) for what, fate in SESSIONS.items()}),
        )
    )
