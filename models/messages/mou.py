"""Stage 2, memorandum of understanding (*nota kesepahaman*)."""

from __future__ import annotations

from enum import StrEnum
from typing import Literal

from models.messages.base import Message, MessageId
from models.people import Role
from models.values import Day, Digest, Number, PersonId, Title, Words


class Capacity(StrEnum):
    """In which capacity a signatory signs (*kapasitas jabatan*)."""

    DEFINITIF = "definitif"
    PJ = "Pj."
    PJS = "Pjs."
    PLT = "Plt."
    PLH = "Plh."
    AN = "a.n."


Method = Literal["paper", "system", "bsre"]
"""How a signature was given: on paper, by the signatory in Seratus itself, or as a certified electronic one (BSrE)."""


class Acceptance(Message):
    """The region accepts the invitation."""

    kind: Literal["accept"] = "accept"
    letter: Digest | None = None

    by = (Role.HEAD, Role.OFFICER)
    recorded_as = "accepted"

    def slot(self) -> tuple[str, ...]:
        """One answer for the region."""
        return ("invitation",)


class Declined(Message):
    """The region declines the invitation (*tidak bersedia*)."""

    kind: Literal["decline"] = "decline"
    reason: Words
    letter: Digest | None = None

    by = (Role.HEAD, Role.OFFICER)
    recorded_as = "declined"

    def slot(self) -> tuple[str, ...]:
        """One answer for the region."""
        return ("invitation",)


class TextVersion(Message):
    """The text of the MoU, or a new version of it, which voids the signatures under the old one."""

    kind: Literal["text"] = "text"
    digest_of_text: Digest
    reason: Words

    by = (Role.COORDINATOR,)
    recorded_as = "text-issued"

    def slot(self) -> tuple[str, ...]:
        """One text at a time."""
        return (self.kind,)


class Signature(Message):
    """A signatory has signed the text; sent by the signatory, or entered by a coordinator from paper."""

    kind: Literal["sign"] = "sign"
    signatory: PersonId
    capacity: Capacity
    text: Digest
    signed_on: Day
    method: Method | None = None
    place: Title | None = None
    number_region: Number | None = None
    number_programme: Number | None = None
    scan: Digest | None = None
    mandate: Digest | None = None

    by = (Role.HEAD, Role.SIGNATORY, Role.COORDINATOR)
    recorded_as = "signed"

    def slot(self) -> tuple[str, ...]:
        """One signature of one signatory."""
        return (self.kind, self.signatory)


class Unsigning(Message):
    """A coordinator undoes the mistaken entry of a signature; the signatory is asked anew."""

    kind: Literal["unsign"] = "unsign"
    signatory: PersonId
    text: Digest
    message: MessageId
    """The id of the `sign` message that is undone."""
    reason: Words

    by = (Role.COORDINATOR,)
    recorded_as = "signature-corrected"
    afterwards = (
        "where a concluded MoU stands; allowed: correct-signature, for date, place, numbers and scan of a signature"
    )

    def slot(self) -> tuple[str, ...]:
        """One signature is undone at a time."""
        return (self.kind, self.signatory)
