"""The Training of Trainers: candidates, sessions, attendance, marks; then who guides which region; pure."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from datetime import date, datetime
from decimal import Decimal

from pydantic import Field

from models.assignment import Mentor, Place, assign
from models.cohort.facts import MentorsAssigned, TotCompleted
from models.cohort.places import Noted
from models.cohort.state import CohortState
from models.cohort.tot_sessions import check_day, told, told_late
from models.errors import Refused
from models.journey import Ask
from models.messages.tot import MentorCandidates, MentorLeaves, TotAttendance, TotComplete, TotMarks, TotSession
from models.people import Role
from models.progress.base import ask, check_past
from models.values import PersonId, Progress, RegionId

TotMessage = MentorCandidates | TotSession | TotAttendance | TotMarks | TotComplete | MentorLeaves


class Candidate(Progress):
    """A candidate for a mentor."""

    home: RegionId | None = None
    province: str | None = None
    capacity: int
    attended: tuple[int, ...] = ()
    mark: Decimal | None = None
    mentor: bool = False
    left: bool = False


class TotTrack(Progress):
    """``open`` is the gate: a level that every region asks for on arrival and that is announced."""

    candidates: dict[PersonId, Candidate] = {}
    sessions: dict[int, date] = {}
    places: dict[int, str] = Field(default={}, exclude_if=lambda places: not places)
    """Where each session takes place, for candidates who are named after its day was set."""
    held: tuple[int, ...] = ()
    """Sessions whose attendance is reported."""
    open: bool = False
    times: int = 0
    """How often it was completed; newcomers may be trained later."""

    def asks(self, state: CohortState) -> list[Ask]:
        """The ToT itself, until it is completed."""
        return [] if self.open else [ask(state, "tot", Role.COORDINATOR, state.rules.tot.within)]

    def check(self, message: TotMessage, state: CohortState) -> str | None:
        """Whatever concerns the mentors may come at any time; completing it takes what the policy asks for."""
        rules = state.rules.tot
        if isinstance(message, TotSession | TotAttendance) and message.session > rules.sessions:
            raise Refused(f"the ToT has {rules.sessions} sessions, there is no session {message.session}")
        if isinstance(message, TotSession):
            on, held = self.sessions.get(message.session), message.session in self.held
            check_day(message, state, on, held=held, completed=self.times > 0)
        elif isinstance(message, TotAttendance):
            self._check_attendance(message, state)
        elif isinstance(message, TotMarks):
            self._known(message.marks)
        elif isinstance(message, TotComplete):
            self._check_complete(state)
            return None if self.open else "tot#1"
        elif isinstance(message, MentorLeaves):
            mentor = self.candidates.get(message.mentor)
            if mentor is None or not mentor.mentor or mentor.left:
                mentors = ", ".join(self.mentors) or "nobody yet"
                raise Refused(f"{message.mentor} is no mentor of this cohort; mentors: {mentors}")
        return None

    def _check_attendance(self, message: TotAttendance, state: CohortState) -> None:
        on = self.sessions.get(message.session)
        if on is None:
            raise Refused(f"session {message.session} of the ToT has no date yet; send tot-session first")
        check_past(f"session {message.session} of the ToT", on, message, state)
        self._known(message.present)

    def _known(self, persons: Iterable[PersonId]) -> None:
        unknown = [person for person in persons if person not in self.candidates]
        if unknown:
            raise Refused(f"{', '.join(unknown)} is no candidate for a mentor; name candidates first")

    def _check_complete(self, state: CohortState) -> None:
        rules = state.rules.tot
        missing = [number for number in range(1, rules.sessions + 1) if number not in self.held]
        if missing:
            raise Refused(f"the attendance of session {', '.join(map(str, missing))} of the ToT is not reported yet")
        if not self._passed(state):
            raise Refused(
                f"nobody has passed: {rules.attended} of {rules.sessions} sessions and a mark of at least "
                f"{rules.pass_mark} are required"
            )

    def _passed(self, state: CohortState) -> list[PersonId]:
        rules = state.rules.tot
        return sorted(
            person
            for person, each in self.candidates.items()
            if not each.left
            and len(each.attended) >= rules.attended
            and each.mark is not None
            and each.mark >= rules.pass_mark
        )

    @property
    def mentors(self) -> list[PersonId]:
        """Whoever has passed and not left."""
        return sorted(person for person, each in self.candidates.items() if each.mentor and not each.left)

    def take(self, message: TotMessage, state: CohortState) -> Noted:
        """Move on by an accepted message."""
        at = message.received_at
        if isinstance(message, MentorCandidates):
            added = [each.person for each in message.candidates if each.person not in self.candidates]
            for new in message.candidates:
                known = self.candidates.get(new.person)
                fields = new.model_dump(exclude={"person"})
                self.candidates[new.person] = known.model_copy(update=fields) if known else Candidate(**fields)
            late = told_late(self.sessions, self.places, state, message, added)
            return [*late, *(self.give(state, at, f"candidates/{message.id}") if self.open else [])]
        if isinstance(message, TotSession):
            self.sessions[message.session], self.places[message.session] = message.on, message.place
            return told(message, state, tuple(p for p, each in self.candidates.items() if not each.left))
        if isinstance(message, TotAttendance):
            self.held = tuple(sorted({*self.held, message.session}))
            for person, each in self.candidates.items():
                was = {*each.attended} - {message.session}
                each.attended = tuple(sorted(was | ({message.session} if person in message.present else set())))
        elif isinstance(message, TotMarks):
            for person, mark in message.marks.items():
                self.candidates[person].mark = mark
        elif isinstance(message, TotComplete):
            return self._complete(message, state)
        else:
            return self._leave(message, state)
        return []

    def _complete(self, message: TotComplete, state: CohortState) -> Noted:
        self.open, self.times = True, self.times + 1
        passed = self._passed(state)
        for person in passed:
            self.candidates[person].mentor = True
        failed = tuple(sorted(p for p, each in self.candidates.items() if p not in passed and not each.left))
        fact = TotCompleted(passed=tuple(passed), failed=failed, minutes=message.minutes)
        for region, member in state.members.items():
            if member.placed and member.outcome is None:
                open_gate(state, region, message.received_at)
        return [(str(self.times), fact), *self.give(state, message.received_at, f"tot/{self.times}")]

    def _leave(self, message: MentorLeaves, state: CohortState) -> Noted:
        self.candidates[message.mentor].left = True
        theirs = [r for r, m in state.members.items() if m.mentor == message.mentor and m.outcome is None]
        for region in theirs:
            state.members[region].mentor, state.members[region].former = None, message.mentor
        return self.give(state, message.received_at, f"left/{message.mentor}")

    def give(self, state: CohortState, at: datetime, cause: str) -> Noted:
        """Give a mentor to every region that has a place and none; the load of the others counts."""
        wanting = [
            Place(region=region, code=member.code)
            for region, member in state.members.items()
            if member.placed and member.outcome is None and member.mentor is None
        ]
        if not wanting:
            return []
        load = Counter(m.mentor for m in state.members.values() if m.mentor and m.outcome is None)
        found = assign(wanting, self._free(), load, state.rules.tot.own_province)
        for region, person in found.pairs:
            _appoint(state, region, person, at)
        fact = MentorsAssigned(pairs=dict(found.pairs), unassigned=dict(found.unassigned))
        return [(cause, fact)]

    def _free(self) -> list[Mentor]:
        return [
            Mentor(person=person, **self.candidates[person].model_dump(include={"home", "province", "capacity"}))
            for person in self.mentors
        ]


GUIDED = ("training", "masterplan", "quickwin", "evaluation")
"""Stages in which a region's journey has its mentor; before them a later word takes the place of one that waits."""


