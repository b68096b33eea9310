"""What a coordinator sees first in the morning: what is late, then today, then soon, and what waits for them."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import Any

from models.calendar import LocalDeadline
from models.morning import MOST, listed, steps
from models.people import Role
from models.standing import Standing, Waiting

AT = datetime(2026, 6, 24, 0, 30, tzinfo=UTC)
"""7.30 in Jakarta on a Wednesday."""
ZONE = "Asia/Jakarta"
COORDINATOR, OFFICER = "koordinator.contoh", "narahubung.contoh"


def waiting(day: int, step: str = "masterplan", person: str = OFFICER, **changes: Any) -> Waiting:
    fields: dict[str, Any] = {
        "step": step,
        "key": f"{step}#1v1",
        "role": Role.OFFICER,
        "persons": (person,),
        "since": AT - timedelta(days=20),
        "due": LocalDeadline(day=date(2026, 6, day), zone="Asia/Jayapura"),
        "estimated": False,
        "next_at": None,
        "next_what": None,
        "then": "is proposed to lapse",
    }
    return Waiting.model_validate({**fields, **changes})


def standing(region: str, *open_: Waiting, **changes: Any) -> Standing:
    journey = f"journey/cohort-contoh/{region}"
    fields = {"journey": journey, "cohort": "cohort-contoh", "region": region, "stage": "masterplan", "at": AT}
    return Standing.model_validate({**fields, "waiting": open_, **changes})


def told(*standings: Standing) -> dict[str, list[tuple[str, int]]]:
    found = steps(standings, COORDINATOR, AT, ZONE)
    return {name: [(line.region, line.due.day.day) for line in each.lines] for name, each in found.items()}


def test_every_open_step_stands_where_its_date_puts_it_the_most_urgent_first() -> None:
    regions = [standing(f"kota-{day}", waiting(day)) for day in (30, 23, 24, 22, 25)]

    assert told(*regions, standing("kota-jauh", waiting(30, due=LocalDeadline(day=date(2026, 7, 2), zone=ZONE)))) == {
        "late": [("kota-22", 22), ("kota-23", 23)],
        "today": [("kota-24", 24)],
        "soon": [("kota-25", 25), ("kota-30", 30)],
        "mine": [],
    }


def test_a_date_is_late_by_the_regions_own_clock() -> None:
    jakarta = waiting(23, due=LocalDeadline(day=date(2026, 6, 23), zone="Asia/Jakarta"))
    at = datetime(2026, 6, 23, 15, 30, tzinfo=UTC)  # 22.30 in Jakarta, half past midnight in Jayapura

    found = steps([standing("kota-a", jakarta), standing("kota-b", waiting(23))], COORDINATOR, at, ZONE)

    assert [line.region for line in found["late"].lines] == ["kota-b"]
    assert [line.region for line in found["today"].lines] == ["kota-a"]


def test_what_waits_for_the_coordinator_is_listed_beside_whatever_its_date() -> None:
    late, far = waiting(22, "gate", COORDINATOR), LocalDeadline(day=date(2026, 9, 1), zone=ZONE)

    found = told(standing("kota-a", late), standing("kota-b", waiting(30, "presentation", COORDINATOR, due=far)))

    assert found == {"late": [("kota-a", 22)], "today": [], "soon": [], "mine": [("kota-a", 22), ("kota-b", 1)]}


def test_a_paused_journey_and_what_is_asked_of_a_cohort_itself_are_left_out() -> None:
    found = told(
        standing("kota-a", waiting(22), paused_since=AT),
        standing("cohort-contoh", waiting(22, "assessments", "angkatan.cohort-contoh", role=Role.COHORT)),
    )

    assert found == {"late": [], "today": [], "soon": [], "mine": []}


def test_a_long_list_shows_its_first_lines_and_how_many_more_there_are() -> None:
    found = steps([standing(f"kota-{n:03}", waiting(22)) for n in range(MOST + 7)], COORDINATOR, AT, ZONE)["late"]

    assert ([line.region for line in found.lines], found.more) == ([f"kota-{n:03}" for n in range(MOST)], 7)
    assert (len(listed(range(MOST)).lines), listed(range(MOST)).more) == (MOST, 0)
