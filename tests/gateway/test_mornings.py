"""A schedule for each zone in which coordinators live has the summaries written, and the relay sends them."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Iterator
from datetime import time, timedelta
from email import message_from_bytes
from email.policy import SMTP
from pathlib import Path

import pytest
import pytest_asyncio
from sqlalchemy import Engine
from temporalio.client import Client, ScheduleDescription, ScheduleOverlapPolicy
from temporalio.testing import WorkflowEnvironment

from activities.database import connect, migrate, writing
from activities.ledger import Ledger
from activities.letters import Letters
from activities.mailer import Mailer
from activities.mornings import Summaries
from activities.post import Post as PostActivities
from gateway.mornings import follow, keep, zones_of
from models.morning import LETTER
from models.queues import MAIL
from models.tables import OutboxRow, PersonRow
from tests.activities.contents import rows
from tests.activities.mail_server import MailServer
from tests.activities.relay import settings
from tests.activities.samples import COORDINATORS, append, batch, enter
from worker import mail, serve
from workflows.post import Post

JAKARTA, MAKASSAR, JAYAPURA = "Asia/Jakarta", "Asia/Makassar", "Asia/Jayapura"
LEASE = timedelta(minutes=2)
HALF_PAST = time(7, 30)


@pytest.fixture
def engine(tmp_path: Path) -> Iterator[Engine]:
    """A database with one cohort and its coordinator."""
    engine = connect(f"sqlite:///{tmp_path}/seratus.db")
    migrate(engine)
    enter(engine)
    append(engine, batch())
    yield engine
    engine.dispose()


@pytest_asyncio.fixture
async def client(environment: WorkflowEnvironment) -> AsyncIterator[Client]:
    """The server, without schedules before and after."""
    yield environment.client
    await follow(environment.client, set(), HALF_PAST)
    await listed(environment.client)


async def listed(client: Client, *zones: str) -> None:
    """Wait until the server lists the schedules of *zones* and no others; its list lags a little."""
    async with asyncio.timeout(20):
        while {each.id async for each in await client.list_schedules()} != {f"morning/{zone}" for zone in zones}:
            await asyncio.sleep(0.05)


async def described(client: Client, zone: str) -> ScheduleDescription:
    return await client.get_schedule_handle(f"morning/{zone}").describe()


async def test_a_zones_schedule_is_monday_to_friday_at_the_set_hour_by_its_own_clocks(client: Client) -> None:
    await follow(client, {JAYAPURA}, HALF_PAST)

    schedule = (await described(client, JAYAPURA)).schedule
    (calendar,) = schedule.spec.calendars
    assert schedule.spec.time_zone_name == JAYAPURA
    assert [(each.start, each.end) for each in (*calendar.hour, *calendar.minute)] == [(7, 7), (30, 30)]
    assert [(each.start, each.end) for each in calendar.day_of_week] == [(1, 5)]
    assert (schedule.policy.overlap, schedule.policy.catchup_window) == (ScheduleOverlapPolicy.SKIP, timedelta(hours=6))


async def test_the_schedules_follow_the_zones_and_the_hour_and_stay_paused_where_somebody_paused_them(
    client: Client,
) -> None:
    await follow(client, {JAKARTA, MAKASSAR}, HALF_PAST)
    await listed(client, JAKARTA, MAKASSAR)
    await client.get_schedule_handle(f"morning/{JAKARTA}").pause(note="Libur (contoh)")

    for _ in range(2):
        await follow(client, {JAKARTA, JAYAPURA}, time(8, 15))
        await listed(client, JAKARTA, JAYAPURA)

    jakarta, jayapura = [await described(client, zone) for zone in (JAKARTA, JAYAPURA)]
    assert [(each.schedule.state.paused, each.schedule.state.note) for each in (jakarta, jayapura)] == [
        (True, "Libur (contoh)"),
        (False, None),
    ]
    (calendar,) = jakarta.schedule.spec.calendars
    assert (calendar.hour[0].start, calendar.minute[0].start) == (8, 15)


async def test_the_zones_are_those_of_the_coordinators_of_cohorts_that_go_on(engine: Engine, client: Client) -> None:
    assert zones_of(engine) == {JAKARTA}
    keeping = asyncio.create_task(keep(client, engine, HALF_PAST))
    await listed(client, JAKARTA)
    keeping.cancel()

    with writing(engine) as session:
        session.get_one(PersonRow, COORDINATORS[0]).zone = JAYAPURA
    again = asyncio.create_task(keep(client, engine, HALF_PAST))
    await listed(client, JAYAPURA)
    again.cancel()


async def test_the_mail_part_of_the_worker_makes_the_schedules_at_its_start(engine: Engine, client: Client) -> None:
    server, stop = MailServer(), asyncio.Event()
    await server.start()
    serving = asyncio.create_task(
        serve(client, settings(server, database_url=str(engine.url), morning=time(6, 45)), (MAIL,), stop)
    )

    await listed(client, JAKARTA)
    (calendar,) = (await described(client, JAKARTA)).schedule.spec.calendars
    stop.set()
    async with asyncio.timeout(20):
        await serving
    await client.get_workflow_handle("post").terminate()
    await server.stop()

    assert (calendar.hour[0].start, calendar.minute[0].start) == (6, 45)


async def test_a_morning_brings_one_mail_however_often_the_schedule_is_triggered(
    engine: Engine, client: Client
) -> None:
    server = MailServer()
    await server.start()
    mailer, queue = Mailer(settings(server)), MAIL
    ledger = Ledger(engine, Letters(settings(server).mail_sender), LEASE)
    relay = PostActivities(ledger, [ledger.claim], mailer, idle=timedelta(milliseconds=50), per_second=100, lease=LEASE)
    summaries = Summaries(engine, "seratus.example", lambda _: True)
    await follow(client, {JAKARTA}, HALF_PAST, queue)
    handle = client.get_schedule_handle(f"morning/{JAKARTA}")

    async with mail(client, relay, summaries, queue):
        drain = await client.start_workflow(Post.run, id="post-contoh", task_queue=queue)
        for times in (1, 2):
            await handle.trigger(overlap=ScheduleOverlapPolicy.BUFFER_ALL)
            async with asyncio.timeout(40):
                while (await handle.describe()).info.num_actions < times or await running(client, handle.id):
                    await asyncio.sleep(0.1)
        async with asyncio.timeout(40):
            while not server.received:
                await asyncio.sleep(0.05)
        await drain.terminate()
    await mailer.close()
    await server.stop()

    assert [row.letter for row in rows(engine, OutboxRow)] == [LETTER]
    (got,) = server.received
    assert (got.readers, message_from_bytes(got.content, policy=SMTP)["Subject"]) == (
        ("koordinator@contoh.example",),
        "Ringkasan pagi koordinator: cohort-contoh",
    )


async def running(client: Client, schedule: str) -> bool:
    """Whether something that *schedule* began is still at work."""
    return bool((await client.get_schedule_handle(schedule).describe()).info.running_actions)
