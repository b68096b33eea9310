"""Stage 1: contacts, data sheet, verification, the cohort's word."""

from __future__ import annotations

from typing import Literal

from models.errors import Refused
from models.journey import Ask, JourneyState
from models.messages import Message
from models.messages.assessment import Confirmed, Contacts, Disputed, Selection, Verification
from models.people import REGION_ROLES, Role
from models.progress.base import StageProgress, ask, same


class AssessmentProgress(StageProgress):
    """``step`` is what the journey waits for; ``round`` counts the data sheet's rounds."""

    step: Literal["contacts", "data", "verification", "selection", "reserve", "done"] = "contacts"
    round: int = 1

    def asks(self, state: JourneyState) -> list[Ask]:
        """The one step that is open."""
        policy = state.policy.assessment
        if self.step == "contacts":
            return [ask(state, "contacts", Role.OFFICER, policy.contacts)]
        if self.step == "data":
            return [ask(state, "data", Role.OFFICER, policy.data, self.round)]
        if self.step == "verification":
            return [ask(state, "verification", Role.ASSESSOR, policy.verification, self.round)]
        within = policy.selection if self.step == "selection" else policy.reserve
        return [ask(state, self.step, Role.COORDINATOR, within)]

    def check(self, message: Message, state: JourneyState) -> str | None:
        """Contacts, then the sheet, then its verification; the cohort's word may come early."""
        if isinstance(message, Contacts):
            _check_own(message, state)
            return "contacts#1"
        if isinstance(message, Confirmed | Disputed):
            same("data sheet", message.sheet, state.sheet_digest)
            return f"data#{self.round}"
        if isinstance(message, Verification):
            if message.verdict == "returned" and self.round >= state.policy.assessment.max_rounds:
                raise Refused(f"the data sheet has been returned {self.round - 1} times; now it can only be verified")
            return f"verification#{self.round}"
        if isinstance(message, Selection):
            if self.step == "reserve" and message.result == "reserve":
                raise Refused("the region is in reserve already; allowed: selected, not-selected")
            return "reserve#1" if self.step == "reserve" else "selection#1"
        return super().check(message, state)

    def take(self, message: Message, state: JourneyState) -> None:
        """Move on by an accepted message."""
        if isinstance(message, Contacts):
            state.belong(*state.people.of(Role.OFFICER), *message.officers, message.head)
            state.people.appoint(Role.OFFICER, *message.officers)
            state.people.appoint(Role.HEAD, message.head)
            self.step = "data"
        elif isinstance(message, Confirmed | Disputed):
            self.step = "verification"
        elif isinstance(message, Verification):
            if message.verdict == "verified":
                self.step = "selection"
                state.results.sheet_digest = state.sheet_digest
            else:
                self.step, self.round = "data", self.round + 1
        elif isinstance(message, Selection):
            self.step = "reserve" if message.result == "reserve" else "done"


def _check_own(contacts: Contacts, state: JourneyState) -> None:
    """A region names its own people, nobody who acts for the programme here."""
    for person in (*contacts.officers, contacts.head):
        if roles := [role for role in state.people.roles_of(person) if role not in REGION_ROLES]:
            raise Refused(f"{person} is {' and '.join(roles)} here; a region names its own people")
