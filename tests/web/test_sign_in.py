"""The door: a mailed link and its typed code open one session once; nobody and nothing else comes in."""

from __future__ import annotations

import random
import re
import string
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from html.parser import HTMLParser
from threading import Barrier

import httpx
import pytest
from fastapi import FastAPI
from sqlmodel import col, func, select

from activities.composing import words_of
from activities.database import reading, writing
from activities.links import ALPHABET, Way, digest, masked, new_code, until, way_of, write_link
from activities.occasion import occasion_of
from activities.register import Register
from gateway.entrance.doors import ASKED_FOR, IDLE, LASTS, NEUTRAL, Doors
from gateway.letters.copying import copy
from models.errors import Refused
from models.people import Role
from models.tables import LinkRow, OutboxRow, PersonRow, RefusalRow, SessionRow
from tests.activities.occasions import read
from tests.activities.samples import DUE, JOURNEY, OFFICERS, PEOPLE, STEP, append, asked, batch, enter
from tests.web.conftest import ADDRESS, Visit
from web.app import application
from web.house import House
from web.routes.sign_in import inside

FIRST, SECOND = OFFICERS
COORDINATOR = PEOPLE.of(Role.COORDINATOR)[0]
NOW = datetime.now(UTC)


@pytest.fixture
def mailed(house: House) -> House:
    """A house whose officers were mailed a task with a link each."""
    enter(house.engine)
    Register(house.engine, "seratus.example", pages=ADDRESS).append(batch(asked()))
    return house


def way(house: House, person: str = FIRST) -> Way:
    """The link and the code in the task's mail to *person*, as they stand in its text."""
    with reading(house.engine) as session:
        row = session.exec(select(OutboxRow).where(OutboxRow.person == person)).one()
        _, text = read(house.letters.compose(occasion_of(session, row)))
    (url,) = re.findall(rf"^{ADDRESS}/masuk/\S+$", text, re.MULTILINE)
    (code,) = re.findall(rf"Kode: ([{ALPHABET}]{{4}}-[{ALPHABET}]{{4}})$", text, re.MULTILINE)
    return Way(url, code)


def path(house: House, person: str = FIRST) -> str:
    return way(house, person).url.removeprefix(ADDRESS)


def sessions(house: House) -> int:
    with reading(house.engine) as session:
        return session.exec(select(func.count()).select_from(SessionRow)).one()


def records(house: House) -> list[str]:
    """Why nobody came in, as it is on record."""
    with reading(house.engine) as session:
        return [row.why for row in session.exec(select(RefusalRow).order_by(col(RefusalRow.id)))]


async def test_link_code_and_the_task_is_there(mailed: House, visit: Visit) -> None:
    browser, link = visit(mailed), path(mailed)
    assert 'name="kode"' in (await browser.get(link)).text

    answer = await browser.post(link, data={"kode": way(mailed).code.lower().replace("-", " ")})

    assert answer.headers["location"] == f"/tugas/{JOURNEY}/masterplan%231v1"
    (cookie,) = answer.headers.get_list("set-cookie")
    assert "HttpOnly" in cookie
    assert "SameSite=lax" in cookie
    assert (await browser.get(link)).headers["location"] == f"/tugas/{JOURNEY}/masterplan%231v1"


async def test_the_same_link_opens_no_second_session(mailed: House, visit: Visit) -> None:
    link, code = path(mailed), way(mailed).code
    await visit(mailed).post(link, data={"kode": code})

    answer = await visit(mailed).post(link, data={"kode": code})

    assert (answer.status_code, sessions(mailed)) == (422, 1)
    assert NEUTRAL in answer.text
    assert records(mailed) == ["the link was used"]


def test_two_tries_at_once_open_one_session(mailed: House) -> None:
    token, code, start = path(mailed).rpartition("/")[2], way(mailed).code, Barrier(2)

    def attempt(client: str) -> str:
        start.wait(10)
        try:
            return mailed.doors.open(token, code, client).path
        except Refused as refusal:
            return str(refusal)

    with ThreadPoolExecutor(2) as threads:
        answers = set(threads.map(attempt, ("192.0.2.1", "192.0.2.2")))

    assert answers == {f"/tugas/{JOURNEY}/masterplan%231v1", NEUTRAL}
    assert (sessions(mailed), records(mailed)) == (1, ["the link was used"])


async def test_every_reason_has_the_same_sentence_and_the_record_knows_which(mailed: House, visit: Visit) -> None:
    link, code = path(mailed), way(mailed).code
    said = [(await visit(mailed).post(link, data={"kode": "AAAA-AAAA"})).text]
    said.append((await visit(mailed).post("/masuk/unknown", data={"kode": code})).text)
    said.append((await visit(mailed).post(path(mailed, SECOND), data={"kode": code})).text)
    with writing(mailed.engine) as session:
        session.get_one(LinkRow, digest(link.rpartition("/")[2])).expires_at = NOW
    said.append((await visit(mailed).post(link, data={"kode": code})).text)

    alerts = {re.sub(r"\s+", " ", re.findall(r'role="alert">([^<]*)', text)[0]) for text in said}
    assert alerts == {NEUTRAL}
    assert records(mailed) == ["the code is wrong", "the link is unknown", "the code is wrong", "the link is over"]
    assert sessions(mailed) == 0


