"""Every call of an activity, with its time limits and retries, each with its reason."""

from __future__ import annotations

from datetime import timedelta

from temporalio import workflow
from temporalio.common import RetryPolicy

with workflow.unsafe.imports_passed_through():
    from activities.post import Post as PostActivities
    from activities.register import Register
    from models.noted import NotedFacts
    from models.queues import MAIL, REGISTER

# A record is never given up: the database comes back, and nothing else may lose it. Ten seconds is the
# longest a killed worker holds a batch back; the pause between tries stays short, so that a journey goes
# on within seconds of the database's return.
_FOR_EVER = RetryPolicy(
    initial_interval=timedelta(milliseconds=200), backoff_coefficient=2, maximum_interval=timedelta(seconds=5)
)


async def append(facts: NotedFacts) -> None:
    """Hand a batch of facts to the register; returns when they are recorded."""
    await workflow.execute_activity_method(
        Register.append,
        facts,
        task_queue=REGISTER,
        start_to_close_timeout=timedelta(seconds=10),
        retry_policy=_FOR_EVER,
        summary=", ".join(dict.fromkeys(fact.kind for fact in facts.facts))[:200] or "standing",
    )


async def drain() -> int:
    """Let the relay send what is due, for ten minutes at most; the number of letters sent."""
    return await workflow.execute_activity_method(
        PostActivities.drain,
        task_queue=MAIL,
        # The activity ends by itself after ten minutes; a killed worker is noticed by the missing heartbeat.
        start_to_close_timeout=timedelta(minutes=12),
        heartbeat_timeout=timedelta(seconds=10),
        retry_policy=_FOR_EVER,
        summary="sending what is due",
    )
