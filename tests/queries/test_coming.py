"""What is foretold of the post is what leaves: the same letters to the same people on the same days, and no others."""

from __future__ import annotations

import random
import uuid
from collections.abc import AsyncIterator
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any, NamedTuple

import pytest
import pytest_asyncio
from sqlalchemy import Engine
from sqlmodel import Session, col, select
from temporalio.testing import TimeSkipper, TimeSkippingConfig
from temporalio.worker import Worker

from activities.database import connect, migrate, writing
from activities.ledger import Ledger
from activities.letters import Letters
from activities.pacing import Time
from activities.register import Register
from activities.replies import Fate, Outcome
from models.calendar import ABBREVIATIONS, local
from models.journey import JourneyState
from models.queues import REGISTER
from models.tables import JourneyRow, OutboxRow, PersonRow, RegionRow
from queries.coming.letters import preview
from tests.conftest import local_server
from tests.workflows.remembered import COORDINATOR, written
from tests.workflows.test_ahead import STARTS, any_policy
from tests.workflows.test_steering import guided
from tests.world import Journey, World, journey_state
from worker import journeys

DAYS = 32
LETTERS = Letters("Sekretariat Program <seratus@seratus.example>")
Sent = tuple[str, tuple[str, ...], str]
"""A letter's key, the keys of the posts it carries, and the day on which it left, as its reader counts days."""


class Clock(Time):
    """The relay's time, which stands where the test puts it."""

    def __init__(self, moment: datetime) -> None:
        self.moment = moment

    def now(self) -> datetime:
        return self.moment


class Office(NamedTuple):
    """A server of its own, whose register writes facts down at the moment at which they happen."""

    world: World
    engine: Engine


@pytest_asyncio.fixture(scope="module")
async def office(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Office]:
    engine = connect(f"sqlite:///{tmp_path_factory.mktemp('coming')}/seratus.db")
    migrate(engine)
    queue = f"test-{uuid.uuid4().hex}"
    async with local_server() as environment:
        skipper = TimeSkipper(environment.client, config=TimeSkippingConfig(enabled=False))
        append = Register(engine, "seratus.example", lambda facts: facts.standing.at).append
        with ThreadPoolExecutor(4) as threads:
            async with (
                Worker(environment.client, task_queue=REGISTER, activities=[append], activity_executor=threads),
                journeys(environment.client, None, queue),
            ):
                yield Office(World(skipper, engine, queue), engine)
    engine.dispose()


def enter(engine: Engine, state: JourneyState, dice: random.Random) -> None:
    """Enter the journey, its region, and everybody in it, each in some zone and language."""
    region = state.region
    with writing(engine) as session:
        session.add(RegionRow(id=region.id, name=region.name, province=region.province, zone=region.zone))
        session.add(JourneyRow(journey=state.id, cohort=state.cohort, region=region.id, state=state.model_dump_json()))
        known = set(session.exec(select(PersonRow.id)))
        own = (f"{who}.{region.id}.contoh" for who in ("narahubung", "kepala-daerah", "dewan", "tim"))
        for person in dict.fromkeys((*(p for held in state.people.holders.values() for p in held), *own)):
            if person not in known:
                zone, language = dice.choice(sorted(ABBREVIATIONS)), dice.choice(["id", "en"])
                fields = {"id": person, "name": f"{person} (contoh)", "zone": zone, "language": language}
                session.add(PersonRow(address=f"{person}@contoh.example", **fields))