async def test_a_link_opens_nothing_once_the_step_is_somebody_elses_or_done(mailed: House, visit: Visit) -> None:
    people = PEOPLE.model_copy(update={"holders": {**PEOPLE.holders, Role.OFFICER: (SECOND,)}})
    append(mailed.engine, batch(waiting=("masterplan#1v2",), people=people))

    answer = await visit(mailed).post(path(mailed), data={"kode": way(mailed).code})

    assert answer.status_code == 422
    assert records(mailed) == ["the person has no part in that step any more"]


async def test_a_link_survives_an_extension_of_its_step(mailed: House, visit: Visit) -> None:
    append(mailed.engine, batch(waiting=("masterplan#1v2",)))
    assert (await visit(mailed).post(path(mailed), data={"kode": way(mailed).code})).status_code == 303


async def test_ten_tries_a_minute_and_the_eleventh_waits(mailed: House, visit: Visit) -> None:
    browser, link = visit(mailed), path(mailed)
    for _ in range(10):
        await browser.post(link, data={"kode": "wrong"})

    answer = await browser.post(link, data={"kode": way(mailed).code})

    assert "there were 10 tries within 1 minute(s)" in answer.text
    later = Doors(mailed.engine, ADDRESS, "seratus.example", lambda: datetime.now(UTC) + timedelta(minutes=2))
    assert later.open(link.rpartition("/")[2], way(mailed).code, "127.0.0.1").path.startswith("/tugas/")


async def test_a_new_link_is_mailed_to_everybody_of_a_mailbox_and_said_of_none(mailed: House, visit: Visit) -> None:
    with writing(mailed.engine) as session:
        shared = session.get_one(PersonRow, FIRST).address
        session.get_one(PersonRow, SECOND).address = shared
    known = await visit(mailed).post("/masuk", data={"alamat": f" {shared.upper()} "})
    unknown = await visit(mailed).post("/masuk", data={"alamat": "nobody@contoh.example"})

    assert (known.status_code, known.headers["location"]) == (unknown.status_code, unknown.headers["location"])
    with reading(mailed.engine) as session:
        rows = session.exec(select(OutboxRow).where(OutboxRow.letter == "sign-in").order_by(OutboxRow.person)).all()
        assert [row.person for row in rows] == [FIRST, SECOND]
        subject, text = read(mailed.letters.compose(occasion_of(session, rows[0])))
        assert words_of(session, mailed.letters, rows[0])[1].count("/masuk/") == 0
        asked_for = way_of(rows[0].link)
    assert subject["Subject"] == "Tautan masuk ke halaman Seratus"
    assert asked_for is not None
    assert asked_for.url in text
    answer = await visit(mailed).post(asked_for.url.removeprefix(ADDRESS), data={"kode": asked_for.code})
    assert answer.headers["location"] == "/"


async def test_a_mailbox_is_written_to_three_times_an_hour_at_most(mailed: House, visit: Visit) -> None:
    answers = [await visit(mailed).post("/masuk", data={"alamat": f"{FIRST}@contoh.example"}) for _ in range(4)]
    assert [answer.status_code for answer in answers] == [303, 303, 303, 429]


async def test_signing_out_ends_the_session_for_good(mailed: House, visit: Visit) -> None:
    browser = visit(mailed, FIRST)
    assert (await browser.get("/")).headers["location"] == "/tugas"
    cookie = browser.cookies["seratus"]
    await browser.post("/keluar")
    browser.cookies.set("seratus", cookie)
    assert (await browser.get("/")).headers["location"] == "/masuk"


def test_a_session_ends_by_itself_when_nothing_is_looked_at_and_after_a_day_s_work(house: House) -> None:
    clock = [NOW]
    doors = Doors(house.engine, ADDRESS, "seratus.example", lambda: clock[0])
    cookie = doors.enter("somebody.contoh")
    for _ in range(10):
        clock[0] += timedelta(hours=1)
        assert doors.session(cookie)
    idle = doors.enter("somebody.contoh")
    clock[0] += IDLE
    assert doors.session(idle) is None
    assert clock[0] - NOW == LASTS
    assert doors.session(cookie) is None


