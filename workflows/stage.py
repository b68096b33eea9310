"""The base of the six stages: waiting, resting, handing over, and every way to end."""

from __future__ import annotations

import asyncio
import functools
from collections.abc import Awaitable, Callable
from datetime import datetime, timedelta
from typing import Any, NoReturn, TypeVar, cast

from temporalio import workflow
from temporalio.workflow import ContinueAsNewVersioningBehavior

with workflow.unsafe.imports_passed_through():
    from models.errors import Refused
    from models.facts import Asked, Ended, Entered, Outcome, SetAside
    from models.journey import Ask, Ending, JourneyResult, JourneyState
    from models.messages import KINDS, STAGE_OF, STAGES, Message, readable
    from models.policy import CohortPolicy
    from models.progress.base import StageProgress
    from models.reception import check_step
    from models.steps import reconcile

from workflows import shown
from workflows.reception import Reception

P = TypeVar("P", bound=StageProgress)
S = TypeVar("S", bound="Stage")
LONGEST_SLEEP = timedelta(days=30)
"""Real time after which a run looks around even if nothing is due, e.g. in a long pause."""


class _JourneyEnds(BaseException):
    """Leaves a stage's `run` once the journey has an ending; never seen outside this file."""


def lived(run: Callable[[S, JourneyState], Awaitable[JourneyResult]]) -> Callable[[S, JourneyState], Any]:
    """Wrap a stage's ``run``: open the notebook first, and finish in one place however it ends."""

    @functools.wraps(run)
    async def whole(self: S, state: JourneyState) -> JourneyResult:
        self.begin()
        try:
            return await run(self, state)
        except _JourneyEnds:
            return await self.finish()

    return whole


