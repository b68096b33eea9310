"""The register: facts numbered, chained and recorded with their standing and posts."""

from __future__ import annotations

import json
import secrets
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Engine, select, update
from sqlmodel import Session
from temporalio import activity

from activities.after_end import award_after_end
from activities.database import insert_once, writing
from activities.document_use import use_documents
from activities.outbox import Place, cancel_outdated, post
from activities.readership import departed
from models.agenda import REPLACED, named
from models.chain import GENESIS, at_path, commitment, entry_hash, split_words, with_words
from models.noted import Noted, NotedFacts
from models.tables import HeadRow, RegisterRow, StandingRow, TextRow
from models.values import canonical, digest_of


class Register:
    """Records what journeys note; the only writer of the register, the standing and the outbox's rows."""

    def __init__(
        self,
        engine: Engine,
        mail_domain: str,
        written_at: Callable[[NotedFacts], datetime] | None = None,
        pages: str | None = None,
    ) -> None:
        """*written_at* says when facts are written down, where that is not the present moment, as in a preview.

        *pages* is how people reach the pages; without it letters carry no links.
        """
        self._engine = engine
        self._place = Place(mail_domain, pages)
        self._written_at = written_at or (lambda _: datetime.now(UTC))

    @activity.defn(name="register.append")
    def append(self, facts: NotedFacts) -> None:
        """Number, chain and record *facts*, with their standing and posts, in one transaction.

        Safe to repeat: a fact whose identity is already in the register is left as it is. Other content
        under the same identity is recorded as a conflict and never holds the journey up.
        """
        with writing(self._engine) as session:
            head = _locked_head(session, facts.journey)
            for noted in facts.facts:
                self._record(session, head, noted, facts)
            if _stand(session, facts):
                cancel_outdated(session, facts)

    def _record(self, session: Session, head: HeadRow, noted: Noted, facts: NotedFacts) -> None:
        before = session.scalar(
            select(RegisterRow).where(RegisterRow.journey == head.journey, RegisterRow.identity == noted.identity)  # type: ignore[arg-type]  # columns
        )
        if before is not None:
            if _same(session, before, noted):
                return
            noted = _conflict(noted)
            again = select(RegisterRow.number).where(  # type: ignore[call-overload]  # columns
                RegisterRow.journey == head.journey, RegisterRow.identity == noted.identity
            )
            if session.scalar(again) is not None:
                return
        entry = _chain(session, head, noted)
        use_documents(session, entry)
        now = self._written_at(facts)
        post(session, entry.number, noted, facts, self._place, now)
        if noted.kind in REPLACED:
            departed(session, facts.journey, entry.number, named(noted.body, "old"), facts.people, now)
        if (award := award_after_end(session, head.journey, noted)) is not None:
            self._record(session, _locked_head(session, award.journey), award.facts[0], award)


def _locked_head(session: Session, journey: str) -> HeadRow:
    """The head of the journey's chain, made if need be and locked until the transaction ends."""
    insert_once(session, HeadRow, journey=journey, number=0, hash=GENESIS)
    row: HeadRow | None = session.scalar(select(HeadRow).where(HeadRow.journey == journey).with_for_update())  # type: ignore[arg-type]  # a column
    assert row is not None
    return row


def _chain(session: Session, head: HeadRow, noted: Noted) -> RegisterRow:
    """Add one entry after the head, its people's own words beside it."""
    number = head.number + 1
    words = {path: (secrets.token_hex(16), text) for path, text in split_words(noted.body).items()}
    body = canonical(with_words(noted.body, {path: commitment(text, salt) for path, (salt, text) in words.items()}))
    receipt = canonical(noted.receipt.model_dump(mode="json")) if noted.receipt else None
    at = noted.at.astimezone(UTC)
    digest = entry_hash(head.journey, head.hash, number, noted.identity, at.isoformat(), noted.kind, body, receipt)
    row = RegisterRow(
        journey=head.journey,
        number=number,
        identity=noted.identity,
        at=at,
        kind=noted.kind,
        body=body,
        receipt=receipt,
        prev_hash=head.hash,
        hash=digest,
    )
    session.add(row)
    for path, (salt, text) in words.items():
        session.add(TextRow(journey=head.journey, number=number, field=path, salt=salt, words=text))
    head.number, head.hash = number, digest
    session.flush()
    return row


def _same(session: Session, before: RegisterRow, noted: Noted) -> bool:
    """Whether *noted* says what is recorded; words that were erased since are taken as they are."""
    rows = session.scalars(
        select(TextRow).where(TextRow.journey == before.journey, TextRow.number == before.number)  # type: ignore[arg-type]  # columns
    )
    words = split_words(noted.body)
    recorded = json.loads(before.body)
    for row in rows:
        if row.field not in words:
            return False
        words[row.field] = at_path(recorded, row.field) if row.words is None else commitment(words[row.field], row.salt)
    body, found = with_words(noted.body, words), dict(recorded)
    if noted.receipt:
        # A second try of a message is received later; everything else is the same.
        body.pop("received_at", None)
        found.pop("received_at", None)
    return before.kind == noted.kind and canonical(body) == canonical(found)


def _conflict(noted: Noted) -> Noted:
    """The fact that something else is recorded under this identity already."""
    digest = digest_of(noted.body)
    body = {"identity": noted.identity, "kind": noted.kind, "digest": digest}
    return Noted(identity=f"conflict/{noted.identity}/{digest[:16]}", at=noted.at, kind="conflict", body=body)


def _stand(session: Session, facts: NotedFacts) -> bool:
    """Replace the standing and say so, unless a later one is there: a slow repeat must not turn the clock back."""
    standing = facts.standing
    row = session.get(StandingRow, facts.journey)
    if row and row.at > standing.at:
        return False
    values: dict[str, Any] = {
        "cohort": standing.cohort,
        "region": standing.region,
        "stage": standing.stage,
        "outcome": standing.outcome,
        "paused": standing.paused_since is not None,
        "due": standing.due.moment if standing.due else None,
        "at": standing.at,
        "body": standing.model_dump_json(),
        "people": facts.people.model_dump_json(),
        "progress": canonical(facts.progress),
    }
    if row is None:
        session.add(StandingRow(journey=facts.journey, **values))
    else:
        session.execute(update(StandingRow).where(StandingRow.journey == facts.journey).values(**values))  # type: ignore[arg-type]  # a column
    return True
