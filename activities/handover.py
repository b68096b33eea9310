"""A journey on one page for whoever takes over, read from the record and written in the reader's language."""

from __future__ import annotations

import json
from collections import defaultdict

from sqlmodel import Session, col, select

from activities.handover_lines import Reader, page_lines
from models import words
from models.chain import with_words
from models.handover import RECORDED, Item, gathered
from models.handover_words import handover_words
from models.people import People
from models.standing import Standing
from models.tables import PersonRow, RegionRow, RegisterRow, StandingRow, TextRow


def handover_page(session: Session, journey: str, language: str) -> list[str]:
    """The page's lines; headings stand alone, items begin with a hyphen.

    Raises:
        LookupError: nothing is recorded of the journey.
    """
    row = session.get(StandingRow, journey)
    if row is None:
        raise LookupError(f"nothing is recorded of {journey} yet")
    standing, people = Standing.model_validate_json(row.body), People.model_validate_json(row.people)
    handover, region = gathered(_record(session, journey), standing, people), session.get(RegionRow, row.region)
    persons = list(session.exec(select(PersonRow)))
    zone = region.zone if region else "Asia/Jakarta"
    reader = Reader(language, zone, {person.id: person.name for person in persons})
    addresses = {person.id: person.address for person in persons}
    title = handover_words("title", language)
    stage = words.stage_label(standing.stage, language)
    name = region.name if region else row.region
    return [title.format(region=name, stage=stage), *page_lines(handover, reader, addresses)]


def _record(session: Session, journey: str) -> list[Item]:
    """What a handover reads of the register, with people's own words; erased words are a dash."""
    own: dict[int, dict[str, str]] = defaultdict(dict)
    for text in session.exec(select(TextRow).where(TextRow.journey == journey)):
        own[text.number][text.field] = text.words or "–"
    query = select(RegisterRow).where(RegisterRow.journey == journey, col(RegisterRow.kind).in_(RECORDED))
    return [
        Item(kind=row.kind, at=row.at, body=with_words(json.loads(row.body), own[row.number]))
        for row in session.exec(query.order_by(col(RegisterRow.number)))
    ]
