"""Stage 3: team, gate and mentor, sessions one after the other, commitment."""

from __future__ import annotations

from datetime import date, datetime
from typing import Literal

from models.errors import Refused
from models.facts import Fact, SessionMoved
from models.journey import Ask, JourneyState
from models.messages import Message
from models.messages.training import (
    Attendance,
    Commitment,
    GateOpened,
    MentorAssigned,
    MentorNote,
    Output,
    SessionDate,
    SessionJudgement,
    Team,
)
from models.people import Role
from models.progress.base import StageProgress, ask, check_past, word_ask
from models.scheduling import check_moved, check_set, due_of, follow
from models.seating import check_free
from models.values import Digest

Part = Literal["list", "make-up", "output"]


class TrainingProgress(StageProgress):
    """``session`` is the one under way, from 1; ``step`` is what it waits for."""

    step: Literal["team", "gate", "schedule", "report", "judgement", "commitment"] = "team"
    gate_open: bool = False
    session: int = 1
    attempt: int = 1
    """How often the session under way has been reported; a return asks for another report."""
    on: date | None = None
    present: int = 0
    missing: tuple[Part, ...] = ("list", "output")
    """What the report under way still needs."""
    output: Digest | None = None

    def asks(self, state: JourneyState) -> list[Ask]:
        """The one step that is open."""
        policy = state.policy.training
        if self.step == "team":
            return [ask(state, "team", Role.OFFICER, policy.team)]
        if self.step == "gate":
            return [word_ask(state, "gate", Role.COORDINATOR, policy.gate)]
        if self.step == "commitment":
            return [ask(state, "commitment", Role.OFFICER, policy.commitment)]
        name = f"session-{self.session}-{self.step}"
        if self.step == "schedule":
            return [ask(state, name, Role.MENTOR, policy.schedule)]
        if self.step == "report":
            asked = ask(state, name, Role.OFFICER, policy.report, self.attempt)
            return [asked.model_copy(update={"after": self.on})]
        return [ask(state, name, Role.MENTOR, policy.judgement, self.attempt)]

    def check(self, message: Message, state: JourneyState) -> str | None:
        """Each message has its step; a session opens when the one before is accepted."""
        if isinstance(message, Team):
            return "team#1"
        if isinstance(message, GateOpened | MentorAssigned):
            return self._check_gate(message, state)
        if isinstance(message, MentorNote):
            return None
        if isinstance(message, Commitment):
            return "commitment#1"
        if isinstance(message, SessionDate | Attendance | Output | SessionJudgement):
            return self._check_session(message, state)
        return super().check(message, state)

    def _check_gate(self, message: Message, state: JourneyState) -> str | None:
        if isinstance(message, GateOpened) and self.gate_open:
            raise Refused("the Training-of-Trainers gate is open already")
        if isinstance(message, MentorAssigned) and (mentors := state.people.of(Role.MENTOR)):
            raise Refused(f"{mentors[0]} is the region's mentor already; a change is a replacement")
        if isinstance(message, MentorAssigned):
            check_free(Role.MENTOR, message.mentor, state, self)
        return None

    def _check_session(
        self, message: SessionDate | Attendance | Output | SessionJudgement, state: JourneyState
    ) -> str | None:
        last = len(state.policy.training.sessions)
        if self.step in ("team", "gate", "commitment"):
            raise Refused(f"no session is under way; the journey waits for the {self.step}")
        if message.session != self.session:
            raise Refused(f"session {self.session} of {last} is under way, not {message.session}")
        if isinstance(message, SessionDate):
            return self._check_date(message, state)
        if isinstance(message, Attendance | Output):
            return self._check_report(message, state)
        self._check_judgement(message, state)
        return f"session-{self.session}-judgement#{self.attempt}"

    def _check_date(self, message: SessionDate, state: JourneyState) -> str | None:
        """A session has one day; where the policy asks for notice it may move until it has come."""
        notice, what = state.policy.training.notice, f"session {self.session}"
        if self.step == "schedule":
            check_set(what, message, state, notice)
        if self.step == "schedule" or notice is None:
            return f"session-{self.session}-schedule#1"
        if self.on is None or self.step != "report" or self.attempt > 1 or "list" not in self.missing:
            raise Refused(f"{what} has been reported; its day stays")
        check_moved(what, message, state, notice, self.on)
        return None

    def _check_report(self, message: Attendance | Output, state: JourneyState) -> str:
        part = _part(message)
        if part == "list" and self.on is not None:
            check_past("the session", self.on, message, state)
        if self.step == "report" and part not in self.missing:
            raise Refused(
                f"the {part} of session {self.session} is not asked for; still missing: {', '.join(self.missing)}"
            )
        return f"session-{self.session}-report#{self.attempt}"

    def _check_judgement(self, judgement: SessionJudgement, state: JourneyState) -> None:
        least = state.policy.training.min_present
        if judgement.verdict == "accepted" and judgement.returned:
            raise Refused("an acceptance returns nothing; name what is to be handed in anew only in a return")
        if self.step == "judgement" and judgement.verdict == "accepted" and self.present < least:
            raise Refused(
                f"{self.present} persons were present at session {self.session}, at least {least} are required; "
                "return it and ask for a make-up session"
            )

    def take(self, message: Message) -> None:
        """Move on by an accepted message."""
        if isinstance(message, Team):
            self.step = "gate"
        elif isinstance(message, GateOpened):
            self.gate_open = True
        elif isinstance(message, SessionDate):
            self.on, self.step = message.on, "report"
        elif isinstance(message, Attendance | Output):
            if isinstance(message, Attendance):
                self.present += message.present
            else:
                self.output = message.document
            self.missing = tuple(part for part in self.missing if part != _part(message))
            if not self.missing:
                self.step = "judgement"

    def move(self, message: SessionDate, state: JourneyState, now: datetime) -> list[tuple[str, Fact]]:
        """Follow a day that takes the place of an earlier one; the report is counted from the new day."""
        assert message.instead_of is not None
        self.take(message)
        report = f"session-{self.session}-report#{self.attempt}"
        facts = follow(state, report, message.on, now)
        fields = message.model_dump(include={"session", "on", "place", "short_notice", "reason"})
        fact = SessionMoved(before=message.instead_of, due=due_of(state, report), **fields)
        return [(message.id, fact), *facts]

    def begin(self, state: JourneyState) -> None:
        """Begin the first session if the gate is open and a mentor is there."""
        if self.step == "gate" and self.gate_open and state.people.of(Role.MENTOR):
            self.step = "schedule"

    def judge(self, judgement: SessionJudgement, state: JourneyState) -> bool:
        """Accept the session and open what comes next, or ask for what it lacks: people, else the output."""
        if judgement.verdict == "returned":
            short = self.present < state.policy.training.min_present
            self.missing = judgement.returned or (("make-up",) if short else ("output",))
            if "list" in judgement.returned:
                self.present = 0
            self.step, self.attempt = "report", self.attempt + 1
            return False
        done = self.session == len(state.policy.training.sessions)
        self.step = "commitment" if done else "schedule"
        if not done:
            self.session += 1
        self.attempt, self.on, self.present = 1, None, 0
        self.missing, self.output = ("list", "output"), None
        return True


def _part(message: Attendance | Output) -> Part:
    if isinstance(message, Output):
        return "output"
    return "make-up" if message.make_up else "list"
