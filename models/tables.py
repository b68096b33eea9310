"""The tables: register, standing, people, documents, outbox, refusals. Rows never leave their readers."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

from sqlalchemy import DateTime, Dialect, Index, LargeBinary, TypeDecorator, UniqueConstraint
from sqlmodel import Field, SQLModel


class UtcDateTime(TypeDecorator[datetime]):
    """An aware moment, kept in UTC; SQLite returns it without its zone, so that is put back."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Refuse a moment without a zone; keep the rest in UTC."""
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError(f"{value} has no zone")
        moment = value.astimezone(UTC)
        return moment.replace(tzinfo=None) if dialect.name == "sqlite" else moment

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Give the zone back."""
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


class HeadRow(SQLModel, table=True):
    """The head of one journey's chain: its last number and hash. Locked while entries are added."""

    __tablename__ = "head"

    journey: str = Field(primary_key=True)
    number: int
    hash: str


class RegisterRow(SQLModel, table=True):
    """One fact, as recorded. Rows are inserted and never changed or deleted."""

    __tablename__ = "register"

    journey: str = Field(primary_key=True)
    number: int = Field(primary_key=True)
    identity: str
    at: datetime = Field(sa_type=UtcDateTime)
    kind: str = Field(index=True)
    body: str
    receipt: str | None = None
    prev_hash: str
    hash: str

    __table_args__ = (UniqueConstraint("journey", "identity"), UniqueConstraint("journey", "prev_hash"))


class TextRow(SQLModel, table=True):
    """Somebody's own words in a fact; the register holds only their salted commitment."""

    __tablename__ = "text"

    journey: str = Field(primary_key=True)
    number: int = Field(primary_key=True)
    field: str = Field(primary_key=True)
    salt: str
    words: str | None


class StandingRow(SQLModel, table=True):
    """Where a journey stands; replaced with every batch of facts."""

    __tablename__ = "standing"

    journey: str = Field(primary_key=True)
    cohort: str = Field(index=True)
    region: str
    stage: str
    outcome: str | None = None
    paused: bool = False
    due: datetime | None = Field(default=None, sa_type=UtcDateTime)
    at: datetime = Field(sa_type=UtcDateTime)
    body: str
    people: str
    progress: str


class JourneyRow(SQLModel, table=True):
    """That a journey was begun: Temporal forgets closed runs, this row does not."""

    __tablename__ = "journey"

    journey: str = Field(primary_key=True)
    cohort: str = Field(index=True)
    region: str
    started: bool = False
    """Whether Temporal has accepted it; a start that was interrupted is taken up again."""
    state: str
    """The state it was begun with."""
    entered_by: str | None = None
    """Who began it."""


class CohortRow(SQLModel, table=True):
    """That a cohort was begun, from which candidates."""

    __tablename__ = "cohort"

    cohort: str = Field(primary_key=True)
    digest: str
    """Over policy and candidates: the same start said again changes nothing, another one is refused."""
    state: str
    started: bool = False
    entered_by: str


class RankingRow(SQLModel, table=True):
    """A version of a cohort's list with its whole working; never changed."""

    __tablename__ = "ranking"

    cohort: str = Field(primary_key=True)
    version: int = Field(primary_key=True)
    digest: str
    body: str


class RegionRow(SQLModel, table=True):
    """A kabupaten or kota by its permanent id."""

    __tablename__ = "region"

    id: str = Field(primary_key=True)
    name: str
    province: str
    zone: str
    seat: str | None = None


class RegionCodeRow(SQLModel, table=True):
    """An official code of a region with its validity; codes change, the region stays."""

    __tablename__ = "region_code"

    code: str = Field(primary_key=True)
    valid_from: str = Field(primary_key=True, default="")
    valid_to: str | None = None
    region: str = Field(foreign_key="region.id", index=True)


class PersonRow(SQLModel, table=True):
    """A person: name, address and language. The only place where they stand."""

    __tablename__ = "person"

    id: str = Field(primary_key=True)
    name: str
    address: str
    language: str = "id"
    zone: str = "Asia/Jakarta"
    address_dead: bool = False
    entered_by: str | None = None
    home: str | None = None
    """The region the person comes from."""
    employer: str | None = None
    """The region, or the institution's key, the person works for."""


class RoleRow(SQLModel, table=True):
    """A person's role: everywhere (empty scope), in a cohort, or in one journey."""

    __tablename__ = "role"

    person: str = Field(primary_key=True, foreign_key="person.id")
    role: str = Field(primary_key=True)
    scope: str = Field(primary_key=True, default="")
    entered_by: str | None = None
    since: date | None = None
    until: date | None = None
    """Its first and last day in the secretariat's zone; none where it is not bounded."""


