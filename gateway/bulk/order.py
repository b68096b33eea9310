"""An order to many journeys: what is said, to which of them, and by which key it is known."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from pydantic import BaseModel, ConfigDict, Field

from models.errors import Refused
from models.messages import KINDS, STAGES, Message, parse
from models.values import Key, PersonId, RegionId, digest_of

ALLOWED = ("extend", "pause", "resume", "remind", "replace", "change-policy", "change-calendar")
"""What may be said to many at once. What ends a journey or decides about one region is said to it alone."""


class Choice(BaseModel):
    """Which open journeys of a cohort; every condition given must hold."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    cohort: Key
    stage: Key | None = None
    step: Key | None = None
    """The name of an open step; also the step that an extension or a reminder is about."""
    province: str | None = None
    late: bool = False
    """Only where an open date has passed and the journey is not paused."""
    paused: bool = False
    regions: tuple[RegionId, ...] = ()
    """Only these; all of the cohort unless some are named."""


class Order(BaseModel):
    """One message, but for its id and moment, to every journey of a choice."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    kind: str
    person: PersonId
    fields: dict[str, Any] = {}
    """The message's own fields, the reason among them."""
    choice: Choice
    also_extended: tuple[RegionId, ...] = ()
    """Regions whose step is extended although it has an extension of its own."""
    key: str | None = Field(default=None, pattern=r"^[A-Za-z0-9._-]{3,60}$")

    @property
    def content(self) -> str:
        """The digest of what it says and to whom; under one key there is one content."""
        return digest_of(self.model_dump(mode="json", exclude={"key"}))

    def known_by(self, today: date) -> str:
        """Its key: the one given, else one that the same order has all day."""
        return self.key or f"{self.kind}-{today}-{self.content[:12]}"

    def message(self, id: str, received_at: datetime) -> Message:
        """The message to one journey.

        Raises:
            Refused: it is not well formed.
        """
        return parse({**self.said(), "id": id, "received_at": received_at.isoformat()})

    def said(self) -> dict[str, Any]:
        """Kind, person and fields; the step is that of the choice unless the fields name one."""
        takes_step = "step" in KINDS[self.kind].model_fields
        step = {"step": self.choice.step} if takes_step and self.choice.step else {}
        return {**step, **self.fields, "kind": self.kind, "person": self.person}

    def check(self, now: datetime) -> None:
        """Refuse what may not be said to many, and a message that is not well formed."""
        if self.kind not in ALLOWED:
            raise Refused(f"{self.kind} is not said to many at once; allowed: {', '.join(ALLOWED)}")
        if self.choice.stage not in (None, *STAGES):
            raise Refused(f"there is no stage {self.choice.stage!r}; the stages are {', '.join(STAGES)}")
        if self.also_extended and self.kind != "extend":
            raise Refused(f"regions that are also extended belong to extend, not to {self.kind}; leave them out")
        self.message("bulk:check", now)


def message_id(key: str, journey: str) -> str:
    """The id under which the order *key* reaches *journey*, the same on every run."""
    return f"bulk:{digest_of([key, journey])[:40]}"


def of_an_order(id: str) -> bool:
    """Whether the message *id* was sent as part of an order to many."""
    return id.startswith("bulk:")
