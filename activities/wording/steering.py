"""Words about what a coordinator changes in a running journey, and about faults and post that fails."""

from __future__ import annotations

from datetime import datetime
from typing import Self

from pydantic import AliasChoices, Field

from activities.wording.base import AT, DIGEST, NOTE, OFFICER, REVIEWER, Name, Words
from models.people import Role
from models.policy_change import Change


class PausedWords(Words):
    """A journey stands still."""

    letter = "paused"
    received_at: datetime
    reason: str

    @classmethod
    def sample(cls) -> Self:
        """A reason of two lines."""
        return cls(received_at=AT, reason=NOTE)


class ReplacedWords(Words):
    """Somebody has taken another's place."""

    letter = "replaced"
    role: Role
    old: Name
    new: Name
    reason: str

    @classmethod
    def sample(cls) -> Self:
        """A reviewer."""
        return cls(role=Role.REVIEWER, old=REVIEWER, new="Pengganti Contoh", reason="Ini alasan contoh.")


class PolicyChangedWords(Words):
    """Numbers of the policy are others from now on."""

    letter = "policy-changed"
    before: int
    after: int
    changes: tuple[Change, ...]
    reason: str

    @classmethod
    def sample(cls) -> Self:
        """A number of days, a weight and a flag."""
        changes = (
            Change(key="masterplan.revision.days", before=15, after=20),
            Change(key="evaluation.needs_reason_above", before="0.50", after="1.00"),
            Change(key="mou.ordered", before=True, after=False),
        )
        return cls(before=1, after=2, changes=changes, reason=NOTE)


class FaultWords(Words):
    """A bug of ours, or (with ``identity``, ``kind`` and ``digest``) a second entry under one identity."""

    letter, reader = "fault", Role.OPERATOR
    where: str | None = None
    error: str | None = None
    identity: str | None = None
    kind: str | None = None
    digest: str | None = None

    @classmethod
    def sample(cls) -> Self:
        """A second entry."""
        return cls(identity="masterplan/asked/contoh#1v1", kind="asked", digest=DIGEST)


class UndeliverableWords(Words):
    """A letter (``about``) has not reached its reader."""

    letter, reader = "undeliverable", Role.COORDINATOR
    about: str = Field(validation_alias=AliasChoices("about", "letter"))
    person: Name
    answer: str

    @classmethod
    def sample(cls) -> Self:
        """A mailbox that is not there."""
        return cls(about="task", person=OFFICER, answer="550 5.1.1 no such mailbox (contoh)")


class PostHaltedWords(Words):
    """No letter could leave, for a ``cause`` on our side."""

    letter, reader = "post-halted", Role.OPERATOR
    cause: str
    answer: str
    since: datetime

    @classmethod
    def sample(cls) -> Self:
        """A password that the mail server does not accept."""
        return cls(cause="AUTH: 535 5.7.8", answer="535 5.7.8 not accepted (contoh)", since=AT)
