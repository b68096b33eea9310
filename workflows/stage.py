"""The base of the six stages: handing over, lapsing, and every way to end."""

from __future__ import annotations

import asyncio
import functools
from collections.abc import Awaitable, Callable
from typing import Any, NoReturn, TypeVar

from temporalio import workflow

with workflow.unsafe.imports_passed_through():
    from models.facts import Ended, Outcome
    from models.journey import Ending, JourneyResult, JourneyState
    from models.messages import STAGE_OF, STAGES, Message
    from models.news import news, tell
    from models.noted import Noted
    from models.progress.base import StageProgress
    from models.steps import lapsed_reason
    from models.telling import Words

from workflows import calls, shown
from workflows.leaving import Ends
from workflows.waiting import Waiting

LONGEST_PAUSE = 300
"""Seconds until news that the cohort did not take is told again."""
P = TypeVar("P", bound=StageProgress)
St = TypeVar("St", bound="Stage")


def lived(run: Callable[[St, JourneyState], Awaitable[JourneyResult]]) -> Callable[[St, JourneyState], Any]:
    """Wrap a stage's ``run``: open the notebook first, and finish in one place however it ends."""

    @functools.wraps(run)
    async def whole(self: St, state: JourneyState) -> JourneyResult:
        self.begin()
        try:
            return await run(self, state)
        except Ends:
            return await self.finish()

    return whole


class Stage(Waiting[JourneyState]):
    """One stage of a journey: its own workflow type, its own run.

    ``run()`` starts from the position in the state, so a stage can be taken up at any waiting point.
    """

    def progress(self, of: type[P]) -> P:
        """The stage's position, as the type it was declared with."""
        assert isinstance(self.position, of)
        return self.position

    def begin(self) -> None:
        """Also tell the cohort, where one leads this journey, what it is to know."""
        if self.state.led:
            self._herald = asyncio.create_task(self._tell_cohort())
        super().begin()

    def noticed(self, noted: Noted) -> None:
        """Keep for the cohort what it is to know of a fact."""
        tell(self.state, noted.kind, noted.body, noted.at)

    async def _tell_cohort(self) -> None:
        """Tell the cohort, in order, for as long as the run lasts; what it has not acknowledged travels on."""
        pause = 1
        while True:
            await workflow.wait_condition(lambda: bool(self.state.untold) and self.notebook.written)
            word = news(self.state)
            (told,) = (await calls.tell(Words(cohort=self.state.cohort, words=(word,)))).told
            if told.fate == "refused":
                # Nobody but the journey writes its news, so a cohort that refuses it runs older code than this; it
                # rests once a day and takes it then. Giving the news up would give a place up.
                workflow.logger.error("the cohort refused %s: %s", word.id, told.why)
            if told.fate in ("later", "refused"):
                await asyncio.sleep(pause)
                pause = min(pause * 2, LONGEST_PAUSE)
                # Trying for days fills the history: `run`, which may be asleep for weeks, is to rest in time.
                self.woken = self.woken or workflow.info().is_continue_as_new_suggested()
                continue
            pause = 1
            self.state.untold = self.state.untold[len(word.fields["items"]) :]

    def outlived(self, message: Message) -> bool:
        """Whether *message* belongs to a stage that is over."""
        return STAGE_OF.get(message.kind, self.name) in STAGES[: STAGES.index(self.name)]

    async def advance(self, stage: type[Stage]) -> NoReturn:
        """Hand the journey over to the next stage, in a run of its own under the same id."""
        self.state.open, self.state.entered = (), False
        await self.written()
        self.leave_if_ended()
        self.go_on(stage, self.state.model_copy(update={"stage": stage.name, "progress": {}}))

    async def lapse(self) -> JourneyResult:
        """Keep a missed step open through its grace; reopened, the stage is taken up again.

        Before the MoU the journey ends when the grace does; after it, only when a coordinator confirms.
        """
        while lapse := self.state.lapse:
            self.leave_if_ended()
            await self.rest_if_wanted()
            if self.watch.look() is not None:
                return await self.end("lapsed", lapsed_reason(lapse.missed))
            await self.sleep(self.watch.next_at)
        self.leave_if_ended()
        return await self.rest()

    async def end(self, outcome: Outcome, reason: str) -> JourneyResult:
        """End the journey by a rule of the programme."""
        self.state.ending = self.state.ending or Ending(outcome=outcome, reason=reason)
        return await self.finish()

    async def finish(self) -> JourneyResult:
        """Record the ending and return it."""
        ending = self.state.ending
        assert ending is not None
        self.state.open = ()
        self.set_aside(lambda message: True)
        self.note(Ended(outcome=ending.outcome, stage=self.name, reason=ending.reason))
        await self.written()
        # A run that is over can tell nothing: the cohort has to know before it ends.
        while self.state.untold:
            self.woken = False
            await workflow.wait_condition(lambda: self.woken or not self.state.untold)
            if self.state.untold and workflow.info().is_continue_as_new_suggested():
                self.go_on(type(self), self.snapshot())
        shown.show(self.standing(), self.state)
        return JourneyResult(journey=self.state.id, outcome=ending.outcome, reason=ending.reason, stage=self.name)
