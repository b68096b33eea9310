"""Corrections of the record, understood in every stage; they change no course."""

from __future__ import annotations

from typing import Literal

from models.messages.base import Message
from models.people import Role
from models.values import Day, Digest, Number, PersonId, Title, Words


class SignatureCorrection(Message):
    """What the record says of a signature under the concluded MoU is set right; never who signed, or which text."""

    kind: Literal["correct-signature"] = "correct-signature"
    signatory: PersonId
    signed_on: Day | None = None
    place: Title | None = None
    number_region: Number | None = None
    number_programme: Number | None = None
    scan: Digest | None = None
    reason: Words

    by = (Role.COORDINATOR,)
    recorded_as = "signature-record-corrected"
