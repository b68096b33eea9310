"""Handing in on the pages: by pieces that survive a broken line, or in one go without script."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest
from fastapi import APIRouter, Request
from sqlmodel import select

from activities.database import reading
from gateway.pieces import PIECE
from models.tables import DocumentRow, RefusalRow
from tests.handing import OFFICER, Handing
from tests.papers import pdf
from tests.web.conftest import Visit
from web.documents_posted import file_name, with_documents
from web.house import House, TheHouse
from web.visitor import SignedIn

PAPER = pdf("Buku 1 (contoh)") + b"%" * PIECE
DIGEST = hashlib.sha256(PAPER).hexdigest()


@pytest.fixture
def scene(house: House, tmp_path: Path) -> Handing:
    return Handing(house.engine, tmp_path / "documents")


def announced(scene: Handing, **changes: object) -> dict[str, object]:
    return {
        "journey": scene.state.id,
        "step": "",
        "name": "buku-1.pdf",
        "size": len(PAPER),
        "sha256": DIGEST,
        **changes,
    }


def mark(number: int) -> dict[str, str]:
    piece = PAPER[number * PIECE : (number + 1) * PIECE]
    return {"x-sha256": hashlib.sha256(piece).hexdigest()}


async def test_a_script_hands_in_by_pieces_and_asks_what_is_there_after_a_broken_line(
    house: House, visit: Visit, scene: Handing
) -> None:
    browser = visit(house, OFFICER)
    begun = (await browser.post("/unggah", json=announced(scene))).json()
    address = f"/unggah/{begun['id']}"
    assert begun == {
        "id": begun["id"],
        "name": "buku-1.pdf",
        "size": len(PAPER),
        "count": 2,
        "there": [],
        "digest": None,
    }
    assert (await browser.put(f"{address}/1", content=PAPER[PIECE:], headers=mark(1))).json()["there"] == [1]
    damaged = await browser.put(f"{address}/0", content=PAPER[:PIECE], headers=mark(1))
    assert (damaged.status_code, damaged.json()["refused"]) == (
        422,
        "piece 0 arrived damaged: its SHA-256 is not the one announced; send it again",
    )

    later = visit(house, OFFICER)
    assert (await later.get(address)).json()["there"] == [1]
    await later.put(f"{address}/0", content=PAPER[:PIECE], headers=mark(0))
    done = (await later.post(f"{address}/selesai")).json()
    assert done == {**begun, "there": [0, 1], "digest": DIGEST}
    assert scene.files.path(DIGEST).read_bytes() == PAPER


async def test_a_refusal_is_in_the_visitors_language_and_on_record(house: House, visit: Visit, scene: Handing) -> None:
    answer = await visit(house, OFFICER, "id").post("/unggah", json=announced(scene, size=51 * PIECE))
    assert (answer.status_code, answer.json()) == (
        422,
        {"refused": "buku-1.pdf berukuran 53477376 bita; paling banyak 52428800"},
    )
    with reading(house.engine) as session:
        assert [(row.person, row.kind) for row in session.exec(select(RefusalRow))] == [(OFFICER, "upload")]
    wrong = await visit(house, OFFICER).post("/unggah", json={"journey": scene.state.id})
    assert wrong.json()["refused"].startswith("this is no announcement of a document: step: field required")


async def test_a_deed_without_the_sessions_mark_hands_in_nothing(house: House, visit: Visit, scene: Handing) -> None:
    browser = visit(house, OFFICER)
    del browser.headers["x-csrf"]
    answer = await browser.put("/unggah/a/0", content=b"a", headers={"sec-fetch-site": "cross-site"})
    assert answer.status_code == 422
    assert "this was sent by another site" in answer.text


async def test_a_form_without_script_hands_in_several_files_in_one_go(
    house: House, visit: Visit, scene: Handing
) -> None:
    browser = visit(house, OFFICER)
    address = f"/unggah/untuk/{scene.state.id}"
    csrf = browser.headers.pop("x-csrf")
    files = [
        ("dokumen.berkas", (name, content)) for name, content in (("C:\\buku\\buku-1.pdf", PAPER), ("a.txt", b"a"))
    ]
    answer = await browser.post(address, data={"csrf": csrf}, files=files)
    assert (answer.status_code, answer.headers["location"]) == (303, address)
    page = (await browser.get(address)).text
    assert f'<a href="/dokumen/{DIGEST}/halaman">buku-1.pdf</a>' in page
    with reading(house.engine) as session:
        rows = session.exec(select(DocumentRow).order_by(DocumentRow.name)).all()
    assert [(row.name, row.size, row.kind) for row in rows] == [("a.txt", 1, "text"), ("buku-1.pdf", len(PAPER), "pdf")]


async def test_of_a_form_with_one_wrong_file_the_others_are_kept(house: House, visit: Visit, scene: Handing) -> None:
    files = [("dokumen.berkas", (name, content)) for name, content in (("a.txt", b"a"), ("b.exe", b"MZ\0"))]
    answer = await visit(house, OFFICER).post(f"/unggah/untuk/{scene.state.id}", files=files)
    assert answer.status_code == 422
    assert 'role="alert">b.exe is no PDF, image, XLSX, DOCX or UTF-8 text' in answer.text
    assert ">a.txt</a>" in answer.text


async def test_a_form_keeps_what_was_handed_in_before_and_takes_out_what_is_marked(
    house: House, visit: Visit, scene: Handing
) -> None:
    router = APIRouter()

    @router.post("/uji/formulir")
    async def form(request: Request, house: TheHouse, visitor: SignedIn) -> dict[str, object]:
        return (await with_documents(request, house, visitor, scene.state.id, "masterplan#1v1"))._asdict()

    new = hashlib.sha256(b"baru").hexdigest()
    fields = {"note": "contoh", "letter": ["a" * 64, "b" * 64, "a" * 64], "letter.hapus": "b" * 64}
    files = [("letter.berkas", ("baru.txt", b"baru")), ("scan.berkas", ("", b""))]
    answer = await visit(house, OFFICER, more=router).post("/uji/formulir", data=fields, files=files)
    assert answer.json() == {
        "fields": {"note": "contoh", "letter": "a" * 64, "letter.hapus": "b" * 64},
        "documents": {"letter": ["a" * 64, new], "scan": []},
        "refused": None,
    }


async def test_only_who_takes_part_hands_in(house: House, visit: Visit, scene: Handing) -> None:
    stranger = scene.enter("asing.contoh", None)
    browser = visit(house, stranger)
    assert (await browser.get(f"/unggah/untuk/{scene.state.id}")).status_code == 403
    assert (await browser.post("/unggah", json=announced(scene))).json()["refused"] == (
        f"{stranger} has no role that reaches {scene.state.id}; hand-in-document is for "
        "officer or head or coordinator or signatory or verifier"
    )


def test_a_file_has_a_bare_name_whatever_a_browser_says() -> None:
    names = ("C:\\a\\buku.pdf", "../../etc/passwd", "\u202efdp.exe", "", "x" * 300 + ".pdf")
    assert [file_name(name) for name in names] == ["buku.pdf", "passwd", "fdp.exe", "dokumen", "x" * 196 + ".pdf"]
