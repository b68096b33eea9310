"""What every stage understands: dates, pauses, people, and the ways a journey ends early."""

from __future__ import annotations

from decimal import Decimal
from typing import Literal

from pydantic import Field

from models.messages.base import Message
from models.people import Role
from models.values import Day, Digest, Key, Number, PersonId, Setting, SettingKey, Words


class Extension(Message):
    """A coordinator grants more time for an open step (*perpanjang*)."""

    kind: Literal["extend"] = "extend"
    step: Key | None = None
    """The open step's name; may be left out where only one is open."""
    due: Day
    reason: Words

    by = (Role.COORDINATOR,)
    recorded_as = "extended"


class Pause(Message):
    """The journey rests (*tangguhkan*); its open deadlines stand still."""

    kind: Literal["pause"] = "pause"
    reason: Words

    by = (Role.COORDINATOR,)
    recorded_as = "paused"


class Resume(Message):
    """The journey goes on (*lanjutkan*); open deadlines move by the paused working days."""

    kind: Literal["resume"] = "resume"
    reason: Words

    by = (Role.COORDINATOR,)
    recorded_as = "resumed"


class Withdrawal(Message):
    """The region leaves the programme (*mengundurkan diri*)."""

    kind: Literal["withdraw"] = "withdraw"
    reason: Words
    letter: Digest | None = None

    by = (Role.OFFICER, Role.HEAD)
    recorded_as = "withdrawn"


class Stop(Message):
    """The programme ends the journey (*dihentikan*)."""

    kind: Literal["stop"] = "stop"
    reason: Words

    by = (Role.COORDINATOR, Role.COHORT)
    recorded_as = "stopped"


class Replacement(Message):
    """Somebody takes another's place in a role (*penggantian*)."""

    kind: Literal["replace"] = "replace"
    role: Role
    old: PersonId
    new: PersonId
    reason: Words

    by = (Role.COORDINATOR, Role.COHORT)
    recorded_as = "replaced"

    def slot(self) -> tuple[str, ...]:
        """One replacement of one person at a time."""
        return (self.kind, self.role, self.old)


class Reopening(Message):
    """A coordinator reopens a lapsed step within its grace (*buka kembali*), with a new date."""

    kind: Literal["reopen"] = "reopen"
    due: Day
    reason: Words

    by = (Role.COORDINATOR,)
    recorded_as = "reopened"


class ConfirmLapse(Message):
    """A coordinator confirms a proposed lapse with the number of the minutes (*berita acara*)."""

    kind: Literal["confirm-lapse"] = "confirm-lapse"
    minutes: Number
    reason: Words

    by = (Role.COORDINATOR,)
    recorded_as = "lapse-confirmed"


class Award(Message):
    """The cohort's awards (*penghargaan*) are released: the region has one."""

    kind: Literal["award"] = "award"
    category: Key
    place: int = Field(ge=1)
    score: Decimal = Field(ge=0, le=100)
    minutes: Number
    decree_number: Number

    by = (Role.COHORT,)
    recorded_as = "awarded"

    def slot(self) -> tuple[str, ...]:
        """One award of a category."""
        return (self.kind, self.category)


class Reminding(Message):
    """A coordinator has the persons of the open steps reminded now; the ladder stays as it is."""

    kind: Literal["remind"] = "remind"
    step: Key | None = None
    """The open step's name; without it, every open step."""
    reason: Words

    by = (Role.COORDINATOR,)
    recorded_as = "reminder-ordered"


class PhoneCall(Message):
    """A phone call that the ladder asked for was made: what came of it."""

    kind: Literal["record-call"] = "record-call"
    step: Key
    """The open step that the call was about."""
    outcome: Literal["reached", "no-answer", "wrong-number"]
    promised: Day | None = None
    """The day by which the person who was reached promised to act; it moves no date."""
    note: Words

    by = (Role.COORDINATOR,)
    recorded_as = "called"


class PolicyChange(Message):
    """Numbers of the policy change in this journey from now on; open steps keep their dates."""

    kind: Literal["change-policy"] = "change-policy"
    changes: dict[SettingKey, Setting] = Field(min_length=1, max_length=40)
    """Each number's place in the policy, and its new value."""
    reason: Words

    by = (Role.COORDINATOR,)
    recorded_as = "policy-change-ordered"


class Move(Message):
    """The run hands over to today's code at its next rest point; nothing else changes."""

    kind: Literal["move"] = "move"

    by = (Role.OPERATOR, Role.COORDINATOR)
    recorded_as = "moved"
