"""A small cohort on record, written by the register itself."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import Engine

from activities.database import connect, migrate, writing
from activities.register import Register
from gateway.registry import Person, Registry
from models.calendar import LocalDeadline
from models.journey import Region, journey_id
from models.noted import Noted, NotedFacts
from models.people import People, Role
from models.standing import Standing, Waiting
from models.tables import JourneyRow
from tests.office import COORDINATOR, FIRST
from tests.world import journey_state

COHORT = "cohort-papan"
NOW = datetime(2018, 6, 13, 3, 0, tzinfo=UTC)
"""A Wednesday, 10.00 WIB."""
REGIONS = {
    "kota-bogor": ("Kota Bogor", "Jawa Barat", "Asia/Jakarta"),
    "kota-denpasar": ("Kota Denpasar", "Bali", "Asia/Makassar"),
    "kabupaten-mimika": ("Kabupaten Mimika", "Papua Tengah", "Asia/Jayapura"),
    "kabupaten-jayapura": ("Kabupaten Jayapura", "Papua", "Asia/Jayapura"),
}


class Cohort:
    """Writes what journeys would note."""

    def __init__(self, engine: Engine) -> None:
        self.engine = engine
        self.register = Register(engine, "contoh.example")
        registry = Registry(engine)
        first = Person(id=FIRST, name="Pendiri (contoh)", address="pendiri@contoh.example")
        registry.enter([(first, Role.OPERATOR, "")], FIRST)
        for id in (COORDINATOR, "penelaah.contoh"):
            name = f"{id.removesuffix('.contoh').capitalize()} (contoh)"
            person = Person(id=id, name=name, address=f"{id.removesuffix('.contoh')}@contoh.example")
            registry.enter([(person, Role.COORDINATOR if id == COORDINATOR else None, "")], FIRST)
        for number, (id, (name, province, zone)) in enumerate(REGIONS.items(), 1):
            region = Region(id=id, name=name, province=province, zone=zone, code=f"91.{number:02}")
            registry.add_regions([region])
            state = journey_state(region=region, cohort=COHORT)
            with writing(engine) as session:
                row = JourneyRow(journey=state.id, cohort=COHORT, region=id, state=state.model_dump_json())
                session.add(row)

    def note(self, region: str, at: datetime, stage: str, *waiting: Waiting, kinds: int = 1, **standing: object) -> str:
        """Note *kinds* facts of a region and where it stands then."""
        journey = journey_id(COHORT, region)
        facts = tuple(
            Noted(identity=f"{stage}/{at.isoformat()}/{each}", at=at, kind="entered", body={"stage": stage})
            for each in range(kinds)
        )
        fields = {"journey": journey, "cohort": COHORT, "region": region, "stage": stage, "at": at, "waiting": waiting}
        stands = Standing.model_validate({**fields, **standing})
        self.register.append(NotedFacts(journey=journey, facts=facts, standing=stands, people=People(), progress={}))
        return journey


def waits(step: str, due: date, region: str, role: Role = Role.REVIEWER, *persons: str) -> Waiting:
    """An open step of a region, by its own zone."""
    return Waiting(
        step=step,
        key=f"{step}#1v1",
        role=role,
        persons=persons or ("penelaah.contoh",),
        since=NOW - timedelta(days=20),
        due=LocalDeadline(day=due, zone=REGIONS[region][2]),
        estimated=False,
        next_at=None,
        next_what=None,
        then="escalates",
    )


@pytest.fixture
def cohort(tmp_path: Path) -> Iterator[Cohort]:
    """Four regions begun, nothing noted yet."""
    engine = connect(f"sqlite:///{tmp_path}/board.db")
    migrate(engine)
    yield Cohort(engine)
    engine.dispose()


@pytest.fixture
def at_work(cohort: Cohort) -> Cohort:
    """Bogor late since Sunday, Denpasar due on Friday, Mimika paused, Jayapura ended."""
    at = NOW - timedelta(days=1)
    cohort.note("kota-bogor", at, "masterplan", waits("panel", date(2018, 6, 10), "kota-bogor"))
    due = waits("evidence", date(2018, 6, 15), "kota-denpasar", Role.OFFICER, COORDINATOR)
    cohort.note("kota-denpasar", at, "quickwin", due)
    paused = waits("panel", date(2018, 6, 1), "kabupaten-mimika")
    cohort.note("kabupaten-mimika", at, "masterplan", paused, paused_since=at)
    cohort.note("kabupaten-jayapura", at, "mou", outcome="lapsed")
    return cohort
