"""What may be handed in, where, by whom and how much: asked before the first byte is taken."""

from __future__ import annotations

from datetime import UTC, datetime

from sqlalchemy import Engine, func
from sqlmodel import Session, col, select

from activities.begun import begun, begun_cohort
from activities.database import reading
from gateway.access import part_in
from models.access import check_access
from models.documents_policy import MEGABYTE, DocumentsPolicy
from models.errors import Refused
from models.journey import COHORT_PREFIX
from models.tables import DocumentRow, UploadRow
from models.values import Digest, PersonId, Title, Value


class Announced(Value):
    """What somebody is about to hand in, and for which step of which journey."""

    journey: str
    step: str
    name: Title
    size: int
    """Bytes."""
    sha256: Digest | None = None
    """Without it an upload that is taken up later cannot be told from another, and its beginning counts for less."""


def documents_policy(engine: Engine, journey: str) -> DocumentsPolicy:
    """The limits of documents for a journey or a cohort.

    Raises:
        Refused: there is neither under this id.
    """
    if journey.startswith(COHORT_PREFIX):
        policy = begun_cohort(engine, journey.removeprefix(COHORT_PREFIX)).policy
    else:
        policy = begun(engine, journey).policy
    return policy.documents or DocumentsPolicy()


def check_announced(engine: Engine, person: PersonId, order: Announced) -> DocumentsPolicy:
    """The limits that hold for *order*, once it keeps to them.

    Raises:
        Refused: *person* has no role there, the document is empty or too large, or the person's quota is used up.
    """
    policy = documents_policy(engine, order.journey)
    check_takes_part(engine, person, order.journey)
    check_size(order.name, order.size, policy)
    with reading(engine) as session:
        _check_quota(session, person, order.size, policy)
    return policy


def check_takes_part(engine: Engine, person: PersonId, journey: str) -> None:
    """Refuse whoever sends no documents to *journey*, and everybody once it has ended."""
    part = part_in(engine, person, journey, datetime.now(UTC))
    check_access("hand-in-document", person, part.roles, part.state, journey)


def check_size(name: str, size: int, policy: DocumentsPolicy) -> None:
    """Refuse an empty document, and one that is larger than the policy allows."""
    if size <= 0:
        raise Refused(f"{name} is empty; hand in a file with content")
    if size > policy.max_bytes:
        raise Refused(f"{name} has {size} bytes; at most {policy.max_bytes} are allowed")


def _check_quota(session: Session, person: PersonId, size: int, policy: DocumentsPolicy) -> None:
    mine = (UploadRow.person == person, col(UploadRow.digest).is_(None))
    opened, coming = session.exec(select(func.count(), func.coalesce(func.sum(UploadRow.size), 0)).where(*mine)).one()
    if opened >= policy.open_uploads:
        raise Refused(
            f"{person} is handing in {opened} documents already; at most {policy.open_uploads} at the same time, "
            "finish or leave those first"
        )
    total = func.coalesce(func.sum(DocumentRow.size), 0)
    stored = session.exec(select(total).where(DocumentRow.person == person)).one()
    if coming + stored + size > policy.quota_megabytes * MEGABYTE:
        raise Refused(
            f"{person} would have handed in {(coming + stored + size) // MEGABYTE} MB; at most "
            f"{policy.quota_megabytes} MB are allowed"
        )
