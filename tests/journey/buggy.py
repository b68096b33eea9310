"""Assessments with a bug in them, as a bad release would bring; the right one is then deployed in their place."""

from __future__ import annotations

from temporalio import workflow

with workflow.unsafe.imports_passed_through():
    from models.journey import JourneyResult, JourneyState
    from models.messages import Message
    from models.messages.assessment import Contacts
    from models.messages.steering import Pause
    from models.noted import Receipt

from workflows.assessment import Assessment
from workflows.stage import lived


@workflow.defn(name="Assessment")
class BuggyHandler(Assessment):
    """Its handler stumbles over a pause."""

    @workflow.init
    def __init__(self, state: JourneyState) -> None:
        super().__init__(state)

    @workflow.run
    @lived
    async def run(self, state: JourneyState) -> JourneyResult:
        """As ever."""
        return await Assessment.run.__wrapped__(self, state)  # type: ignore[attr-defined]

    def _accept(self, message: Message) -> Receipt:
        if isinstance(message, Pause):
            raise KeyError(message.kind)
        return super()._accept(message)


@workflow.defn(name="Assessment")
class BuggyRun(Assessment):
    """Its run stumbles over the contacts it is given."""

    @workflow.init
    def __init__(self, state: JourneyState) -> None:
        super().__init__(state)

    @workflow.run
    @lived
    async def run(self, state: JourneyState) -> JourneyResult:
        """Until the first message."""
        if isinstance(await self.receive(Contacts, asks=self.position.asks(self.state)), Contacts):
            raise AttributeError("contacts")
        return await self.lapse()
