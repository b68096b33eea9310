"""What is said to a cohort: news of its journeys, and the list from its first version to its seal."""

from __future__ import annotations

from typing import Any, Literal

from pydantic import AwareDatetime, Field

from models.messages.base import Message, Part
from models.people import Role
from models.sheet import ParameterName, SheetYear
from models.values import Day, Digest, Key, Number, PersonId, Points, RegionId, Title, Words


class Item(Part):
    """One thing that happened in a journey; ``number`` counts a journey's news from 1."""

    number: int = Field(ge=1)
    at: AwareDatetime
    what: Literal["entered", "verified", "objected", "lapsing", "reopened", "mentor", "presented", "ended"]
    about: dict[str, Any] = Field(default={}, max_length=12)


class News(Message):
    """What a journey tells its cohort, in order; sent by the journey itself."""

    kind: Literal["news"] = "news"
    region: RegionId
    items: tuple[Item, ...] = Field(min_length=1, max_length=200)

    by = (Role.JOURNEY,)
    recorded_as = "told"


class SeatHolder(Message):
    """Somebody holds a partner institution's seat, with a mandate, from a day on."""

    kind: Literal["seat"] = "seat"
    seat: Key
    holder: PersonId
    since: Day
    until: Day | None = None
    mandate: Digest | None = None
    reason: Words

    by = (Role.COORDINATOR,)
    recorded_as = "seat-taken"

    def slot(self) -> tuple[str, ...]:
        """One holder of a seat at a time."""
        return (self.kind, self.seat)


class ListVote(Message):
    """A seat approves the list as it stands, or objects to it."""

    kind: Literal["vote-list"] = "vote-list"
    list: Digest
    verdict: Literal["approve", "object"]
    note: Words

    by = (Role.PARTNER,)
    recorded_as = "list-voted"


class RegionMoved(Message):
    """A seat moves a region to another place of the list, with a reason; votes on the old list no longer count."""

    kind: Literal["move-region"] = "move-region"
    list: Digest
    region: RegionId
    rank: int = Field(ge=1, le=600)
    reason: Words

    by = (Role.PARTNER,)
    recorded_as = "region-moved"

    def slot(self) -> tuple[str, ...]:
        """One change of the list at a time."""
        return (self.kind,)


class Correction(Message):
    """A figure of a region is corrected: a new version of the list, with its reason."""

    kind: Literal["correct"] = "correct"
    region: RegionId
    parameter: ParameterName
    value: Points | None = None
    category: Key | None = None
    year: SheetYear
    source: Title
    reason: Words

    by = (Role.COORDINATOR,)
    recorded_as = "data-corrected"

    def slot(self) -> tuple[str, ...]:
        """One correction of a figure at a time."""
        return (self.kind, self.region, self.parameter)


class Seal(Message):
    """The approved list is sealed (*ditetapkan*) with minutes and decree."""

    kind: Literal["seal"] = "seal"
    list: Digest
    minutes: Number
    minutes_on: Day
    decree_number: Number
    decree_on: Day

    by = (Role.COORDINATOR,)
    recorded_as = "list-sealed"

    def slot(self) -> tuple[str, ...]:
        """A list is sealed once."""
        return (self.kind,)


class ObjectionAnswer(Message):
    """The owner of the index answers an objection; upheld, with the figures that count from now on."""

    kind: Literal["answer-objection"] = "answer-objection"
    region: RegionId
    verdict: Literal["upheld", "rejected"]
    value: Points | None = None
    category: Key | None = None
    year: SheetYear | None = None
    source: Title | None = None
    note: Words

    by = (Role.PARTNER,)
    recorded_as = "objection-answered"

    def slot(self) -> tuple[str, ...]:
        """One answer to a region's objection."""
        return (self.kind, self.region)


class EgovChoice(Message):
    """The panel has chosen regions for the e-Government track of the evaluation."""

    kind: Literal["choose-regions"] = "choose-regions"
    regions: tuple[RegionId, ...] = Field(min_length=1, max_length=100)
    minutes: Number
    reason: Words

    by = (Role.COORDINATOR,)
    recorded_as = "egov-regions-chosen"

    def slot(self) -> tuple[str, ...]:
        """One choice at a time."""
        return (self.kind,)


class PlaceRelease(Message):
    """The place of a region whose step has lapsed is given up before its grace ends."""

    kind: Literal["release-place"] = "release-place"
    region: RegionId
    minutes: Number
    reason: Words

    by = (Role.COORDINATOR,)
    recorded_as = "place-released"

    def slot(self) -> tuple[str, ...]:
        """A place is released once; another one may be released meanwhile."""
        return (self.kind, self.region)
