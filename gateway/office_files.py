"""Looks at an office file without unpacking it: which one it is, and whether opening it would do harm."""

from __future__ import annotations

import struct
import zipfile
import zlib
from pathlib import Path
from xml.etree.ElementTree import ParseError

from defusedxml import DefusedXmlException
from defusedxml.ElementTree import fromstring

from models.documents_policy import MEGABYTE, DocumentKind
from models.errors import Refused

MARK = b"PK\x03\x04"
CONTENTS = "[Content_Types].xml"
DOCUMENTS = "application/vnd.openxmlformats-officedocument."
MAIN: dict[str, DocumentKind] = {
    f"{DOCUMENTS}spreadsheetml.sheet.main+xml": "xlsx",
    f"{DOCUMENTS}wordprocessingml.document.main+xml": "docx",
}
MAX_ENTRIES = 2000
MAX_LIST = MEGABYTE
"""Of the archive's own list of files, which is read whole; 2,000 entries need a tenth of it."""
MAX_CONTENTS = MEGABYTE
MAX_UNPACKED = 512 * MEGABYTE
MAX_RATIO = 100
SMALL = MEGABYTE
"""Below this unpacked size a ratio says nothing: a few kilobytes of blanks shrink to nothing."""
ENCRYPTED = 1
"""The bit in a zip entry's flags that says it is encrypted."""
END = struct.Struct("<4s4H2LH")
END_MARK = b"PK\x05\x06"
LONG_MARK = b"PK\x06\x07"
"""Stands before the end of an archive of the 64-bit kind, which no office file of this size needs."""
MAX_TAIL = 65535 + 20
"""An archive may end in a comment of 65,535 bytes; the mark of the 64-bit kind has 20."""


def office_kind(path: Path, name: str) -> DocumentKind:
    """Whether the zip archive at *path* is an XLSX or a DOCX file.

    Allowed are 2,000 entries, 512 MB unpacked, and a hundredth of its size packed; nothing is unpacked here but the
    list of content types.

    Raises:
        Refused: it is neither, has macros or a password, or would unpack to more than it should.
    """
    _check_list(path, name)
    try:
        with zipfile.ZipFile(path) as archive:
            entries = archive.infolist()
            _check_entries(name, entries, path.stat().st_size)
            contents = archive.open(CONTENTS).read(MAX_CONTENTS) if CONTENTS in archive.namelist() else b"<Types/>"
        types = {str(each.get("ContentType")) for each in fromstring(contents, forbid_dtd=True)}
    except (zipfile.BadZipFile, zlib.error, ValueError, NotImplementedError, EOFError, OSError, RuntimeError):
        # All of them are damaged bytes; NotImplementedError is a compression or version that `zipfile` does not know.
        raise Refused(f"{name} is a damaged archive; save it anew as PDF, XLSX or DOCX") from None
    except (DefusedXmlException, ParseError):
        raise Refused(f"{name} is a damaged office file; save it anew as PDF, XLSX or DOCX") from None
    if any("macroEnabled" in each or "vbaProject" in each for each in types):
        raise Refused(f"{name} has macros; save it without them, as PDF, XLSX or DOCX")
    if len(kinds := {MAIN[each] for each in types & MAIN.keys()}) != 1:
        raise Refused(f"{name} is an archive and no XLSX or DOCX; hand in its files one by one")
    return kinds.pop()


def _check_list(path: Path, name: str) -> None:
    """The list of files must be short: `zipfile` reads it whole before anybody can look at it."""
    with path.open("rb") as file:
        size = file.seek(0, 2)
        file.seek(max(0, size - END.size - MAX_TAIL))
        tail = file.read()
    at = tail.rfind(END_MARK)
    if at < 0 or len(tail) < at + END.size or LONG_MARK in tail[max(0, at - 20) : at]:
        raise Refused(f"{name} is a damaged archive; save it anew as PDF, XLSX or DOCX")
    if END.unpack_from(tail, at)[5] > MAX_LIST:
        raise Refused(f"{name} is an archive of too many files; an office file has at most {MAX_ENTRIES}")


def _check_entries(name: str, entries: list[zipfile.ZipInfo], packed: int) -> None:
    if len(entries) > MAX_ENTRIES:
        raise Refused(f"{name} is an archive of {len(entries)} files; an office file has at most {MAX_ENTRIES}")
    if any(entry.flag_bits & ENCRYPTED for entry in entries):
        raise Refused(f"{name} is protected by a password; save it without one")
    unpacked = sum(entry.file_size for entry in entries)
    if unpacked > MAX_UNPACKED:
        raise Refused(f"{name} would unpack to {unpacked} bytes; at most {MAX_UNPACKED} are allowed")
    if unpacked > max(SMALL, MAX_RATIO * packed):
        raise Refused(f"{name} would unpack to more than {MAX_RATIO} times its size; save it anew or as PDF")
