"""Who may see a document: whoever handed it in, and whoever holds a role in a journey whose facts name it."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from pydantic import AwareDatetime
from sqlalchemy import Engine
from sqlmodel import Session, col, select

from activities.database import reading
from gateway.access import part_in
from gateway.document_kinds import known_kind
from gateway.files import Files
from models.access import may
from models.errors import Refused
from models.tables import DocumentRow, DocumentUseRow, UploadRow
from models.values import PersonId, Value


class Document(Value):
    """A stored document as people see it."""

    digest: str
    name: str
    size: int
    kind: str | None
    """By its content; none where that cannot be said."""
    stored_at: AwareDatetime
    person: str


class Seen:
    """The documents of the store, as far as a person may see them."""

    def __init__(self, engine: Engine, files: Files) -> None:
        self._engine = engine
        self._files = files

    def document(self, digest: str, person: PersonId, now: datetime) -> Document:
        """The document of this SHA-256.

        Raises:
            Refused: there is none that *person* may see; whether there is another one is not said.
        """
        with reading(self._engine) as session:
            row = session.get(DocumentRow, digest)
            own = row is not None and (row.person == person or _handed_in(session, digest, person))
            used = select(DocumentUseRow.journey).where(DocumentUseRow.digest == digest)
            journeys = () if own else tuple(session.exec(used))
        if row is None or not (own or self._takes_part(person, journeys, now)):
            raise Refused(
                f"{digest[:12]}… is no document that {person} may see; it is shown to who handed it in and to who "
                "takes part in its journey"
            )
        return self._shown(row)

    def named(self, digests: Iterable[str], person: PersonId) -> tuple[Document, ...]:
        """The documents of *digests* that *person* has handed in, in their order."""
        found = {}
        with reading(self._engine) as session:
            for row in session.exec(select(DocumentRow).where(col(DocumentRow.digest).in_(tuple(digests)))):
                if row.person == person or _handed_in(session, row.digest, person):
                    found[row.digest] = self._shown(row)
        return tuple(found[digest] for digest in dict.fromkeys(digests) if digest in found)

    def _takes_part(self, person: PersonId, journeys: Iterable[str], now: datetime) -> bool:
        parts = (part_in(self._engine, person, journey, now) for journey in journeys)
        return any(may("see-document", *part) for part in parts)

    def _shown(self, row: DocumentRow) -> Document:
        about = row.model_dump()
        return Document.model_validate({**about, "kind": row.kind or known_kind(self._files.path(row.digest))})


def _handed_in(session: Session, digest: str, person: PersonId) -> bool:
    query = select(UploadRow.id).where(UploadRow.digest == digest, UploadRow.person == person)
    return session.exec(query).first() is not None
