"""Documents handed in by pieces: what arrived stays, so that a broken line costs one piece and no more."""

from __future__ import annotations

import hashlib
import uuid
from collections.abc import Callable, Iterable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import BinaryIO

from sqlalchemy import Engine

from gateway.document_kinds import check_kind, kind_of
from gateway.files import Files
from gateway.pieces import Pieces, count, length
from gateway.upload_rows import UploadRows
from gateway.upload_rules import Announced, check_announced, check_size, documents_policy
from models.errors import Refused
from models.tables import UploadRow
from models.values import PersonId, Value

STALE = timedelta(days=7)
"""How long an upload waits to be taken up again."""


class Upload(Value):
    """An upload as it stands."""

    id: str
    name: str
    size: int
    count: int
    """How many pieces the whole has; they are numbered from 0, and all but the last have 1 MiB."""
    there: tuple[int, ...]
    """The pieces that have arrived."""
    digest: str | None
    """Of the whole, once it is stored."""


class Uploads:
    """Takes documents into the store; a person sees only uploads of their own."""

    def __init__(self, engine: Engine, files: Files, now: Callable[[], datetime] = lambda: datetime.now(UTC)) -> None:
        self._engine = engine
        self._rows = UploadRows(engine)
        self._files = files
        self._now = now

    def begin(self, person: PersonId, order: Announced) -> Upload:
        """Begin to hand in a document, or take up again what was begun with the same announcement.

        Raises:
            Refused: the document is not allowed, or too much is under way.
        """
        self._clear_stale()
        if (row := self._rows.begun_before(person, order)) is None:
            check_announced(self._engine, person, order)
            row = self._open(person, order, self._now())
        return self._shown(row)

    def look(self, person: PersonId, id: str) -> Upload:
        """What has arrived of an upload.

        Raises:
            Refused: there is none of this person under this id.
        """
        return self._shown(self._rows.get(person, id))

    def mine(self, person: PersonId, journey: str) -> tuple[Upload, ...]:
        """What *person* has handed in or begun to hand in for *journey*, the newest first."""
        return tuple(map(self._shown, self._rows.of(person, journey)))

    def put(self, person: PersonId, id: str, number: int, content: bytes, sha256: str) -> Upload:
        """Keep one piece; said again, or by two browsers at once, it is there once.

        Raises:
            Refused: it is no piece of this upload, or arrived damaged.
        """
        row = self._rows.get(person, id)
        if row.digest:
            return self._shown(row)
        if not 0 <= number < count(row.size):
            raise Refused(f"{row.name} has no piece {number}; its pieces are 0 to {count(row.size) - 1}")
        if len(content) != length(row.size, number):
            raise Refused(f"piece {number} has {len(content)} bytes; it should have {length(row.size, number)}")
        if hashlib.sha256(content).hexdigest() != sha256:
            raise Refused(f"piece {number} arrived damaged: its SHA-256 is not the one announced; send it again")
        try:
            self._pieces(id).put(number, content)
        except FileNotFoundError:  # another browser has finished it in the meantime
            return self.look(person, id)
        return self._shown(row)

    def finish(self, person: PersonId, id: str) -> Upload:
        """Put the pieces together, check the whole, and store it; said again it answers the same.

        Raises:
            Refused: a piece is missing, or the whole is not what was announced or allowed; in the latter case the
                upload is over and begins anew.
        """
        row = self._rows.get(person, id)
        if row.digest:
            return self._shown(row)
        missing = sorted(set(range(count(row.size))) - set(self._pieces(id).there()))
        if missing and (after := self.look(person, id)).digest:  # another browser has just finished it
            return after
        if missing:
            raise Refused(f"{row.name} is not whole: piece {missing[0]} of {count(row.size)} is missing; send it first")
        try:
            return self._store(row, *self._pieces(id).together(count(row.size)))
        except FileNotFoundError:  # another browser has just finished it
            return self.look(person, id)

    def take(self, person: PersonId, order: Announced, stream: BinaryIO, begun_at: datetime) -> Upload:
        """Store a document that came in one go, e.g. from a form without script; *begun_at* is when it began to come.

        Raises:
            Refused: the document is not allowed.
        """
        self._clear_stale()
        check_announced(self._engine, person, order)
        row = self._open(person, order, begun_at)
        return self._store(row, *self._pieces(row.id).whole(stream))

    def _store(self, row: UploadRow, part: Path, digest: str) -> Upload:
        policy = documents_policy(self._engine, row.journey)
        try:
            check_size(row.name, part.stat().st_size, policy)
            if row.sha256 not in (None, digest):
                raise Refused(f"{row.name} is not what was announced: its SHA-256 is {digest}; hand it in again")
            kind = kind_of(part, row.name)
            check_kind(kind, row.name, policy.kinds)
        except Refused:
            if (after := self.look(row.person, row.id)).digest:  # another browser has finished it and cleared up
                return after
            self._drop([row])
            raise
        self._files.keep(part, digest, row.name, row.person, kind)
        row = self._rows.finish(row.id, digest, self._now())
        self._pieces(row.id).clear()
        return self._shown(row)

    def _open(self, person: PersonId, order: Announced, begun_at: datetime) -> UploadRow:
        id = uuid.uuid4().hex
        self._pieces(id).open()
        return self._rows.add(id, person, order, begun_at)

    def _shown(self, row: UploadRow) -> Upload:
        pieces = count(row.size)
        there = tuple(range(pieces)) if row.digest else self._pieces(row.id).there()
        return Upload(id=row.id, name=row.name, size=row.size, count=pieces, there=there, digest=row.digest)

    def _pieces(self, id: str) -> Pieces:
        return Pieces(self._files.folder / ".parts" / id)

    def _clear_stale(self) -> None:
        """Forget uploads that nobody took up again; whoever begins a new one makes room."""
        self._drop(self._rows.stale(self._now() - STALE))

    def _drop(self, rows: Iterable[UploadRow]) -> None:
        for row in rows:
            self._rows.drop(row.id)
            self._pieces(row.id).clear()
