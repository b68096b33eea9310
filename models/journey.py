"""The state that travels through all stages of a journey, and what a journey is started from."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any, Self

from pydantic import AwareDatetime, Field, model_validator

from models.calendar import WorkCalendar, Zone, local
from models.clock import Clock
from models.deadline import Deadline
from models.facts import Outcome
from models.inbox import Inbox
from models.people import People, Role
from models.policy import CohortPolicy
from models.sheet import DataSheet
from models.values import Digest, Key, PersonId, Progress, RegionId, Value

SCHEMA_VERSION = 1
JOURNEY_PREFIX = "journey/"
REHEARSAL_PREFIX = "gladi-"
"""A rehearsal's cohort (*gladi*) is named by it; only there may programme time run faster than real time."""


def journey_id(cohort: str, region: str) -> str:
    """The one address of a region's journey, e.g. ``journey/smart-city-2018/kota-bogor``."""
    return f"{JOURNEY_PREFIX}{cohort}/{region}"


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
    after: date | None = None
    """Count from the later of this day and today; without it, from today."""
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
    quick_wins: tuple[str, ...] = ()
    dossier: Digest | None = None
    promised: date | None = None
    launched: date | None = None
    index: Decimal | None = None


class JourneyState(Progress):
    """All that continues as new; under 64 KiB.

    A build refuses a newer major ``schema_version``; fields it does not know it carries on.
    """

    schema_version: int = SCHEMA_VERSION
    region: Region
    cohort: Key
    policy: CohortPolicy
    calendar: WorkCalendar
    clock: Clock
    people: People
    sheet: DataSheet
    stage: str = ""
    entered: bool = False
    run: int = 0
    """How many runs this journey has had; part of no identity, shown to operators."""
    progress: dict[str, Any] = {}
    results: Results = Field(default_factory=Results)
    open: tuple[OpenStep, ...] = ()
    lapse: LapseInGrace | None = None
    lapses: int = 0
    """How many dates have been missed so far; tells the decisions about them apart."""
    region_people: tuple[PersonId, ...] = ()
    """Everybody who ever belonged to the region here; they never judge it."""
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

    def belong(self, *persons: PersonId) -> None:
        """Remember *persons* as the region's own."""
        self.region_people = tuple(dict.fromkeys((*self.region_people, *persons)))

    @property
    def paused_on(self) -> date | None:
        """The day on which it was paused, as the region's clocks show it."""
        return local(self.paused_at, self.region.zone).date() if self.paused_at else None

    @property
    def id(self) -> str:
        """The journey's id, which is its workflow id."""
        return journey_id(self.cohort, self.region.id)


class JourneyResult(Value):
    """How a journey ended."""

    journey: str
    outcome: Outcome
    reason: str
    stage: str
