"""Who sees and does what: the whole table of roles, actions and states, walked at every page."""

from __future__ import annotations

from typing import Any

import pytest
from fastapi.routing import APIRoute
from sqlmodel import select

from activities.database import reading, writing
from gateway.access import Part, part_in
from gateway.registry import Person, Registry
from models.access import EVERYBODY, RULES, SEND, Denied, State, check_access, may
from models.entitlement import TABLE
from models.messages import KINDS
from models.people import VOICES, Role
from models.standing import Standing
from models.steering import STEERING
from models.tables import DocumentUseRow, RefusalRow, StandingRow
from tests.access_table import PAGE, page
from tests.activities.samples import JOURNEY, OFFICERS, PEOPLE, append, asked, batch, enter
from tests.office import FIRST
from tests.web.conftest import Visit, entered
from web.app import ROUTERS
from web.house import House

COHORT = "cohort-contoh"
TASK = f"/tugas/{JOURNEY}/masterplan%231v1"
FORM = {"id": "00000000-0000-4000-8000-000000000001", "formulir": "kirim"}
FOR_ANYBODY = "for anybody"
"""The door."""
OWN = "own"
"""Whoever is signed in, and what it shows is their own."""
ROUTES = {
    "GET /masuk": FOR_ANYBODY,
    "POST /masuk": FOR_ANYBODY,
    "GET /masuk/{token}": FOR_ANYBODY,
    "POST /masuk/{token}": FOR_ANYBODY,
    "POST /keluar": FOR_ANYBODY,
    "POST /bahasa": FOR_ANYBODY,
    "GET /": OWN,
    "GET /tugas": OWN,
    "GET /tanda-terima/{journey:path}/{message}": OWN,
    "GET /unggah/{id}": OWN,
    "PUT /unggah/{id}/{number:int}": OWN,
    "POST /unggah/{id}/selesai": OWN,
    "POST /unggah": "hand-in-document",
    "GET /unggah/untuk/{journey:path}": "hand-in-document",
    "POST /unggah/untuk/{journey:path}": "hand-in-document",
    "GET /tugas/{journey:path}/{step}": "see-task",
    "GET /tugas/{journey:path}/{step}/lain/{kind}": "see-task",
    "POST /tugas/{journey:path}/{step}": "see-task",
    "POST /tugas/{journey:path}/{step}/simpan": "see-task",
    "GET /dokumen/{digest}": "see-document",
    "GET /dokumen/{digest}/{number:int}.png": "see-document",
    "GET /dokumen/{digest}/halaman": "see-document",
    "GET /angkatan": "see-board",
    "GET /angkatan/{cohort}": "see-board",
    "GET /angkatan/{cohort}/kabar": "see-board",
    "GET /angkatan/{cohort}/peringkat": "see-board",
    "GET /angkatan/{cohort}/pembimbing": "see-board",
    "GET /daerah/{journey:path}": "see-region",
    "GET /daerah/{journey:path}/kirim/{kind}": "steer",
    "POST /daerah/{journey:path}/kirim/{kind}": "steer",
    "GET /daerah": OWN,
    "GET /agenda": OWN,
    "GET /agenda.ics": OWN,
    "GET /orang": "see-post",
    "POST /orang": "see-post",
    "GET /orang/{id}": "see-post",
    "POST /orang/{id}/alamat": "see-post",
    "POST /orang/{id}/peran": "see-post",
    "GET /tandatangan/{cohort}": "steer",
    "POST /tandatangan/{cohort}": "steer",
    "GET /surat": "see-post",
    "POST /surat/lepas": "see-post",
    "GET /surat/dinas/{key:path}": "see-post",
    "POST /surat/dinas/{key:path}": "see-post",
    "POST /surat/{number}/salin": "see-post",
    "POST /surat/{number}/lagi": "see-post",
}
"""Every page and what it asks of the table; a new page is named here before it is shown to anybody."""
WALKED = (
    *(("GET", TASK, "see-task"), ("POST", TASK, "see-task"), ("POST", f"{TASK}/simpan", "see-task")),
    *(("GET", f"{TASK}/lain/substitute", "see-task"), ("GET", f"/daerah/{JOURNEY}", "see-region")),
    *(("GET", f"/daerah/{JOURNEY}/kirim/extend", "steer"), ("POST", f"/daerah/{JOURNEY}/kirim/stop", "steer")),
    *(("GET", "/angkatan", "see-board"), ("GET", f"/angkatan/{COHORT}", "see-board")),
    *(("GET", f"/angkatan/{COHORT}/{part}", "see-board") for part in ("peringkat", "pembimbing")),
    *(("GET", f"/unggah/untuk/{JOURNEY}", "hand-in-document"), ("GET", "/surat", "see-post")),
    *(("GET", "/surat/dinas/unknown", "see-post"), ("POST", "/surat/lepas", "see-post")),
    *(("POST", "/surat/1/salin", "see-post"), ("POST", "/surat/1/lagi", "see-post")),
)


