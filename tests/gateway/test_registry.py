"""People and regions: entered on somebody's word, found by their roles."""

from __future__ import annotations

from pathlib import Path

import pytest
from sqlmodel import Session, select

from activities.database import connect, migrate
from gateway.registry import Person, Registry, persons_named
from models.errors import Refused
from models.people import People, Role
from models.tables import PersonRow, RoleRow
from tests.models.samples import said


@pytest.fixture
def registry(tmp_path: Path) -> Registry:
    engine = connect(f"sqlite:///{tmp_path}/seratus.db")
    migrate(engine)
    return Registry(engine)


def person(id: str, address: str = "contoh@contoh.example") -> Person:
    return Person(id=id, name=f"{id} (contoh)", address=address)


def test_the_first_one_enters_itself_and_from_then_on_an_office_is_needed(registry: Registry) -> None:
    registry.enter([(person("pendiri.contoh"), Role.OPERATOR, "")], "pendiri.contoh")
    registry.enter([(person("koordinator.contoh"), Role.COORDINATOR, "angkatan-a")], "pendiri.contoh")

    registry.enter([(person("penelaah.contoh"), Role.REVIEWER, "angkatan-a")], "koordinator.contoh")
    with pytest.raises(Refused, match="neither coordinator nor operator in angkatan-b"):
        registry.enter([(person("penelaah.contoh"), Role.REVIEWER, "angkatan-b")], "koordinator.contoh")
    with pytest.raises(Refused, match="neither coordinator nor operator"):
        registry.enter([(person("teman.contoh"), None, "")], "penelaah.contoh")

    assert registry.roles("penelaah.contoh", "journey/angkatan-a/kota-contoh") == (Role.REVIEWER,)
    assert registry.roles("penelaah.contoh", "journey/angkatan-b/kota-contoh") == ()
    assert registry.people("journey/angkatan-a/kota-contoh") == People(
        holders={
            Role.COORDINATOR: ("koordinator.contoh",),
            Role.OPERATOR: ("pendiri.contoh",),
            Role.REVIEWER: ("penelaah.contoh",),
        }
    )


def test_a_list_with_one_fault_enters_nobody(registry: Registry) -> None:
    entries = [(person("satu.contoh"), Role.OPERATOR, ""), (person("dua.contoh", "a@contoh, b@contoh"), None, "")]

    with pytest.raises(Refused, match="is not one e-mail address; write it as"):
        registry.enter(entries, "satu.contoh")

    with Session(registry._engine) as session:
        assert (session.exec(select(PersonRow)).all(), session.exec(select(RoleRow)).all()) == ([], [])


@pytest.mark.parametrize(
    "address", ["a@-x.example", "u@office.123", "a@x_y.example", '"a"@x.example', "a@b", "ä@x.example"]
)
def test_an_address_no_letter_could_be_sent_to_is_not_entered(registry: Registry, address: str) -> None:
    with pytest.raises(Refused, match="is not one e-mail address"):
        registry.enter([(person("satu.contoh", address), None, "")], "satu.contoh")


def test_a_person_entered_again_is_corrected(registry: Registry) -> None:
    registry.enter([(person("satu.contoh"), Role.OPERATOR, "")], "satu.contoh")

    registry.enter([(person("satu.contoh", "baru@contoh.example"), Role.OPERATOR, "")], "satu.contoh")

    with Session(registry._engine) as session:
        assert [row.address for row in session.exec(select(PersonRow))] == ["baru@contoh.example"]
        assert len(session.exec(select(RoleRow)).all()) == 1


@pytest.mark.parametrize(
    ("kind", "fields", "named"),
    [
        ("seat", {"holder": "bappenas.contoh"}, {"bappenas.contoh"}),
        (
            "mentor-candidates",
            {"candidates": [{"person": f"calon-{n}.contoh", "capacity": 3} for n in (1, 2)]},
            {"calon-1.contoh", "calon-2.contoh"},
        ),
        ("tot-attendance", {"present": ["calon-1.contoh"]}, {"calon-1.contoh"}),
        ("tot-attendance", {"present": []}, set()),
        (
            "tot-marks",
            {"marks": {"calon-1.contoh": "80", "calon-2.contoh": "75"}},
            {"calon-1.contoh", "calon-2.contoh"},
        ),
        ("mentor-leaves", {"mentor": "calon-1.contoh"}, {"calon-1.contoh"}),
        ("attendance", {"present": 24}, set()),
    ],
)
def test_whoever_a_message_names_must_have_been_entered(
    registry: Registry, kind: str, fields: dict[str, object], named: set[str]
) -> None:
    message = said(kind, **fields)

    assert persons_named(message) == named
    if named:
        with pytest.raises(Refused) as refusal:
            registry.check_persons(message)
        assert str(refusal.value) == (
            f"there is no person {', '.join(sorted(named))}; enter people before a message names them"
        )
    everybody = ("pendiri.contoh", *sorted(named))
    registry.enter([(person(id), Role.OPERATOR, "") for id in everybody], "pendiri.contoh")
    registry.check_persons(message)
