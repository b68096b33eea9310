"""Starts a journey's workflow: once, whoever asks and however often."""

from __future__ import annotations

from temporalio.client import Client
from temporalio.common import (
    SearchAttributeKey,
    SearchAttributePair,
    TypedSearchAttributes,
    WorkflowIDConflictPolicy,
    WorkflowIDReusePolicy,
)
from temporalio.exceptions import WorkflowAlreadyStartedError

from models import attributes
from models.journey import JourneyState

FIRST = {"assessment": "Assessment", "evaluation": "Evaluation"}
"""The workflow type with which a journey begins, by the stage at which the policy lets its cohort enter."""


async def start_journey(client: Client, state: JourneyState, queue: str) -> None:
    """Start the journey of *state*; nothing happens where Temporal has it already."""
    keyword = SearchAttributeKey.for_keyword
    pairs = (
        SearchAttributePair(keyword(attributes.COHORT), state.cohort),
        SearchAttributePair(keyword(attributes.REGION), state.region.id),
        SearchAttributePair(keyword(attributes.PROVINCE), state.region.province),
        SearchAttributePair(SearchAttributeKey.for_datetime(attributes.DUE), attributes.NO_DUE),
    )
    try:
        await client.start_workflow(
            FIRST[state.policy.programme.enters_at],
            state,
            id=state.id,
            task_queue=queue,
            memo={"region": state.region.name, "cohort": state.cohort},
            search_attributes=TypedSearchAttributes(pairs),
            id_reuse_policy=WorkflowIDReusePolicy.REJECT_DUPLICATE,
            id_conflict_policy=WorkflowIDConflictPolicy.USE_EXISTING,
            static_summary=f"{state.region.name}, {state.cohort}",
        )
    except WorkflowAlreadyStartedError:
        return
