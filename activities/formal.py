"""Formal letters in the outbox: held with the fact that causes them, cancelled when it is overtaken, written out."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime

from sqlmodel import Session, col, select

from activities.hours import hours_of
from activities.phrases import day_text
from activities.post_events import told, told_of_letter
from activities.surat import Surat
from models.formal import FORMAL, OVERTAKING, Region, overtaken
from models.noted import Noted
from models.tables import JourneyRow, LetterRow, OutboxRow, RegionRow, RegisterRow

MISSING = "its registry number, date and signatory are not entered"
SUBJECTS = {
    "selected": "Penetapan hasil pemeringkatan",
    "reserve": "Penetapan hasil pemeringkatan",
    "not-selected": "Penetapan hasil pemeringkatan",
    "awarded": "Penghargaan",
    "evaluation-result": "Hasil evaluasi pelaksanaan masterplan",
    "mou-invitation": "Undangan penandatanganan nota kesepahaman",
}
"""What stands after Hal unless something else is entered."""
AWAITED = "(menunggu registrasi)"


def letter_key(journey: str, identity: str, kind: str) -> str:
    """The key of the letter of *kind* that the fact *identity* of *journey* causes."""
    return f"{journey}/{identity}/{kind}"


def hold(session: Session, journey: str, number: int, identity: str, kinds: Iterable[str]) -> None:
    """Put a formal letter of each of *kinds* on record as held, whoever reads it by e-mail."""
    for kind in kinds:
        key = letter_key(journey, identity, kind)
        session.add(LetterRow(key=key, journey=journey, number=number, kind=kind))
        told_of_letter(session, "held", key, why=MISSING)


def held_row(session: Session, row: OutboxRow) -> bool:
    """Whether *row* is a formal letter that an older build wrote as a notice; it is held from now on."""
    if row.letter not in FORMAL or row.letter_key is not None or row.content is not None:
        return False
    entry = session.get_one(RegisterRow, (row.journey, row.number))
    row.letter_key, row.status = letter_key(row.journey, entry.identity, row.letter), "held"
    if session.get(LetterRow, row.letter_key) is None:
        hold(session, row.journey, row.number, entry.identity, [row.letter])
        session.flush()
    told(session, "held", [row], why=MISSING)
    return True


def overtake(session: Session, journey: str, noted: Noted) -> None:
    """Cancel the held letters of *journey* whose cause *noted* has overtaken, with the reason."""
    if noted.kind not in OVERTAKING:
        return
    mine = select(LetterRow).where(LetterRow.journey == journey, LetterRow.status == "held")
    for letter in session.exec(mine.order_by(col(LetterRow.key)).with_for_update()):
        if why := overtaken(letter.kind, noted.kind, noted.body):
            letter.status, letter.why = "cancelled", why
            told_of_letter(session, "cancelled", letter.key, why=why)
            rows = posts_of(session, letter.key)
            for row in rows:
                row.status, row.why = "cancelled", why
            told(session, "cancelled", rows, why=why)


def posts_of(session: Session, key: str) -> list[OutboxRow]:
    """The held posts of the letter *key*, locked."""
    mine = select(OutboxRow).where(OutboxRow.letter_key == key, OutboxRow.status == "held")
    return list(session.exec(mine.order_by(col(OutboxRow.id)).with_for_update()))


def formal_of(session: Session, key: str | None) -> Surat | None:
    """What the letter *key* says around its body, with a mark where something is not entered yet; None for a notice."""
    letter = session.get(LetterRow, key) if key else None
    if letter is None:
        return None
    region = region_of(session, letter.journey)
    day = day_text(date.fromisoformat(letter.dated[:10]), "id") if letter.dated else AWAITED
    signed, signatory = _signature(letter)
    return Surat(
        number=letter.registry_number or AWAITED,
        place_and_date=f"{letter.place or 'Jakarta'}, {day}",
        sifat=letter.sifat or "Biasa",
        lampiran=letter.lampiran or "-",
        hal=letter.hal or SUBJECTS[letter.kind],
        office=region.office,
        at=region.at,
        paragraphs=tuple(part for part in (letter.body or "").split("\n\n") if part.strip()),
        signed=signed,
        signatory=signatory,
        copies=region.copies,
    )


def released_at(session: Session, key: str | None) -> datetime | None:
    """When the letter *key* was released, by its programme's clock; None for a notice and for a letter still held."""
    letter = session.get(LetterRow, key) if key else None
    if letter is None or letter.released_at is None:
        return None
    hours = hours_of(session, letter.journey)
    return hours.clock.programme(letter.released_at) if hours else letter.released_at


def region_of(session: Session, journey: str) -> Region:
    """The region of *journey*."""
    begun = session.get_one(JourneyRow, journey)
    row = session.get_one(RegionRow, begun.region)
    return Region(row.name, row.province, row.seat)


def _signature(letter: LetterRow) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """a.n., Plt. or Plh. and the office; then the name and, if entered, the NIP."""
    if letter.signatory is None:
        return (AWAITED,), ()
    prefix = f"{letter.capacity} " if letter.capacity in ("Plt.", "Plh.") else ""
    behalf = (f"a.n. {letter.behalf}",) if letter.behalf else ()
    nip = (f"NIP {letter.nip}",) if letter.nip else ()
    return (*behalf, f"{prefix}{letter.position},"), (letter.signatory, *nip)
