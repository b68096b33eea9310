"""Stage 4: books and action plan, a panel's rounds, then the presentation."""

from __future__ import annotations

from datetime import date, datetime

from models.errors import Refused
from models.facts import Fact, PresentationMoved
from models.journey import Ask, JourneyState
from models.messages import Message
from models.messages.masterplan import ActionPlan, Book, PresentationDate, PresentationHeld, PresentationScore, Vote
from models.panel import Panel, Verdict
from models.people import Role
from models.progress.base import ask, check_past, same
from models.progress.realisation import programme_id
from models.progress.reviewing import Reviewing, seats_asked
from models.scheduling import check_moved, check_set, follow
from models.values import Digest, Key, digest_of

ACTION_PLAN = "rencana-aksi"
"""The action plan stands beside the books under this name: it is handed in, commented on and reopened alike."""


class MasterplanProgress(Reviewing):
    """``documents`` maps each book to its present digest; ``missing`` names what is to be handed in."""

    round: int = 1
    documents: dict[Key, Digest] = {}
    programmes: tuple[str, ...] = ()
    """The ids of the present action plan's programmes, in its order."""
    missing: tuple[Key, ...] | None = None
    """None until the stage begins; then the books still to come in this round."""
    on: date | None = None

    @property
    def dossier(self) -> Digest:
        """The digest over all books and the action plan: what a vote is about."""
        return digest_of(self.documents)

    def asks(self, state: JourneyState) -> list[Ask]:
        """The step that is open, of the region, the panel or the secretariat; beside it a seat to be filled."""
        asked = self._asked(state)
        return [asked, seats_asked(state)] if self.short(state) else [asked]

    def _asked(self, state: JourneyState) -> Ask:
        policy = state.policy.masterplan
        if self.step == "drafting":
            within = policy.drafting if self.round == 1 else policy.revision
            return ask(state, "masterplan", Role.OFFICER, within, self.round)
        if self.step == "appointing":
            return seats_asked(state)
        if self.step == "hearing" and self.panel:
            asked = ask(state, "panel", Role.REVIEWER, policy.hearing, self.round)
            decides = self.panel.outcome(closed=True) is not None
            return self.put_to(asked, self.panel.outstanding, decides, state)
        if self.step == "schedule":
            return ask(state, "presentation-date", Role.COORDINATOR, policy.schedule)
        if self.step == "held":
            asked = ask(state, "presentation", Role.COORDINATOR, policy.held)
            return asked.model_copy(update={"after": self.on})
        asked = ask(state, "presentation-score", Role.REVIEWER, policy.scoring)
        left = tuple(p for p in self.scorers if p not in self.marks)
        decides = len(self.marks) >= policy.panel.quorum
        return self.put_to(asked, left, decides, state)

    def begin(self, state: JourneyState) -> None:
        """At first every book and the action plan are missing."""
        if self.missing is None:
            self.missing = (*state.policy.masterplan.books, ACTION_PLAN)

    def check(self, message: Message, state: JourneyState) -> str | None:
        """Each message has its step; a vote is about exactly the present dossier."""
        if isinstance(message, Book | ActionPlan):
            return self._check_document(_name(message), state)
        if isinstance(message, Vote):
            return self._check_vote(message, state)
        if isinstance(message, PresentationDate):
            return self._check_date(message, state)
        if isinstance(message, PresentationHeld):
            check_past("the presentation", message.on, message, state)
            return "presentation#1"
        if isinstance(message, PresentationScore):
            return self._check_score(message, state.policy.masterplan.pillars)
        return super().check(message, state)

    def _check_date(self, message: PresentationDate, state: JourneyState) -> str | None:
        """The presentation has one day; where the policy asks for notice it may move until it has come."""
        notice = state.policy.masterplan.notice
        if self.step == "schedule":
            check_set("the presentation", message, state, notice)
        if self.step != "held" or self.on is None or notice is None:
            return "presentation-date#1"
        check_moved("the presentation", message, state, notice, self.on)
        return None

    def set_day(self, message: PresentationDate, state: JourneyState, now: datetime) -> list[tuple[str, Fact]]:
        """Keep the day; one that takes the place of an earlier one is told, and what counts from it follows."""
        self.on, self.step = message.on, "held"
        if message.instead_of is None:
            return []
        fields = message.model_dump(include={"on", "place", "short_notice", "reason"})
        fact = PresentationMoved(before=message.instead_of, **fields)
        return [(message.id, fact), *follow(state, "presentation#1", message.on, now)]

    def _check_score(self, score: PresentationScore, pillars: tuple[Key, ...]) -> str:
        if self.step == "scoring" and score.member in self.marks:
            raise Refused(f"{score.member} has scored this presentation; one score each is allowed")
        if self.step == "scoring" and score.member not in self.scorers:
            raise Refused(f"{score.member} does not score this presentation; that is for {', '.join(self.scorers)}")
        if self.step == "scoring" and set(score.pillars) != set(pillars):
            allowed = (
                f"the pillars {', '.join(pillars)} once each" if pillars else "masterplan and quick win, no pillar"
            )
            raise Refused(f"a presentation is scored on {allowed}, not on {', '.join(score.pillars) or 'none'}")
        return "presentation-score#1"

    def _check_document(self, name: Key, state: JourneyState) -> str:
        allowed = (*state.policy.masterplan.books, ACTION_PLAN)
        if name not in allowed:
            raise Refused(f"{name!r} is no book of this policy; its books are {', '.join(allowed)}")
        if self.step == "drafting" and name not in (self.missing or ()):
            raise Refused(
                f"{name} is not open in round {self.round}; still to be handed in: {', '.join(self.missing or ())}"
            )
        return f"masterplan#{self.round}"

    def _check_vote(self, vote: Vote, state: JourneyState) -> str:
        if self.step != "hearing" and self.panel is not None and vote.dossier == self.dossier:
            raise Refused(f"the panel has decided round {self.round}; a vote after the decision is not allowed")
        if self.step != "hearing" or self.panel is None:
            raise Refused("no panel is sitting; it sits when every book and the action plan are handed in")
        self.panel.check(vote.member)
        same("dossier", vote.dossier, self.dossier)
        policy = state.policy.masterplan
        if set(vote.scores) != set(policy.criteria):
            raise Refused(f"a vote scores each of {', '.join(policy.criteria)} once")
        if any(not 0 <= score <= policy.max_criterion for score in vote.scores.values()):
            raise Refused(f"criteria are scored from 0 to {policy.max_criterion}")
        if unknown := [book for book in vote.comments if book not in self.documents]:
            raise Refused(f"{', '.join(unknown)} is no book of this dossier; its books are {', '.join(self.documents)}")
        if vote.verdict is Verdict.REVISE and not vote.comments:
            raise Refused("a vote to revise names at least one book and says what is to be revised")
        return f"panel#{self.round}"

    def hand_in(self, message: Book | ActionPlan, state: JourneyState) -> None:
        """Keep a document; with the last one the panel sits."""
        name = _name(message)
        if isinstance(message, ActionPlan):
            self.programmes = tuple(programme_id(row.programme) for row in message.rows)
        digest = message.document if isinstance(message, Book) else digest_of(message.content()["rows"])
        self.documents = {**self.documents, name: digest}
        self.missing = tuple(book for book in self.missing or () if book != name)
        if not self.missing:
            # More reviewers than seats are a pool to choose from; as many as seats are the panel.
            pool = (
                not state.seats.appointed and len(state.people.of(Role.REVIEWER)) > state.policy.masterplan.panel.size
            )
            self.step = "appointing"
            if not pool:
                self._sit(state)

    def _sit(self, state: JourneyState) -> None:
        """A round begins with today's reviewers."""
        members = state.people.of(Role.REVIEWER)
        self.panel, self.to_revise, self.asked_by = Panel(members=members, rule=state.policy.masterplan.panel), (), {}
        self.step = "hearing"

    def appointed(self, state: JourneyState) -> None:
        """A panel that was waited for sits."""
        if self.step == "appointing":
            self._sit(state)

    def decide(self, verdict: Verdict, state: JourneyState) -> bool:
        """Follow the panel's verdict; whether the journey goes on.

        A revision reopens the books commented on (all of them where no vote named any), up to the
        policy's rounds; after the last round only an approval goes on.
        """
        if verdict is Verdict.APPROVE:
            self.step = "schedule"
            state.results.dossier, state.results.programmes = self.dossier, self.programmes
            return True
        if verdict is Verdict.REJECT or self.round >= state.policy.masterplan.max_rounds:
            return False
        self.missing = self.to_revise or tuple(self.documents)
        self.step, self.round = "drafting", self.round + 1
        return True

    def hold(self, state: JourneyState) -> None:
        """The presentation was held: today's reviewers score it."""
        self.scorers, self.step = state.people.of(Role.REVIEWER), "scoring"


def _name(message: Book | ActionPlan) -> Key:
    return message.book if isinstance(message, Book) else ACTION_PLAN