@pytest.fixture
def lived_in(house: House) -> House:
    """One region under way, with somebody in every role."""
    enter(house.engine)
    append(house.engine, batch(asked()))
    for role in EVERYBODY:
        entered(house, somebody(role), role, JOURNEY if role not in RULES["see-board"].roles else COHORT)
    people = PEOPLE.model_copy(update={"holders": {role: (somebody(role),) for role in EVERYBODY}})
    append(house.engine, batch(people=people, waiting=()))
    return house


def somebody(role: Role) -> str:
    return f"{role}-saja.contoh"


def put_in(house: House, state: State) -> None:
    """Let the sample journey be in *state*."""
    with writing(house.engine) as session:
        row = session.get_one(StandingRow, JOURNEY)
        standing = Standing.model_validate_json(row.body)
        changes: dict[str, Any] = {"paused_since": None, "outcome": None}
        if state is State.PAUSED:
            changes["paused_since"] = standing.at
        elif state is State.ENDED:
            changes["outcome"] = "completed"
        row.body = standing.model_copy(update=changes).model_dump_json()


def denials(house: House) -> list[tuple[str, str, str]]:
    with reading(house.engine) as session:
        return [(row.person, row.journey, row.kind) for row in session.exec(select(RefusalRow))]


def test_the_page_of_access_is_the_table() -> None:
    assert PAGE.read_text(encoding="utf-8") == page()


def test_every_page_asks_the_table_or_shows_only_what_is_ones_own() -> None:
    routes = [route for router in ROUTERS for route in router.routes if isinstance(route, APIRoute)]
    assert {f"{method} {route.path}" for route in routes for method in route.methods or ()} == set(ROUTES)
    assert set(ROUTES.values()) - {FOR_ANYBODY, OWN} == {action for action in RULES if not action.startswith(SEND)}


def test_whatever_is_not_in_the_table_is_denied_to_everybody() -> None:
    for state in State:
        assert not may("see-everything", tuple(Role), state)
        assert not any(may(action, (), state) or may(action, VOICES, state) for action in RULES)
        with pytest.raises(Denied, match="see-everything is for nobody"):
            check_access("see-everything", FIRST, tuple(Role), state, JOURNEY)


def test_a_message_is_sent_by_those_whom_a_journey_lets_send_it_and_never_to_one_that_ended() -> None:
    for kind, allowed in TABLE.items():
        for role in EVERYBODY:
            sent = [may(f"{SEND}{kind}", (role,), state) for state in (State.OPEN, State.PAUSED, State.ENDED)]
            entitled = role in allowed
            assert sent == [entitled, entitled and issubclass(KINDS[kind], STEERING), False]


@pytest.mark.parametrize("state", list(State))
async def test_each_role_sees_what_the_table_says_and_nothing_else(lived_in: House, visit: Visit, state: State) -> None:
    put_in(lived_in, state)
    seen, expected = {}, {}
    for role in EVERYBODY:
        browser = visit(lived_in, somebody(role))
        for method, address, action in WALKED:
            answer = await browser.request(method, address, data=FORM if method == "POST" else None)
            assert answer.status_code in (200, 303, 403, 404, 422, 503)
            seen[role, method, address] = answer.status_code != 403
            expected[role, method, address] = may(action, (role,), state)
    assert seen == expected


