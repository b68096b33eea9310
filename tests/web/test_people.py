"""The people's pages: who is who, a role with its days, an address that lives again, and refusals on record."""

from __future__ import annotations

import re
from datetime import date

import pytest
from sqlmodel import select

from activities.database import reading, writing
from models.people import Role
from models.tables import PersonRow, RefusalRow, RoleRow
from queries.person import known
from tests.activities.samples import COORDINATORS, JOURNEY, OFFICERS, append, asked, batch, enter
from tests.web.conftest import Visit, entered
from web.house import House

NEW = "penelaah-9.contoh"
FORM = {
    "id": NEW,
    "name": "Penelaah Sembilan (contoh)",
    "address": "penelaah-9@contoh.example",
    "language": "en",
    "zone": "Asia/Jayapura",
    "role": "reviewer",
    "scope": "angkatan-contoh",
    "since": "2026-01-01",
    "until": "2026-12-31",
}


@pytest.fixture
def office(house: House) -> str:
    return entered(house, "koordinator.contoh", Role.COORDINATOR)


def refusals(house: House) -> list[tuple[str, str, str]]:
    with reading(house.engine) as session:
        return [(row.journey, row.person, row.kind) for row in session.exec(select(RefusalRow))]


def given(house: House, person: str) -> list[tuple[str, str, date | None, date | None]]:
    with reading(house.engine) as session:
        rows = session.exec(select(RoleRow).where(RoleRow.person == person))
        return [(row.role, row.scope, row.since, row.until) for row in rows]


def ids(page: str) -> list[str]:
    """Whom a page of people lists, in its order."""
    return re.findall(r'<th scope="row"><a class="target" href="/orang/([\w.-]+)"', page)


async def test_a_person_is_entered_with_a_role_and_its_days(house: House, office: str, visit: Visit) -> None:
    browser = visit(house, office)
    answer = await browser.post("/orang", data=FORM)

    assert (answer.status_code, answer.headers["location"]) == (303, f"/orang/{NEW}?dicatat=1")
    assert given(house, NEW) == [("reviewer", "angkatan-contoh", date(2026, 1, 1), date(2026, 12, 31))]
    found = known(house.engine, NEW)
    assert (found.person.name, found.address) == (FORM["name"], FORM["address"])
    assert (found.person.language, found.person.zone) == ("en", "Asia/Jayapura")
    page = (await browser.get(answer.headers["location"])).text
    assert "Entered. This is what is on record now." in page
    assert "from 1 January 2026 until 31 December 2026" in page


@pytest.mark.parametrize(
    ("changes", "english", "indonesian"),
    [
        ({"name": " "}, "not well described: name: field required", "belum benar: name: wajib diisi"),
        (
            {"until": "2025-12-31"},
            "cannot be reviewer from 2026-01-01 until 2025-12-31; the last day comes later",
            "2026-01-01",
        ),
        (
            {"until": "31/12/2026"},
            "until: &#39;31/12/2026&#39; is no day; write it as 2026-06-30",
            "bukan tanggal; tulis seperti 2026-06-30",
        ),
        (
            {"role": "cohort"},
            "&#39;cohort&#39; is no role that a person holds",
            "bukan peran yang dapat dipegang seseorang",
        ),
        (
            {"role": ""},
            "scope, since, until is given without a role; choose the role, or leave this empty",
            "diisi tanpa peran",
        ),
    ],
)
async def test_what_is_wrong_is_named_in_both_languages_and_what_was_entered_stays(
    house: House, office: str, visit: Visit, changes: dict[str, str], english: str, indonesian: str
) -> None:
    for language, sentence in (("en", english), ("id", indonesian)):
        answer = await visit(house, office, language).post("/orang", data=FORM | changes)
        assert answer.status_code == 422
        alert = re.search(r'role="alert">(.*?)</div>', answer.text, re.DOTALL)
        assert alert is not None
        assert sentence in alert[1]
        assert f'name="id" type="text" value="{NEW}"' in answer.text
        assert '<option value="Asia/Jayapura" selected>' in answer.text
    assert given(house, NEW) == []
    assert refusals(house) == [("angkatan-contoh", office, "people")] * 2


async def test_a_coordinator_of_one_cohort_gives_no_role_in_another(house: House, visit: Visit) -> None:
    mine = entered(house, "koordinator-lain.contoh", Role.COORDINATOR, "angkatan-lain")
    answer = await visit(house, mine).post("/orang", data=FORM)
    assert answer.status_code == 422
    assert "is neither coordinator nor operator in angkatan-contoh" in answer.text
    assert given(house, NEW) == []


