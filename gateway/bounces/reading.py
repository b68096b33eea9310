"""What a delivery report says; pure. Whoever can send mail to us can write one, so nothing in it is believed here."""

from __future__ import annotations

import re
from email import message_from_bytes, message_from_string
from email.message import Message
from typing import Any, NamedTuple

from models.values import printable

LARGEST = 256 * 1024
"""Bytes of the largest report that is read; a longer one carries the whole letter and more."""
MOST_PARTS = 40
"""Boundaries in a message that is read; a real report has three or four, and parsing is slow where they nest."""
LONGEST = 400
"""Characters kept of a diagnostic."""
PERMANENT = re.compile(r"5\.\d{1,3}\.\d{1,3}")


class Delivery(NamedTuple):
    """What a report says of one recipient of one letter."""

    message_id: str
    """Of our letter, as the report quotes it; empty where it does not."""
    recipients: tuple[str, ...]
    """The final recipient and, where it is named, the original one."""
    action: str
    status: str
    diagnostic: str

    @property
    def permanent(self) -> bool:
        """Whether the letter has failed for good."""
        return self.action == "failed" and PERMANENT.fullmatch(self.status) is not None


def deliveries(content: bytes) -> tuple[Delivery, ...]:
    """What *content* says of each recipient; nothing where it is no delivery report, whatever else it is."""
    if len(content) > LARGEST or content.lower().count(b"boundary=") > MOST_PARTS:
        return ()
    try:
        return _deliveries(message_from_bytes(content))
    except Exception:  # the parser stumbles over hostile messages in ways that nobody can list
        return ()


def _deliveries(report: Message[str, str]) -> tuple[Delivery, ...]:
    if report.get_content_type() != "multipart/report" or not report.is_multipart():
        return ()
    if str(report.get_param("report-type")).lower() != "delivery-status":
        return ()
    parts = {part.get_content_type(): part for part in reversed(_parts(report))}
    status = parts.get("message/delivery-status")
    if status is None:
        return ()
    letter = _message_id(parts.get("message/rfc822"), parts.get("text/rfc822-headers"))
    return tuple(_delivery(letter, block) for block in _parts(status) if block["Final-Recipient"])


def _parts(message: Message[str, str]) -> list[Message[str, str]]:
    """The parts of a part that has some."""
    payload: Any = message.get_payload()
    return [part for part in payload if isinstance(part, Message)] if isinstance(payload, list) else []


def _message_id(whole: Message[str, str] | None, headers: Message[str, str] | None) -> str:
    """The Message-ID of the letter that comes back, as a whole or as its headers."""
    if whole is not None and (inner := _parts(whole)):
        return _text(inner[0], "Message-ID")
    if headers is None:
        return ""
    content: Any = headers.get_payload(decode=True)
    if not isinstance(content, bytes):
        return ""
    return _text(message_from_string(content.decode("utf-8", "replace")), "Message-ID")


def _delivery(letter: str, block: Message[str, str]) -> Delivery:
    named = (_text(block, name).partition(";")[2] for name in ("Final-Recipient", "Original-Recipient"))
    return Delivery(
        message_id=letter,
        recipients=tuple(address for each in named if (address := each.strip().strip("<>").casefold())),
        action=_text(block, "Action").casefold(),
        status=_text(block, "Status").partition(" ")[0],
        diagnostic=_text(block, "Diagnostic-Code"),
    )


def _text(message: Message[str, str], name: str) -> str:
    """A header on one line, readable, and no longer than what is kept of it."""
    return " ".join(printable(" ".join(str(message.get(name, "")).split())).split())[:LONGEST]