class DocumentRow(SQLModel, table=True):
    """A stored file, by its SHA-256."""

    __tablename__ = "document"

    digest: str = Field(primary_key=True)
    name: str
    size: int
    stored_at: datetime = Field(sa_type=UtcDateTime)
    person: str
    kind: str | None = None
    """By its content; none where it was stored before kinds were told, or is of none that is known."""


class UploadRow(SQLModel, table=True):
    """A document that somebody hands in, or has handed in; its pieces lie beside the documents until it is whole."""

    __tablename__ = "upload"

    id: str = Field(primary_key=True)
    person: str = Field(index=True)
    journey: str
    step: str
    name: str
    size: int
    sha256: str | None = None
    """As announced at the beginning, so that what is begun in time cannot be written afterwards."""
    begun_at: datetime = Field(sa_type=UtcDateTime)
    ended_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    digest: str | None = Field(default=None, index=True)
    """Of the whole document, once it is there."""


class DocumentUseRow(SQLModel, table=True):
    """A fact of this journey or cohort names this document."""

    __tablename__ = "document_use"

    digest: str = Field(primary_key=True)
    journey: str = Field(primary_key=True)


class OutboxRow(SQLModel, table=True):
    """One post to one person, written in the transaction of the fact that caused it."""

    __tablename__ = "outbox"

    id: int | None = Field(default=None, primary_key=True)
    mail_key: str = Field(unique=True)
    message_id: str = Field(unique=True)
    journey: str
    number: int
    letter: str
    role: str
    person: str
    step: str | None = None
    status: str = "draft"
    """draft (its bytes are not made yet), held, sending, sent, dead (the address), failed (the letter), cancelled."""
    attempts: int = 0
    created_at: datetime = Field(sa_type=UtcDateTime)
    not_before: datetime = Field(sa_type=UtcDateTime)
    """The moment for which it is meant; it never changes once the row is being sent."""
    leased_until: datetime | None = Field(default=None, sa_type=UtcDateTime)
    """While it is being sent: whose it is until then, or when it is tried again; none where a summary carries it."""
    tries_since: datetime | None = Field(default=None, sa_type=UtcDateTime)
    """When the first of its tries began; it is given up so long after this."""
    daily: bool = False
    """Whether it may go out in its reader's daily summary."""
    carried_by: int | None = Field(default=None, index=True)
    """The summary that it went out in; it shares that one's fate."""
    letter_key: str | None = Field(default=None, index=True)
    """The formal letter whose words it carries."""
    link: str | None = None
    """The address and the code that its letter carries, as its bytes do; nobody but its reader is shown them."""
    sent_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    recipient: str | None = None
    content: bytes | None = Field(default=None, sa_type=LargeBinary)
    why: str | None = None
    """The last answer of the mail server, or why it was cancelled."""

    __table_args__ = (
        Index("ix_outbox_due", "status", "daily", "not_before", "id"),
        Index("ix_outbox_lease", "status", "leased_until"),
        Index("ix_outbox_person", "person", "status"),
        Index("ix_outbox_journey", "journey", "status"),
    )


class EarlyRow(SQLModel, table=True):
    """The bytes of a draft, made before its hour; they count only while the draft would still say the same."""

    __tablename__ = "early"

    outbox: int = Field(primary_key=True)
    digest: str
    """Over everything that the bytes were made from; empty where none could be made."""
    content: bytes = Field(sa_type=LargeBinary)


class PostEventRow(SQLModel, table=True):
    """One line of the ledger: what happened to a post or a formal letter, by whom and why. Only ever added."""

    __tablename__ = "post_event"

    id: int | None = Field(default=None, primary_key=True)
    outbox: int | None = Field(default=None, index=True)
    letter: str | None = Field(default=None, index=True)
    """The formal letter's key, where the line is about the letter and not about one of its posts."""
    at: datetime = Field(sa_type=UtcDateTime)
    what: str
    by: str | None = None
    why: str | None = None


class PostDayRow(SQLModel, table=True):
    """That a person has had the post of one day, as the person's own clocks count days."""

    __tablename__ = "post_day"

    line: str = Field(primary_key=True)
    """Empty for real time; else the rehearsal whose clock counts the day."""
    person: str = Field(primary_key=True)
    day: str = Field(primary_key=True)


