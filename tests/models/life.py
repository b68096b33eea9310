"""The life of one deadline, lived as a stage's watch lives it, and what was seen of it."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from typing import NamedTuple

from hypothesis import strategies as st

from models.calendar import LocalDeadline, WorkCalendar
from models.deadline import Deadline, Ladder, Outlook, Rung, RungKind

MARGIN = timedelta(minutes=30)
HOURS_EAST = {"Asia/Jakarta": 7, "Asia/Makassar": 8, "Asia/Jayapura": 9}
BEGIN = datetime(2018, 7, 2, 3, 0, tzinfo=UTC)


class Seen(NamedTuple):
    """One rung as it left the watch."""

    version: int
    number: int
    kind: RungKind
    at: datetime
    sent: bool
    looked: datetime


@dataclass
class Life:
    """A deadline with its calendar and clock; *seen* is what the register would hold."""

    deadline: Deadline
    calendar: WorkCalendar
    now: datetime = BEGIN
    paused_at: datetime | None = None
    lapsed: bool = False
    seen: list[Seen] = field(default_factory=list)

    def look(self) -> Outlook | None:
        """What the watch does when it wakes."""
        if self.paused_at or self.lapsed:
            return None
        outlook = self.deadline.outlook(self.calendar, self.now, MARGIN)
        for sent, dues in ((False, outlook.passed_over), (True, outlook.send)):
            for due in dues:
                self.seen.append(Seen(self.deadline.version, due.number, due.rung.kind, due.at, sent, self.now))
        self.deadline = self.deadline.climbed(outlook, self.now)
        self.lapsed = outlook.lapsed
        return outlook

    def extend(self, days: int) -> None:
        """A coordinator gives more time, if the new date lies ahead."""
        due = self.deadline.due.model_copy(update={"day": self.deadline.due.day + timedelta(days=days)})
        if due.moment > self.now and not self.lapsed:
            self.deadline = self.deadline.moved(due, self.now)

    def pause_or_resume(self) -> None:
        """The journey rests, or goes on."""
        if self.paused_at:
            self.deadline = self.deadline.resumed(self.calendar, self.paused_at, self.now)
            self.paused_at = None
        else:
            self.paused_at = self.now

    def came(self) -> list[tuple[int, RungKind, datetime]]:
        """The rungs of this version whose moment has come, counted without the code under test."""
        step, found, number = self.deadline, [], 0
        while step.lapses is False or number < len(step.ladder.rungs):
            last = min(number, len(step.ladder.rungs) - 1)
            rung, extra = step.ladder.rungs[last], number - last
            at = self.morning(rung.offset + extra * step.ladder.repeat)
            if at > self.now:
                break
            if at > step.since:
                found.append((number, RungKind.REMINDER if extra else rung.kind, at))
            number += 1
        return found

    def morning(self, offset: int) -> datetime:
        """Eight o'clock, so many working days from the due date."""
        day, step = self.deadline.due.day, timedelta(days=1 if offset > 0 else -1)
        for _ in range(abs(offset)):
            day += step
            while day.isoweekday() > 5 or day in self.calendar.holidays:
                day += step
        east = timedelta(hours=HOURS_EAST[self.deadline.due.zone])
        return datetime.combine(day, time(8), UTC) - east


def _ladder(rungs: dict[int, RungKind], repeat: int) -> Ladder:
    return Ladder(rungs=tuple(Rung(offset=at, kind=rungs[at]) for at in sorted(rungs)), repeat=repeat)


LADDERS = st.builds(
    _ladder, st.dictionaries(st.integers(-12, 8), st.sampled_from(RungKind), min_size=1, max_size=6), st.integers(1, 6)
)
DEADLINES = st.builds(
    lambda ladder, day, zone, lapses: Deadline(
        due=LocalDeadline(day=day, zone=zone), ladder=ladder, lapses=lapses, since=BEGIN
    ),
    LADDERS,
    st.dates(date(2018, 7, 3), date(2018, 8, 10)),
    st.sampled_from(sorted(HOURS_EAST)),
    st.booleans(),
)
CALENDARS = st.lists(st.dates(date(2018, 6, 20), date(2018, 9, 30)), max_size=12).map(
    lambda days: WorkCalendar(holidays=tuple(days))
)
LIVES = st.builds(Life, DEADLINES, CALENDARS)
