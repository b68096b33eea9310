"""Documents on the pages: who may see one, how it is handed out, and how its pages are read on any device."""

from __future__ import annotations

from pathlib import Path

import pytest
from sqlalchemy import Engine

from activities.database import writing
from gateway.files import Files
from models.people import Role
from models.tables import DocumentUseRow
from tests.handing import OFFICER, Handing
from tests.papers import pdf
from tests.web.conftest import Visit
from web.house import House

PNG = b"\x89PNG\r\n\x1a\n" + b"\0" * 40


class Shelf(Handing):
    """The officer's journey, and documents that its facts name."""

    def named(self, name: str, content: bytes, person: str = "pendiri.contoh") -> str:
        """Store a document that a fact of the journey names."""
        digest = self.files.store(name, content, person)
        with writing(self.engine) as session:
            session.add(DocumentUseRow(digest=digest, journey=self.state.id))
        return digest


@pytest.fixture
def shelf(house: House, tmp_path: Path) -> Shelf:
    engine: Engine = house.engine
    return Shelf(engine, tmp_path / "documents")


async def test_a_document_is_handed_out_to_be_saved_and_may_do_nothing(
    house: House, visit: Visit, shelf: Shelf
) -> None:
    digest = shelf.named("surat <b>.html", b"<script>alert(1)</script>")
    answer = await visit(house, OFFICER).get(f"/dokumen/{digest}")
    said = ("content-type", "content-disposition", "content-security-policy", "x-content-type-options")
    assert (answer.status_code, answer.content) == (200, b"<script>alert(1)</script>")
    assert [answer.headers[name] for name in said] == [
        "text/plain; charset=utf-8",
        "attachment; filename*=utf-8''surat%20%3Cb%3E.html.txt",
        "sandbox; default-src 'none'",
        "nosniff",
    ]


async def test_a_document_is_seen_by_who_takes_part_and_by_who_handed_it_in(
    house: House, visit: Visit, shelf: Shelf
) -> None:
    stranger = shelf.enter("asing.contoh", None)
    digest = shelf.named("buku-1.pdf", pdf("Buku 1 contoh"))
    own = shelf.files.store("catatan.txt", b"catatan contoh", stranger)

    async def statuses(person: str | None) -> list[int]:
        browser = visit(house, person)
        addresses = (f"/dokumen/{digest}", f"/dokumen/{digest}/halaman", f"/dokumen/{digest}/1.png", f"/dokumen/{own}")
        return [(await browser.get(address)).status_code for address in addresses]

    assert await statuses(OFFICER) == [200, 200, 200, 422]
    assert await statuses(stranger) == [422, 422, 422, 200]
    assert await statuses(None) == [303, 303, 303, 303]


async def test_that_a_document_exists_is_not_told(house: House, visit: Visit, shelf: Shelf) -> None:
    stranger = shelf.enter("asing.contoh", None)
    hidden, unknown = shelf.named("buku-1.pdf", pdf("Buku 1 contoh")), "0" * 64
    browser = visit(house, stranger)
    first, second = [(await browser.get(f"/dokumen/{digest}")).text for digest in (hidden, unknown)]
    assert first.replace(hidden, unknown).replace(hidden[:12], unknown[:12]) == second
    assert (await browser.get("/dokumen/..%2f..%2fseratus.db")).status_code == 404
    assert (await browser.get("/dokumen/bukan-sidik")).status_code == 422


async def test_a_document_is_read_page_by_page_with_its_text(house: House, visit: Visit, shelf: Shelf) -> None:
    digest = shelf.named("buku-1.pdf", pdf(*(f"Isi halaman {number} contoh" for number in range(1, 13))))
    browser = visit(house, OFFICER)
    first, second = [(await browser.get(f"/dokumen/{digest}/halaman{query}")).text for query in ("", "?dari=11")]
    drawn = [f'src="/dokumen/{digest}/{number}.png"' for number in range(1, 13)]
    assert [image in first for image in drawn] == [True] * 10 + [False] * 2
    assert [image in second for image in drawn] == [False] * 10 + [True] * 2
    assert '<div class="page-text">Isi halaman 12 contoh</div>' in second
    assert f'<a href="/dokumen/{digest}/halaman?dari=11" aria-current="page">11–12</a>' in second
    image = await browser.get(f"/dokumen/{digest}/12.png")
    assert (image.headers["content-type"], image.content[:4]) == ("image/png", b"\x89PNG")
    assert (await browser.get(f"/dokumen/{digest}/13.png")).status_code == 422


async def test_an_earlier_version_stands_beside_page_by_page(house: House, visit: Visit, shelf: Shelf) -> None:
    old = shelf.named("buku-1.pdf", pdf("Lama satu"))
    new = shelf.named("buku-1-perbaikan.pdf", pdf("Baru satu", "Baru dua"))
    page = (await visit(house, OFFICER).get(f"/dokumen/{new}/halaman?banding={old}")).text
    assert [f'src="/dokumen/{digest}/1.png"' in page for digest in (new, old)] == [True, True]
    assert '<p class="quiet">No page 2 in this version.</p>' in page


async def test_a_broken_document_is_a_sentence_and_can_still_be_downloaded(
    house: House, visit: Visit, shelf: Shelf
) -> None:
    digest = shelf.named("rusak.pdf", b"%PDF-1.7\n" + b"rusak " * 50)
    english, indonesian = [
        await visit(house, OFFICER, language).get(f"/dokumen/{digest}/halaman") for language in ("en", "id")
    ]
    assert (english.status_code, indonesian.status_code) == (200, 200)
    assert '<div class="alert" role="alert">rusak.pdf is a damaged PDF; save it anew as PDF</div>' in english.text
    assert "rusak.pdf adalah PDF yang rusak; simpan ulang sebagai PDF</div>" in indonesian.text
    assert f'href="/dokumen/{digest}" download' in english.text


async def test_images_and_texts_are_shown_and_other_kinds_are_to_be_downloaded(
    house: House, visit: Visit, shelf: Shelf
) -> None:
    photo, text = shelf.named("foto.png", PNG), shelf.named("daftar.csv", b"kode;<b>nama</b>\n")
    other = shelf.named("lain.bin", b"\0\1\2")
    browser = visit(house, OFFICER)
    shown = [(await browser.get(f"/dokumen/{digest}/halaman")).text for digest in (photo, text, other)]
    assert f'src="/dokumen/{photo}/1.png" alt="The image foto.png"' in shown[0]
    assert "kode;&lt;b&gt;nama&lt;/b&gt;" in shown[1]
    assert "This kind of document is not shown here" in shown[2]
    image = await browser.get(f"/dokumen/{photo}/1.png")
    assert (image.content, image.headers["content-type"]) == (PNG, "image/png")
    assert (await browser.get(f"/dokumen/{other}")).headers["content-disposition"] == 'attachment; filename="lain.bin"'


async def test_another_role_in_the_journey_sees_its_documents_too(house: House, visit: Visit, shelf: Shelf) -> None:
    reviewer = shelf.enter("penelaah-9.contoh", Role.REVIEWER)
    digest = shelf.named("buku-1.pdf", pdf("Buku 1 contoh"))
    assert (await visit(house, reviewer).get(f"/dokumen/{digest}/halaman")).status_code == 200
    assert isinstance(shelf.files, Files)
