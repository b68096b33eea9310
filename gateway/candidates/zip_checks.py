"""Looks at a workbook's bytes before anything opens it: what kind of file it is, and how large it would become."""

from __future__ import annotations

import io
import zipfile
import zlib

from models.errors import Refused

MAX_ENTRIES = 200
MAX_UNPACKED = 64 * 1024 * 1024
MAX_RATIO = 100
SMALL = 1024 * 1024
"""Below this unpacked size a ratio says nothing: a few kilobytes of blanks shrink to nothing."""
OLD_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
LOCKED = "EncryptedPackage".encode("utf-16-le")
OPEN_DOCUMENT = "application/vnd.oasis.opendocument"
WORKBOOK = "xl/workbook.xml"
ENCRYPTED = 1
"""The bit in a zip entry's flags that says it is encrypted."""


def check_workbook(name: str, content: bytes) -> None:
    """Refuse what is no XLSX workbook, or one that would unpack to more than it should.

    Allowed are 200 entries, 64 MB unpacked, and a hundredth of its size packed; nothing is unpacked here.

    Raises:
        Refused: in one sentence, which says how to save the file instead.
    """
    if content.startswith(OLD_OFFICE):
        if LOCKED in content:
            raise Refused(f"{name} is protected by a password; save it without one")
        raise Refused(f"{name} is a workbook of the old kind (.xls); save it as .xlsx or as CSV UTF-8")
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            entries = archive.infolist()
            kind = _kind(archive) if "mimetype" in archive.namelist() else ""
    except (zipfile.BadZipFile, zlib.error, ValueError, NotImplementedError, EOFError, OSError):
        # All of them are damaged bytes; NotImplementedError is a compression or version that `zipfile` does not know.
        raise Refused(f"{name} is no workbook, whatever its name says; save it as .xlsx or as CSV UTF-8") from None
    if kind.startswith(OPEN_DOCUMENT):
        raise Refused(f"{name} is an OpenDocument file (.ods); save it as .xlsx or as CSV UTF-8")
    _check_entries(name, entries)
    _check_size(name, sum(entry.file_size for entry in entries), len(content))


def _kind(archive: zipfile.ZipFile) -> str:
    with archive.open("mimetype") as stated:
        return stated.read(100).decode("ascii", "replace")


def _check_entries(name: str, entries: list[zipfile.ZipInfo]) -> None:
    names = [entry.filename for entry in entries]
    if len(entries) > MAX_ENTRIES:
        raise Refused(f"{name} is a zip archive of {len(entries)} files; a workbook has at most {MAX_ENTRIES}")
    if WORKBOOK not in names:
        raise Refused(f"{name} is a zip archive, and no workbook is in it; save the candidates as .xlsx or CSV UTF-8")
    if len(set(names)) < len(names):
        raise Refused(f"{name} is a zip archive in which a file is there twice; save the workbook anew")
    if any(entry.flag_bits & ENCRYPTED for entry in entries):
        raise Refused(f"{name} is protected by a password; save it without one")


def _check_size(name: str, unpacked: int, packed: int) -> None:
    if unpacked > MAX_UNPACKED:
        raise Refused(f"{name} would unpack to {unpacked} bytes; at most {MAX_UNPACKED} are allowed")
    if unpacked > max(SMALL, MAX_RATIO * packed):
        raise Refused(
            f"{name} would unpack to {unpacked // packed} times its size; at most {MAX_RATIO} times are allowed, "
            "save only the candidates in a new workbook"
        )