class LetterRow(SQLModel, table=True):
    """A formal letter (surat dinas): held until its registry number, date and signatory are entered."""

    __tablename__ = "letter"

    key: str = Field(primary_key=True)
    """The identity of the fact that caused it, within its journey, and its kind."""
    journey: str = Field(index=True)
    number: int
    """The entry of the register that caused it."""
    kind: str
    status: str = Field(default="held", index=True)
    """held, released, cancelled."""
    why: str | None = None
    """Why it was cancelled."""
    registry_number: str | None = None
    registry_year: int | None = None
    """The year of its date; a number is used once in a year."""
    dated: str | None = None
    place: str | None = None
    sifat: str | None = None
    lampiran: str | None = None
    hal: str | None = None
    signatory: str | None = None
    position: str | None = None
    capacity: str | None = None
    """a.n., Plt. or Plh.; none where the signatory holds the office."""
    behalf: str | None = None
    """The office in whose name somebody signs a.n."""
    nip: str | None = None
    body: str | None = None
    """Paragraphs in place of the template's own, parted by blank lines."""
    entered_by: str | None = None
    released_at: datetime | None = Field(default=None, sa_type=UtcDateTime)

    __table_args__ = (UniqueConstraint("registry_number", "registry_year"),)


class LinkRow(SQLModel, table=True):
    """A link to the pages that was mailed to one person; it opens once, with the code from the same mail."""

    __tablename__ = "link"

    digest: str = Field(primary_key=True)
    """SHA-256 of its secret, which stands in the mail alone."""
    person: str = Field(index=True)
    journey: str | None = None
    step: str | None = None
    """The open step it leads to, by its key; none for a link that somebody asked for."""
    commitment: str
    """HMAC-SHA-256 of the code under the secret."""
    created_at: datetime = Field(sa_type=UtcDateTime)
    expires_at: datetime = Field(sa_type=UtcDateTime)
    spent_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    revoked_at: datetime | None = Field(default=None, sa_type=UtcDateTime)


class SessionRow(SQLModel, table=True):
    """Somebody is signed in at one browser."""

    __tablename__ = "session"

    digest: str = Field(primary_key=True)
    """SHA-256 of the cookie."""
    person: str = Field(index=True)
    language: str
    created_at: datetime = Field(sa_type=UtcDateTime)
    seen_at: datetime = Field(sa_type=UtcDateTime)
    expires_at: datetime = Field(sa_type=UtcDateTime)
    closed_at: datetime | None = Field(default=None, sa_type=UtcDateTime)


class AttemptRow(SQLModel, table=True):
    """One try at the door, so that several servers count together; kept for an hour."""

    __tablename__ = "attempt"

    id: int | None = Field(default=None, primary_key=True)
    key: str
    at: datetime = Field(sa_type=UtcDateTime)

    __table_args__ = (Index("ix_attempt_key", "key", "at"),)


class IntakeRow(SQLModel, table=True):
    """When a message was first received: a later try with the same id is judged by that moment."""

    __tablename__ = "intake"

    journey: str = Field(primary_key=True)
    message: str = Field(primary_key=True)
    digest: str
    received_at: datetime = Field(sa_type=UtcDateTime)


class DraftRow(SQLModel, table=True):
    """What somebody has begun to enter in a form of a task; only that person reads it, and sending it removes it."""

    __tablename__ = "draft"

    person: str = Field(primary_key=True)
    journey: str = Field(primary_key=True)
    step: str = Field(primary_key=True)
    """The step and its round; a moved date leaves the draft."""
    form: str = Field(primary_key=True)
    body: str
    at: datetime = Field(sa_type=UtcDateTime)


class BulkRow(SQLModel, table=True):
    """One journey of an order to many, and what became of it; the first run fixes which journeys these are."""

    __tablename__ = "bulk"

    key: str = Field(primary_key=True)
    journey: str = Field(primary_key=True)
    kind: str
    content: str
    """The order's digest: the same key with other content is refused."""
    result: str | None = None
    """accepted, refused, unreachable or left-alone; none until it was tried."""
    why: str | None = None
    at: datetime = Field(sa_type=UtcDateTime)


class RefusalRow(SQLModel, table=True):
    """A message that was refused: who sent what, and why not. Refusals leave no event in Temporal."""

    __tablename__ = "refusal"

    id: int | None = Field(default=None, primary_key=True)
    at: datetime = Field(sa_type=UtcDateTime)
    journey: str = Field(index=True)
    person: str
    kind: str
    message: str
    why: str


def metadata() -> Any:
    """What alembic compares the database with."""
    return SQLModel.metadata
