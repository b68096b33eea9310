"""Handed-in documents, stored by their SHA-256."""

from __future__ import annotations

import hashlib
import uuid
from datetime import UTC, datetime
from pathlib import Path

from sqlalchemy import Engine
from sqlmodel import col, select

from activities.database import insert_once, reading, writing
from gateway.document_kinds import known_kind
from models.documents_policy import DocumentKind
from models.errors import Refused
from models.messages import Message
from models.papers import ROWS, holds_document
from models.tables import DocumentRow

MAX_BYTES = 100 * 1024 * 1024


class Files:
    """The document store: one file per digest, one row that says what it is."""

    def __init__(self, engine: Engine, folder: Path) -> None:
        self._engine = engine
        self.folder = folder

    def path(self, digest: str) -> Path:
        """Where the document of this SHA-256 lies, or would lie."""
        return self.folder / digest[:2] / digest

    def store(self, name: str, content: bytes, person: str) -> str:
        """Keep *content* and return its SHA-256; the same content is kept once.

        Raises:
            Refused: it is empty or larger than 100 MB.
        """
        if not content:
            raise Refused(f"{name} is empty; hand in a file with content")
        if len(content) > MAX_BYTES:
            raise Refused(f"{name} has {len(content)} bytes; at most {MAX_BYTES} are allowed")
        digest = hashlib.sha256(content).hexdigest()
        self.folder.mkdir(parents=True, exist_ok=True)
        part = self.folder / f"{uuid.uuid4().hex}.part"
        part.write_bytes(content)
        self.keep(part, digest, name, person, known_kind(part))
        return digest

    def keep(self, part: Path, digest: str, name: str, person: str, kind: DocumentKind | None) -> None:
        """Put the whole file *part* in its place; where the same content lies already, that one stays."""
        path, size = self.path(digest), part.stat().st_size
        if path.exists():
            part.unlink()
        else:
            path.parent.mkdir(parents=True, exist_ok=True)
            part.replace(path)
        with writing(self._engine) as session:
            about = {"name": name[:200], "size": size, "person": person, "kind": kind}
            insert_once(session, DocumentRow, digest=digest, stored_at=datetime.now(UTC), **about)

    def check(self, message: Message) -> None:
        """Refuse a message about a document that was never handed in."""
        digests = documents_of(message)
        if not digests:
            return
        with reading(self._engine) as session:
            known = set(session.exec(select(DocumentRow.digest).where(col(DocumentRow.digest).in_(digests.values()))))
        for field, digest in digests.items():
            if digest not in known:
                raise Refused(f"{field} {digest[:12]}… is not in the document store; hand the file in first")


def documents_of(message: Message) -> dict[str, str]:
    """Every document that *message* names, by its field, e.g. ``rows.3.evidence`` for the third row's."""
    given = {field: getattr(message, field) for field in type(message).model_fields}
    found = {name: value for name, value in given.items() if value and holds_document(message.kind, name)}
    if message.kind in ROWS:
        field, name = ROWS[message.kind]
        found |= {f"{field}.{number}.{name}": getattr(row, name) for number, row in enumerate(given[field], 1)}
    return found
