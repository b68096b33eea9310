"""An outbox with many reminders due at one hour, made of facts by the register; everything in it is illustrative."""

from __future__ import annotations

from datetime import UTC, datetime, time, timedelta

from sqlalchemy import Engine, update

from activities.database import writing
from activities.register import Register
from bench.sample import candidates, policy
from gateway.calendar import work_calendar
from models.calendar import LocalDeadline, instant, local
from models.clock import Clock
from models.facts import Reminded
from models.journey import JourneyState, Region
from models.noted import Noted, NotedFacts
from models.people import People, Role
from models.standing import Standing, Waiting
from models.tables import JourneyRow, OutboxRow, PersonRow, RegionRow

OFFICERS = 20
"""Persons reminded in each journey; everybody is reminded once."""
STEP = "masterplan#1v1"
ZONE = "Asia/Jakarta"
NOW = datetime.now(UTC)
EIGHT = instant(local(NOW, ZONE).date(), time(8), ZONE)
"""What the programme's clock shows when the rows are written, at whatever time of day that is."""
DUE = LocalDeadline(day=local(NOW, ZONE).date() + timedelta(days=3), zone=ZONE)


def fill(engine: Engine, count: int, domain: str) -> None:
    """Remind *count* sample persons of the masterplan, twenty of each region; the reminders are meant for 08.15."""
    register, sample = Register(engine, domain), policy()
    calendar = work_calendar(NOW.year, 5, collective_leave=True)
    for number, candidate in enumerate(candidates(count // OFFICERS)):
        officers = tuple(f"narahubung-{number}-{place}.contoh" for place in range(OFFICERS))
        state = JourneyState(
            region=candidate.region,
            cohort="ukur-pos",
            policy=sample,
            calendar=calendar,
            clock=Clock(real_anchor=NOW, programme_anchor=EIGHT),
            people=People(holders={Role.OFFICER: officers}),
        )
        _enter(engine, state, candidate.region, officers)
        register.append(_reminded(state, officers))


def let_come_due(engine: Engine, moment: datetime) -> None:
    """Let the reminders' hour be *moment*."""
    with writing(engine) as session:
        session.execute(update(OutboxRow).values(not_before=moment))


def _enter(engine: Engine, state: JourneyState, region: Region, officers: tuple[str, ...]) -> None:
    with writing(engine) as session:
        session.add(RegionRow(**region.model_dump(include={"id", "name", "province", "zone"})))
        body = state.model_dump_json()
        session.add(JourneyRow(journey=state.id, cohort=state.cohort, region=region.id, started=True, state=body))
        for person in officers:
            address = f"{person.removesuffix('.contoh')}@contoh.example"
            session.add(PersonRow(id=person, name=f"{person} (contoh)", address=address))


def _reminded(state: JourneyState, officers: tuple[str, ...]) -> NotedFacts:
    fact = Reminded(step=STEP, role=Role.OFFICER, persons=officers, also=(), due=DUE, days_left=3)
    noted = Noted(
        identity=f"masterplan/reminded/{STEP}/1", at=EIGHT, kind="reminded", body=fact.model_dump(mode="json")
    )
    waiting = Waiting(
        step="masterplan",
        key=STEP,
        role=Role.OFFICER,
        persons=officers,
        since=EIGHT,
        due=DUE,
        estimated=False,
        next_at=None,
        next_what=None,
        then="is proposed to lapse",
    )
    standing = Standing(
        journey=state.id, cohort=state.cohort, region=state.region.id, stage="masterplan", at=EIGHT, waiting=(waiting,)
    )
    return NotedFacts(journey=state.id, facts=(noted,), standing=standing, people=state.people, progress={"round": 1})
