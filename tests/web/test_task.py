"""One task for the person who does it: what is read, what is sent, the receipt, and what a refusal leaves standing."""

from __future__ import annotations

import asyncio
import re
from collections.abc import AsyncIterator, Callable
from pathlib import Path
from typing import Any

import httpx
import pytest_asyncio
from sqlmodel import select
from temporalio.client import Client
from temporalio.testing import WorkflowEnvironment

from activities.database import reading
from gateway.files import Files
from gateway.send import Gateway
from models.messages import KINDS
from models.people import People
from models.tables import DraftRow, RegisterRow
from rehearsal.view import Deed
from tests.web.conftest import Visit
from tests.web.forms.sheets import Sheet, sheets
from tests.web.lived import address, caught_up, enter, house_of, known
from tests.world import Journey, people
from web.forms.reading import Entered
from web.house import House

OFFICER = "kontak-lama.contoh"
REVIEWERS = ("penelaah-1.contoh", "penelaah-2.contoh", "penelaah-3.contoh")
SIGNATORY, HEAD, COORDINATOR = "penanda-tangan.contoh", "kepala-daerah.contoh", "koordinator.contoh"
Begun = Callable[..., Any]


@pytest_asyncio.fixture
async def begun(begin: Begun, environment: WorkflowEnvironment, tmp_path: Path) -> AsyncIterator[Begun]:
    """Begins a journey at a stage, with pages over it and a gateway that reaches it."""

    async def _begun(stage: str, **changes: Any) -> tuple[Journey, House]:
        journey: Journey = await begin(stage, **changes)
        engine = journey.world.engine
        files = Files(engine, tmp_path)
        gateway = Gateway(environment.client, engine, files, patience=10)
        house = house_of(engine, files, gateway)
        await known(journey)
        enter(house, OFFICER, SIGNATORY, HEAD, COORDINATOR, *REVIEWERS)
        return journey, house

    yield _begun


async def opened(journey: Journey, browser: httpx.AsyncClient, step: str) -> tuple[str, dict[str, Sheet], str]:
    """The address of the open step's page, its forms, and the page."""
    standing = await caught_up(journey)
    key = next(waiting.key for waiting in standing.waiting if waiting.step.startswith(step))
    answer = await browser.get(address(journey.id, key))
    assert answer.status_code == 200, answer.text
    return address(journey.id, key), sheets(answer.text), answer.text


async def receipt(browser: httpx.AsyncClient, sent: httpx.Response) -> str:
    """The receipt's page, once the register holds what was sent."""
    assert sent.status_code == 303, sent.text
    for _ in range(500):
        page = (await browser.get(sent.headers["location"])).text
        if "Accepted and recorded." in page:
            return page
        assert "Accepted, being recorded." in page
        await asyncio.sleep(0.02)
    raise AssertionError("it never was recorded")


def facts(house: House, journey: Journey, kind: str) -> list[RegisterRow]:
    with reading(house.engine) as session:
        query = select(RegisterRow).where(RegisterRow.journey == journey.id, RegisterRow.kind == kind)
        return list(session.exec(query))


def drafts(house: House, journey: Journey) -> list[tuple[str, str]]:
    with reading(house.engine) as session:
        rows = session.exec(select(DraftRow).where(DraftRow.journey == journey.id))
        return [(row.person, row.form) for row in rows]


async def handed_in(journey: Journey) -> None:
    """Every book and the action plan are there, so that the panel sits."""
    for deed in await journey.deeds():
        await journey.do(deed)
    await journey.until_open("panel")


async def test_a_book_is_handed_in_once_though_its_form_is_sent_twice(begun: Begun, visit: Visit) -> None:
    journey, house = await begun("masterplan")
    browser = visit(house, OFFICER)
    page, forms, _ = await opened(journey, browser, "masterplan")
    assert list(forms) == ["book:analisis-strategis", "book:masterplan", "book:ringkasan-eksekutif", "action-plan"]

    book = {"document.berkas": ("buku.txt", b"Analisis strategis (contoh)")}
    one, two = await asyncio.gather(
        *(browser.post(page, data=forms["book:analisis-strategis"].entered, files=book) for _ in range(2))
    )

    assert one.headers["location"] == two.headers["location"]
    shown = await receipt(browser, one)
    (row,) = facts(house, journey, "book-handed-in")
    assert row.hash in shown
    assert "Next:" in shown
    _, left, _ = await opened(journey, browser, "masterplan")
    assert list(left) == ["book:masterplan", "book:ringkasan-eksekutif", "action-plan"]


