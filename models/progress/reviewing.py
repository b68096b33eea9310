"""What the panel does in stage 4: votes of a round, scores of a presentation, and who gives them; pure."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import ROUND_HALF_UP, Decimal
from typing import Literal

from pydantic import Field

from models.errors import Refused
from models.journey import Ask, JourneyState
from models.messages import Message
from models.messages.masterplan import PresentationScore, Vote
from models.messages.panel import PanelAppointment
from models.messages.people import Substituting
from models.messages.steering import PolicyChange, Replacement
from models.panel import Panel, Verdict
from models.people import Role
from models.progress.base import StageProgress, ask
from models.values import Key, PersonId

Step = Literal["drafting", "appointing", "hearing", "schedule", "held", "scoring", "done"]


class Reviewing(StageProgress):
    """The panel's part of the masterplan review; books and dates are in `masterplan.py`."""

    step: Step = "drafting"
    panel: Panel | None = None
    to_revise: tuple[Key, ...] = ()
    """Books commented on by the votes of this round."""
    asked_by: dict[PersonId, tuple[Key, ...]] = {}
    """The books that each vote of this round commented on; a vote that is taken out reopens none."""
    scorers: tuple[PersonId, ...] = ()
    """Who scores the presentation: the reviewers of the day on which it was held, or those who took their seats."""
    marks: dict[PersonId, tuple[Decimal, Decimal]] = {}
    pillar_marks: dict[PersonId, dict[Key, Decimal]] = {}
    cast_by: dict[PersonId, PersonId] = Field(default={}, exclude_if=lambda cast: not cast)
    """Members whose vote or scores somebody else gave who stood in for them."""

    def put_to(self, asked: Ask, persons: tuple[PersonId, ...], decides: bool, state: JourneyState) -> Ask:
        """*asked* of those who have not voted yet; where all have and the quorum lacks members, of the coordinators."""
        waits = persons or (state.people.of(Role.COORDINATOR) if self.short(state) else ())
        return asked.model_copy(update={"persons": waits, "decides": decides})

    def short(self, state: JourneyState) -> bool:
        """Whether conflicts of interest have left fewer members than the quorum, in a round or a scoring."""
        if not state.seats.vacant.get(Role.REVIEWER):
            return False
        if self.step == "hearing" and self.panel:
            return len(self.panel.members) < self.panel.rule.quorum
        return self.step == "scoring" and len(self.scorers) < state.policy.masterplan.panel.quorum

    def overtaken(self, state: JourneyState) -> bool:
        """Whether something beside the messages of this stage changed what is asked for or left nothing open."""
        if {each.place for each in self.asks(state)} != {step.ask.place for step in state.open}:
            return True
        voted = self.step == "hearing" and self.panel is not None and self.panel.outcome(closed=False) is not None
        return voted or self.scored(state, closed=False)

    def scored(self, state: JourneyState, *, closed: bool) -> bool:
        """Whether the presentation's scoring is over: everybody has scored, or its date has passed (*closed*)."""
        if self.step != "scoring" or not self.marks or self.short(state):
            return False
        return closed or all(person in self.marks for person in self.scorers)

    def vote(self, vote: Vote) -> None:
        """Count a vote."""
        assert self.panel is not None
        self.panel = self.panel.vote(vote.member, vote.verdict)
        self._cast(vote)
        if vote.verdict is not Verdict.APPROVE:
            self.to_revise = tuple(sorted({*self.to_revise, *vote.comments}))
            self.asked_by = {**self.asked_by, vote.member: tuple(sorted(vote.comments))}

    def score(self, message: PresentationScore) -> None:
        """Keep one reviewer's scores of the presentation."""
        self._cast(message)
        self.marks = {**self.marks, message.member: (message.masterplan, message.quick_win)}
        self.pillar_marks = {**self.pillar_marks, message.member: message.pillars}

    def _cast(self, message: Message) -> None:
        own = {member: by for member, by in self.cast_by.items() if member != message.member}
        self.cast_by = own if message.person == message.member else {**own, message.member: message.person}

    def cast(self, role: Role) -> dict[PersonId, PersonId]:
        """The votes of the round that is open, or the scores of the presentation that is being scored."""
        voices: Iterable[PersonId] = ()
        if role is Role.REVIEWER and self.step == "hearing" and self.panel is not None:
            voices = self.panel.votes
        elif role is Role.REVIEWER and self.step == "scoring":
            voices = self.marks
        return {member: self.cast_by.get(member, member) for member in voices}

    def means(self) -> tuple[Decimal, Decimal]:
        """The mean masterplan and quick-win score over the reviewers who scored, to two decimals."""
        plans, wins = zip(*self.marks.values(), strict=True)
        return _mean(plans), _mean(wins)

    def pillar_means(self) -> dict[Key, Decimal]:
        """The mean score of each pillar over the reviewers who scored it, to two decimals."""
        by_pillar: dict[Key, list[Decimal]] = {}
        for marks in self.pillar_marks.values():
            for pillar, mark in marks.items():
                by_pillar.setdefault(pillar, []).append(mark)
        return {pillar: _mean(marks) for pillar, marks in sorted(by_pillar.items())}

    def check_steering(self, message: Message) -> None:
        """A reviewer sits in one seat only, also after a replacement; a scoring under way keeps its quorum."""
        if (
            isinstance(message, PolicyChange)
            and self.step == "scoring"
            and "masterplan.panel.quorum" in message.changes
        ):
            raise Refused("the presentation is being scored; the quorum may change once the scoring is concluded")
        if isinstance(message, PanelAppointment) and self.panel is not None:
            raise Refused("this panel has sat already; its members change by a replacement (replace)")
        if isinstance(message, Replacement | Substituting) and message.role in (None, Role.REVIEWER):
            self._check_seat(message.new if isinstance(message, Replacement) else message.substitute)

    def _seated(self) -> tuple[PersonId, ...]:
        return self.panel.members if self.step == "hearing" and self.panel else self.scorers

    def _check_seat(self, person: PersonId) -> None:
        if person in self._seated():
            raise Refused(f"{person} has a seat on this panel already; name somebody else")

    def replaced(self, role: Role, old: PersonId, new: PersonId) -> None:
        """A reviewer who has not voted or scored yet hands the seat over."""
        if role is not Role.REVIEWER:
            return
        if self.panel is not None:
            self.panel = self.panel.replace(old, new)
        if old not in self.marks:
            self.scorers = tuple(new if person == old else person for person in self.scorers)

    def joined(self, role: Role, new: PersonId) -> None:
        """A reviewer who takes an empty seat votes or scores in what is open; who has a seat there keeps it."""
        if role is not Role.REVIEWER:
            return
        if self.step == "hearing" and self.panel is not None and new not in self.panel.members:
            self.panel = self.panel.join(new)
        elif self.step == "scoring" and new not in self.scorers:
            self.scorers = (*self.scorers, new)

    def withdrawn(self, role: Role, person: PersonId) -> bool:
        """A reviewer's vote or scores in what is open count no longer; closed rounds stay as they are."""
        counted = person in self.cast(role)
        self.unsaid(role, person)
        if role is Role.REVIEWER and self.step == "hearing" and self.panel is not None:
            self.panel = self.panel.without(person)
        elif role is Role.REVIEWER and self.step == "scoring":
            self.scorers = tuple(scorer for scorer in self.scorers if scorer != person)
        return counted

    def succeeded(self, role: Role, member: PersonId, holders: Sequence[PersonId]) -> None:
        """A vote that stayed with who was replaced is taken out: a successor votes in its place, if there is one."""
        heir = next((person for person in holders if person not in self._seated()), None)
        self.withdrawn(role, member)
        if heir:
            self.joined(role, heir)

    def unsaid(self, role: Role, member: PersonId) -> None:
        """A vote or scores are taken out; what only that vote asked to be revised is not asked for any more."""
        if member not in self.cast(role):
            return
        if self.step == "hearing" and self.panel is not None:
            self.panel = self.panel.unvoted(member)
            theirs, others = self.asked_by.get(member, ()), self.asked_by.keys() - {member}
            kept = {book for other in others for book in self.asked_by[other]}
            self.to_revise = tuple(book for book in self.to_revise if book in kept or book not in theirs)
            self.asked_by = {other: self.asked_by[other] for other in self.asked_by if other in others}
        else:
            self.marks = {scorer: marks for scorer, marks in self.marks.items() if scorer != member}
            self.pillar_marks = {scorer: marks for scorer, marks in self.pillar_marks.items() if scorer != member}


def seats_asked(state: JourneyState) -> Ask:
    """A coordinator appoints the panel or fills its empty seats; anew with every seat that becomes empty."""
    policy = state.policy.masterplan
    within = policy.appointment or policy.schedule
    return ask(state, "panel-appointment", Role.COORDINATOR, within, 1 + state.seats.gave_up(Role.REVIEWER))


def _mean(marks: Sequence[Decimal]) -> Decimal:
    return (sum(marks, Decimal(0)) / len(marks)).quantize(Decimal("0.01"), ROUND_HALF_UP)
