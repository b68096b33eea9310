"""A year's cohort: begins its journeys, ranks and seals the list, fills places, gives mentors and awards, closes."""

from __future__ import annotations

from collections import Counter
from datetime import timedelta

from temporalio import workflow

with workflow.unsafe.imports_passed_through():
    from models.calendar import local
    from models.cohort import listing, objections, places
    from models.cohort.awarding import AwardMessage
    from models.cohort.facts import CohortClosed, JourneysBegun
    from models.cohort.orders import Page, RankOrder
    from models.cohort.places import Noted
    from models.cohort.position import CohortProgress, check_news, hear
    from models.cohort.seats import Holder
    from models.cohort.state import CohortResult, CohortState
    from models.cohort.tot import TotMessage
    from models.journey import Ending, OpenStep
    from models.messages import COHORT, KINDS, STAGE_OF, Message
    from models.messages.cohort import (
        Correction,
        EgovChoice,
        ListVote,
        News,
        ObjectionAnswer,
        PlaceRelease,
        RegionMoved,
        Seal,
        SeatHolder,
    )
    from models.noted import Receipt
    from models.people import Role
    from models.reception import receipt_for

from workflows import calls, shown
from workflows.heralding import Heralding

PAGE = 600
"""Journeys begun by one activity; more than there are regions, so that a whole cohort is begun in one go."""
DAY = timedelta(days=1)
TAKES = tuple(kind for name, kind in KINDS.items() if STAGE_OF.get(name) == COHORT and kind is not News)