async def test_a_reviewer_votes_on_exactly_what_the_page_shows(begun: Begun, visit: Visit) -> None:
    journey, house = await begun("masterplan")
    await handed_in(journey)
    browser = visit(house, REVIEWERS[0])
    page, forms, text = await opened(journey, browser, "panel")
    dossier = forms["vote"].entered["dossier"][0]
    assert text.count(dossier) == 2  # what goes along, and what is read
    vote = forms["vote"].filled(
        {
            "verdict": ["revise"],
            "comments.masterplan": ["Sasaran tahun kedua belum terukur (contoh)"],
            **{f"scores.{name}": ["3"] for name in ("kesesuaian", "kelayakan", "kemanfaatan", "keberlanjutan")},
        }
    )
    shown = await receipt(browser, await browser.post(page, data=vote))
    assert "<p>Voted: to be revised; by penelaah-1.contoh (contoh)</p>" in shown
    body = await journey.body("voted")
    assert (body["verdict"], body["dossier"], list(body["comments"])) == ("revise", dossier, ["masterplan"])
    await caught_up(journey)
    after = await browser.get(page)
    assert after.status_code == 200
    assert "There is nothing for you to send here." in after.text


async def test_a_refusal_keeps_what_was_entered_and_says_what_is_wrong_beside_its_field(
    begun: Begun, visit: Visit
) -> None:
    journey, house = await begun("masterplan")
    await handed_in(journey)
    browser = visit(house, REVIEWERS[0])
    page, forms, _ = await opened(journey, browser, "panel")
    entered = forms["vote"].filled({"comments.masterplan": ["Belum lengkap <b>"], "scores.kelayakan": ["banyak"]})

    answer = await browser.post(page, data=entered)

    assert answer.status_code == 422
    assert re.findall(r'role="alert">(.+?)<', answer.text) == [
        "Nothing was sent yet: some fields are not right; each says what is wrong."
    ]
    assert re.findall(r'class="fault" id="(.+?)">(.+?)<', answer.text) == [
        ("vote.verdict.fault", "field required"),
        ("vote.scores.kelayakan.fault", "input should be a valid integer, unable to parse string as an integer"),
    ]
    again = sheets(answer.text)["vote"]
    assert {name: texts for name, texts in again.entered.items() if texts != [""]} == {
        name: texts for name, texts in entered.items() if texts != [""]
    }
    assert facts(house, journey, "voted") == []


async def test_a_rule_that_says_no_is_said_at_the_top(begun: Begun, visit: Visit) -> None:
    journey, house = await begun("masterplan")
    await handed_in(journey)
    browser = visit(house, REVIEWERS[0], "id")
    page, forms, _ = await opened(journey, browser, "panel")
    scores = {f"scores.{name}": ["3"] for name in ("kesesuaian", "kelayakan", "kemanfaatan", "keberlanjutan")}
    answer = await browser.post(page, data=forms["vote"].filled({"verdict": ["revise"], **scores}))
    assert answer.status_code == 422
    (alert,) = re.findall(r'role="alert">(.+?)<', answer.text)
    assert alert.startswith("suara")
    assert sheets(answer.text)["vote"].entered["scores.kelayakan"] == ["3"]


async def test_a_presentation_is_scored_with_commas_and_every_pillar(begun: Begun, visit: Visit) -> None:
    progress = {"step": "scoring", "scorers": REVIEWERS, "missing": []}
    journey, house = await begun("masterplan", progress=progress)
    browser = visit(house, REVIEWERS[1], "id")
    page, forms, _ = await opened(journey, browser, "presentation-score")
    pillars = [name for name in forms["presentation-score"].inputs if name.startswith("pillars.")]
    assert len(pillars) == 6
    scores = {"masterplan": ["81,25"], "quick_win": ["79"], **{pillar: ["70,5"] for pillar in pillars}}
    sent = await browser.post(page, data=forms["presentation-score"].filled(scores))
    assert sent.status_code == 303
    assert (await journey.state()).progress["marks"] == {REVIEWERS[1]: ["81.25", "79"]}


