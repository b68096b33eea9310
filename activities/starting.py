"""Starts a workflow: once, whoever asks and however often."""

from __future__ import annotations

import json
from typing import Any, NamedTuple, Self

from temporalio.api.common.v1 import Payload
from temporalio.client import Client
from temporalio.common import (
    RawValue,
    SearchAttributeKey,
    SearchAttributePair,
    TypedSearchAttributes,
    WorkflowIDConflictPolicy,
    WorkflowIDReusePolicy,
)
from temporalio.exceptions import WorkflowAlreadyStartedError

from models import attributes
from models.tables import JourneyRow

FIRST = {"assessment": "Assessment", "evaluation": "Evaluation"}
"""The workflow type with which a journey begins, by the stage at which the policy lets its cohort enter."""


class Beginning(NamedTuple):
    """What Temporal is given of a journey.

    The state goes along as the JSON that the database holds; to read and write it once more slows the start of
    a whole cohort down.
    """

    id: str
    cohort: str
    region: str
    name: str
    province: str
    enters_at: str
    state: str

    @classmethod
    def of(cls, row: JourneyRow) -> Self:
        """Take it from the row that was written before."""
        state = json.loads(row.state)
        region, programme = state["region"], state["policy"]["programme"]
        enters_at = programme.get("enters_at", "assessment")
        return cls(row.journey, row.cohort, row.region, region["name"], region["province"], enters_at, row.state)

    @property
    def payload(self) -> RawValue:
        """The state as it travels."""
        return RawValue(Payload(metadata={"encoding": b"json/plain"}, data=self.state.encode()))


async def start_once(client: Client, workflow: str, state: Any, queue: str, **options: Any) -> None:
    """Start *workflow* under the id in *options*; nothing happens where Temporal has it already, running or closed."""
    try:
        await client.start_workflow(
            workflow,
            state,
            task_queue=queue,
            id_reuse_policy=WorkflowIDReusePolicy.REJECT_DUPLICATE,
            id_conflict_policy=WorkflowIDConflictPolicy.USE_EXISTING,
            **options,
        )
    except WorkflowAlreadyStartedError:
        return


async def start_journey(client: Client, journey: Beginning, queue: str) -> None:
    """Start *journey*, once."""
    keyword = SearchAttributeKey.for_keyword
    pairs = (
        SearchAttributePair(keyword(attributes.COHORT), journey.cohort),
        SearchAttributePair(keyword(attributes.REGION), journey.region),
        SearchAttributePair(keyword(attributes.PROVINCE), journey.province),
        SearchAttributePair(SearchAttributeKey.for_datetime(attributes.DUE), attributes.NO_DUE),
    )
    await start_once(
        client,
        FIRST[journey.enters_at],
        journey.payload,
        queue,
        id=journey.id,
        memo={"region": journey.name, "cohort": journey.cohort},
        search_attributes=TypedSearchAttributes(pairs),
        static_summary=f"{journey.name}, {journey.cohort}",
    )
