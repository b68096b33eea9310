"""How a run of a stage is left: handing over, resting, ending; nothing accepted is lost on the way."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import NoReturn, cast

from temporalio import workflow
from temporalio.workflow import ContinueAsNewVersioningBehavior

with workflow.unsafe.imports_passed_through():
    from models.facts import Ended, Outcome, SetAside
    from models.journey import Ending, JourneyResult, JourneyState
    from models.messages import Message, readable

from workflows import shown
from workflows.reception import Reception


class JourneyEnds(BaseException):
    """Leaves a stage's `run` once the journey has an ending; caught by what wraps every `run`."""


class Leaving(Reception):
    """The ways out of a run. Each waits until every handler is done and every fact is recorded."""

    async def advance(self, stage: type[Leaving]) -> NoReturn:
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
            await self.rest()

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
        await self._written()
        shown.show(self.standing(), self.state)
        return JourneyResult(journey=self.state.id, outcome=ending.outcome, reason=ending.reason, stage=self.name)

    def leave_if_ended(self) -> None:
        """Leave `run` if somebody has ended the journey."""
        if self.state.ending:
            raise JourneyEnds

    async def rest(self) -> NoReturn:
        """Continue where the stage stands, on today's code."""
        await self._written()
        self.leave_if_ended()
        self._continue(type(self), self.snapshot())

    async def _written(self) -> None:
        """Wait until no handler runs and every fact is recorded; the caller then goes on without awaiting."""
        self.leaving = True
        while not (workflow.all_handlers_finished() and self.notebook.written):
            await workflow.wait_condition(lambda: workflow.all_handlers_finished() and self.notebook.written)

    def _continue(self, stage: type[Leaving], state: JourneyState) -> NoReturn:
        workflow.continue_as_new(
            state,
            workflow=cast("Callable[..., Awaitable[JourneyResult]]", stage.run),  # type: ignore[attr-defined]  # each stage has its own
            initial_versioning_behavior=ContinueAsNewVersioningBehavior.AUTO_UPGRADE,
        )

    def set_aside(self, useless: Callable[[Message], bool]) -> None:
        """Say of every waiting message that will never be used that it was not."""
        for message in [found for raw in self.state.inbox.waiting if (found := readable(raw)) and useless(found)]:
            self.state.inbox.drop(message.id)
            why = f"the journey went on to {self.state.ending.outcome if self.state.ending else self.name} without it"
            self.note(SetAside(message=message.id, says=message.kind, why=why), of=message.id)
