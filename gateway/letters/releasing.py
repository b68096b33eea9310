"""Formal letters are released once the registry has numbered them."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, date, datetime

from sqlalchemy import Engine
from sqlalchemy.exc import IntegrityError
from sqlmodel import Session, select

from activities.database import writing
from activities.hours import hours_of
from activities.leaving import leaves
from activities.letter_first import let_go
from activities.post_events import told, told_of_letter
from activities.readership import readers_of
from gateway.letters.entitled import check_coordinator
from gateway.letters.held import held_letter, letter_journey
from models.calendar import local
from models.errors import Refused
from models.formal import Release
from models.tables import LetterRow, RegisterRow

ZONE = "Asia/Jakarta"
"""The secretariat's own days."""


def release(engine: Engine, releases: Iterable[tuple[str, Release]], by: str) -> int:
    """Release held letters under what the registry gave them, all or none; how many.

    Raises:
        Refused: a letter is not there or not held, *by* is no coordinator of it, a number is used twice in a year,
            or a date lies before the decision or after today; of a table every fault is named by its row.
    """
    wanted = list(releases)
    faults = [f"row {place}: {why}" for place, (key, _) in enumerate(wanted, 2) if (why := _barred(engine, key, by))]
    if faults:
        raise Refused(_said(faults, len(wanted)))
    try:
        with writing(engine) as session:
            for place, (key, form) in enumerate(wanted, 2):
                try:
                    _release(session, key, form, by)
                except Refused as refusal:
                    faults.append(f"row {place}: {refusal}")
            if faults:
                raise Refused(_said(faults, len(wanted)))
    except IntegrityError:
        raise Refused("one of the numbers was used for another letter just now; look at `letters held` again") from None
    return len(wanted)


def _said(faults: list[str], of: int) -> str:
    return faults[0].partition(": ")[2] if of == 1 else "nothing is released; " + "; ".join(faults[:20])


def _barred(engine: Engine, key: str, by: str) -> str | None:
    try:
        check_coordinator(engine, by, letter_journey(engine, key))
    except Refused as refusal:
        return str(refusal)
    return None


def _release(session: Session, key: str, form: Release, by: str) -> None:
    letter, now = held_letter(session, key), datetime.now(UTC)
    _check_number(session, form)
    _check_date(session, letter, form.date, now)
    letter.registry_number, letter.registry_year, letter.dated = form.number, form.date.year, form.date.isoformat()
    for field in ("place", "sifat", "lampiran", "hal", "signatory", "position", "capacity", "behalf", "nip"):
        setattr(letter, field, getattr(form, field))
    letter.status, letter.entered_by, letter.released_at = "released", by, now
    why = f"number {form.number} of {form.date}, signed by {form.signatory}, {form.position}"
    told_of_letter(session, "released", key, why=why, by=by)
    rows = readers_of(session, letter, now)
    for row in rows:
        row.status, row.not_before = "draft", leaves(session, row.journey, row.letter, {}, row.person, now).at
    told(session, "released", rows, why=why, by=by)
    let_go(session, letter, now)
    session.flush()


def _check_number(session: Session, form: Release) -> None:
    """Refuse a number that another letter of that year has."""
    same = select(LetterRow).where(LetterRow.registry_number == form.number, LetterRow.registry_year == form.date.year)
    if used := session.exec(same).first():
        raise Refused(
            f"the number {form.number} was used in {form.date.year} for {used.key}; "
            "a letter has a number of its own, from the registry"
        )


def _check_date(session: Session, letter: LetterRow, dated: date, now: datetime) -> None:
    """Refuse a date before the decision that the letter tells, and one that has not come."""
    entry, hours = session.get_one(RegisterRow, (letter.journey, letter.number)), hours_of(session, letter.journey)
    today = local(hours.clock.programme(now) if hours else now, ZONE).date()
    first = local(entry.at, ZONE).date()
    if not first <= dated <= today:
        raise Refused(
            f"the letter cannot be dated {dated}; from {first}, its decision's day, to today, {today}, is allowed"
        )
