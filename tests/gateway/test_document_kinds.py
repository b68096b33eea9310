"""What a document is, its content says: a name deceives nobody, and an archive is looked at before it is opened."""

from __future__ import annotations

import struct
from pathlib import Path

import pytest

from gateway.document_kinds import check_kind, download_name, kind_of, known_kind
from models.errors import Refused
from tests.papers import DOCX, XLSX, office_file, pdf

PNG = b"\x89PNG\r\n\x1a\n" + b"\0" * 20
JPEG = b"\xff\xd8\xff\xe0" + b"\0" * 20


def written(folder: Path, content: bytes) -> Path:
    path = folder / "berkas"
    path.write_bytes(content)
    return path


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (pdf("Buku 1 (contoh)"), "pdf"),
        (PNG, "png"),
        (JPEG, "jpeg"),
        (office_file(XLSX), "xlsx"),
        (office_file(DOCX), "docx"),
        ("kode;nama\n51.71;Kota Denpasar – contoh\n".encode(), "text"),
        (b"<html><script>alert(1)</script></html>", "text"),
    ],
)
def test_a_document_is_told_by_its_content_whatever_its_name_says(tmp_path: Path, content: bytes, kind: str) -> None:
    assert kind_of(written(tmp_path, content), "laporan.exe") == kind


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"MZ\x90\0\x03", "is no PDF, image, XLSX, DOCX or UTF-8 text, whatever its name says; save it as PDF"),
        (b"abc\xff\xfe", "is no PDF, image, XLSX, DOCX or UTF-8 text, whatever its name says; save it as PDF"),
        (office_file("text/plain"), "is an archive and no XLSX or DOCX; hand in its files one by one"),
        (
            office_file(
                XLSX.replace("openxmlformats-officedocument.spreadsheetml", "ms-excel").replace(
                    "sheet.main", "sheet.macroEnabled.main"
                )
            ),
            "has macros; save it without them, as PDF, XLSX or DOCX",
        ),
        (office_file(XLSX)[:-30], "is a damaged archive; save it anew as PDF, XLSX or DOCX"),
        (
            office_file(DOCX, ("besar.xml", b" " * 30 * 1024 * 1024)),
            "would unpack to more than 100 times its size; save it anew or as PDF",
        ),
        (
            office_file(DOCX, *((f"{number}.xml", b"") for number in range(2100))),
            "is an archive of 2101 files; an office file has at most 2000",
        ),
        (
            office_file(DOCX, *((f"{number:0100}.xml", b"") for number in range(8000))),
            "is an archive of too many files; an office file has at most 2000",
        ),
    ],
)
def test_what_is_none_of_these_or_should_not_be_opened_is_refused(
    tmp_path: Path, content: bytes, sentence: str
) -> None:
    path = written(tmp_path, content)
    with pytest.raises(Refused) as refusal:
        kind_of(path, "laporan.pdf")
    assert str(refusal.value) == f"laporan.pdf {sentence}"
    assert known_kind(path) is None


def test_an_archive_that_lies_about_what_it_holds_is_refused_by_what_it_says(tmp_path: Path) -> None:
    content = bytearray(office_file(DOCX, ("besar.xml", b"a")))
    entry = content.rindex(b"PK\x01\x02")
    struct.pack_into("<L", content, entry + 24, 600 * 1024 * 1024)
    with pytest.raises(Refused) as refusal:
        kind_of(written(tmp_path, bytes(content)), "laporan.docx")
    assert str(refusal.value) == "laporan.docx would unpack to 629145742 bytes; at most 536870912 are allowed"


def test_the_policy_names_the_kinds_that_are_taken() -> None:
    check_kind("pdf", "surat.pdf", ("pdf", "jpeg"))
    with pytest.raises(Refused) as refusal:
        check_kind("text", "surat.pdf", ("pdf", "jpeg"))
    assert str(refusal.value) == "surat.pdf is by its content text; the policy allows pdf, jpeg"


def test_a_download_ends_as_its_content_deserves() -> None:
    names = [("a.html", "text"), ("Buku 1.PDF", "pdf"), ("foto.jpeg", "jpeg"), ("x.exe", None), ("d.csv", "text")]
    assert [download_name(*each) for each in names] == [
        "a.html.txt",
        "Buku 1.PDF",
        "foto.jpeg",
        "x.exe.bin",
        "d.csv",
    ]
