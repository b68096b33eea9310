"""When a message with documents counts as received: as soon as the last of them began to be handed in, in time."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import Engine
from sqlmodel import col, select

from activities.database import reading
from gateway.files import documents_of
from gateway.upload_rules import documents_policy
from models.documents_policy import DocumentsPolicy
from models.messages import Message
from models.tables import DocumentRow, UploadRow


def begun_to_arrive(engine: Engine, journey: str, message: Message, now: datetime) -> datetime | None:
    """The real moment from which *message* counts, sent at the real moment *now*; none: from now.

    It counts from when the upload of its document began, if it comes within the policy's grace after the upload's end.
    Of several documents the last one decides, and a document that came otherwise counts from when it was stored. The
    beginning counts only where the content was fixed by then: its SHA-256 was announced, or the whole upload took no
    longer than the grace.
    """
    digests = set(documents_of(message).values())
    if not digests:
        return None
    with reading(engine) as session:
        mine = (UploadRow.person == message.person, UploadRow.journey == journey, col(UploadRow.digest).in_(digests))
        uploads = session.exec(select(UploadRow).where(*mine).order_by(col(UploadRow.begun_at).desc())).all()
        if not uploads:
            return None
        policy = documents_policy(engine, journey)
        begun = {row.digest: row.begun_at for row in uploads if _counts(row, policy, now)}
        stored = session.exec(select(DocumentRow).where(col(DocumentRow.digest).in_(digests))).all()
    if not begun:
        return None
    return min(now, max(begun.get(row.digest, row.stored_at) for row in stored))


def _counts(row: UploadRow, policy: DocumentsPolicy, now: datetime) -> bool:
    if row.ended_at is None or now - row.ended_at > policy.grace:
        return False
    return row.sha256 is not None or row.ended_at - row.begun_at <= policy.grace