class Relay:
    """The relay's own ledger, asked for what is due whenever the test says so."""

    def __init__(self, engine: Engine, now: datetime, journey: str) -> None:
        self._engine, self._clock, self._journey = engine, Clock(now), journey
        self._ledger = Ledger(engine, LETTERS, timedelta(hours=1), self._clock)
        self.sent: list[Sent] = []

    def work_until(self, now: datetime) -> None:
        """Send what has come due, at the moment at which it did."""
        while (due := self._next()) is not None and due <= now:
            self._clock.moment = max(due, self._clock.moment)
            claimed = self._ledger.claim(500)
            self.sent += [self._found(each.id) for each in claimed]
            self._ledger.mark([(each, Outcome(Fate.SENT, "250")) for each in claimed])
        self._clock.moment = now

    def _next(self) -> datetime | None:
        query = select(OutboxRow.not_before).where(OutboxRow.status == "draft", OutboxRow.journey == self._journey)
        with Session(self._engine) as session:
            return session.exec(query.order_by(col(OutboxRow.not_before))).first()

    def _found(self, id: int) -> Sent:
        with Session(self._engine) as session:
            row = session.get_one(OutboxRow, id)
            inside = session.exec(select(OutboxRow).where(OutboxRow.carried_by == id).order_by(col(OutboxRow.id)))
            zone = session.get_one(PersonRow, row.person).zone
            day = local(self._clock.moment, zone).date().isoformat()
            return row.mail_key, tuple(each.mail_key for each in inside), day


async def reached(office: Office, dice: random.Random, stage: str, step: str) -> Journey:
    """A journey that waits for *step*, some hours after it was asked for."""
    policy = any_policy(dice)
    # Whole days, so that a lapse is final at midnight.
    programme = policy.programme.model_copy(update={"margin_minutes": dice.choice([0, 24 * 60, 3 * 24 * 60])})
    state = journey_state(policy=policy.model_copy(update={"programme": programme}), people=guided())
    enter(office.engine, state, dice)
    journey = await office.world.begin(state, stage)
    await journey.go_on_until(step)
    if dice.random() < 0.4:
        now = await journey.state()
        later = now.calendar.plus(now.open[0].deadline.due.day, dice.randint(1, 9))
        await journey.say("extend", COORDINATOR, due=str(later), reason="permintaan daerah", step=now.open[0].ask.step)
    await journey.pass_time(timedelta(hours=dice.randint(0, 200)))
    await written(journey)
    return journey


@pytest.mark.parametrize("seed", [0, 1, 3, 4, 5, 6, 7, 8])
async def test_exactly_the_letters_that_were_foretold_leave(office: Office, seed: int) -> None:
    dice = random.Random(seed)
    journey = await reached(office, dice, *STARTS[(3 * seed) % len(STARTS)])
    now = await journey.now()
    relay = Relay(office.engine, now, journey.id)
    relay.work_until(now)
    relay.sent.clear()
    until = now + timedelta(days=DAYS)

    found = preview(office.engine, LETTERS, [await journey.state()], now, until)

    first = local(now, "Asia/Jakarta").date()
    for day in range(1, DAYS + 1):
        if (await journey.standing()).outcome:
            break
        # At noon the morning's post has come due, and nothing of the same day has ended yet.
        await journey.pass_until(first + timedelta(days=day), hour=12)
        await written(journey)
        relay.work_until(min(await journey.now(), until))
    relay.work_until(until)
    expected = [
        (each.key, each.carries, local(each.at, each.zone).date().isoformat())
        for each in found.letters
        if not each.held
    ]
    left = [each for each in relay.sent if found.ends[journey.id] != "decided" or each[2] <= expected[-1][2]]
    assert expected
    assert sorted(left) == sorted(expected)
    summaries = [local(each.at, each.zone).date() for each in found.letters if each.carries]
    assert [day for day in summaries if not (await journey.state()).calendar.is_working(day)] == []
    assert all(each.text and each.subject for each in found.letters if not each.held)


def test_a_preview_changes_nothing(tmp_path: Path) -> None:
    engine = connect(f"sqlite:///{tmp_path}/seratus.db")
    migrate(engine)
    state: Any = journey_state(people=guided())
    enter(engine, state, random.Random(0))

    found = preview(engine, LETTERS, [state], state.clock.real_anchor, state.clock.real_anchor + timedelta(days=9))

    assert (found.letters, found.ends) == ((), {state.id: "horizon"})
    with Session(engine) as session:
        assert list(session.exec(select(OutboxRow))) == []
