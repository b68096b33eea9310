"""What every message has: an id of its own, who sent it and when it was received."""

from __future__ import annotations

from typing import Annotated, Any, ClassVar

from pydantic import AwareDatetime, BaseModel, ConfigDict, Field

from models.people import Role
from models.values import PersonId, digest_of

MessageId = Annotated[str, Field(pattern=r"^[A-Za-z0-9._:-]{8,80}$")]


class Part(BaseModel):
    """A part of a message, such as a row of a plan; unknown fields are refused as in the message itself."""

    model_config = ConfigDict(frozen=True, extra="forbid", allow_inf_nan=False)


class Message(BaseModel):
    """Something a person says to a journey. Unknown fields are refused: a slip is told to the person."""

    model_config = ConfigDict(frozen=True, extra="forbid", allow_inf_nan=False)

    kind: str
    id: MessageId
    person: PersonId
    received_at: AwareDatetime
    """Stamped by the gateway; being in time is judged by it."""
    on_behalf_of: PersonId | None = Field(default=None, exclude_if=lambda member: member is None)
    """For whom the sender stands in; the journey enters it when it accepts the message."""

    by: ClassVar[tuple[Role, ...]]
    """The roles that may send it."""
    recorded_as: ClassVar[str]
    """The fact's kind in the register, a past participle."""
    stage: ClassVar[str] = ""
    """Its stage, where the file it is written in is not named after it."""
    added: ClassVar[tuple[str, ...]] = ()
    """Fields that came after the message was in use; empty, they change nothing of its digest."""
    early: ClassVar[bool] = False
    """Whether it may come before its stage and is kept until then."""

    independent: ClassVar[bool] = False
    """Whether it judges the region, so that nobody from the region may send it, whatever else they are."""
    even_away: ClassVar[bool] = False
    """Whether somebody who is away, and for whom another stands in, may send it all the same."""
    replaces: ClassVar[bool] = False
    """Whether a later one takes the place of one that waits."""
    afterwards: ClassVar[str] = ""
    """What is allowed instead once its stage is over; the end of the refusal's sentence."""

    def slot(self) -> tuple[str, ...]:
        """Two messages of one slot cannot both wait in the inbox: the second one is refused."""
        return (self.kind, self.member)

    @property
    def member(self) -> PersonId:
        """Whose word it is: the sender's, or of the person for whom the sender stands in."""
        return self.on_behalf_of or self.person

    def content(self) -> dict[str, Any]:
        """What it says, without its id, as plain data."""
        return self.model_dump(mode="json", exclude={"id", "kind"})

    def digest(self) -> str:
        """Tells a repeat (same id, same content) from a mistake (same id, other content).

        The moment of receipt is left out, because a second try is received later.
        """
        unsaid = {field for field in self.added if not getattr(self, field)}
        return digest_of(self.model_dump(mode="json", exclude={"id", "received_at", "on_behalf_of", *unsaid}))[:32]
