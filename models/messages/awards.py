"""What is said to a cohort about its awards (*penghargaan*): approved first, then released to all at once."""

from __future__ import annotations

from typing import Literal

from models.messages.base import Message
from models.people import Role
from models.values import Digest, Number, Words


class AwardsApproval(Message):
    """The awards as reckoned are approved; nobody is told yet."""

    kind: Literal["approve-awards"] = "approve-awards"
    awards: Digest
    minutes: Number
    decree_number: Number

    by = (Role.COORDINATOR,)
    recorded_as = "awards-approved"

    def slot(self) -> tuple[str, ...]:
        """They are approved once."""
        return (self.kind,)


class AwardsRelease(Message):
    """The approved awards are told to all at once."""

    kind: Literal["release-awards"] = "release-awards"
    awards: Digest
    reason: Words

    by = (Role.COORDINATOR,)
    recorded_as = "awards-announced"

    def slot(self) -> tuple[str, ...]:
        """They are released once."""
        return (self.kind,)
