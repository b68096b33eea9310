"""Which journeys name a document: whoever may see one of them may see the document."""

from __future__ import annotations

import re

from sqlmodel import Session, col, select

from activities.database import insert_once
from models.tables import DocumentRow, DocumentUseRow, RegisterRow

DIGEST = re.compile(r'"([0-9a-f]{64})"')


def use_documents(session: Session, entry: RegisterRow) -> None:
    """Remember the stored documents that *entry* names; said again it changes nothing."""
    named = set(DIGEST.findall(entry.body))
    if not named:
        return
    stored = session.scalars(select(DocumentRow.digest).where(col(DocumentRow.digest).in_(named)))
    for digest in sorted(stored):
        insert_once(session, DocumentUseRow, digest=digest, journey=entry.journey)