class Stage(Reception):
    """One stage of a journey: its own workflow type, its own run.

    ``run()`` starts from the position in the state, so a stage can be taken up at any waiting point.
    """

    @property
    def policy(self) -> CohortPolicy:
        """The policy pinned in this journey."""
        return self.state.policy

    def progress(self, of: type[P]) -> P:
        """The stage's position, as the type it was declared with."""
        assert isinstance(self.position, of)
        return self.position

    def begin(self) -> None:
        """First thing in each run: what Temporal's own pages show, then the notebook."""
        self.state.run += 1
        self._notebook_task = asyncio.create_task(self.notebook.keep())
        if not self.state.entered:
            self.state.entered = True
            self.note(Entered(stage=self.name))
            self._set_aside(lambda message: STAGE_OF.get(message.kind, self.name) in STAGES[: STAGES.index(self.name)])
        shown.show(self.standing(), self.state)

    async def receive(self, *kinds: type[Message], asks: list[Ask]) -> Message | None:
        """The next accepted message of *kinds* that still fits, or None if a step of *asks* was missed.

        Steps of *asks* that are not open yet are opened; a step opens its deadline once.
        """
        self.leave_if_ended()
        self._open(asks)
        names = tuple(name for name, kind in KINDS.items() if kind in kinds)
        while True:
            self.leave_if_ended()
            if self.state.lapse:
                return None
            if message := self._take(names):
                return message
            await self.rest_if_wanted()
            if self.watch.look() is not None:
                return None
            await self._sleep(self.watch.next_at)

    def _open(self, asks: list[Ask]) -> None:
        """Open the steps of *asks*; nobody is asked for what has been said already."""
        said = [place for message in self.state.inbox.waiting if (place := self._place(message))]
        for step in reconcile(self.state, asks, self.now):
            if step.ask.place in said:
                continue
            ask, deadline = step.ask, step.deadline
            fact = Asked(step=step.key, role=ask.role, persons=ask.persons, due=deadline.due, version=deadline.version)
            self.note(fact, of=step.key)

    def _place(self, waiting: dict[str, Any]) -> str | None:
        """The step that a waiting message answers; None where it is for another stage or no longer fits."""
        message = readable(waiting)
        try:
            return self.position.check(message, self.state) if message else None
        except Refused:
            return None

    def _take(self, names: tuple[str, ...]) -> Message | None:
        """The oldest waiting message that still fits; one that no longer does is set aside, on record."""
        while message := self.state.inbox.take(*names, read=readable):
            try:
                check_step(message, self.state, self.position)
            except Refused as refusal:
                self.note(SetAside(message=message.id, says=message.kind, why=str(refusal)), of=message.id)
                continue
            return message
        return None

    def _set_aside(self, useless: Callable[[Message], bool]) -> None:
        """Say of every waiting message that will never be used that it was not."""
        for message in [found for raw in self.state.inbox.waiting if (found := readable(raw)) and useless(found)]:
            self.state.inbox.drop(message.id)
            why = f"the journey went on to {self.state.ending.outcome if self.state.ending else self.name} without it"
            self.note(SetAside(message=message.id, says=message.kind, why=why), of=message.id)

    async def lapse(self) -> JourneyResult:
        """Keep a missed step open through its grace; reopened, the stage is taken up again.

        Before the MoU the journey ends when the grace does; after it, only when a coordinator confirms.
        """
        while lapse := self.state.lapse:
            self.leave_if_ended()
            await self.rest_if_wanted()
            if self.watch.look() is not None:
                due = lapse.missed.deadline.due
                return await self.end("lapsed", f"{lapse.missed.ask.step} was not done by {due} and not reopened")
            await self._sleep(self.watch.next_at)
        self.leave_if_ended()
        return await self._hand_over(type(self))

    async def advance(self, stage: type[Stage]) -> NoReturn:
        """Hand the journey over to the next stage, in a run of its own under the same id."""
        self.state.open, self.state.entered = (), False
        await self._written()
        self.leave_if_ended()
        self._continue(stage, self.state.model_copy(update={"stage": stage.name, "progress": {}}))

    async def rest_if_wanted(self) -> None:
        """At a point where nothing is half done: continue as today's code, if there is a reason to."""
        info = workflow.info()
        if (
            self.rest_wanted
            or info.is_continue_as_new_suggested()
            or info.is_target_worker_deployment_version_changed()
        ):
            await self._hand_over(type(self))

    async def end(self, outcome: Outcome, reason: str) -> JourneyResult:
        """End the journey by a rule of the programme."""
        self.state.ending = self.state.ending or Ending(outcome=outcome, reason=reason)
        return await self.finish()

    async def finish(self) -> JourneyResult:
        """Record the ending and return it."""
        ending = self.state.ending
        assert ending is not None
        self.state.open = ()
        self._set_aside(lambda message: True)
        self.note(Ended(outcome=ending.outcome, stage=self.name, reason=ending.reason))
        await self._written()
        shown.show(self.standing(), self.state)
        return JourneyResult(journey=self.state.id, outcome=ending.outcome, reason=ending.reason, stage=self.name)

    def leave_if_ended(self) -> None:
        """Leave `run` if somebody has ended the journey."""
        if self.state.ending:
            raise _JourneyEnds

    async def _hand_over(self, stage: type[Stage]) -> NoReturn:
        await self._written()
        self.leave_if_ended()
        self._continue(stage, self.snapshot())

    async def _written(self) -> None:
        """Wait until no handler runs and every fact is recorded; the caller then goes on without awaiting."""
        self.leaving = True
        while not (workflow.all_handlers_finished() and self.notebook.written):
            await workflow.wait_condition(lambda: workflow.all_handlers_finished() and self.notebook.written)

    def _continue(self, stage: type[Stage], state: JourneyState) -> NoReturn:
        workflow.continue_as_new(
            state,
            workflow=cast("Callable[..., Awaitable[JourneyResult]]", stage.run),  # type: ignore[attr-defined]  # each stage has its own
            initial_versioning_behavior=ContinueAsNewVersioningBehavior.AUTO_UPGRADE,
        )

    async def _sleep(self, until: datetime | None) -> None:
        """Sleep until *until* on the programme clock, or until a message comes."""
        standing = self.standing()
        shown.show(standing, self.state)
        self.notebook.refresh()
        self.woken, self.settled = False, True
        real = self.state.clock.real_moment(until) - workflow.now() if until else LONGEST_SLEEP
        span = max(timedelta(milliseconds=1), min(real, LONGEST_SLEEP))
        what = ", ".join(waiting.step for waiting in standing.waiting) or "resume"
        try:
            await workflow.wait_condition(lambda: self.woken, timeout=span, timeout_summary=what)
        except TimeoutError:
            return