async def test_a_language_is_kept_with_the_session_and_at_the_browser(mailed: House, visit: Visit) -> None:
    browser = visit(mailed, FIRST, "id")
    await browser.post("/bahasa", data={"bahasa": "en", "ke": "/x"})
    assert "There is no such page" in (await browser.get("/x")).text
    stranger = visit(mailed, language="id")
    assert (await stranger.post("/bahasa", data={"bahasa": "en", "ke": "//elsewhere"})).headers["location"] == "/"
    assert "There is no such page" in (await stranger.get("/x")).text


@pytest.mark.parametrize("path", ["https://elsewhere", "//elsewhere", "/\\elsewhere", "javascript:alert(1)", "", "x"])
def test_nobody_is_led_elsewhere(path: str) -> None:
    assert inside(path) == "/"


def test_ten_thousand_altered_links_are_no_link(house: House) -> None:
    with writing(house.engine) as session:
        link = write_link(session, ADDRESS, FIRST, NOW, until(DUE, NOW), JOURNEY, STEP)
    token, letters = link.url.rpartition("/")[2], string.ascii_letters + string.digits + "-_=+/ "
    rand = random.Random(6)
    altered = {token.upper(), token.lower(), token[:-1], token + "=", f" {token}", token[::-1], token.swapcase(), ""}
    while len(altered) < 10_000:
        at = rand.randrange(len(token))
        altered.add(token[:at] + rand.choice(letters) + token[at + 1 :])
        altered.add(token[:at] + rand.choice(letters) + token[at:])
        altered.add(token[:at] + rand.choice(letters) + token[at:-1] + rand.choice(letters))
    altered.discard(token)
    with reading(house.engine) as session:
        known = set(session.exec(select(LinkRow.digest)))
    assert known == {digest(token)}
    assert not known & {digest(each) for each in altered}
    doors = Doors(house.engine, ADDRESS, "seratus.example")
    for number, each in enumerate(sorted(altered)[:50]):
        with pytest.raises(Refused, match=NEUTRAL):
            doors.open(each, link.code, f"192.0.2.{number}")
    assert sessions(house) == 0


class Forms(HTMLParser):
    """The forms and links of a page, as a robot finds them."""

    def __init__(self) -> None:
        super().__init__()
        self.links: list[str] = []
        self.forms: list[tuple[str, str, dict[str, str]]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if tag == "a":
            self.links.append(given.get("href", ""))
        elif tag == "form":
            self.forms.append((given.get("method", "get"), given.get("action", ""), {}))
        elif tag in ("input", "button") and self.forms and given.get("name"):
            value = given.get("value") or {"email": "robot@contoh.example"}.get(given.get("type", ""), "12345678")
            self.forms[-1][2][given["name"]] = value


async def robot(app: FastAPI, number: int, url: str) -> None:
    """Open a mailed link, follow what is on its page, and submit every form with what a robot would enter."""
    transport = httpx.ASGITransport(app, client=(f"192.0.2.{number % 250}", number))
    async with httpx.AsyncClient(transport=transport, base_url=ADDRESS, verify=False) as browser:
        page = Forms()
        page.feed((await browser.get(url)).text)
        for link in page.links:
            await browser.get(link)
        for method, action, fields in page.forms:
            await browser.request(method, action or url, data=fields)


async def test_a_thousand_mails_opened_by_a_robot_decide_nothing_and_spend_no_link(house: House) -> None:
    with writing(house.engine) as session:
        links = [write_link(session, ADDRESS, FIRST, NOW, NOW + ASKED_FOR) for _ in range(1000)]

    app = application(house)
    for number, link in enumerate(links):
        await robot(app, number, link.url.removeprefix(ADDRESS))

    with reading(house.engine) as session:
        spent = session.exec(select(func.count()).where(col(LinkRow.spent_at).is_not(None))).one()
    assert (spent, sessions(house)) == (0, 0)


def test_nobody_but_the_reader_is_shown_link_and_code(mailed: House) -> None:
    with reading(mailed.engine) as session:
        row = session.exec(select(OutboxRow).where(OutboxRow.person == FIRST)).one()
        _, whole = read(mailed.letters.compose(occasion_of(session, row)))
        _, shown = words_of(session, mailed.letters, row)
    hidden = masked(whole)
    assert way(mailed).code in whole
    for text in (shown, hidden, copy(mailed.engine, mailed.letters, str(row.id), COORDINATOR)):
        assert way(mailed).code not in text
        assert path(mailed) not in text


def test_of_a_link_only_digests_are_kept_apart_from_the_letter_itself(mailed: House) -> None:
    token, code = path(mailed).rpartition("/")[2], way(mailed).code
    with reading(mailed.engine) as session:
        kept = session.get_one(LinkRow, digest(token)).model_dump_json()
    assert token not in kept
    assert code not in kept
    assert code.replace("-", "") not in kept


def test_a_code_has_no_characters_that_look_alike() -> None:
    codes = {new_code() for _ in range(200)}
    assert len(codes) == 200
    assert not set("".join(codes)) & set("01ILOU")
