"""Stage 1, assessment (*asesmen*)."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from models.messages.base import Message, Part
from models.people import Role
from models.sheet import ParameterName
from models.values import Digest, Number, PersonId, Words


class Contacts(Message):
    """The region names its officers (*narahubung daerah*) and who is its head."""

    kind: Literal["contacts"] = "contacts"
    officers: tuple[PersonId, ...] = Field(min_length=1, max_length=5)
    head: PersonId
    letter: Digest | None = None

    by = (Role.OFFICER,)
    recorded_as = "contacts-named"

    def slot(self) -> tuple[str, ...]:
        """Whichever officer answers first answers for the region."""
        return (self.kind,)


class Confirmed(Message):
    """The region confirms its data sheet as it stands."""

    kind: Literal["confirm-data"] = "confirm-data"
    sheet: Digest

    by = (Role.OFFICER,)
    recorded_as = "data-confirmed"

    def slot(self) -> tuple[str, ...]:
        """One answer for the region, confirming or disputing."""
        return ("data",)


class Fault(Part):
    """What a region says is wrong with one parameter."""

    parameter: ParameterName
    note: Words


class Disputed(Message):
    """The region notes what is wrong with its data sheet."""

    kind: Literal["dispute-data"] = "dispute-data"
    sheet: Digest
    faults: tuple[Fault, ...] = Field(min_length=1, max_length=4)

    by = (Role.OFFICER,)
    recorded_as = "data-disputed"

    def slot(self) -> tuple[str, ...]:
        """One answer for the region, confirming or disputing."""
        return ("data",)


class Verification(Message):
    """An assessor verifies the data sheet or sends it back with a note."""

    kind: Literal["verify-data"] = "verify-data"
    verdict: Literal["verified", "returned"]
    note: Words

    by = (Role.ASSESSOR,)
    recorded_as = "data-verified"
    independent = True

    def slot(self) -> tuple[str, ...]:
        """One verification a round, whoever of the assessors gives it."""
        return (self.kind,)


class Selection(Message):
    """The cohort's word: selected, reserve or not selected (*terpilih, cadangan, tidak terpilih*)."""

    kind: Literal["select"] = "select"
    result: Literal["selected", "reserve", "not-selected"]
    minutes: Number
    reason: Words

    by = (Role.COORDINATOR,)
    recorded_as = "selection-announced"
    early = True

    def slot(self) -> tuple[str, ...]:
        """One word of the cohort at a time."""
        return (self.kind,)
