"""Formal letters in the outbox: held with the fact that causes them, cancelled when it is overtaken, written out."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable
from datetime import date, datetime
from typing import Any

from sqlmodel import Session, col, select

from activities.hours import hours_of
from activities.layout import WIDTH, Quoted
from activities.phrases import day_text
from activities.post_events import told, told_of_letter
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


def formal_of(session: Session, key: str | None) -> dict[str, Any] | None:
    """What the letter *key* says around its body, in Indonesian, with a mark where something is not entered yet.

    None for a notice. ``paragraphs`` are empty where the template's own words stand.
    """
    letter = session.get(LetterRow, key) if key else None
    if letter is None:
        return None
    region = region_of(session, letter.journey)
    return {
        "heading": _heading(letter),
        "office": region.office,
        "at": region.at,
        "paragraphs": [part for part in (letter.body or "").split("\n\n") if part.strip()],
        "signature": _signature(letter),
        "copies": region.copies,
    }


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


def _heading(letter: LetterRow) -> Quoted:
    """Nomor, Sifat, Lampiran and Hal on the left; place and date on the right, level with Nomor."""
    day = day_text(date.fromisoformat(letter.dated[:10]), "id") if letter.dated else AWAITED
    where = f"{letter.place or 'Jakarta'}, {day}"
    number = f"Nomor    : {letter.registry_number or AWAITED}"
    first = (
        f"{number}{where.rjust(WIDTH - len(number))}"
        if len(number) + len(where) < WIDTH
        else f"{where:>{WIDTH}}\n{number}"
    )
    others = {
        "Sifat": letter.sifat or "Biasa",
        "Lampiran": letter.lampiran or "-",
        "Hal": letter.hal or SUBJECTS[letter.kind],
    }
    lines = [first]
    for name, value in others.items():
        lines.append(textwrap.fill(f"{name:<8} : {value}", WIDTH, subsequent_indent=" " * 11, break_long_words=False))
    return Quoted("\n".join(lines))


def _signature(letter: LetterRow) -> Quoted:
    """a.n., Plt. or Plh. and the office, then the name and, if entered, the NIP."""
    if letter.signatory is None:
        return Quoted(AWAITED)
    prefix = f"{letter.capacity} " if letter.capacity in ("Plt.", "Plh.") else ""
    lines = [f"a.n. {letter.behalf}"] if letter.behalf else []
    lines += [f"{prefix}{letter.position},", "", letter.signatory]
    return Quoted("\n".join([*lines, *([f"NIP {letter.nip}"] if letter.nip else [])]))
