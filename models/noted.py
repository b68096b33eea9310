"""Facts on their way to the register, and the receipt of a message."""

from __future__ import annotations

from typing import Any

from pydantic import AwareDatetime

from models.people import People
from models.standing import Standing
from models.values import Value


class Receipt(Value):
    """What a sender gets for an accepted message (*tanda terima*)."""

    message: str
    journey: str
    kind: str
    recorded_as: str
    received_at: AwareDatetime
    digest: str


class Noted(Value):
    """One fact on its way to the register.

    ``identity`` is the message's id, or derived from step, round, version and rung: the same fact noted
    twice has the same identity.
    """

    identity: str
    at: AwareDatetime
    kind: str
    body: dict[str, Any]
    receipt: Receipt | None = None


def identity_of(stage: str, kind: str, of: object = "") -> str:
    """The derived identity of a fact that a stage concludes; *of* tells it from others of its kind."""
    return "/".join(part for part in (stage, kind, str(of)) if part)


class NotedFacts(Value):
    """A batch of facts with the standing after the last of them."""

    journey: str
    facts: tuple[Noted, ...]
    standing: Standing
    people: People
    progress: dict[str, Any]
    """The stage's position, kept so that a lost Temporal store can be rebuilt."""
