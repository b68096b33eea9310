"""The coordinators' morning: begun by a schedule, one for each zone in which coordinators live."""

from __future__ import annotations

from temporalio import workflow

from workflows import calls

with workflow.unsafe.imports_passed_through():
    from models.morning import Morning


@workflow.defn
class MorningSummary:
    """Has the summaries of one zone written; the relay sends them."""

    @workflow.run
    async def run(self, zone: str) -> int:
        """Write the summaries of this morning; how many there are."""
        return await calls.summarise(Morning(zone=zone, at=workflow.now()))
