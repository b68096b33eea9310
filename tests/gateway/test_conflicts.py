"""Whoever comes from a region or works for it is not appointed to judge or to guide it."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from activities.database import connect, migrate, writing
from gateway.conflicts import check_conflicts
from gateway.people_file import read_people
from gateway.registry import Person, Registry
from models.errors import Refused
from models.journey import Region
from models.people import People, Role
from models.tables import StandingRow
from tests.models.samples import said
from tests.office import COORDINATOR, Office

JOURNEY = "journey/angkatan-a/kota-bogor"
BOGOR = Region(id="kota-bogor", code="32.71", name="Kota Bogor", province="Jawa Barat", zone="Asia/Jakarta")


@pytest.fixture
def registry(tmp_path: Path) -> Registry:
    """A registry with its first operator."""
    engine = connect(f"sqlite:///{tmp_path}/seratus.db")
    migrate(engine)
    registry = Registry(engine)
    registry.enter([(person("pendiri.contoh"), Role.OPERATOR, "")], "pendiri.contoh")
    return registry


def person(id: str, **ties: str) -> Person:
    return Person.model_validate({"id": id, "name": f"{id} (contoh)", "address": "contoh@contoh.example", **ties})


def why(registry: Registry, role: Role | None, scope: str, **ties: str) -> str:
    """The sentence with which somebody with *ties* is refused."""
    with pytest.raises(Refused) as refusal:
        registry.enter([(person("dewi.contoh", **ties), role, scope)], "pendiri.contoh")
    return str(refusal.value)


def test_a_tie_to_a_region_that_does_not_exist_is_refused(registry: Registry) -> None:
    assert why(registry, None, "", home="kota-bogr") == (
        "home: there is no region 'kota-bogr'; write a region's id, such as kabupaten-boyolali"
    )
    assert why(registry, None, "", employer="kabupaten-bogr") == (
        "employer: there is no region 'kabupaten-bogr'; write a region's id, such as kabupaten-boyolali"
    )
    registry.enter([(person("dewi.contoh", home="kota-bogor", employer="bappenas"), None, "")], "pendiri.contoh")


def test_nobody_from_the_region_is_entered_as_one_who_judges_or_guides_it(registry: Registry) -> None:
    assert why(registry, Role.EVALUATOR, JOURNEY, home="kota-bogor") == (
        "dewi.contoh is from kota-bogor; evaluator is somebody without such a tie"
    )
    assert why(registry, Role.MENTOR, JOURNEY, employer="kota-bogor") == (
        "dewi.contoh works for kota-bogor; mentor is somebody without such a tie"
    )
    registry.enter([(person("dewi.contoh", home="kota-bogor"), Role.OFFICER, JOURNEY)], "pendiri.contoh")


def test_whoever_judges_the_whole_cohort_does_not_judge_the_own_region(registry: Registry) -> None:
    everybody = [(person("dewi.contoh", home="kota-bogor"), Role.REVIEWER, "angkatan-a")]
    registry.enter([*everybody, (person("eka.contoh"), Role.REVIEWER, "angkatan-a")], "pendiri.contoh")

    assert registry.people(JOURNEY).of(Role.REVIEWER) == ("eka.contoh",)
    assert registry.people("journey/angkatan-a/kota-cimahi").of(Role.REVIEWER) == ("dewi.contoh", "eka.contoh")


def test_what_is_known_of_somebody_stays_where_a_correction_says_nothing(registry: Registry) -> None:
    registry.enter([(person("dewi.contoh", home="kota-bogor"), None, "")], "pendiri.contoh")
    registry.enter([(person("dewi.contoh", employer="bappenas"), None, "")], "pendiri.contoh")

    assert "dewi.contoh is from kota-bogor" in why(registry, Role.ASSESSOR, JOURNEY)


@pytest.mark.parametrize(
    ("kind", "fields", "role"),
    [
        ("replace", {"role": "reviewer", "new": "dewi.contoh"}, "reviewer"),
        ("replace", {"role": "mentor", "new": "dewi.contoh"}, "mentor"),
        ("assign-mentor", {"mentor": "dewi.contoh"}, "mentor"),
        ("substitute", {"role": "evaluator", "substitute": "dewi.contoh"}, "evaluator"),
    ],
)
def test_a_message_that_appoints_somebody_from_the_region_is_refused(
    registry: Registry, kind: str, fields: dict[str, str], role: str
) -> None:
    registry.add_regions([BOGOR])
    registry.enter([(person("dewi.contoh", home="kota-bogor"), None, "")], "pendiri.contoh")

    with pytest.raises(Refused) as refusal:
        check_conflicts(registry._engine, JOURNEY, said(kind, **fields))
    assert str(refusal.value) == (
        f"dewi.contoh is from Kota Bogor; a conflict of interest bars the role {role}, name somebody else"
    )
    check_conflicts(registry._engine, "journey/angkatan-a/kota-cimahi", said(kind, **fields))


def test_a_new_officer_of_the_region_comes_from_it_of_course(registry: Registry) -> None:
    registry.enter([(person("dewi.contoh", home="kota-bogor"), None, "")], "pendiri.contoh")

    check_conflicts(registry._engine, JOURNEY, said("replace", role="officer", new="dewi.contoh"))


def test_a_candidate_for_a_mentor_is_named_with_the_home_that_is_known(registry: Registry) -> None:
    registry.enter([(person("dewi.contoh", home="kota-bogor"), None, "")], "pendiri.contoh")
    nameless = said("mentor-candidates", candidates=[{"person": "dewi.contoh", "capacity": 3}])

    with pytest.raises(Refused) as refusal:
        check_conflicts(registry._engine, "cohort/angkatan-a", nameless)
    assert str(refusal.value) == "dewi.contoh is from kota-bogor; name it as the candidate's home"
    home = [{"person": "dewi.contoh", "home": "kota-bogor", "capacity": 3}]
    check_conflicts(registry._engine, "cohort/angkatan-a", said("mentor-candidates", candidates=home))


def test_a_file_of_people_may_say_where_they_come_from(tmp_path: Path) -> None:
    file = tmp_path / "orang.csv"
    file.write_text(
        "id,name,address,language,role,region,home,employer\n"
        "dewi.contoh,Dewi (contoh),dewi@contoh.example,id,reviewer,,kota-bogor,\n"
        "eka.contoh,Eka (contoh),eka@contoh.example,id,reviewer,,,bappenas\n"
    )

    assert [(each.id, each.home, each.employer) for each in read_people(file, [])] == [
        ("dewi.contoh", "kota-bogor", None),
        ("eka.contoh", None, "bappenas"),
    ]


async def test_the_refusal_of_a_conflict_is_on_record(office: Office) -> None:
    state = await office.begun()
    dewi = Person(id="dewi.contoh", name="Dewi (contoh)", address="dewi@contoh.example", home=state.region.id)
    office.registry.enter([(dewi, None, "")], COORDINATOR)
    fields = {"role": "evaluator", "old": "evaluator.contoh", "new": "dewi.contoh", "reason": "mutasi (contoh)"}

    with pytest.raises(Refused):
        await office.send(state, "replace", COORDINATOR, **fields)

    assert office.refusals(state.id) == [
        (
            COORDINATOR,
            "replace",
            f"dewi.contoh is from {state.region.name}; "
            "a conflict of interest bars the role evaluator, name somebody else",
        )
    ]


@pytest.mark.parametrize(("role", "barred"), [(Role.OFFICER, False), (Role.REVIEWER, True)])
def test_a_substitute_for_every_role_is_barred_only_where_one_of_them_judges(
    registry: Registry, role: Role, barred: bool
) -> None:
    registry.add_regions([BOGOR])
    registry.enter([(person("dewi.contoh", home="kota-bogor"), None, "")], "pendiri.contoh")
    message = said("substitute", role=None, substitute="dewi.contoh")
    people = People(holders={role: (message.person_for,)})  # type: ignore[attr-defined]  # a substitution has it
    with writing(registry._engine) as session:
        about = {"cohort": "angkatan-a", "region": "kota-bogor", "stage": "training", "at": datetime.now(UTC)}
        session.add(StandingRow(journey=JOURNEY, body="{}", people=people.model_dump_json(), progress="{}", **about))

    if barred:
        with pytest.raises(Refused, match="a conflict of interest bars the role reviewer"):
            check_conflicts(registry._engine, JOURNEY, message)
    else:
        check_conflicts(registry._engine, JOURNEY, message)