def _appoint(state: CohortState, region: RegionId, person: PersonId, at: datetime) -> None:
    """Tell a region who its mentor is, or who takes the place of one who left."""
    member = state.members[region]
    old, member.mentor, member.former = member.former, person, None
    if old and member.stage in GUIDED:
        replace_in(state, region, old, person, at)
    else:
        assign_to(state, region, person, at, old)


def replace_in(state: CohortState, region: RegionId, old: PersonId, new: PersonId, at: datetime) -> None:
    """Tell a region that *new* takes the place of its mentor."""
    why = "pembimbing sebelumnya tidak lagi bertugas"
    state.say(region, "replace", f"{old}/{new}", at, role=Role.MENTOR.value, old=old, new=new, reason=why)


def assign_to(
    state: CohortState, region: RegionId, person: PersonId, at: datetime, old: PersonId | None = None
) -> None:
    """Tell a region that *person* is its mentor; it may have taken *old* already."""
    why = "penugasan pembimbing setelah pelatihan pembimbing (ToT)"
    state.say(region, "assign-mentor", person, at, instead_of=old, mentor=person, reason=why)


def open_gate(state: CohortState, region: RegionId, at: datetime) -> None:
    """Tell a region that its bimtek may begin."""
    state.say(region, "open-gate", "tot", at, reason="pelatihan pembimbing (ToT) telah selesai")
