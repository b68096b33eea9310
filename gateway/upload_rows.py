"""What is on record of uploads: who hands in what, since when, and whether it is whole."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import Engine
from sqlmodel import col, select

from activities.database import reading, writing
from gateway.upload_rules import Announced
from models.errors import Refused
from models.tables import UploadRow
from models.values import PersonId

SHOWN = 50
"""How many of a person's newest uploads are listed."""


class UploadRows:
    """The table of uploads."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def add(self, id: str, person: PersonId, order: Announced, begun_at: datetime) -> UploadRow:
        """A new upload of *person* under a new *id*."""
        announced = order.model_dump(include={*Announced.model_fields})
        row = UploadRow(id=id, person=person, begun_at=begun_at, **announced)
        with writing(self._engine) as session:
            session.add(row)
        return row

    def begun_before(self, person: PersonId, order: Announced) -> UploadRow | None:
        """The upload that was begun with the same announcement and is not whole yet."""
        if order.sha256 is None:
            return None
        same = (getattr(UploadRow, field) == getattr(order, field) for field in Announced.model_fields)
        query = select(UploadRow).where(UploadRow.person == person, col(UploadRow.digest).is_(None), *same)
        with reading(self._engine) as session:
            return session.exec(query.order_by(col(UploadRow.begun_at))).first()

    def get(self, person: PersonId, id: str) -> UploadRow:
        """One upload.

        Raises:
            Refused: there is none of *person* under this id.
        """
        with reading(self._engine) as session:
            row = session.get(UploadRow, id)
        if row is None or row.person != person:
            raise Refused(f"there is no upload {id[:40]!r} of {person}; begin it anew")
        return row

    def of(self, person: PersonId, journey: str) -> Sequence[UploadRow]:
        """The uploads of *person* for *journey*, the newest first."""
        query = select(UploadRow).where(UploadRow.person == person, UploadRow.journey == journey)
        with reading(self._engine) as session:
            return session.exec(query.order_by(col(UploadRow.begun_at).desc()).limit(SHOWN)).all()

    def stale(self, since: datetime) -> Sequence[UploadRow]:
        """The uploads that were begun before *since* and are not whole yet."""
        query = select(UploadRow).where(col(UploadRow.digest).is_(None), UploadRow.begun_at < since)
        with reading(self._engine) as session:
            return session.exec(query).all()

    def finish(self, id: str, digest: str, at: datetime) -> UploadRow:
        """Note that an upload is whole; the first to say so says when."""
        with writing(self._engine) as session:
            row = session.get_one(UploadRow, id)
            if row.digest is None:
                row.digest, row.ended_at = digest, at
            session.add(row)
        return row

    def drop(self, id: str) -> None:
        """Forget an upload, unless it is whole."""
        with writing(self._engine) as session:
            if (row := session.get(UploadRow, id)) and row.digest is None:
                session.delete(row)
