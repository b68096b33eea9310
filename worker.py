"""Composition root: settings, engine, mailer, activities, workflows, versioning.

``python worker.py`` runs everything in one process; ``python worker.py journeys register mail`` some of it.
"""

from __future__ import annotations

import asyncio
import logging
import os
import signal
import sys
from concurrent.futures import ThreadPoolExecutor
from contextlib import AsyncExitStack
from datetime import date, timedelta

from sqlalchemy import Engine
from temporalio.client import Client
from temporalio.common import VersioningBehavior, WorkerDeploymentVersion, WorkflowIDConflictPolicy
from temporalio.worker import Worker, WorkerDeploymentConfig
from temporalio.worker.workflow_sandbox import SandboxedWorkflowRunner, SandboxRestrictions

from activities.clerk import Clerk, Office
from activities.cohorts import Cohorts
from activities.database import connect, migrate
from activities.headers import Replies
from activities.mailer import Mailer
from activities.messenger import Messenger
from activities.mornings import Summaries
from activities.post import Post as PostActivities
from activities.register import Register
from gateway.calendar import work_calendar
from gateway.cluster import temporal
from gateway.mornings import keep
from models.errors import SeratusError
from models.queues import JOURNEYS, MAIL, REGISTER, WORDS
from settings import Settings, read_settings
from workflows.assessment import Assessment
from workflows.cohort import Cohort
from workflows.evaluation import Evaluation
from workflows.masterplan import MasterplanReview
from workflows.morning import MorningSummary
from workflows.mou import MouSigning
from workflows.post import Post
from workflows.quickwin import QuickWinLaunch
from workflows.training import Training

STAGES = (Assessment, MouSigning, Training, MasterplanReview, QuickWinLaunch, Evaluation)
PARTS = (JOURNEYS, REGISTER, MAIL)
AT_ONCE = 16
"""Workflow tasks under way at a time. Python works on one at a time anyhow: with more, hundreds of journeys that begin
together slow each other down until tasks run into their limits."""
CLERKS = 2
"""Processes that write letters while the relay sends: writing one costs more than sending it."""
GRACE = timedelta(seconds=5)
"""How long activities may finish when the worker is told to stop."""

RUNNER = SandboxedWorkflowRunner(
    restrictions=SandboxRestrictions.default.with_passthrough_modules(
        "models", "pydantic", "pydantic_core", "activities"
    )
)


def journeys(client: Client, build_id: str | None, queue: str = JOURNEYS) -> Worker:
    """The workflows; versioned and pinned where a build id is set, because a stage ends on the code it began on."""
    deployment = WorkerDeploymentConfig(
        version=WorkerDeploymentVersion(deployment_name="seratus", build_id=build_id or "-"),
        use_worker_versioning=True,
        default_versioning_behavior=VersioningBehavior.PINNED,
    )
    return Worker(
        client,
        task_queue=queue,
        workflows=(*STAGES, Cohort),
        workflow_runner=RUNNER,
        max_cached_workflows=1000,
        max_concurrent_workflow_tasks=AT_ONCE,
        sticky_queue_schedule_to_start_timeout=timedelta(seconds=2),
        graceful_shutdown_timeout=GRACE,
        deployment_config=deployment if build_id else None,
    )


def register(
    client: Client,
    engine: Engine,
    domain: str,
    threads: ThreadPoolExecutor,
    queue: str = REGISTER,
    pages: str | None = None,
) -> Worker:
    """The register and what cohorts do outside; unversioned, so that every journey gets today's table code."""
    cohorts = Cohorts(client, engine)
    return Worker(
        client,
        task_queue=queue,
        activities=[Register(engine, domain, pages=pages).append, cohorts.begin, cohorts.rank],
        activity_executor=threads,
        max_concurrent_activities=20,
        graceful_shutdown_timeout=GRACE,
    )


def words(client: Client, engine: Engine, queue: str = WORDS) -> Worker:
    """What cohorts and journeys tell each other; apart, because a word to one that is silent waits for seconds."""
    return Worker(
        client,
        task_queue=queue,
        activities=[Messenger(client, engine).tell],
        max_concurrent_activities=100,
        graceful_shutdown_timeout=GRACE,
    )


def works(day: date) -> bool:
    """Whether offices work on *day*: no weekend, national holiday or *cuti bersama* (our default)."""
    return work_calendar(day.year, 1, collective_leave=True).is_working(day)


def mail(client: Client, activities: PostActivities, summaries: Summaries, queue: str = MAIL) -> Worker:
    """The relay, the morning summaries and their workflows; unversioned for the same reason."""
    return Worker(
        client,
        task_queue=queue,
        workflows=[Post, MorningSummary],
        activities=[activities.drain, summaries.write],
        workflow_runner=RUNNER,
        max_concurrent_activities=2,  # the relay is always at work, and a summary does not wait for it
        sticky_queue_schedule_to_start_timeout=timedelta(seconds=2),
        graceful_shutdown_timeout=GRACE,
    )


async def serve(client: Client, settings: Settings, parts: tuple[str, ...], stop: asyncio.Event) -> None:
    """Run the workers of *parts* until *stop* is set."""
    engine = connect(settings.database_url)
    migrate(engine)
    async with AsyncExitStack() as stack:
        if JOURNEYS in parts:
            await stack.enter_async_context(journeys(client, settings.build_id))
        if REGISTER in parts:
            threads = stack.enter_context(ThreadPoolExecutor(20))
            await stack.enter_async_context(
                register(client, engine, settings.mail_domain, threads, pages=settings.pages_url)
            )
            await stack.enter_async_context(words(client, engine))
        if MAIL in parts:
            mailer = Mailer(settings)
            stack.push_async_callback(mailer.close)
            replies = Replies(settings.reply_to, settings.reply_to_by_role)
            office = Office(settings.database_url, settings.mail_sender, settings.mail_lease, replies)
            clerks = [Clerk(office) for _ in range(CLERKS)]
            for clerk in clerks:
                stack.callback(clerk.close)
            relay = PostActivities(
                office.ledger(),
                [clerk.claim for clerk in clerks],
                mailer,
                idle=settings.mail_idle,
                per_second=settings.mail_per_second,
                lease=settings.mail_lease,
            )
            summaries = Summaries(engine, settings.mail_domain, works)
            await stack.enter_async_context(mail(client, relay, summaries))
            await client.start_workflow(
                Post.run, id="post", task_queue=MAIL, id_conflict_policy=WorkflowIDConflictPolicy.USE_EXISTING
            )
            stack.callback(asyncio.create_task(keep(client, engine, settings.morning)).cancel)
        await stop.wait()


async def main(parts: tuple[str, ...]) -> None:
    """Serve until SIGTERM or SIGINT; what runs may finish, what waits is taken up by the next worker."""
    stop = asyncio.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        asyncio.get_running_loop().add_signal_handler(number, stop.set)
    settings = read_settings()
    await serve(await temporal(), settings, parts, stop)


if __name__ == "__main__":
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(levelname)s %(message)s")
    chosen = tuple(sys.argv[1:]) or PARTS
    if unknown := [part for part in chosen if part not in PARTS]:
        sys.exit(f"there is no part {', '.join(unknown)}; parts: {', '.join(PARTS)}")
    try:
        asyncio.run(main(chosen))
    except SeratusError as error:
        sys.exit(str(error))
    sys.stdout.flush()
    os._exit(0)  # the SDK's threads may abort at interpreter exit (sdk-python #300)
