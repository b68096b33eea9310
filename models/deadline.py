"""A deadline is data: what is due at a moment follows from it, and nothing is a flag."""

from __future__ import annotations

from datetime import datetime, time, timedelta
from enum import StrEnum
from typing import Literal, Self

from pydantic import AwareDatetime, Field, model_validator

from models.calendar import LocalDeadline, WorkCalendar, instant, local
from models.people import Role
from models.values import Value

RUNG_HOUR = time(8, 0)
"""Rungs fall at eight in the morning in the region's zone (our default)."""


SUPERIOR = "superior"
"""In a rung's audience: whoever stands above the one who has to act."""


class RungKind(StrEnum):
    """A reminder asks the one who has to act; an escalation tells those above; a call has them telephone."""

    REMINDER = "reminder"
    ESCALATION = "escalation"
    CALL = "call"


class Rung(Value):
    """One step of a ladder, *offset* working days from the due date (negative: before).

    The assignee is whoever acts on the day: a substitute, while there is one.
    """

    offset: int = Field(ge=-60, le=60)
    kind: RungKind = RungKind.REMINDER
    to: tuple[Role | Literal["superior"], ...] = ()
    """Who is told beside the assignee; an escalation and a phone call go to these alone."""

    @property
    def told(self) -> tuple[Role | Literal["superior"], ...]:
        """The audience beside the assignee; a call that names nobody is the coordinator's."""
        return self.to or ((Role.COORDINATOR,) if self.kind is RungKind.CALL else ())


class Ladder(Value):
    """The rungs of a deadline, and how often the last one is repeated where a deadline never lapses."""

    rungs: tuple[Rung, ...] = Field(min_length=1)
    repeat: int = Field(default=5, ge=1)

    @model_validator(mode="after")
    def _in_order(self) -> Self:
        offsets = [rung.offset for rung in self.rungs]
        kinds = [(rung.offset, rung.kind) for rung in self.rungs]
        if offsets != sorted(offsets) or len(set(kinds)) != len(kinds):
            raise ValueError(
                "rungs stand in the order of their offsets, each kind once at an offset, not "
                f"{', '.join(map(str, offsets))}"
            )
        return self


class Due(Value):
    """A rung whose moment has come: its number on the ladder and when it was due."""

    number: int
    rung: Rung
    at: AwareDatetime


class Outlook(Value):
    """What a deadline asks for now, and when to look again."""

    send: tuple[Due, ...] = ()
    passed_over: tuple[Due, ...] = ()
    overdue: bool = False
    lapsed: bool = False
    next_at: AwareDatetime | None = None


class Deadline(Value):
    """The due moment of one step, with what has been sent for it.

    ``version`` rises with every change of date; rungs belong to a version and start anew with it.
    """

    due: LocalDeadline
    ladder: Ladder
    lapses: bool
    since: AwareDatetime
    """When this version began; rungs that would fall earlier do not exist."""
    version: int = 1
    reached: int = 0
    """How many rungs of this version are sent or passed over."""
    noticed: AwareDatetime | None = None
    """When it was first seen to be overdue; the margin counts from here."""
    earlier: tuple[LocalDeadline, ...] = ()

    def in_time(self, received_at: datetime) -> bool:
        """In time means received by the due moment, whenever it is looked at."""
        return received_at <= self.due.moment

    def moment_of(self, number: int, calendar: WorkCalendar) -> tuple[Rung, datetime] | None:
        """Rung *number* and its moment; past the ladder's end the last rung repeats if nothing lapses."""
        rungs = self.ladder.rungs
        extra = number - len(rungs) + 1
        if extra > 0 and self.lapses:
            return None
        rung = rungs[min(number, len(rungs) - 1)]
        offset = rung.offset + max(extra, 0) * self.ladder.repeat
        if extra > 0:
            rung = rung.model_copy(update={"kind": RungKind.REMINDER, "offset": offset})
        day = self.due.day if offset == 0 else calendar.plus(self.due.day, offset)
        return rung, instant(day, RUNG_HOUR, self.due.zone)

    def upcoming(self, calendar: WorkCalendar) -> Due | None:
        """The first rung not yet reached that lies within this version."""
        number = self.reached
        while found := self.moment_of(number, calendar):
            if found[1] > self.since:
                return Due(number=number, rung=found[0], at=found[1])
            number += 1
        return None

    def outlook(self, calendar: WorkCalendar, now: datetime, margin: timedelta) -> Outlook:
        """What is to be done at *now*: rungs to send, rungs passed over, whether the step lapses.

        Of the rungs due, the newest is sent, every escalation and every call; older reminders are passed over.
        """
        due, after = self._due(calendar, now)
        newest = next((d.number for d in reversed(due) if d.rung.kind is not RungKind.CALL), -1)
        sent = tuple(d for d in due if d.number == newest or d.rung.kind is not RungKind.REMINDER)
        overdue = now > self.due.moment
        final = (self.noticed or now) + margin
        moments = [after.at] if after else []
        if self.lapses:
            moments.append(final if overdue else self.due.moment + timedelta(microseconds=1))
        return Outlook(
            send=sent,
            passed_over=tuple(d for d in due if d not in sent),
            overdue=overdue,
            lapsed=self.lapses and overdue and self.noticed is not None and now >= final,
            next_at=min(moments, default=None),
        )

    def _due(self, calendar: WorkCalendar, now: datetime) -> tuple[list[Due], Due | None]:
        """The rungs due and not reached at *now*, and the first one after."""
        due: list[Due] = []
        rest = self
        while (rung := rest.upcoming(calendar)) and rung.at <= now:
            due.append(rung)
            rest = rest.model_copy(update={"reached": rung.number + 1})
        return due, rung

    def climbed(self, outlook: Outlook, now: datetime) -> Self:
        """The deadline after *outlook* was carried out at *now*."""
        numbers = [d.number for d in (*outlook.send, *outlook.passed_over)]
        changes: dict[str, object] = {"reached": max([self.reached - 1, *numbers]) + 1}
        if outlook.overdue and self.noticed is None:
            changes["noticed"] = now
        return self.model_copy(update=changes)

    def moved(self, due: LocalDeadline, at: datetime) -> Self:
        """The next version, due at *due* from *at* on."""
        return self.model_copy(
            update={
                "due": due,
                "since": at,
                "version": self.version + 1,
                "reached": 0,
                "noticed": None,
                "earlier": (*self.earlier, self.due),
            }
        )

    def resumed(self, calendar: WorkCalendar, paused_at: datetime, at: datetime) -> Self:
        """The next version after a pause: later by the working days that were paused.

        A deadline that had passed before the pause keeps its date, and its margin begins anew; a date that was
        set during the pause moves by the days paused since then.
        """
        if not self.in_time(paused_at):
            return self.model_copy(update={"noticed": None})
        zone = self.due.zone
        begun = max(paused_at, self.since)
        days = calendar.between(local(begun, zone).date(), local(at, zone).date())
        due = self.due.model_copy(update={"day": calendar.plus(self.due.day, days)}) if days else self.due
        while due.moment < at:  # paused on a Friday, resumed on a Sunday: what was not late then is not late now
            due = due.model_copy(update={"day": calendar.plus(due.day, 1)})
        return self if due == self.due else self.moved(due, at)
