"""The calendar's page: the own dates, a cohort's for who steers it, past sessions apart, and the same as a file."""

from __future__ import annotations

import re

import pytest

from activities.database import writing
from gateway.registry import Person, Registry
from models.facts import Asked
from models.messages import KINDS
from models.noted import Noted
from models.people import Role
from models.tables import RoleRow
from tests.activities.samples import COORDINATORS, JOURNEY, OFFICERS, append, asked, batch, concluded, enter, said
from tests.activities.samples import DUE as LATE
from tests.web.conftest import Visit
from web.house import House

COHORT = "cohort-contoh"
PAST, AHEAD = "2026-06-25", "2099-03-02"


@pytest.fixture
def written(house: House) -> House:
    """A house with an open step of the officers, one of the coordinators, a session that was and one that comes."""
    enter(house.engine)
    with writing(house.engine) as session:
        session.add(RoleRow(person=COORDINATORS[0], role=Role.COORDINATOR, scope=""))
    own = Asked(step="gate#1v1", role=Role.COORDINATOR, persons=COORDINATORS, due=LATE)
    sessions = (session_on("contoh-0001", PAST, 1), session_on("contoh-0002", AHEAD, 2))
    append(
        house.engine, batch(asked(), concluded(own, of="gate#1v1"), *sessions, waiting=("masterplan#1v1", "gate#1v1"))
    )
    return house


def session_on(id: str, day: str, number: int) -> Noted:
    """That a session was given its day."""
    fields = {"session": number, "on": day, "place": f"Aula {number} (contoh)"}
    return said(KINDS["session-date"], id=id, person="pembimbing.contoh", **fields)


def rows(page: str, heading: str) -> list[list[str]]:
    """The cells of the table of this name, without marks and spaces."""
    table = re.search(rf"<caption[^>]*>{heading}</caption>(.*?)</table>", page, re.DOTALL)
    found = re.findall(r"<tr>(.*?)</tr>", table[1] if table else "", re.DOTALL)[1:]
    cells = [re.findall(r"<t[hd][^>]*>(.*?)</t[hd]>", row, re.DOTALL) for row in found]
    return [[" ".join(re.sub("<[^>]+>", " ", cell).split()) for cell in row] for row in cells]


async def test_an_officer_sees_the_own_deadlines_and_sessions(written: House, visit: Visit) -> None:
    page = (await visit(written, OFFICERS[0]).get("/agenda")).text
    assert rows(page, "Open deadlines and sessions") == [
        ["30 June 2026 at 23.59 WIB late", "Due: masterplan and action plan", "Kota Contoh"],
        ["Monday, 2 March 2099", "Training session II Aula 2 (contoh)", "Kota Contoh"],
    ]
    assert rows(page, "Sessions that are past") == [
        ["Thursday, 25 June 2026", "Training session I Aula 1 (contoh)", "Kota Contoh"]
    ]
    assert 'name="angkatan"' not in page
    assert f'href="/daerah/{JOURNEY}"' in page


async def test_the_calendar_speaks_indonesian(written: House, visit: Visit) -> None:
    page = (await visit(written, OFFICERS[0], "id").get("/agenda")).text
    assert rows(page, "Batas waktu terbuka dan sesi")[0][0] == "30 Juni 2026 pukul 23.59 WIB terlambat"


async def test_who_steers_a_cohort_sees_all_its_dates(written: House, visit: Visit) -> None:
    browser = visit(written, COORDINATORS[0])
    own, whole = (await browser.get("/agenda")).text, (await browser.get(f"/agenda?angkatan={COHORT}")).text
    assert len(rows(own, "Open deadlines and sessions")) == 1
    assert len(rows(whole, "Open deadlines and sessions")) == 3
    assert f'<option value="{COHORT}" selected>' in whole
    assert f'href="/agenda.ics?angkatan={COHORT}"' in whole


async def test_the_file_has_the_same_dates(written: House, visit: Visit) -> None:
    answer = await visit(written, OFFICERS[0]).get("/agenda.ics")
    assert (answer.status_code, answer.headers["content-type"]) == (200, "text/calendar; charset=utf-8")
    assert answer.headers["content-disposition"] == 'attachment; filename="agenda.ics"'
    assert answer.text.count("BEGIN:VEVENT") == 3
    whole = await visit(written, COORDINATORS[0]).get(f"/agenda.ics?angkatan={COHORT}")
    assert whole.text.count("BEGIN:VEVENT") == 4


@pytest.mark.parametrize(
    ("language", "sentence"),
    [("en", f"{OFFICERS[0]} does not steer {COHORT}"), ("id", f"{OFFICERS[0]} tidak mengoordinasikan {COHORT}")],
)
async def test_whoever_does_not_steer_a_cohort_sees_only_the_own_dates(
    written: House, visit: Visit, language: str, sentence: str
) -> None:
    for path in ("/agenda", "/agenda.ics"):
        answer = await visit(written, OFFICERS[0], language).get(f"{path}?angkatan={COHORT}")
        assert (answer.status_code, sentence in answer.text) == (422, True)


async def test_a_coordinator_of_another_cohort_does_not_see_this_one(written: House, visit: Visit) -> None:
    other = Person(id="koordinator-lain.contoh", name="Koordinator lain (contoh)", address="lain@contoh.example")
    Registry(written.engine).enter([(other, Role.COORDINATOR, "angkatan-lain")], COORDINATORS[0])
    answer = await visit(written, other.id).get(f"/agenda?angkatan={COHORT}")
    assert answer.status_code == 422


async def test_a_cohort_of_which_nothing_is_recorded_is_named(written: House, visit: Visit) -> None:
    answer = await visit(written, COORDINATORS[0]).get("/agenda?angkatan=tak-ada")
    assert "nothing is recorded of a cohort &#39;tak-ada&#39;" in answer.text