@workflow.defn
class Cohort(Heralding):
    """From the candidates to the awards (*angkatan*)."""

    name = COHORT
    progress_type = CohortProgress

    @workflow.init
    def __init__(self, state: CohortState) -> None:
        super().__init__(state)
        self.turns: list[object] = []
        """What was sent and is not accepted yet, in its order."""

    @workflow.run
    async def run(self, state: CohortState) -> CohortResult:
        """Whatever is open is asked for; people's words, journeys' news and dates move it on."""
        self.begin()
        await self.begin_journeys()
        while True:
            await self.rank_if_wanted()
            self.conclude(self.cohort.awards.propose(self.state))
            if self.cohort.over(self.state):
                return await self.close()
            self.cohort.today = local(self.now, self.state.zone).date()
            message = await self.receive(*TAKES, asks=self.cohort.asks(self.state))
            if message is not None:
                self.conclude(self.follow(message))
            elif self.passed is not None:
                self.conclude(self.date_passed(self.passed))

    @property
    def cohort(self) -> CohortProgress:
        """The cohort's position."""
        assert isinstance(self.position, CohortProgress)
        return self.position

    async def begin_journeys(self) -> None:
        """Begin the journeys of all candidates, page by page; taken up again where it was interrupted."""
        while self.cohort.begun < len(self.state.members):
            await self.rest_if_wanted()
            page = Page(cohort=self.state.cohort, after=self.cohort.begun, size=PAGE, queue=workflow.info().task_queue)
            begun = await calls.begin_journeys(page)
            self.cohort.begun = begun.last
            if begun.last >= begun.total:
                self.note(JourneysBegun(count=begun.total))

    async def rank_if_wanted(self) -> None:
        """Reckon the list when the assessments are over, and anew when a figure was corrected."""
        while self.cohort.to_rank(self.state):
            track = self.cohort.selection
            because, track.rank_because = track.rank_because, ""
            assert self.policy.ranking is not None
            order = RankOrder(
                cohort=self.state.cohort,
                version=track.version + 1,
                policy=self.policy.ranking,
                regions=listing.candidates(self.state),
                figures=self.state.figures,
            )
            version = await calls.rank(order)
            self.conclude(listing.take_version(track, self.state, version, because, self.now))

    def follow(self, message: Message) -> Noted:
        """What a message changes."""
        track, state = self.cohort.selection, self.state
        if isinstance(message, ListVote):
            return listing.vote(track, state, message)
        if isinstance(message, RegionMoved):
            return listing.move(track, state, message)
        if isinstance(message, SeatHolder):
            self.seat(message)
        elif isinstance(message, Correction):
            objections.correct(track, state, message)
        elif isinstance(message, Seal):
            return listing.seal(track, state, message)
        elif isinstance(message, ObjectionAnswer):
            return objections.answer(track, state, message)
        elif isinstance(message, EgovChoice):
            listing.choose(state, message)
        elif isinstance(message, PlaceRelease):
            return places.free(state, message.region, "released", message.id, message.received_at)
        elif isinstance(message, TotMessage):
            return self.cohort.tot.take(message, state)
        elif isinstance(message, AwardMessage):
            return self.cohort.awards.take(message, state)
        return []

    def seat(self, message: SeatHolder) -> None:
        """Somebody takes a seat; whoever holds one may speak for the partners."""
        track = self.cohort.selection
        fields = message.model_dump(include={"seat", "since", "until", "mandate"})
        track.holders = (*track.holders, Holder(person=message.holder, **fields))
        holders = dict.fromkeys(holder.person for holder in track.holders)
        self.state.people.appoint(Role.PARTNER, *holders)

    def date_passed(self, step: OpenStep) -> Noted:
        """What a date brings about: the window closes, the votes cast decide, the reserve is released."""
        track = self.cohort.selection
        if step.ask.step == "assessments":
            listing.shut_window(track, self.state, step.deadline.due.moment, self.now)
        elif step.ask.step == "list-approval":
            return listing.count(track, self.state, self.now, closed=True)
        elif step.ask.step == "promotion":
            return places.close_reserve(self.state, track.objections, self.now)
        return []

    def conclude(self, facts: Noted) -> None:
        """Note what was concluded."""
        for of, fact in facts:
            self.note(fact, of)

    def stirred(self) -> bool:
        """Whether a journey told something that `run` has not looked at."""
        heard, self.heard = self.heard, False
        return heard

    async def rest_if_wanted(self) -> None:
        """Rest once a day at least: a history stays short, and today's code takes over."""
        if workflow.now() - workflow.info().start_time >= DAY:
            self.rest_wanted = True
        await super().rest_if_wanted()

    async def _receive_when_settled(self, message: Message) -> Receipt:
        """News keeps its place behind what people said before it.

        It matters after a reset, where all of it comes at once: an ending must not overtake the seal.
        """
        turn = object()
        self.turns.append(turn)

        def mine() -> bool:
            return self.leaving or (self.turns[0] is turn and not self.state.inbox.waiting)

        try:
            if not isinstance(message, News):
                return await super()._receive_when_settled(message)
            if not mine():
                await workflow.wait_condition(mine)
            return self._accept(message)
        finally:
            self.turns.remove(turn)

    def _at_once(self, message: Message) -> bool:
        """News changes places at once, in the handler, and in no other place."""
        return isinstance(message, News) or super()._at_once(message)

    def _examine(self, message: Message) -> None:
        if isinstance(message, News):
            check_news(message, self.state)
        else:
            super()._examine(message)

    def _accept(self, message: Message) -> Receipt:
        if not isinstance(message, News):
            return super()._accept(message)
        for item in message.items:  # one by one, so that a fault in one takes nothing from those before it
            self.conclude(hear(self.cohort, self.state, message.region, item, self.now))
        self.heard = self.woken = True
        self.settled = False  # what comes next meets what this changes: a list, a step, a place
        return receipt_for(message, self.state)

    async def close(self) -> CohortResult:
        """Every journey has ended: say how, and end."""
        outcomes = Counter(member.outcome for member in self.state.members.values() if member.outcome)
        self.state.open = ()
        self.state.ending = Ending(outcome="completed", reason="every journey has ended")
        self.note(CohortClosed(outcomes=dict(sorted(outcomes.items()))))
        await self.written()
        shown.show(self.standing(), self.state)
        return CohortResult(cohort=self.state.cohort, outcomes=dict(outcomes))
