"""The state that travels through all stages of a journey, and what it shares with a cohort's."""

from __future__ import annotations

from abc import ABC, abstractmethod
from datetime import date
from decimal import Decimal
from typing import Any, Self

from pydantic import AwareDatetime, Field, model_validator

from models.calendar import WorkCalendar, Zone, local
from models.clock import Clock
from models.deadline import Deadline
from models.facts import Outcome
from models.inbox import Inbox
from models.messages.cohort import Item
from models.people import REGION_ROLES, People, Role
from models.policy import CohortPolicy
from models.results import EarlierResult, EgovResult
from models.seats import Seats
from models.sheet import DataSheet
from models.signature import SignatureEntry
from models.values import Digest, Key, PersonId, Progress, RegionId, Value

SCHEMA_VERSION = 1
JOURNEY_PREFIX = "journey/"
COHORT_PREFIX = "cohort/"
REHEARSAL_PREFIX = "gladi-"
"""A rehearsal's cohort (*gladi*) is named by it; only there may programme time run faster than real time."""


def journey_id(cohort: str, region: str) -> str:
    """The one address of a region's journey, e.g. ``journey/smart-city-2018/kota-bogor``."""
    return f"{JOURNEY_PREFIX}{cohort}/{region}"


def cohort_id(cohort: str) -> str:
    """The one address of a cohort, e.g. ``cohort/smart-city-2018``."""
    return f"{COHORT_PREFIX}{cohort}"


def voice_of_cohort(cohort: str) -> PersonId:
    """Who speaks where a cohort speaks to its journeys; no person."""
    return f"angkatan.{cohort}"


def is_voice(person: PersonId) -> bool:
    """Whether *person* is how a cohort or a journey speaks, and no person."""
    return person.startswith(("angkatan.", "perjalanan."))


def voice_of_region(region: str) -> PersonId:
    """Who speaks where a journey speaks to its cohort; no person."""
    return f"perjalanan.{region}"


class Region(Value):
    """A kabupaten or kota: a permanent id, its name, province and zone."""

    id: RegionId
    code: str = Field(pattern=r"^\d\d\.\d\d$")
    name: str
    province: str
    zone: Zone


class Ask(Value):
    """A step as a stage asks for it, before it is open."""

    step: str
    role: Role
    persons: tuple[PersonId, ...]
    days: int
    ladder: Key
    round: int = 1
    on: date | None = Field(default=None, exclude_if=lambda on: on is None)
    """The policy's own date, in the place of working days."""
    after: date | None = None
    """Count from the later of this day and today; without it, from today."""
    members: tuple[PersonId, ...] = Field(default=(), exclude_if=lambda members: not members)
    """Whom the step asks for, where somebody stands in for one of them; *persons* are those who act today."""
    decides: bool = False
    """The votes cast decide when the date passes (a panel with its quorum)."""

    @property
    def place(self) -> str:
        """The step and its round: what is opened once."""
        return f"{self.step}#{self.round}"


class OpenStep(Value):
    """A step that is open, with its deadline."""

    ask: Ask
    opened: AwareDatetime
    deadline: Deadline
    policy: int = 1
    """The version of the policy under which it was opened."""
    reminded_on: date | None = None
    """The day, in the region's zone, on which its persons were last reminded."""
    call: AwareDatetime | None = None
    """Since when a phone call to its persons is asked for; None where none is, or its outcome is recorded."""
    dated: bool = Field(default=False, exclude_if=lambda dated: not dated)
    """Whether somebody has named its date since; so many working days no longer say it."""

    @property
    def key(self) -> str:
        """The step with its round and deadline version."""
        return f"{self.ask.place}v{self.deadline.version}"


class LapseInGrace(Value):
    """A missed step, while a coordinator may still reopen it; *step* is the coordinator's own."""

    missed: OpenStep
    proposed: bool
    step: OpenStep


class Ending(Value):
    """How the journey ends, once somebody or some rule has said so."""

    outcome: Outcome
    reason: str


class Handled(Value):
    """A message that was accepted: its content's digest and when it was received; its receipt follows from both.

    Kept small, because every message of a journey's years stays here.
    """

    digest: str
    received_at: AwareDatetime


class Results(Progress):
    """What earlier stages established and later ones need."""

    sheet_digest: Digest | None = None
    mou_text: Digest | None = None
    signatures: tuple[SignatureEntry, ...] = ()
    quick_wins: tuple[str, ...] = ()
    dossier: Digest | None = None
    promised: date | None = None
    launched: date | None = None
    index: Decimal | None = None
    programmes: tuple[str, ...] = ()
    """The approved action plan's programmes in its order, each by an id made from its name; none where not known."""
    realisation: Decimal | None = None
    """The mean over the action plan's rows, in per cent, as the evaluator found it."""
    egov: EgovResult | None = None


