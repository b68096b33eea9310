"""What a mail server's answer, or its silence, means for a letter: one pure table, by the phase it came in."""

from __future__ import annotations

import re
import ssl
from enum import StrEnum
from typing import NamedTuple

import aiosmtplib


class Fate(StrEnum):
    """What became of one try.

    The first four are about the letter: it is sent, tried again by itself, its address is dead, or it is refused.
    In the last two the letter was not the question: the server takes no mail, or something on our side is wrong.
    """

    SENT = "sent"
    AGAIN = "again"
    DEAD = "dead"
    FAILED = "failed"
    AWAY = "away"
    OURS = "ours"


class Phase(StrEnum):
    """How far a try had come."""

    CONNECT = "connect"
    EHLO = "EHLO"
    STARTTLS = "STARTTLS"
    AUTH = "AUTH"
    MAIL = "MAIL"
    RCPT = "RCPT"
    DATA = "DATA"


class Outcome(NamedTuple):
    """One try's fate, the server's answer, and the cause where the letter itself did not decide it.

    A cause names no person and no address; it tells one trouble from another.
    """

    fate: Fate
    answer: str
    cause: str = ""

    @property
    def trouble(self) -> bool:
        """Whether this says nothing about the letter, but that no letter can leave now."""
        return self.fate in (Fate.AWAY, Fate.OURS)


BEFORE_THE_LETTER = (Phase.CONNECT, Phase.EHLO, Phase.STARTTLS, Phase.AUTH, Phase.MAIL)
SILENT = "no answer about the letter"
"""The cause of a try whose end nobody knows."""
ENHANCED = re.compile(r"\s*([245]\.\d{1,3}\.\d{1,3})(?![\d.])")
GONE = re.compile(r"5\.(1\.(?![78]$)\d+|2\.1)")
"""Enhanced codes about the mailbox: bad, moved or switched off; 5.1.7 and 5.1.8 are about the sender."""
SENDER = ("5.1.7", "5.1.8")
FULL = "5.2.2"
TOO_LARGE = "5.3.4"


def of_error(phase: Phase, error: Exception) -> Outcome:
    """What an error of a try means that had come to *phase*."""
    if isinstance(error, aiosmtplib.SMTPResponseException):
        return of_reply(phase, error.code, error.message)
    text = f"{type(error).__name__}: {error}"[:500]
    if isinstance(error, ssl.SSLCertVerificationError):
        return Outcome(Fate.OURS, text, f"certificate: {error.verify_message}")
    if isinstance(error, ssl.SSLError):
        return Outcome(Fate.OURS, text, "STARTTLS: no common encryption")
    if isinstance(error, OSError):  # connection errors and time-outs, of aiosmtplib too
        return Outcome(Fate.AWAY, text) if phase in BEFORE_THE_LETTER else Outcome(Fate.AGAIN, text, SILENT)
    if isinstance(error, aiosmtplib.SMTPException):
        return Outcome(Fate.OURS, text, f"{phase}: not offered")
    return Outcome(Fate.FAILED, text)  # what cannot be said in SMTP, such as an address that is none


def of_reply(phase: Phase, code: int, words: str) -> Outcome:
    """What a reply other than the hoped-for one means.

    A dead address follows only from a 5xx to RCPT that speaks of the mailbox. A 5xx before that is about us.
    """
    text = f"{code} {words}"[:500]
    said = ENHANCED.match(words)
    enhanced = said.group(1) if said else ""
    if not 400 <= code <= 599:
        return _unintelligible(phase, text)
    if phase in BEFORE_THE_LETTER:
        if phase is Phase.MAIL and (code == 552 or enhanced == TOO_LARGE):
            return Outcome(Fate.FAILED, text)
        return (
            Outcome(Fate.AWAY, text) if code < 500 else Outcome(Fate.OURS, text, f"{phase}: {code} {enhanced}".strip())
        )
    if code == 421:
        return Outcome(Fate.AWAY, text)
    if code < 500:
        return Outcome(Fate.AGAIN, text)
    return _refused_reader(code, enhanced, text) if phase is Phase.RCPT else Outcome(Fate.FAILED, text)


def _unintelligible(phase: Phase, text: str) -> Outcome:
    """Not a reply of SMTP: instead of a greeting the wrong server; later nobody knows."""
    if phase is Phase.CONNECT:
        return Outcome(Fate.OURS, text, f"{phase}: no mail server answers there")
    return Outcome(Fate.AWAY, text) if phase in BEFORE_THE_LETTER else Outcome(Fate.AGAIN, text, SILENT)


def _refused_reader(code: int, enhanced: str, text: str) -> Outcome:
    """A 5xx to RCPT: about the mailbox, about us, or about this letter; a full mailbox may have room later."""
    if code == 530 or enhanced in SENDER:
        return Outcome(Fate.OURS, text, f"{Phase.RCPT}: {code} {enhanced}".strip())
    if enhanced == FULL or (code == 552 and not enhanced):
        return Outcome(Fate.AGAIN, text)
    if GONE.fullmatch(enhanced) or (not enhanced and code in (550, 551, 553)):
        return Outcome(Fate.DEAD, text)
    return Outcome(Fate.FAILED, text)
