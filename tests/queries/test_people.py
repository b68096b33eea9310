"""Who is who: roles with their days, shared mailboxes, and roles that end while a journey still names their holder."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from sqlalchemy import Engine
from sqlmodel import Session

from activities.database import connect, migrate
from gateway.registry import Entry, Person, Registry
from models.people import People, Role
from models.tables import StandingRow
from queries.people import Expiring, Held, Listed, expiring, listed

FIRST, REVIEWER, OFFICER = "pendiri.contoh", "penelaah.contoh", "narahubung.contoh"
JOURNEY, COHORT = "journey/angkatan-a/kota-bogor", "angkatan-a"
NOW = datetime(2026, 6, 10, 3, tzinfo=UTC)


def person(id: str, address: str) -> Person:
    return Person(id=id, name=f"{id} (contoh)", address=address)


@pytest.fixture
def engine(tmp_path: Path) -> Engine:
    engine = connect(f"sqlite:///{tmp_path}/seratus.db")
    migrate(engine)
    Registry(engine).enter([(person(FIRST, "kantor@contoh.example"), Role.OPERATOR, "")], FIRST)
    last = date(2026, 6, 30)
    entries = [
        Entry(person(REVIEWER, "Bersama@contoh.example"), Role.REVIEWER, COHORT, date(2026, 1, 1), last),
        Entry(person(OFFICER, "bersama@contoh.example"), Role.OFFICER, JOURNEY),
    ]
    Registry(engine).enter(entries, FIRST)
    return engine


def journey(engine: Engine, outcome: str | None = None, reviewer: str = REVIEWER) -> None:
    people = People(holders={Role.REVIEWER: (reviewer,)})
    about = {"cohort": COHORT, "region": "kota-bogor", "stage": "masterplan", "at": NOW, "body": "{}"}
    row = StandingRow(journey=JOURNEY, **about, outcome=outcome, people=people.model_dump_json(), progress="{}")
    with Session(engine) as session:
        session.add(row)
        session.commit()


def ending(*journeys: str) -> Expiring:
    about = {"person": REVIEWER, "name": f"{REVIEWER} (contoh)", "role": "reviewer", "scope": COHORT}
    return Expiring.model_validate({**about, "until": "2026-06-30", "journeys": journeys})


def test_people_are_listed_with_their_roles_and_who_shares_a_mailbox(engine: Engine) -> None:
    held = Held(role="reviewer", scope=COHORT, since=date(2026, 1, 1), until=date(2026, 6, 30))
    about = {"language": "id", "zone": "Asia/Jakarta", "dead": False}

    assert listed(engine, COHORT) == [
        Listed(id=REVIEWER, name=f"{REVIEWER} (contoh)", roles=(held,), shares_with=(OFFICER,), **about)
    ]
    assert [(each.id, each.shares_with) for each in listed(engine)] == [
        (OFFICER, (REVIEWER,)),
        (FIRST, ()),
        (REVIEWER, (OFFICER,)),
    ]


def test_a_role_that_ends_soon_is_told_with_the_journeys_that_name_its_holder(engine: Engine) -> None:
    journey(engine)

    assert expiring(engine, 19, NOW) == []
    assert expiring(engine, 20, NOW) == [ending(JOURNEY)]


def test_a_role_that_has_ended_is_told_as_long_as_a_journey_names_its_holder(engine: Engine) -> None:
    later = datetime(2026, 9, 1, tzinfo=UTC)

    assert expiring(engine, 30, later) == []
    journey(engine)
    assert expiring(engine, 30, later) == [ending(JOURNEY)]


@pytest.mark.parametrize(("outcome", "reviewer"), [("completed", REVIEWER), (None, "penelaah-2.contoh")])
def test_a_journey_that_has_ended_or_names_somebody_else_is_not_told(
    engine: Engine, outcome: str | None, reviewer: str
) -> None:
    journey(engine, outcome, reviewer)

    assert expiring(engine, 20, NOW) == [ending()]