class Carried(Progress, ABC):
    """What a journey and a cohort have in common: time, people, open steps, messages.

    A build refuses a newer major ``schema_version``; fields it does not know it carries on.
    """

    schema_version: int = SCHEMA_VERSION
    cohort: Key
    policy: CohortPolicy
    calendar: WorkCalendar
    clock: Clock
    people: People
    stage: str = ""
    entered: bool = False
    run: int = 0
    """How many runs this journey has had; part of no identity, shown to operators."""
    progress: dict[str, Any] = {}
    open: tuple[OpenStep, ...] = ()
    lapse: LapseInGrace | None = None
    lapses: int = 0
    """How many dates have been missed so far; tells the decisions about them apart."""
    ending: Ending | None = None
    paused_at: AwareDatetime | None = None
    inbox: Inbox = Field(default_factory=Inbox)
    handled: dict[str, Handled] = {}

    @model_validator(mode="after")
    def _known_version(self) -> Self:
        if self.schema_version > SCHEMA_VERSION:
            raise ValueError(
                f"this state has schema version {self.schema_version}; this build reads up to {SCHEMA_VERSION}"
            )
        return self

    @model_validator(mode="after")
    def _real_time(self) -> Self:
        if self.clock.rate != 1 and not self.cohort.startswith(REHEARSAL_PREFIX):
            raise ValueError(
                f"the clock of {self.cohort} runs at rate {self.clock.rate}; outside a rehearsal "
                f"(a cohort named {REHEARSAL_PREFIX}...) only rate 1 is allowed"
            )
        return self

    @property
    @abstractmethod
    def id(self) -> str:
        """Its one address, which is its workflow id."""

    @property
    @abstractmethod
    def subject(self) -> Key:
        """Whom it is about: the region's id, or the cohort's."""

    @property
    @abstractmethod
    def title(self) -> str:
        """What people call it."""

    @property
    @abstractmethod
    def zone(self) -> Zone:
        """The zone in which its days begin and end."""

    @property
    def paused_on(self) -> date | None:
        """The day on which it was paused, as its own clocks show it."""
        return local(self.paused_at, self.zone).date() if self.paused_at else None

    @property
    def led(self) -> bool:
        """Whether a cohort leads it: that alone selects, opens the gate and gives mentors."""
        return bool(self.people.of(Role.COHORT))

    def belong(self, *persons: PersonId) -> None:
        """Remember *persons* as those it is about; a cohort is about nobody."""

    def askable(self, role: Role) -> tuple[PersonId, ...]:
        """Who is asked for a step of *role* today."""
        return self.people.of(role)

    @property
    def own_people(self) -> tuple[PersonId, ...]:
        """Those whom it is about, and who therefore never judge it."""
        return ()


class JourneyState(Carried):
    """All of a journey that continues as new; under 64 KiB."""

    region: Region
    sheet: DataSheet | None = None
    """None where the cohort enters after the assessment."""
    earlier: EarlierResult | None = None
    """The region's last result before this journey; None where there is none."""
    results: Results = Field(default_factory=Results)
    region_people: tuple[PersonId, ...] = ()
    """Everybody who ever belonged to the region here; they never judge it."""
    seats: Seats = Field(default_factory=Seats)
    """Who was appointed to judge this region, and who may not."""
    told: int = 0
    """How many pieces of news there have been for the cohort."""
    untold: tuple[Item, ...] = ()
    """Those it has not acknowledged yet."""

    def belong(self, *persons: PersonId) -> None:
        """Remember *persons* as the region's own."""
        self.region_people = tuple(dict.fromkeys((*self.region_people, *persons)))

    def askable(self, role: Role) -> tuple[PersonId, ...]:
        """Where the last holder of *role* declared a conflict of interest, a coordinator has to find another."""
        left = self.people.of(role)
        return left if left or not self.seats.vacant.get(role) else self.people.of(Role.COORDINATOR)

    @property
    def sheet_digest(self) -> Digest | None:
        """The digest of the data sheet, if there is one."""
        return self.sheet.digest if self.sheet else None

    @property
    def own_people(self) -> tuple[PersonId, ...]:
        """The region's people, those of today and of before."""
        return (*self.region_people, *(person for role in REGION_ROLES for person in self.people.of(role)))

    @property
    def id(self) -> str:
        """The journey's id."""
        return journey_id(self.cohort, self.region.id)

    @property
    def subject(self) -> Key:
        """The region's id."""
        return self.region.id

    @property
    def title(self) -> str:
        """The region's name."""
        return self.region.name

    @property
    def zone(self) -> Zone:
        """The region's zone."""
        return self.region.zone


class JourneyResult(Value):
    """How a journey ended."""

    journey: str
    outcome: Outcome
    reason: str
    stage: str
