"""A journey's present state, from the journey itself."""

from __future__ import annotations

import asyncio
import time
from datetime import timedelta
from typing import TypeVar

from temporalio.client import Client, WorkflowQueryFailedError
from temporalio.service import RPCError, RPCStatusCode

from models.cohort.state import CohortState
from models.errors import Unreachable
from models.journey import JourneyState
from models.progress.base import StageProgress
from workflows.assessment import Assessment
from workflows.evaluation import Evaluation
from workflows.masterplan import MasterplanReview
from workflows.mou import MouSigning
from workflows.quickwin import QuickWinLaunch
from workflows.training import Training

POSITIONS = {
    stage.name: stage.progress_type
    for stage in (Assessment, MouSigning, Training, MasterplanReview, QuickWinLaunch, Evaluation)
}
"""The type of each stage's position."""
S = TypeVar("S", JourneyState, CohortState)
PATIENCE = 10.0
"""Seconds for which a journey is asked; between two of its runs nobody answers for a moment."""


def position(state: JourneyState) -> StageProgress:
    """The stage's position in *state*."""
    return POSITIONS[state.stage].model_validate(state.progress)


async def present_state(client: Client, journey: str) -> JourneyState:
    """The state of *journey* as its workflow tells it.

    Raises:
        Unreachable: Temporal does not know it, or no worker answers.
    """
    return await _told(client, journey, JourneyState)


async def present_cohort(client: Client, cohort: str) -> CohortState:
    """The state of *cohort*, by its address, as its workflow tells it; it fails as `present_state` does."""
    return await _told(client, cohort, CohortState)


async def _told(client: Client, id: str, shape: type[S]) -> S:
    until, handle = time.monotonic() + PATIENCE, client.get_workflow_handle(id)
    while True:
        try:
            span = timedelta(seconds=PATIENCE / 2)
            state: S = await handle.query("state", result_type=shape, rpc_timeout=span)
            return state
        except (RPCError, WorkflowQueryFailedError, RuntimeError) as error:  # RuntimeError: no server
            if isinstance(error, RPCError) and error.status is RPCStatusCode.NOT_FOUND:
                raise Unreachable(f"Temporal does not know {id}; tell the operator") from None
            if time.monotonic() > until:
                raise Unreachable(
                    f"{id} does not answer ({type(error).__name__}); check that Temporal runs and start a "
                    "worker with `python worker.py`"
                ) from None
        await asyncio.sleep(0.2)
