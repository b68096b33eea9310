"""What a cohort concludes, as its own chain in the register records it."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Literal

from models.facts import Fact, Outcome
from models.sheet import ParameterName
from models.values import Day, Digest, Key, PersonId, RegionId


class JourneysBegun(Fact):
    """Every candidate's journey was begun."""

    recorded_as = "journeys-begun"
    count: int


class Ranked(Fact):
    """A version of the list: the composite index of every verified candidate."""

    recorded_as = "ranked"
    version: int
    digest: Digest
    count: int
    unranked: tuple[RegionId, ...]
    because: str
    """``verified``, ``window``, ``correction`` or ``objection``, with the region where there is one."""


class Listed(Fact):
    """The list as it is put to the vote, or stands after the seal: every ranked region in order."""

    recorded_as = "listed"
    version: int
    digest: Digest
    order: tuple[RegionId, ...]


class ListDecided(Fact):
    """The partner institutions' seats approve the list, or refuse it."""

    recorded_as = "list-decided"
    digest: Digest
    verdict: Literal["approved", "refused"]
    votes: dict[Key, str]


class Sealed(Fact):
    """The list is sealed: who is selected and who waits in reserve, in order."""

    recorded_as = "sealed"
    version: int
    digest: Digest
    minutes: str
    minutes_on: Day
    decree: str
    decree_on: Day
    selected: tuple[RegionId, ...]
    reserve: tuple[RegionId, ...]
    others: int


class ObjectionOpened(Fact):
    """A region objects; the owner of the index is asked."""

    recorded_as = "objection-opened"
    region: RegionId
    parameter: ParameterName
    document: Digest


class ObjectionClosed(Fact):
    """What an answered objection changed."""

    recorded_as = "objection-closed"
    region: RegionId
    verdict: Literal["upheld", "rejected"]
    result: Literal["reserve", "not-selected", "selected"]
    rank: int | None


class PlaceChanged(Fact):
    """A selected region's place: ``lapsing`` while a missed step may be reopened, ``held`` again, or ``gone``."""

    recorded_as = "place-changed"
    region: RegionId
    place: Literal["lapsing", "held", "gone"]
    cause: str


class PlaceFreed(Fact):
    """A selected region's place is free, and why."""

    recorded_as = "place-freed"
    region: RegionId
    why: str
    cause: str
    refill: bool
    """Whether the reserve may still take it."""


class Promoted(Fact):
    """The next region in reserve takes a free place, once for each cause."""

    recorded_as = "promoted"
    region: RegionId
    rank: int
    place: RegionId
    """Whose place it was."""
    cause: str


class ReserveExhausted(Fact):
    """A place is free and nobody waits in reserve."""

    recorded_as = "reserve-exhausted"
    place: RegionId
    cause: str


class ReserveClosed(Fact):
    """The policy's cut-off: free places are not taken any more."""

    recorded_as = "reserve-closed"
    released: tuple[RegionId, ...]
    vacant: tuple[RegionId, ...]


class TotCompleted(Fact):
    """Who has passed the Training of Trainers; the gate is open."""

    recorded_as = "tot-completed"
    passed: tuple[PersonId, ...]
    failed: tuple[PersonId, ...]
    minutes: str


class MentorsAssigned(Fact):
    """Which mentor guides which region, and who has none."""

    recorded_as = "mentors-assigned"
    pairs: dict[RegionId, PersonId]
    unassigned: dict[RegionId, str] = {}


class AwardsProposed(Fact):
    """The awards as reckoned from the presentation's scores."""

    recorded_as = "awards-proposed"
    digest: Digest
    awards: tuple[AwardLine, ...]


class TotSessionDated(Fact):
    """A session of the ToT has a day, or another one; the candidates are told."""

    recorded_as = "tot-session-dated"
    session: int
    on: date
    place: str
    persons: tuple[PersonId, ...]
    before: date | None = None
    """The day that it takes the place of."""
    short_notice: bool = False
    reason: str | None = None


class AwardLine(Fact):
    """One award: pillar or overall, place, region, score."""

    recorded_as = "award"
    category: Key
    place: int
    region: RegionId
    score: Decimal


class AwardsReleased(Fact):
    """The approved awards are told to all at once."""

    recorded_as = "awards-released"
    digest: Digest
    minutes: str
    decree: str
    awards: tuple[AwardLine, ...]


class WordUnheard(Fact):
    """A journey could not take a word of its cohort; a coordinator looks into it."""

    recorded_as = "word-unheard"
    region: RegionId
    says: Key
    why: str


class CohortClosed(Fact):
    """Every journey has ended."""

    recorded_as = "cohort-closed"
    outcomes: dict[Outcome, int]
