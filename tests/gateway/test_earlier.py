"""The result with which an evaluation is compared: the region's last one, from the register."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Engine

from activities.database import connect, migrate
from activities.register import Register
from gateway.begin import planned
from gateway.earlier import earlier_results
from gateway.registry import Person, Registry
from models.clock import Clock
from models.facts import IndexComputed
from models.journey import Region, journey_id
from models.noted import Noted, NotedFacts
from models.people import People, Role
from models.results import EarlierResult
from models.standing import Standing
from tests.office import COORDINATOR, FIRST
from tests.world import people, policy, sheet

REGION = Region(id="kota-contoh", code="33.99", name="Kota Contoh", province="Jawa Tengah", zone="Asia/Jakarta")
SCORES = {"baseline": Decimal("3.10")}


@pytest.fixture
def engine(tmp_path: Path) -> Iterator[Engine]:
    found = connect(f"sqlite:///{tmp_path}/seratus.db")
    migrate(found)
    yield found
    found.dispose()


def evaluated(engine: Engine, cohort: str, index: str, year: int, region: str = REGION.id) -> None:
    """Record that *region* was evaluated in *cohort* in *year*."""
    at, journey = datetime(year, 11, 5, 3, tzinfo=UTC), journey_id(cohort, region)
    fact = IndexComputed(index=Decimal(index), scores=SCORES, cycle=str(year))
    noted = Noted(identity="evaluation/index-computed", at=at, kind=fact.recorded_as, body=fact.model_dump(mode="json"))
    standing = Standing(journey=journey, cohort=cohort, region=region, stage="evaluation", at=at)
    Register(engine, "seratus.example").append(
        NotedFacts(journey=journey, facts=(noted,), standing=standing, people=People(), progress={})
    )


def result(index: str, cycle: str) -> EarlierResult:
    return EarlierResult(cycle=cycle, index=Decimal(index), scores=SCORES)


def test_the_last_result_of_a_region_in_another_cohort_counts(engine: Engine) -> None:
    evaluated(engine, "smart-city-2019", "3.40", 2020)
    evaluated(engine, "smart-city-2017", "3.10", 2018)
    evaluated(engine, "smart-city-2017", "2.90", 2018, region="kabupaten-contoh")

    assert earlier_results(engine, "smart-city-2021") == {
        "kota-contoh": result("3.40", "2020"),
        "kabupaten-contoh": result("2.90", "2018"),
    }
    assert earlier_results(engine, "smart-city-2019")["kota-contoh"] == result("3.10", "2018")


def test_what_a_rehearsal_gave_counts_in_rehearsals_only(engine: Engine) -> None:
    evaluated(engine, "gladi-smart-city-2018", "3.90", 2018)

    assert earlier_results(engine, "smart-city-2019") == {}
    assert earlier_results(engine, "gladi-smart-city-2019") == {"kota-contoh": result("3.90", "2018")}


def test_a_journey_is_begun_with_its_regions_earlier_result(engine: Engine) -> None:
    evaluated(engine, "smart-city-2017", "3.10", 2018)
    entries: list[tuple[Person, Role | None, str]] = [(person(FIRST), Role.OPERATOR, "")]
    for role, held in people().holders.items():
        entries += [(person(id), role, "smart-city-2018") for id in held]
    Registry(engine).enter(entries, FIRST)
    other = REGION.model_copy(update={"id": "kota-lain", "name": "Kota Lain"})
    sheets: dict[str, Any] = {REGION.id: sheet(), other.id: sheet()}

    states = planned(
        engine, policy(), [REGION, other], sheets, Clock.real(datetime(2018, 5, 8, tzinfo=UTC)), "smart-city-2018"
    )

    assert [state.earlier for state in states] == [result("3.10", "2018"), None]
    assert states[0].people.of(Role.COORDINATOR) == (COORDINATOR,)


def person(id: str) -> Person:
    return Person(id=id, name=f"{id} (contoh)", address="kantor@contoh.example")
