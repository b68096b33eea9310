"""The sample registry (buku agenda surat keluar): numbers what is held, with numbers that are obviously samples."""

from __future__ import annotations

from datetime import UTC, datetime

from sqlalchemy import Engine, func
from sqlmodel import col, select

from activities.database import reading
from gateway.letters.releasing import release
from models.calendar import local
from models.clock import Clock
from models.errors import Refused
from models.formal import Release
from models.tables import LetterRow
from rehearsal.cast import COORDINATOR

ZONE = "Asia/Jakarta"
SIGNATORY, POSITION = "Penanda Tangan Contoh", "Direktur Contoh"


def release_held(engine: Engine, clock: Clock) -> int:
    """Let the sample coordinator release every letter that is held, under contoh/001 and on; how many.

    A letter that was overtaken since it was looked up stays as it is.
    """
    today = local(clock.programme(datetime.now(UTC)), ZONE).date()
    with reading(engine) as session:
        numbered = col(LetterRow.registry_number).is_not(None)
        used = session.exec(select(func.count()).select_from(LetterRow).where(numbered)).one()
        held = session.exec(select(LetterRow.key).where(LetterRow.status == "held").order_by(col(LetterRow.key)))
        keys = list(held)
    released = 0
    for key in keys:
        number = f"contoh/{used + released + 1:03}"
        form = Release(number=number, date=today, signatory=SIGNATORY, position=POSITION)
        try:
            released += release(engine, [(key, form)], COORDINATOR)
        except Refused:
            continue  # its cause was overtaken since it was looked up; the ledger says by what
    return released
