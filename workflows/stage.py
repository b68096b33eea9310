"""The base of the six stages: waiting, resting, handing over, and every way to end."""

from __future__ import annotations

import asyncio
import functools
from collections.abc import Awaitable, Callable
from datetime import datetime, timedelta
from typing import Any, TypeVar

from temporalio import workflow

with workflow.unsafe.imports_passed_through():
    from models.errors import Refused
    from models.facts import Asked, Entered, SetAside
    from models.journey import Ask, JourneyResult, JourneyState
    from models.messages import KINDS, STAGE_OF, STAGES, Message, readable
    from models.policy import CohortPolicy
    from models.progress.base import StageProgress
    from models.reception import check_step
    from models.steps import reconcile

from workflows import shown
from workflows.leaving import JourneyEnds, Leaving

P = TypeVar("P", bound=StageProgress)
S = TypeVar("S", bound="Stage")
LONGEST_SLEEP = timedelta(days=30)
"""Real time after which a run looks around even if nothing is due, e.g. in a long pause."""


def lived(run: Callable[[S, JourneyState], Awaitable[JourneyResult]]) -> Callable[[S, JourneyState], Any]:
    """Wrap a stage's ``run``: open the notebook first, and finish in one place however it ends."""

    @functools.wraps(run)
    async def whole(self: S, state: JourneyState) -> JourneyResult:
        self.begin()
        try:
            return await run(self, state)
        except JourneyEnds:
            return await self.finish()

    return whole


class Stage(Leaving):
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
            self.set_aside(lambda message: STAGE_OF.get(message.kind, self.name) in STAGES[: STAGES.index(self.name)])
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
            asked = {"step": step.key, "role": ask.role, "persons": ask.persons, "due": deadline.due}
            self.note(Asked(**asked, version=deadline.version, policy=step.policy), of=step.key)

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
        return await self.rest()

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
