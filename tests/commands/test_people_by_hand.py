"""People and substitutes typed in a shell: entered, listed, expiring, standing in everywhere with one order."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta
from pathlib import Path

from models.calendar import local
from models.people import Role
from tests.commands.test_bulk_by_hand import desk
from tests.commands.test_by_hand import Shell
from tests.gateway.test_bulk import opened
from tests.gateway.test_send import wait_for_entry
from tests.office import COORDINATOR, FIRST, Office

__all__ = ["desk"]

AWAY, SUBSTITUTE = "penelaah-1.contoh", "penelaah-9.contoh"


async def test_a_person_is_entered_with_days_and_zone_listed_and_told_before_the_last_day(tmp_path: Path) -> None:
    shell = Shell(SERATUS_DATABASE_URL=f"sqlite:///{tmp_path}/seratus.db")
    mail = ("--address", "bersama@contoh.example")
    last = (datetime.now(UTC) + timedelta(days=9)).date().isoformat()
    first = ("people", "add", FIRST, "--name", "Pendiri (contoh)", *mail, "--role", "operator")
    other = ("people", "add", AWAY, "--name", "Penelaah (contoh)", *mail, "--role", "reviewer", "--scope", "angkatan-a")

    assert await shell(*first, person=FIRST) == (0, f"{FIRST} entered as operator in every cohort", "")
    assert await shell(*other, "--zone", "Asia/Jayapura", "--until", last, person=FIRST) == (
        0,
        f"{AWAY} entered as reviewer in angkatan-a",
        "",
    )
    code, out, _ = await shell("people", "list", "--scope", "angkatan-a")
    assert (code, out.splitlines()[1:]) == (
        0,
        [f"{AWAY}  Penelaah (contoh)  id, WIT  reviewer, angkatan-a until {last}  shares its mailbox with {FIRST}"],
    )
    code, out, _ = await shell("people", "expiring", "--days", "10", "--json")
    assert [(each["person"], each["until"], each["journeys"]) for each in json.loads(out)] == [(AWAY, last, [])]
    assert await shell("people", "expiring", "--days", "5") == (0, "no role ends in these days", "")
    code, out, err = await shell(*other, "--zone", "Asia/Tokyo", person=FIRST)
    assert (code, out, err) == (
        1,
        "",
        "the person is not well described: zone: zone 'Asia/Tokyo' is not one of Asia/Jakarta, Asia/Pontianak, "
        "Asia/Makassar, Asia/Jayapura",
    )


async def test_a_substitute_is_named_and_ended_in_every_journey_of_a_cohort(desk: Shell, office: Office) -> None:
    office.enter(SUBSTITUTE)
    first, second = await opened(office, 2)
    today = local(datetime.now(UTC), "Asia/Jakarta").date()
    days = ("--from", str(today), "--until", str(today + timedelta(days=3)))
    typed = (AWAY, "--by", SUBSTITUTE, "--reason", "dinas luar (contoh)", "--cohort", office.cohort)

    code, out, err = await desk("people", "substitute", *typed, *days, "--json", person=AWAY)
    assert (code, err) == (0, "")
    assert [(each["journey"], each["result"]) for each in json.loads(out)] == [
        (id, "accepted") for id in sorted((first.id, second.id))
    ]
    assert await desk("people", "substitute", *typed, *days, "--json", person=AWAY) == (0, out, "")
    for state in (first, second):
        await wait_for_entry(office, state.id, "substitute-named")

    code, out, _ = await desk("people", "end-substitution", *typed, person=COORDINATOR)
    assert (code, [line.split()[:2] for line in sorted(out.splitlines())]) == (
        0,
        [["accepted", f"{id}:"] for id in sorted((first.id, second.id))],
    )
    code, out, err = await desk("people", "substitute", *typed[:-2], *days, "--role", "raja", person=AWAY)
    assert (code, out, err.partition(";")[0]) == (
        1,
        "",
        "the substitution is not well described: role: input should be 'officer', 'head', 'coordinator', 'signatory', "
        "'assessor', 'mentor', 'reviewer', 'verifier', 'evaluator', 'moderator', 'operator', 'partner', 'cohort' or "
        "'journey'",
    )


async def test_an_officer_enters_a_successor_for_the_own_region(desk: Shell, office: Office) -> None:
    (state,) = await opened(office, 1)
    officer = state.people.of(Role.OFFICER)[0]
    new = f"baru.{state.region.id}.contoh"
    typed = ("people", "add", new, "--name", "Narahubung baru (contoh)", "--address", "baru@contoh.example")

    assert await desk(*typed, "--role", "officer", "--region", state.region.id, person=officer) == (
        0,
        f"{new} entered; name this person in `starter.py send {state.id} change-contacts`",
        "",
    )
    code, _, err = await desk(*typed, "--role", "reviewer", "--region", state.region.id, person=officer)
    assert (code, err) == (1, "a region enters people as officer or head, not as reviewer")
