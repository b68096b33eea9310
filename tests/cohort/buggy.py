"""A cohort with a bug in it, as a bad release would bring; the right one is then deployed in its place."""

from __future__ import annotations

from temporalio import workflow

with workflow.unsafe.imports_passed_through():
    from models.cohort.state import CohortResult, CohortState
    from models.messages import Message
    from models.messages.cohort import News
    from models.noted import Receipt

from workflows.cohort import Cohort


@workflow.defn(name="Cohort")
class BuggyCohort(Cohort):
    """It stumbles over a journey that ends."""

    @workflow.init
    def __init__(self, state: CohortState) -> None:
        super().__init__(state)

    @workflow.run
    async def run(self, state: CohortState) -> CohortResult:
        """As ever."""
        return await super().run(state)

    def _accept(self, message: Message) -> Receipt:
        if isinstance(message, News) and any(item.what == "ended" for item in message.items):
            raise KeyError(message.kind)
        return super()._accept(message)