async def test_a_head_signs_and_a_coordinator_may_enter_it_from_paper(begun: Begun, visit: Visit) -> None:
    holders = {**people().holders, "head": (HEAD,)}
    journey, house = await begun("mou", people=People(holders=holders))
    await journey.go_on_until("signature-head")
    for person, method in ((HEAD, "system"), (COORDINATOR, "paper")):
        _, forms, _ = await opened(journey, visit(house, person), "signature-head")
        signature = forms["sign"].entered
        assert (signature["signatory"], signature["method"], signature["capacity"]) == ([HEAD], [method], ["definitif"])
    browser = visit(house, HEAD)
    page, forms, _ = await opened(journey, browser, "signature-head")
    entered = forms["sign"].filled({"place": ["Jakarta (contoh)"], "number_region": ["120/CONTOH"]})
    await receipt(browser, await browser.post(page, data=entered))
    body = await journey.body("signed")
    assert (body["signatory"], body["method"], body["text"]) == (HEAD, "system", entered["text"][0])


async def test_what_was_begun_is_kept_for_its_author_alone_until_it_is_sent(begun: Begun, visit: Visit) -> None:
    journey, house = await begun("masterplan")
    await handed_in(journey)
    author, other = visit(house, REVIEWERS[0]), visit(house, REVIEWERS[1])
    page, forms, _ = await opened(journey, author, "panel")
    begun_vote = forms["vote"].filled({"comments.masterplan": ["Mulai ditulis (contoh)"], "scores.kelayakan": ["2"]})

    kept = await author.post(f"{page}/simpan", data=begun_vote)
    typed = await author.post(f"{page}/simpan", data=begun_vote, headers={"hx-request": "true"})

    assert (kept.status_code, kept.headers["location"]) == (303, f"{page}#vote")
    assert typed.text.startswith("Draft saved ")
    _, mine, text = await opened(journey, author, "panel")
    assert "only you read it" in text
    assert mine["vote"].entered["comments.masterplan"] == ["Mulai ditulis (contoh)"]
    _, theirs, _ = await opened(journey, other, "panel")
    assert "comments.masterplan" not in theirs["vote"].entered
    assert drafts(house, journey) == [(REVIEWERS[0], "vote")]
    scores = {f"scores.{name}": ["3"] for name in ("kesesuaian", "kelayakan", "kemanfaatan", "keberlanjutan")}
    await receipt(author, await author.post(page, data=mine["vote"].filled({"verdict": ["approve"], **scores})))
    assert drafts(house, journey) == []


async def test_more_rows_are_offered_without_sending_anything(begun: Begun, visit: Visit) -> None:
    journey, house = await begun("masterplan")
    browser = visit(house, OFFICER)
    page, forms, _ = await opened(journey, browser, "masterplan")
    plan: Entered = forms["action-plan"].filled({"rows.1.programme": ["Program contoh"]})
    rows = [name for name in plan if name.endswith(".programme")]
    answer = await browser.post(page, data={**plan, "lagi": "rows"})
    assert answer.status_code == 200
    again = sheets(answer.text)["action-plan"].entered
    assert [name for name in again if name.endswith(".programme")] == [f"rows.{n}.programme" for n in range(1, 7)]
    assert (rows, again["rows.1.programme"]) == ([f"rows.{n}.programme" for n in (1, 2, 3)], ["Program contoh"])


async def test_a_task_that_is_done_says_by_whom(begun: Begun, visit: Visit) -> None:
    journey, house = await begun("masterplan")
    browser = visit(house, OFFICER)
    page, _, _ = await opened(journey, browser, "masterplan")
    await handed_in(journey)
    await caught_up(journey)
    answer = await browser.get(page)
    assert answer.status_code == 200
    assert "This task is not open any more; nothing is expected of you." in answer.text
    assert f"by {OFFICER} (contoh)" in answer.text


async def test_earlier_rounds_stand_side_by_side_for_the_region_and_the_panel(begun: Begun, visit: Visit) -> None:
    journey, house = await begun("masterplan")
    await handed_in(journey)
    for person in REVIEWERS[:2]:
        fields = next(deed.fields for deed in await journey.deeds() if deed.kind == "vote")
        comment = {"masterplan": f"catatan {person} (contoh)"}
        await journey.do(Deed("vote", person, {**fields, "verdict": "revise", "comments": comment}))
    await journey.until_open("masterplan")
    _, forms, text = await opened(journey, visit(house, OFFICER), "masterplan")
    assert list(forms) == ["book:masterplan"]
    assert "Round 1: to be revised" in text
    assert [f"catatan {person} (contoh)" in text for person in REVIEWERS] == [True, True, False]


