"""Stage 1, assessment (*asesmen*)."""

from __future__ import annotations

from decimal import Decimal
from typing import Literal

from pydantic import Field

from models.messages.base import Message, Part
from models.people import Role
from models.sheet import ParameterName, SheetYear
from models.values import Digest, Key, Number, PersonId, Points, Short, Title, Words


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


class SheetCorrection(Message):
    """A parameter of the data sheet is corrected by its owner's figures; the region confirms the sheet anew."""

    kind: Literal["correct-sheet"] = "correct-sheet"
    parameter: ParameterName
    value: Points | None = None
    category: Key | None = None
    year: SheetYear
    source: Title
    reason: Words

    by = (Role.COHORT,)
    recorded_as = "sheet-corrected"

    def slot(self) -> tuple[str, ...]:
        """One correction of a parameter at a time."""
        return (self.kind, self.parameter)


class Exclusion(Message):
    """The window closed before the region's data were verified: it is not ranked (*tidak diperingkat*)."""

    kind: Literal["exclude"] = "exclude"
    reason: Words

    by = (Role.COHORT,)
    recorded_as = "excluded"


class Objection(Message):
    """The region objects (*keberatan*) to a parameter behind the selection, with evidence."""

    kind: Literal["object"] = "object"
    parameter: ParameterName
    document: Digest
    note: Words

    by = (Role.OFFICER, Role.HEAD)
    recorded_as = "objected"

    def slot(self) -> tuple[str, ...]:
        """One objection at a time, whoever of the region sends it."""
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


class ScorePart(Part):
    """One parameter in a region's score, as its letter shows it."""

    parameter: ParameterName
    value: Short
    """A number or a category; a dash where there is none."""
    points: Decimal | None = Field(default=None, ge=0, le=100)
    """0 to 100, after normalisation; none where the parameter does not count for this region."""
    weight: Decimal | None = Field(default=None, ge=0, le=100)
    weighted: Decimal | None = Field(default=None, ge=0, le=100)


class Selection(Message):
    """The cohort's word: selected, reserve or not selected (*terpilih, cadangan, tidak terpilih*)."""

    kind: Literal["select"] = "select"
    result: Literal["selected", "reserve", "not-selected"]
    minutes: Number
    reason: Words
    rank: int | None = Field(default=None, ge=1)
    score: Decimal | None = Field(default=None, ge=0, le=100)
    parts: tuple[ScorePart, ...] = Field(default=(), max_length=4)

    by = (Role.COORDINATOR, Role.COHORT)
    recorded_as = "selection-announced"
    early = True

    def slot(self) -> tuple[str, ...]:
        """One word of the cohort at a time."""
        return (self.kind,)
