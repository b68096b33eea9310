"""How a run is left: resting and going on; nothing accepted is lost on the way."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, NoReturn

from temporalio import workflow
from temporalio.workflow import ContinueAsNewVersioningBehavior

with workflow.unsafe.imports_passed_through():
    from models.facts import SetAside
    from models.messages import Message, readable

from workflows.reception import Reception, S


class Ends(BaseException):
    """Leaves `run` once the journey has an ending; caught by what wraps every `run`."""


class Leaving(Reception[S]):
    """The ways out of a run. Each waits until every handler is done and every fact is recorded."""

    async def rest_if_wanted(self) -> None:
        """At a point where nothing is half done: continue as today's code, if there is a reason to."""
        info = workflow.info()
        if (
            self.rest_wanted
            or info.is_continue_as_new_suggested()
            or info.is_target_worker_deployment_version_changed()
        ):
            await self.rest()

    def leave_if_ended(self) -> None:
        """Leave `run` if somebody has ended it."""
        if self.state.ending:
            raise Ends

    async def rest(self) -> NoReturn:
        """Continue where it stands, on today's code."""
        await self.written()
        self.leave_if_ended()
        self.go_on(type(self), self.snapshot())

    async def written(self) -> None:
        """Wait until no handler runs and every fact is recorded; the caller then goes on without awaiting."""
        self.leaving = True
        while not (workflow.all_handlers_finished() and self.notebook.written):
            await workflow.wait_condition(lambda: workflow.all_handlers_finished() and self.notebook.written)

    def go_on(self, kind: type[Leaving[Any]], state: S) -> NoReturn:
        """Continue as new, as *kind*."""
        workflow.continue_as_new(
            state,
            workflow=kind.run,  # type: ignore[attr-defined]  # each workflow has its own
            initial_versioning_behavior=ContinueAsNewVersioningBehavior.AUTO_UPGRADE,
        )

    def set_aside(self, useless: Callable[[Message], bool]) -> None:
        """Say of every waiting message that will never be used that it was not."""
        for message in [found for raw in self.state.inbox.waiting if (found := readable(raw)) and useless(found)]:
            self.state.inbox.drop(message.id)
            why = f"the journey went on to {self.state.ending.outcome if self.state.ending else self.name} without it"
            self.note(SetAside(message=message.id, says=message.kind, why=why), of=message.id)
