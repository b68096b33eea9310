"""What a cohort's policy says beyond its journeys': window, seats, reserve, Training of Trainers, awards."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Self

from pydantic import Field, model_validator

from models.deadline_policy import DeadlinePolicy
from models.panel import Share
from models.sheet import OWNERS, ParameterName
from models.values import Key, Policy, Title


class SeatPolicy(Policy):
    """A partner institution's seat (*instansi mitra*), under the name it has in these years.

    An institution that is renamed or split is another seat from that day on.
    """

    id: Key
    name: Title
    since: date
    until: date | None = None
    required: bool = False
    """Without its approval the list is not approved."""
    veto: bool = False
    """Its objection alone stops the list."""
    owns: tuple[ParameterName, ...] = ()
    """The indices it publishes; it answers objections about them."""

    def valid_on(self, day: date) -> bool:
        """Whether the institution exists under this name on *day*."""
        return self.since <= day and (self.until is None or day <= self.until)


class SelectionPolicy(Policy):
    """From the candidates to the sealed list, and what follows it."""

    quota: int = Field(ge=1, le=600)
    reserve: int = Field(ge=0, le=600)
    window: DeadlinePolicy
    """How long assessments may take; whoever is not verified then is not ranked."""
    approval: DeadlinePolicy
    sealing: DeadlinePolicy
    quorum: int = Field(ge=1)
    approve: Share = "majority"
    """Share of the seats that have voted."""
    seats: tuple[SeatPolicy, ...] = Field(min_length=1, max_length=20)
    answer: DeadlinePolicy
    """How long the owner of an index has to answer an objection."""
    promotion: DeadlinePolicy
    """How long after the sealing a free place goes to the reserve."""

    @model_validator(mode="after")
    def _seats_fit(self) -> Self:
        ids = [seat.id for seat in self.seats]
        if len(set(ids)) != len(ids):
            raise ValueError(f"every seat has an id of its own, not {', '.join(ids)}")
        if self.quorum > len(ids):
            raise ValueError(f"quorum {self.quorum} exceeds the {len(ids)} seats")
        if orphans := [name for name in OWNERS if not any(name in seat.owns for seat in self.seats)]:
            raise ValueError(f"no seat owns {', '.join(orphans)}; somebody answers for each index")
        return self


class TotPolicy(Policy):
    """The Training of Trainers (ToT): who passes, and how mentors are given to regions."""

    within: DeadlinePolicy
    sessions: int = Field(ge=1, le=12)
    attended: int = Field(ge=1, le=12)
    """Sessions that must have been attended to pass."""
    pass_mark: Decimal = Field(ge=0, le=100)
    own_province: bool
    """Whether a mentor may guide a region of the own province; the own region never."""
    notice: int | None = Field(default=None, ge=0, le=60, exclude_if=lambda notice: notice is None)
    """Least working days between setting a session's day and that day; without it a day is set at any time and anew."""

    @model_validator(mode="after")
    def _can_be_passed(self) -> Self:
        if self.attended > self.sessions:
            raise ValueError(f"{self.attended} sessions must be attended, there are {self.sessions}")
        return self


class AwardingPolicy(Policy):
    """The steps of the awards (*penghargaan*); how they are reckoned stands in ``awards``."""

    approval: DeadlinePolicy
    release: DeadlinePolicy


class CohortSection(Policy):
    """Everything that concerns the cohort as a whole and no single journey."""

    selection: SelectionPolicy
    tot: TotPolicy
    awarding: AwardingPolicy
    egov_regions: int = Field(default=0, ge=0, le=600)
    """How many regions may be chosen for the e-Government track."""
