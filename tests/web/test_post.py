"""The post's pages: release of formal letters in one table, words for WhatsApp, what did not arrive, the ledger."""

from __future__ import annotations

import re
from urllib.parse import quote

import pytest
from sqlmodel import select

from activities.database import reading, writing
from gateway.registry import Person, Registry
from models.facts import Asked
from models.people import Role
from models.tables import LetterRow, OutboxRow, RefusalRow, RoleRow
from queries.post_ledger import INDONESIAN, WORDS
from tests.activities.samples import AT, DUE, JOURNEY, OFFICERS, PEOPLE, append, batch, concluded, enter
from tests.web.conftest import Visit
from web.house import House

HEAD = "kepala.contoh"
COORDINATOR = PEOPLE.of(Role.COORDINATOR)[0]
INVITATION = concluded(Asked(step="invitation#1v1", role=Role.HEAD, persons=(HEAD,), due=DUE), of="invitation#1v1")
KEY = f"{JOURNEY}/{INVITATION.identity}/mou-invitation"
DATED = AT.date().isoformat()
PAGE = f"/surat/dinas/{quote(KEY)}"
FORM = {
    "key.2": KEY,
    "number.2": "B-001/CONTOH/06/2026",
    "date.2": DATED,
    "signatory": "Penanda Tangan Contoh",
    "position": "Direktur Contoh",
}


@pytest.fixture
def written(house: House) -> House:
    """A house in which a formal letter is held and a task waits for its hour."""
    enter(house.engine)
    with writing(house.engine) as session:
        session.add(RoleRow(person=COORDINATOR, role=Role.COORDINATOR, scope=""))
    append(house.engine, batch(INVITATION, waiting=("invitation#1v1",)))
    return house


def letter(house: House) -> LetterRow:
    with reading(house.engine) as session:
        return session.get_one(LetterRow, KEY)


async def test_a_letter_is_released_with_what_the_registry_gave(written: House, visit: Visit) -> None:
    browser = visit(written, COORDINATOR)
    assert f'name="key.2" value="{KEY}"' in (await browser.get("/surat")).text

    answer = await browser.post("/surat/lepas", data=FORM)

    assert (answer.status_code, answer.headers["location"]) == (303, "/surat?dilepas=1")
    found = letter(written)
    assert (found.status, found.registry_number, found.dated, found.signatory, found.place) == (
        *("released", "B-001/CONTOH/06/2026", DATED, "Penanda Tangan Contoh", "Jakarta"),
    )


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"number.2": "", "date.2": ""}, "no number was entered; write number and date beside at least one letter"),
        ({"date.2": ""}, "nothing is released; row 2: date: field required"),
        ({"nip": "123"}, "nothing is released; row 2: nip: string should match pattern"),
        ({"date.2": "2000-01-01"}, "the letter cannot be dated 2000-01-01"),
        ({"capacity": "a.n."}, "behalf is given with the capacity a.n., and with no other"),
    ],
)
async def test_what_is_wrong_is_named_and_what_was_entered_stays(
    written: House, visit: Visit, changes: dict[str, str], sentence: str
) -> None:
    answer = await visit(written, COORDINATOR).post("/surat/lepas", data=FORM | changes)

    assert answer.status_code == 422
    assert sentence in answer.text
    assert 'name="signatory" type="text" value="Penanda Tangan Contoh"' in answer.text
    assert letter(written).status == "held"
    with reading(written.engine) as session:
        assert [(row.person, row.kind) for row in session.exec(select(RefusalRow))] == [(COORDINATOR, "letters")]


async def test_a_held_letter_gets_other_words(written: House, visit: Visit) -> None:
    browser = visit(written, COORDINATOR)

    assert "Sehubungan dengan" in (await browser.get(PAGE)).text

    await browser.post(PAGE, data={"body": "Paragraf satu.\r\n\r\nParagraf dua."})

    assert letter(written).body == "Paragraf satu.\n\nParagraf dua."
    assert "Paragraf dua." in (await browser.get(PAGE)).text


async def test_words_that_are_refused_stay_in_the_form(written: House, visit: Visit) -> None:
    answer = await visit(written, COORDINATOR).post(PAGE, data={"body": " \x00 kata"})
    assert answer.status_code == 422
    assert "the body has a control character" in answer.text
    assert letter(written).body is None


async def test_a_notice_is_copied_for_whatsapp_and_that_is_on_record(written: House, visit: Visit) -> None:
    browser = visit(written, COORDINATOR, "id")
    answer = await browser.post(f"/surat/{task(written)}/salin")
    assert re.search(r"<textarea[^>]* readonly>\*[^<]+\*", answer.text)
    assert INDONESIAN["copied"] in (await browser.get(f"/surat?tentang={HEAD}")).text


def task(house: House) -> int:
    """The number of the task's post."""
    with reading(house.engine) as session:
        return int(session.exec(select(OutboxRow.id).where(OutboxRow.letter == "task")).one() or 0)


async def test_a_formal_letter_is_not_copied_before_it_is_released(written: House, visit: Visit) -> None:
    with reading(written.engine) as session:
        number = session.exec(select(OutboxRow.id).where(OutboxRow.status == "held")).first()
    answer = await visit(written, COORDINATOR).post(f"/surat/{number}/salin")
    assert answer.status_code == 422
    assert f"#{number} is a formal letter without number, date and signatory" in answer.text


async def test_what_failed_is_sent_again_once_its_address_lives(written: House, visit: Visit) -> None:
    number, browser = task(written), visit(written, COORDINATOR)
    fail(written, number)
    assert f'action="/surat/{number}/lagi"' in (await browser.get("/surat")).text

    assert (await browser.post(f"/surat/{number}/lagi")).status_code == 303

    with reading(written.engine) as session:
        assert session.get_one(OutboxRow, number).status == "draft"


def fail(house: House, number: int) -> None:
    """Let a post have failed."""
    with writing(house.engine) as session:
        row = session.get_one(OutboxRow, number)
        row.status, row.why = "failed", "554 refused"


async def test_only_the_office_sees_the_post(written: House, visit: Visit) -> None:
    officer = visit(written, OFFICERS[0])
    for way in (officer.get("/surat"), officer.get(PAGE), officer.post("/surat/lepas", data=FORM)):
        answer = await way
        assert answer.status_code == 403
        assert "see-post is for coordinator or operator" in answer.text
    assert letter(written).status == "held"


async def test_a_coordinator_of_another_cohort_releases_nothing(written: House, visit: Visit) -> None:
    other = Person(id="koordinator-lain.contoh", name="Koordinator lain (contoh)", address="lain@contoh.example")
    Registry(written.engine).enter([(other, Role.COORDINATOR, "angkatan-lain")], COORDINATOR)
    answer = await visit(written, other.id).post("/surat/lepas", data=FORM)
    assert answer.status_code == 422
    assert letter(written).status == "held"


def test_every_line_of_the_ledger_is_said_in_indonesian() -> None:
    assert set(INDONESIAN) == set(WORDS)
    assert {key for key, words in INDONESIAN.items() if "{}" in words} <= {k for k, w in WORDS.items() if "{}" in w}
