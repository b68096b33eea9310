"""The ledger of the post: why each letter was sent or kept back, line by line."""

from __future__ import annotations

from pydantic import AwareDatetime
from sqlalchemy import ColumnElement, Engine, or_, true
from sqlmodel import Session, col, select

from activities.begun import clock_of
from activities.database import reading
from models.calendar import ABBREVIATIONS, local
from models.clock import Clock
from models.errors import Refused
from models.tables import LetterRow, OutboxRow, PersonRow, PostEventRow
from models.values import Value
from models.words import letter_label
from queries.journeys import found

ZONE = "Asia/Jakarta"
NO_REASON = {"en": "no reason given", "id": "tanpa alasan tercatat"}
INDONESIAN = {
    "written": "ditulis karena {}",
    "held": "ditahan: {}",
    "edited": "disunting: {}",
    "released": "dilepas: {}",
    "merged": "digabung: {}",
    "postponed": "disimpan untuk hari lain: {}",
    "brought-forward": "tidak ditahan lagi: {}",
    "kept-back": "ditahan sampai waktunya: {}",
    "claimed": "sedang dikirim",
    "sent": "terkirim; jawaban server {}",
    "put-off": "belum diterima, dicoba lagi nanti; jawaban server {}",
    "given-back": "belum dimulai, menunggu seperti semula",
    "failed": "tidak terkirim: {}",
    "dead": "tidak sampai, alamat mati: {}",
    "cancelled": "dibatalkan: {}",
    "again": "dikirim ulang: {}",
    "copied": "kata-katanya disalin untuk WhatsApp",
}
"""The same lines in Indonesian; a reason stays as it was written down."""
WORDS = {
    "written": "written because of {}",
    "held": "held: {}",
    "edited": "edited: {}",
    "released": "released as {}",
    "merged": "merged into {}",
    "postponed": "kept for another day: {}",
    "brought-forward": "no longer kept back: {}",
    "kept-back": "kept for the hour: {}",
    "claimed": "being sent",
    "sent": "sent; the server said {}",
    "put-off": "not taken yet, tried again later; the server said {}",
    "given-back": "not begun, because nothing could leave or the worker stopped; waits as before",
    "failed": "failed: {}",
    "dead": "not delivered, the address is dead: {}",
    "cancelled": "cancelled: {}",
    "again": "to be sent once more: {}",
    "copied": "words copied for WhatsApp",
}
"""What each kind of line says; a newer build's line is shown with its own name and reason."""


class LedgerLine(Value):
    """What happened to one post (``outbox`` is its number) or to a formal letter, on the programme's clock."""

    at: AwareDatetime
    outbox: int | None
    key: str
    letter: str
    person: str | None
    what: str
    by: str | None
    why: str | None

    def happened(self, language: str) -> str:
        """What happened and why, in words of *language*."""
        table = INDONESIAN if language == "id" else WORDS
        return table.get(self.what, f"{self.what} {{}}").replace("{}", self.why or NO_REASON[language])

    @property
    def text(self) -> str:
        """The line in words, for a terminal."""
        number = f"#{self.outbox} " if self.outbox else ""
        name = letter_label(self.letter, "en")
        about = f"{number}{name} to {self.person}" if self.person else f"letter {name}"
        says = self.happened("en")
        by = f", by {self.by}" if self.by else ""
        shown = local(self.at, ZONE)
        return f"{shown:%Y-%m-%d %H.%M} {ABBREVIATIONS[ZONE]}  {about}: {says}{by}"


def post_ledger(engine: Engine, wanted: str | None, newest: int | None = None) -> list[LedgerLine]:
    """The lines about a journey, a person, or everything; in the order in which they were written.

    Where *newest* is given, so many of the last ones, the newest first.

    Raises:
        Refused: there is neither a person nor a journey of that name.
    """
    with reading(engine) as session:
        whose = _about(session, engine, wanted)
        events = (
            select(PostEventRow, OutboxRow, LetterRow)
            .join(OutboxRow, col(OutboxRow.id) == PostEventRow.outbox, isouter=True)
            .join(LetterRow, col(LetterRow.key) == PostEventRow.letter, isouter=True)
            .order_by(col(PostEventRow.id).desc() if newest else col(PostEventRow.id))
            .limit(newest)
        )
        clocks: dict[str, Clock | None] = {}
        return [_line(engine, clocks, *found) for found in session.exec(events.where(whose))]


def _about(session: Session, engine: Engine, wanted: str | None) -> ColumnElement[bool]:
    """Which lines are about *wanted*; those of a journey hold those of the summaries that carried its posts."""
    if wanted is None:
        return true()
    if session.get(PersonRow, wanted) is not None:
        return col(OutboxRow.person) == wanted
    journey = found(engine, wanted)
    carried = select(OutboxRow.carried_by).where(OutboxRow.journey == journey, col(OutboxRow.carried_by).is_not(None))
    mine = (col(OutboxRow.journey) == journey, col(LetterRow.journey) == journey)
    return or_(*mine, col(PostEventRow.outbox).in_(carried))


def _line(
    engine: Engine,
    clocks: dict[str, Clock | None],
    event: PostEventRow,
    post: OutboxRow | None,
    letter: LetterRow | None,
) -> LedgerLine:
    about = post or letter
    clock = _clock(engine, clocks, about.journey) if about else None
    return LedgerLine(
        at=clock.programme(event.at) if clock else event.at,
        outbox=event.outbox,
        key=post.mail_key if post else event.letter or "",
        letter=post.letter if post else letter.kind if letter else "",
        person=post.person if post else None,
        what=event.what,
        by=event.by,
        why=event.why,
    )


def _clock(engine: Engine, clocks: dict[str, Clock | None], chain: str) -> Clock | None:
    """The clock of a chain's cohort, looked up once; none where the chain was never begun."""
    cohort = chain.split("/")[1]
    if cohort not in clocks:
        try:
            clocks[cohort] = clock_of(engine, chain)
        except Refused:
            clocks[cohort] = None
    return clocks[cohort]
