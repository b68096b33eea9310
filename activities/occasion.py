"""What a letter is about, read from the register, the people and the region."""

from __future__ import annotations

import json
from typing import Any

from sqlmodel import Session, col, select

from activities.dates import dates_of
from activities.formal import formal_of, released_at
from activities.handover import handover_page
from activities.letters import Occasion
from activities.morning_body import morning
from activities.subject import subject_of
from models.chain import with_words
from models.messages import COHORT, STAGE_OF
from models.morning import LETTER as MORNING
from models.post import NO_ENTRY
from models.tables import OutboxRow, PersonRow, RegionRow, RegisterRow, StandingRow, TextRow


def facts_words(session: Session, journey: str, number: int, body: str) -> dict[str, Any]:
    """An entry's body with the people's own words back in their places; erased words are a dash."""
    rows = session.exec(select(TextRow).where(TextRow.journey == journey, TextRow.number == number))
    return with_words(json.loads(body), {row.field: row.words or "–" for row in rows})


def occasion_of(session: Session, row: OutboxRow) -> Occasion:
    """Everything the letter of *row* needs.

    A post that no fact has caused, such as a morning summary, is of the moment at which it was written.

    Raises:
        LookupError: the person, the entry, or the journey or cohort is not there.
    """
    person = session.get(PersonRow, row.person)
    entry = session.get(RegisterRow, (row.journey, row.number))
    subject = subject_of(session, row.journey)
    if person is None or (entry is None and row.number != NO_ENTRY) or subject is None:
        missing = "person" if person is None else "journey" if subject is None else "entry"
        raise LookupError(f"the {missing} of letter {row.mail_key} is not in the database")
    zone = subject.zone or person.zone
    if row.letter == "undeliverable":
        body, row.why = json.loads(row.why or "{}"), None
    elif row.letter == MORNING:
        zone = person.zone
        body = morning(session, row, zone)
    else:
        body = facts_words(session, row.journey, row.number, entry.body if entry else "{}")
        if row.letter == "handover":
            body["page"] = "\n".join(handover_page(session, row.journey, person.language))
    return Occasion(
        letter=row.letter,
        language=person.language,
        message_id=row.message_id,
        name=person.name,
        address=person.address,
        role=row.role,
        programme=subject.programme,
        cohort=subject.cohort,
        region=subject.name,
        stage=_stage(session, entry) if entry else COHORT,
        journey=row.journey,
        kind=entry.kind if entry else row.letter,
        at=released_at(session, row.letter_key) or (entry.at if entry else row.created_at),
        zone=zone,
        body=body,
        names={subject.cohort: subject.name, **subject.seats, **_names(session, body)},
        dates=dates_of(session, row, entry, zone) if entry else (),
        formal=formal_of(session, row.letter_key),
    )


def _stage(session: Session, entry: RegisterRow) -> str:
    """The stage a fact belongs to: a message's own, else the one its derived identity begins with."""
    if entry.receipt is None:
        return entry.identity.partition("/")[0]
    standing = session.get(StandingRow, entry.journey)
    return STAGE_OF.get(json.loads(entry.receipt)["kind"]) or (standing.stage if standing else "")


def _names(session: Session, body: dict[str, Any]) -> dict[str, str]:
    """The names of every region and every person the fact speaks of."""
    found = set(_strings(body))
    regions = session.exec(select(RegionRow).where(col(RegionRow.id).in_(found)))
    persons = session.exec(select(PersonRow).where(col(PersonRow.id).in_(found)))
    return {row.id: row.name for row in (*regions, *persons)}


def _strings(value: Any) -> list[str]:
    if isinstance(value, str):
        return [value]
    if isinstance(value, dict):
        return [text for item in (*value.keys(), *value.values()) for text in _strings(item)]
    return [text for item in value for text in _strings(item)] if isinstance(value, list) else []
