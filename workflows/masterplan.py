"""Stage 4, masterplan review: books, a panel's rounds, and the presentation of masterplan and quick win."""

from __future__ import annotations

from temporalio import workflow

with workflow.unsafe.imports_passed_through():
    from models.facts import PanelDecided, PresentationScored
    from models.journey import JourneyResult, JourneyState
    from models.messages import Message
    from models.messages.masterplan import (
        ActionPlan,
        Book,
        PresentationDate,
        PresentationHeld,
        PresentationScore,
        Vote,
    )
    from models.panel import Verdict
    from models.progress.masterplan import MasterplanProgress

from workflows.quickwin import QuickWinLaunch
from workflows.stage import Stage, lived

KINDS = (Book, ActionPlan, Vote, PresentationDate, PresentationHeld, PresentationScore)


@workflow.defn
class MasterplanReview(Stage):
    """From the first book to the presentation's scores (*penelaahan masterplan*)."""

    name = "masterplan"
    progress_type = MasterplanProgress

    @workflow.init
    def __init__(self, state: JourneyState) -> None:
        super().__init__(state)

    @workflow.run
    @lived
    async def run(self, state: JourneyState) -> JourneyResult:
        """Rounds of drafting and hearing until the panel approves, then the presentation."""
        review = self.progress(MasterplanProgress)
        review.begin(self.state)
        while review.step != "done":
            closed = False
            message = await self.receive(*KINDS, asks=review.asks(self.state))
            if message is not None:
                self._follow_message(review, message)
            elif self.passed is not None and review.step in ("hearing", "scoring"):
                closed = True
            elif self.passed is not None or self.state.lapse:
                return await self.lapse()
            if not self._decided(review, closed=closed):
                return await self.end("rejected", self._why(review))
            self._score(review, closed=closed)
        return await self.advance(QuickWinLaunch)

    def stirred(self) -> bool:
        """Whether a panel that was appointed, or a conflict of interest, changed what is asked for."""
        return self.progress(MasterplanProgress).overtaken(self.state)

    def _follow_message(self, review: MasterplanProgress, message: Message) -> None:
        if isinstance(message, Book | ActionPlan):
            review.hand_in(message, self.state)
        elif isinstance(message, Vote):
            review.vote(message)
        elif isinstance(message, PresentationDate):
            for of, fact in review.set_day(message, self.state, self.now):
                self.note(fact, of)
        elif isinstance(message, PresentationHeld):
            review.hold(self.state)
        elif isinstance(message, PresentationScore):
            review.score(message)

    def _decided(self, review: MasterplanProgress, *, closed: bool) -> bool:
        """Apply the panel's verdict, if there is one; False if the journey ends by it."""
        verdict = review.panel.outcome(closed=closed) if review.step == "hearing" and review.panel else None
        if verdict is None or review.panel is None:
            return True
        round, votes = review.round, dict(review.panel.votes)
        goes_on = review.decide(verdict, self.state)
        reopened = review.missing or () if goes_on and verdict is Verdict.REVISE else ()
        fact = PanelDecided(round=round, verdict=verdict, dossier=review.dossier, votes=votes, reopened=reopened)
        self.note(fact, of=round)
        return goes_on

    def _why(self, review: MasterplanProgress) -> str:
        rounds = self.policy.masterplan.max_rounds
        if review.panel and review.panel.outcome(closed=True) is Verdict.REJECT:
            return f"the panel rejected the masterplan in round {review.round}"
        return f"the masterplan was not approved in {rounds} rounds"

    def _score(self, review: MasterplanProgress, *, closed: bool) -> None:
        """Conclude the presentation once every reviewer has scored, or its date has passed with the quorum."""
        if review.scored(self.state, closed=closed):
            plan, win = review.means()
            count, pillars = len(review.marks), review.pillar_means()
            self.note(PresentationScored(masterplan=plan, quick_win=win, reviewers=count, pillars=pillars))
            review.step = "done"
