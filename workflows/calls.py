"""Every call of an activity, with its time limits and retries, each with its reason."""

from __future__ import annotations

from datetime import timedelta

from temporalio import workflow
from temporalio.common import RetryPolicy

with workflow.unsafe.imports_passed_through():
    from activities.cohorts import Cohorts
    from activities.messenger import Messenger
    from activities.mornings import Summaries
    from activities.post import Post as PostActivities
    from activities.register import Register
    from models.cohort.listing import Version
    from models.cohort.orders import Begun, Page, RankOrder
    from models.morning import Morning
    from models.noted import NotedFacts
    from models.queues import MAIL, REGISTER, WORDS
    from models.telling import AllTold, Words

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


async def tell(words: Words) -> AllTold:
    """Bring words to other workflows; what became of each. One that does not answer is not waited for."""
    return await workflow.execute_activity_method(
        Messenger.tell,
        words,
        task_queue=WORDS,
        # A page of words, each tried for a few seconds, sixteen at a time.
        start_to_close_timeout=timedelta(seconds=40),
        retry_policy=_FOR_EVER,
        summary=", ".join(dict.fromkeys(word.kind for word in words.words))[:200],
    )


async def begin_journeys(page: Page) -> Begun:
    """Begin the journeys of the next candidates of a cohort; how far it came."""
    return await workflow.execute_activity_method(
        Cohorts.begin,
        page,
        task_queue=REGISTER,
        # A whole page takes seconds; one that is repeated begins nothing twice and goes on where it was broken off.
        # A killed worker is noticed by the missing heartbeat.
        start_to_close_timeout=timedelta(seconds=60),
        heartbeat_timeout=timedelta(seconds=15),
        retry_policy=_FOR_EVER,
        summary=f"after {page.after}",
    )


async def rank(order: RankOrder) -> Version:
    """Reckon a version of a cohort's list and keep its working."""
    return await workflow.execute_activity_method(
        Cohorts.rank,
        order,
        task_queue=REGISTER,
        start_to_close_timeout=timedelta(seconds=60),
        retry_policy=_FOR_EVER,
        summary=f"version {order.version}",
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


async def summarise(morning: Morning) -> int:
    """Have the morning summaries of a zone written; how many there are."""
    return await workflow.execute_activity_method(
        Summaries.write,
        morning,
        task_queue=MAIL,
        # A few rows; tried again until the morning is over, which the schedule's own limit says.
        start_to_close_timeout=timedelta(minutes=1),
        retry_policy=_FOR_EVER,
        summary=f"{morning.zone}",
    )