async def test_a_document_is_shown_to_who_takes_part_in_its_journey(lived_in: House, visit: Visit) -> None:
    digest = lived_in.files.store("buku.txt", b"contoh", FIRST)
    with writing(lived_in.engine) as session:
        session.add(DocumentUseRow(digest=digest, journey=JOURNEY))
    elsewhere = entered(lived_in, "koordinator-lain.contoh", Role.COORDINATOR, "cohort-lain")
    persons = [*map(somebody, EVERYBODY), elsewhere]
    seen = [(await visit(lived_in, person).get(f"/dokumen/{digest}")).status_code for person in persons]
    assert seen == [*(200 for _ in EVERYBODY), 422]


async def test_nobody_sees_anything_without_signing_in_and_a_stranger_only_the_own(
    lived_in: House, visit: Visit
) -> None:
    stranger = entered(lived_in, "asing.contoh")
    for method, address, _ in WALKED:
        if method == "GET":
            assert (await visit(lived_in).get(address)).headers["location"].startswith("/masuk")
        assert (await visit(lived_in, stranger).request(method, address, data=FORM)).status_code == 403


async def test_a_denial_is_on_record(lived_in: House, visit: Visit) -> None:
    stranger = entered(lived_in, "asing.contoh")
    answer = await visit(lived_in, stranger, "id").get(f"/daerah/{JOURNEY}")
    assert f"{stranger} tidak memiliki peran yang menjangkau {JOURNEY}; see-region diperuntukkan bagi" in answer.text
    assert denials(lived_in) == [(stranger, JOURNEY, "access")]


def roles(house: House, person: str, journey: str = JOURNEY) -> Part:
    return part_in(house.engine, person, journey, house.now())


def test_a_region_sees_its_own_journey_alone_and_only_as_long_as_it_speaks_for_it(lived_in: House) -> None:
    officer = somebody(Role.OFFICER)
    elsewhere = "journey/cohort-contoh/kabupaten-lain"
    assert roles(lived_in, officer) == Part((Role.OFFICER,), State.OPEN)
    assert roles(lived_in, officer, elsewhere) == Part((), State.OPEN)
    append(lived_in.engine, batch(waiting=(), people=PEOPLE))
    assert roles(lived_in, officer).roles == ()
    assert roles(lived_in, OFFICERS[0]).roles == (Role.OFFICER,)


def test_a_reviewer_of_the_cohort_sees_a_region_once_asked_and_afterwards(lived_in: House) -> None:
    reviewer = entered(lived_in, "penelaah-8.contoh", Role.REVIEWER, COHORT)
    people = PEOPLE.model_copy(update={"holders": {**PEOPLE.holders, Role.REVIEWER: (reviewer,)}})
    append(lived_in.engine, batch(waiting=(), people=people))
    assert roles(lived_in, reviewer).roles == ()
    append(lived_in.engine, batch(asked("panel#1v1", (reviewer,), Role.REVIEWER), waiting=(), people=people))
    assert roles(lived_in, reviewer).roles == (Role.REVIEWER,)


def test_a_coordinator_reaches_every_region_of_the_own_cohort_and_none_of_another(lived_in: House) -> None:
    other = entered(lived_in, "koordinator-lain.contoh", Role.COORDINATOR, "cohort-lain")
    assert roles(lived_in, somebody(Role.COORDINATOR)).roles == (Role.COORDINATOR,)
    assert roles(lived_in, other).roles == ()
    assert roles(lived_in, other, "cohort/cohort-lain").roles == (Role.COORDINATOR,)


def test_whoever_is_waited_for_in_the_place_of_another_sees_the_region_meanwhile(lived_in: House) -> None:
    person = Person(id="pengganti.contoh", name="Pengganti (contoh)", address="pengganti@contoh.example")
    Registry(lived_in.engine).enter([(person, None, "")], FIRST)
    append(lived_in.engine, batch(asked(persons=(person.id,)), people=PEOPLE))
    assert roles(lived_in, person.id).roles == (Role.OFFICER,)
