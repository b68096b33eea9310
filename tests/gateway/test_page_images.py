"""A PDF is shown page by page on any device; a damaged or greedy one is refused in a sentence."""

from __future__ import annotations

import struct
import zlib
from pathlib import Path

import pytest

from activities.database import connect, migrate
from gateway.files import Files
from gateway.page_images import Page, PageImages, Pages
from models.errors import Refused
from tests.papers import assembled, pdf


@pytest.fixture
def files(tmp_path: Path) -> Files:
    engine = connect(f"sqlite:///{tmp_path}/seratus.db")
    migrate(engine)
    return Files(engine, tmp_path / "documents")


def kept(files: Files, content: bytes) -> str:
    return files.store("buku-1.pdf", content, "narahubung.contoh")


def size(image: Path) -> tuple[int, ...]:
    return struct.unpack(">2I", image.read_bytes()[16:24])


def why(files: Files, content: bytes) -> str:
    with pytest.raises(Refused) as refusal:
        PageImages(files).image(kept(files, content), "buku-1.pdf", 1)
    return str(refusal.value)


def test_the_pages_of_a_document_have_texts_and_images(files: Files) -> None:
    digest = kept(files, pdf("Analisis strategis\ncontoh", "Peta jalan", "Rencana aksi"))
    images = PageImages(files)
    texts = ("Analisis strategis\ncontoh", "Peta jalan", "Rencana aksi")
    assert images.look(digest, "buku-1.pdf", 2) == Pages(
        count=3, pages=tuple(Page(height=1415, text=text) for text in texts)
    )
    assert images.look(digest, "buku-1.pdf", 11) == Pages(count=3, pages=())
    assert size(images.image(digest, "buku-1.pdf", 3)) == (1000, 1416)


def test_a_long_document_is_looked_at_in_portions_of_ten(files: Files) -> None:
    digest = kept(files, pdf(*(f"Halaman {number}" for number in range(1, 24))))
    found = PageImages(files).look(digest, "buku-1.pdf", 22)
    assert (found.count, [page.text for page in found.pages]) == (23, ["Halaman 21", "Halaman 22", "Halaman 23"])
    assert sorted(path.name for path in files.path(digest).with_suffix(".pages").iterdir()) == ["1.json", "21.json"]


def test_an_image_shows_what_the_page_says(files: Files) -> None:
    images = PageImages(files)
    blank, written = (images.image(kept(files, pdf(text)), "buku-1.pdf", 1) for text in ("", "WWWW"))
    content = {path: zlib.decompress(path.read_bytes()[41:-16]) for path in (blank, written)}
    filters, white = 1416, 1416 * 3000
    assert (content[blank].count(0), content[blank].count(255)) == (filters, white)
    assert content[written].count(255) < white - 3000


def test_what_was_drawn_once_is_kept_beside_the_document(files: Files) -> None:
    digest = kept(files, pdf("Peta jalan"))
    image = PageImages(files).image(digest, "buku-1.pdf", 1)
    made = image.stat().st_mtime_ns
    assert image.parent == files.path(digest).with_suffix(".pages")
    assert PageImages(files).image(digest, "buku-1.pdf", 1).stat().st_mtime_ns == made


def test_a_page_that_is_very_high_is_drawn_smaller(files: Files) -> None:
    width, height = size(PageImages(files).image(kept(files, pdf("Panjang", height=14000)), "buku-1.pdf", 1))
    assert (width < 500, width * height <= 4_020_000) == (True, True)


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"%PDF-1.7\n" + b"rusak " * 50, "is a damaged PDF; save it anew as PDF"),
        (pdf("Peta jalan")[:150], "is a damaged PDF; save it anew as PDF"),
        (
            pdf("x").replace(
                b"/Size 6 ",
                b"/Size 6 /ID [<00> <00>] /Encrypt << /Filter /Standard /V 1 /R 2 /P -4 /O <%s> /U <%s> >> "
                % ((b"00" * 32,) * 2),
            ),
            "is protected by a password; save it without one",
        ),
    ],
)
def test_a_broken_document_is_named_in_a_sentence_twice_the_same(files: Files, content: bytes, sentence: str) -> None:
    assert [why(files, content), why(files, content)] == [f"buku-1.pdf {sentence}"] * 2


def test_a_page_that_is_not_there_is_said(files: Files) -> None:
    digest = kept(files, pdf("Satu", "Dua"))
    with pytest.raises(Refused) as refusal:
        PageImages(files).image(digest, "buku-1.pdf", 3)
    assert str(refusal.value) == "buku-1.pdf has no page 3; its pages are shown from the first on"


def test_a_small_file_that_unpacks_to_gigabytes_takes_no_more_than_its_share(files: Files) -> None:
    packed = zlib.compressobj(9)
    bomb = b"".join(packed.compress(b" " * 1024 * 1024) for _ in range(1200)) + packed.flush()
    twice = zlib.compress(bomb, 9)
    stream = b"<< /Length %d /Filter [/FlateDecode /FlateDecode] >>\nstream\n%s\nendstream" % (len(twice), twice)
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R >>",
        stream,
    ]
    content = assembled(objects)
    assert len(content) < 100_000
    assert (
        why(files, content)
        == "buku-1.pdf cannot be shown within 512 MB and 10 seconds; download it, or save it smaller"
    )
