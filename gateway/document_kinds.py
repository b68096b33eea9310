"""What a handed-in file is: told by its content, never by its name."""

from __future__ import annotations

import codecs
from collections.abc import Collection
from pathlib import Path

from gateway.office_files import MARK, office_kind
from models.documents_policy import DocumentKind
from models.errors import Refused

SIGNATURES: tuple[tuple[bytes, DocumentKind], ...] = (
    (b"\x89PNG\r\n\x1a\n", "png"),
    (b"\xff\xd8\xff", "jpeg"),
)
HEAD = 1024
"""A PDF's mark stands within the first kilobyte; other marks stand at the beginning."""
CHUNK = 1024 * 1024
MEDIA: dict[str, str] = {
    "pdf": "application/pdf",
    "png": "image/png",
    "jpeg": "image/jpeg",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "text": "text/plain; charset=utf-8",
}
"""How each kind is named to a browser."""
ENDINGS: dict[str, tuple[str, ...]] = {
    "pdf": (".pdf",),
    "png": (".png",),
    "jpeg": (".jpg", ".jpeg"),
    "xlsx": (".xlsx",),
    "docx": (".docx",),
    "text": (".txt", ".csv"),
}
"""How a file of each kind may end; the first one is put after any other."""


def kind_of(path: Path, name: str) -> DocumentKind:
    """What the file at *path* is; *name* is how a refusal calls it.

    Raises:
        Refused: it is none of the kinds that Seratus knows, or an office file that should not be opened.
    """
    with path.open("rb") as file:
        head = file.read(HEAD)
    for mark, kind in SIGNATURES:
        if head.startswith(mark):
            return kind
    if b"%PDF-" in head:
        return "pdf"
    if head.startswith(MARK):
        return office_kind(path, name)
    if _is_text(path):
        return "text"
    raise Refused(f"{name} is no PDF, image, XLSX, DOCX or UTF-8 text, whatever its name says; save it as PDF")


def check_kind(kind: DocumentKind, name: str, allowed: Collection[DocumentKind]) -> None:
    """Refuse a kind that the policy does not allow."""
    if kind not in allowed:
        raise Refused(f"{name} is by its content {kind}; the policy allows {', '.join(allowed)}")


def known_kind(path: Path) -> DocumentKind | None:
    """What the file at *path* is; none where that cannot be said."""
    try:
        return kind_of(path, path.name)
    except Refused:
        return None


def download_name(name: str, kind: str | None) -> str:
    """*name* with an ending that its content deserves, so that opening it starts nothing else than its reader."""
    endings = ENDINGS.get(kind or "", (".bin",))
    return name if name.lower().endswith(endings) else f"{name}{endings[0]}"


def _is_text(path: Path) -> bool:
    """Whether the file is UTF-8 without NUL or other control characters, however long it is."""
    decoder = codecs.getincrementaldecoder("utf-8")()
    with path.open("rb") as file:
        try:
            while chunk := file.read(CHUNK):
                if any(c < " " and c not in "\t\n\r\f" for c in decoder.decode(chunk)):
                    return False
            decoder.decode(b"", final=True)
        except UnicodeDecodeError:
            return False
    return True
