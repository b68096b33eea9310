"""An address opens doors: only who has an office wherever the person has a part changes it, and old doors shut."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import Engine

from activities.database import connect, migrate, writing
from activities.links import write_link
from gateway.entrance.doors import NEUTRAL, Doors
from gateway.registry import Person, Registry
from models.errors import Refused
from models.people import Role

FIRST, ONE, OTHER, REVIEWER = "pendiri.contoh", "koordinator-1.contoh", "koordinator-2.contoh", "penelaah-1.contoh"
PAGES = "https://seratus.example"


def person(id: str, address: str | None = None) -> Person:
    return Person(id=id, name=f"{id} (contoh)", address=address or f"{id.removesuffix('.contoh')}@contoh.example")


@pytest.fixture
def engine(tmp_path: Path) -> Iterator[Engine]:
    """An empty database."""
    found = connect(f"sqlite:///{tmp_path}/seratus.db")
    migrate(found)
    yield found
    found.dispose()


@pytest.fixture
def registry(engine: Engine) -> Registry:
    """A coordinator for each of two cohorts, and a reviewer of the first."""
    found = Registry(engine)
    found.enter([(person(FIRST), Role.OPERATOR, "")], FIRST)
    entries = ((ONE, Role.COORDINATOR, "satu"), (OTHER, Role.COORDINATOR, "dua"), (REVIEWER, Role.REVIEWER, "satu"))
    found.enter([(person(id), role, scope) for id, role, scope in entries], FIRST)
    return found


@pytest.mark.parametrize("whose", [REVIEWER, ONE, FIRST])
def test_a_coordinator_of_another_cohort_changes_no_address(registry: Registry, whose: str) -> None:
    with pytest.raises(Refused, match=f"{OTHER} is neither coordinator nor operator"):
        registry.enter([(person(whose, "lain@contoh.example"), None, "")], OTHER)


def test_names_are_corrected_as_before(registry: Registry) -> None:
    registry.enter([(person(REVIEWER).model_copy(update={"name": "Nama benar (contoh)"}), None, "")], OTHER)


@pytest.mark.parametrize("by", [ONE, FIRST, REVIEWER])
def test_with_the_address_old_links_and_sessions_end(registry: Registry, engine: Engine, by: str) -> None:
    if by == REVIEWER:
        registry.enter([(person(REVIEWER), Role.COORDINATOR, "satu")], FIRST)
    doors, now = Doors(engine, PAGES, "seratus.example"), datetime.now(UTC)
    cookie = doors.enter(REVIEWER)
    with writing(engine) as session:
        link = write_link(session, PAGES, REVIEWER, now, now + timedelta(hours=1))

    registry.enter([(person(REVIEWER, "baru@contoh.example"), None, "")], by)

    assert doors.session(cookie) is None
    with pytest.raises(Refused, match=NEUTRAL):
        doors.open(link.url.rpartition("/")[2], link.code, "192.0.2.1")


def test_the_same_address_shuts_nothing(registry: Registry, engine: Engine) -> None:
    doors = Doors(engine, PAGES, "seratus.example")
    cookie = doors.enter(REVIEWER)
    registry.enter([(person(REVIEWER), None, "")], ONE)
    assert doors.session(cookie) is not None