async def test_people_are_found_by_name_or_id(house: House, office: str, visit: Visit) -> None:
    entered(house, "asesor-1.contoh", Role.ASSESSOR, "angkatan-contoh")
    entered(house, "asesor-2.contoh")
    browser = visit(house, office)
    assert ids((await browser.get("/orang")).text) == [
        *("asesor-1.contoh", "asesor-2.contoh", "koordinator.contoh", "pendiri.contoh")
    ]
    assert ids((await browser.get("/orang?cari=ASESOR-2")).text) == ["asesor-2.contoh"]
    assert "Nobody of this name or id is entered." in (await browser.get("/orang?cari=tidak-ada")).text
    assert "Tidak ada orang dengan nama atau ID itu." in (await visit(house, office, "id").get("/orang?cari=x-x")).text


async def test_a_role_that_ends_soon_and_a_shared_mailbox_are_told(house: House, office: str, visit: Visit) -> None:
    browser = visit(house, office)
    today = house.now().date().isoformat()
    await browser.post("/orang", data=FORM | {"since": "", "until": today, "address": "koordinator@contoh.example"})
    page = (await browser.get("/orang")).text
    assert re.findall(r"shared with ([\w.-]+)", page) == [NEW, office]
    assert page.count(f'href="/orang/{NEW}"') == 2


async def test_a_corrected_address_takes_mail_again(house: House, office: str, visit: Visit) -> None:
    mentor = entered(house, "pembimbing-1.contoh", Role.MENTOR, "angkatan-contoh")
    with writing(house.engine) as session:
        session.get_one(PersonRow, mentor).address_dead = True
    browser = visit(house, office)
    assert "address dead" in (await browser.get(f"/orang/{mentor}")).text

    wrong = await browser.post(f"/orang/{mentor}/alamat", data={"address": "a@contoh.example, b@contoh.example"})
    assert (wrong.status_code, known(house.engine, mentor).person.dead) == (422, True)
    assert 'value="a@contoh.example, b@contoh.example"' in wrong.text
    assert refusals(house) == [("-", office, "people")]

    assert (await browser.post(f"/orang/{mentor}/alamat", data={"address": "baru@contoh.example"})).status_code == 303
    found = known(house.engine, mentor)
    assert (found.address, found.person.dead, found.person.name) == (
        *("baru@contoh.example", False, f"{mentor} (contoh)"),
    )
    assert given(house, mentor) == [("mentor", "angkatan-contoh", None, None)]


async def test_a_role_is_given_and_a_dead_address_stays_dead(house: House, office: str, visit: Visit) -> None:
    mentor = entered(house, "pembimbing-1.contoh")
    with writing(house.engine) as session:
        session.get_one(PersonRow, mentor).address_dead = True
    browser = visit(house, office)

    wrong = await browser.post(f"/orang/{mentor}/peran", data={"role": "mentor", "scope": "a", "since": "kemarin"})
    assert wrong.status_code == 422
    assert 'name="since" type="date" value="kemarin"' in wrong.text

    given_ = {"role": "mentor", "scope": "angkatan-contoh", "since": "2026-02-01", "until": ""}
    assert (await browser.post(f"/orang/{mentor}/peran", data=given_)).status_code == 303
    assert given(house, mentor) == [("mentor", "angkatan-contoh", date(2026, 2, 1), None)]
    assert known(house.engine, mentor).person.dead


async def test_a_persons_page_lists_the_open_tasks(house: House, visit: Visit) -> None:
    enter(house.engine)
    with writing(house.engine) as session:
        session.add(RoleRow(person=COORDINATORS[0], role=Role.COORDINATOR, scope=""))
    append(house.engine, batch(asked()))
    page = (await visit(house, COORDINATORS[0]).get(f"/orang/{OFFICERS[0]}")).text
    assert f'href="/tugas/{JOURNEY}/masterplan%231v1"' in page
    assert "30 June 2026" in page


async def test_only_the_office_sees_people_and_an_unknown_one_is_named(house: House, office: str, visit: Visit) -> None:
    outsider = visit(house, entered(house, "pembimbing-1.contoh", Role.MENTOR))
    for way in (outsider.get("/orang"), outsider.get(f"/orang/{office}"), outsider.post("/orang", data=FORM)):
        answer = await way
        assert (answer.status_code, "see-post is for" in answer.text) == (403, True)
    assert (
        "there is no person &#39;tak-ada.contoh&#39;" in (await visit(house, office).get("/orang/tak-ada.contoh")).text
    )