async def test_a_conflict_of_interest_is_declared_beside_the_task(begun: Begun, visit: Visit) -> None:
    journey, house = await begun("masterplan")
    await handed_in(journey)
    browser = visit(house, REVIEWERS[2])
    page, _, text = await opened(journey, browser, "panel")
    assert re.findall(r'/lain/([\w-]+)"', text) == ["declare-conflict", "substitute"]
    form = sheets((await browser.get(f"{page}/lain/declare-conflict")).text)["declare-conflict"]
    given = {"interest": ["home-region"], "reason": ["berasal dari daerah ini (contoh)"]}
    await receipt(browser, await browser.post(page, data=form.filled(given)))
    assert (await journey.body("conflict-declared"))["person"] == REVIEWERS[2]


async def test_my_tasks_hold_what_waits_for_me_with_its_date(begun: Begun, visit: Visit) -> None:
    journey, house = await begun("masterplan")
    standing = await caught_up(journey)
    text = (await visit(house, OFFICER, "en").get("/tugas")).text
    assert f'href="{address(journey.id, standing.waiting[0].key)}"' in text
    assert address(journey.id, "") not in (await visit(house, REVIEWERS[0]).get("/tugas")).text


async def test_whoever_has_nothing_to_do_with_a_region_sees_no_task_of_it(begun: Begun, visit: Visit) -> None:
    journey, house = await begun("masterplan")
    standing = await caught_up(journey)
    enter(house, "orang-lain.contoh")
    answer = await visit(house, "orang-lain.contoh").get(address(journey.id, standing.waiting[0].key))
    assert (answer.status_code, 'id="book:masterplan"' in answer.text) == (403, False)


async def test_a_receipt_is_for_its_sender_alone(begun: Begun, visit: Visit) -> None:
    journey, house = await begun("masterplan")
    sent = await journey.do((await journey.deeds())[0])
    await caught_up(journey)
    mine = await visit(house, OFFICER).get(f"/tanda-terima/{journey.id}/{sent.message}")
    theirs = await visit(house, REVIEWERS[0]).get(f"/tanda-terima/{journey.id}/{sent.message}")
    assert (mine.status_code, theirs.status_code) == (200, 422)


async def test_a_form_of_another_task_is_refused(begun: Begun, visit: Visit) -> None:
    journey, house = await begun("masterplan")
    browser = visit(house, OFFICER)
    page, forms, _ = await opened(journey, browser, "masterplan")
    answer = await browser.post(page, data={**forms["action-plan"].entered, "formulir": "stop"})
    assert answer.status_code == 422
    assert "is no form of this task" in answer.text
    kept = await browser.post(f"{page}/simpan", data={**forms["action-plan"].entered, "formulir": "book:lain"})
    assert (kept.status_code, drafts(house, journey)) == (422, [])
    assert KINDS["stop"].recorded_as not in await journey.recorded()


async def test_what_reached_nobody_is_kept_and_counts_once_when_it_is_sent_again(begun: Begun, visit: Visit) -> None:
    journey, house = await begun("masterplan")
    await handed_in(journey)
    browser = visit(house, REVIEWERS[0])
    page, forms, _ = await opened(journey, browser, "panel")
    scores = {f"scores.{name}": ["3"] for name in ("kesesuaian", "kelayakan", "kemanfaatan", "keberlanjutan")}
    vote = forms["vote"].filled({"verdict": ["approve"], **scores})
    nobody = await Client.connect("127.0.0.1:1", lazy=True)
    cut_off = house._replace(gateway=Gateway(nobody, house.engine, house.files, patience=0.2))

    away = await visit(cut_off, REVIEWERS[0]).post(page, data=vote)

    assert away.status_code == 503
    kept = sheets(away.text)["vote"].entered
    assert (kept["id"], kept["verdict"]) == (vote["id"], ["approve"])
    await receipt(browser, await browser.post(page, data=kept))
    assert len(facts(house, journey, "voted")) == 1
