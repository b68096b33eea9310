"""Stage 1: contacts, data sheet, verification, the cohort's word."""

from __future__ import annotations

from datetime import date
from typing import Literal

from models.contact_change import check_own
from models.errors import Refused
from models.journey import Ask, JourneyState
from models.messages import Message
from models.messages.assessment import (
    Confirmed,
    Contacts,
    Disputed,
    Exclusion,
    Objection,
    Selection,
    SheetCorrection,
    Verification,
)
from models.people import Role
from models.progress.base import StageProgress, ask, day_of, same, word_ask
from models.sheet import Parameter

BEFORE_SELECTION = ("contacts", "data", "verification")


class AssessmentProgress(StageProgress):
    """``step`` is what the journey waits for; ``round`` counts the data sheet's rounds."""

    step: Literal["contacts", "data", "verification", "selection", "reserve", "objection", "answer", "done"] = (
        "contacts"
    )
    round: int = 1
    minutes: str = ""
    """Of the cohort's last word."""
    objected: bool = False
    object_until: date | None = None
    """The last day on which a region in reserve may object."""

    @property
    def done(self) -> bool:
        """Whether the cohort's last word is spoken."""
        return self.step == "done"

    def asks(self, state: JourneyState) -> list[Ask]:
        """The one step that is open."""
        policy = state.policy.assessment
        if self.step == "contacts":
            return [ask(state, "contacts", Role.OFFICER, policy.contacts)]
        if self.step == "data":
            return [ask(state, "data", Role.OFFICER, policy.data, self.round)]
        if self.step == "verification":
            return [ask(state, "verification", Role.ASSESSOR, policy.verification, self.round)]
        if self.step == "objection" and policy.objections:
            return [ask(state, "objection", Role.OFFICER, policy.objections).model_copy(update={"decides": True})]
        if self.step == "answer":
            return [word_ask(state, "objection-answer", Role.COORDINATOR, policy.selection)]
        within = policy.selection if self.step == "selection" else policy.reserve
        return [word_ask(state, self.step, Role.COORDINATOR, within)]

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
        if isinstance(message, Exclusion | SheetCorrection):
            if self.step not in BEFORE_SELECTION:
                raise Refused(f"the data of {state.title} are verified; the list is corrected in the cohort")
            return None
        if isinstance(message, Objection):
            return self._check_objection(message, state)
        if isinstance(message, Selection):
            return self._check_selection(message)
        return super().check(message, state)

    def _check_selection(self, selection: Selection) -> str:
        if self.step == "reserve" and selection.result == "reserve" and not self.objected:
            raise Refused("the region is in reserve already; allowed: selected, not-selected")
        return {"reserve": "reserve#1", "answer": "objection-answer#1"}.get(self.step, "selection#1")

    def _check_objection(self, objection: Objection, state: JourneyState) -> str | None:
        if self.objected:
            raise Refused("the region has objected already; its answer comes with the cohort's next word")
        if self.step == "reserve" and self.object_until:
            if day_of(objection, state) > self.object_until:
                raise Refused(f"objections could be sent until {self.object_until}; that day has passed")
            return None
        return "objection#1"

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
        elif isinstance(message, SheetCorrection):
            self._correct(message, state)
        elif isinstance(message, Objection):
            self.objected = True
            self.step = "reserve" if self.step == "reserve" else "answer"
        elif isinstance(message, Selection):
            self._place(message, state)

    def _correct(self, correction: SheetCorrection, state: JourneyState) -> None:
        """Put the corrected figure into the sheet; what was confirmed or verified before is asked for again."""
        fields = correction.model_dump(include={"value", "category", "year", "source"})
        assert state.sheet is not None  # a journey that begins here has one
        old = {parameter.name: parameter for parameter in state.sheet.parameters}
        new = Parameter(name=correction.parameter, owner=old[correction.parameter].owner, **fields)
        parameters = tuple(new if p.name == new.name else p for p in state.sheet.parameters)
        state.sheet = state.sheet.model_copy(update={"parameters": parameters})
        if self.step == "verification":
            self.step, self.round = "data", self.round + 1

    def _place(self, selection: Selection, state: JourneyState) -> None:
        self.minutes = selection.minutes
        window = state.policy.assessment.objections if state.led else None
        if selection.result == "reserve":
            self.step = "reserve"
            if window and not self.object_until:
                self.object_until = window.due(day_of(selection, state), state.calendar)
        elif selection.result == "not-selected" and window and self.step == "selection" and not self.objected:
            self.step = "objection"
        else:
            self.step = "done"


def _check_own(contacts: Contacts, state: JourneyState) -> None:
    """A region names its own people, nobody who acts for the programme here."""
    for person in (*contacts.officers, contacts.head):
        check_own(person, state)
