"""What letters are about, read from the register, the people and the regions: few queries for many letters."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from typing import Any

from sqlalchemy import tuple_
from sqlmodel import Session, col, select

from activities.letters import Occasion
from activities.subject import Subject, subject_of
from models.chain import with_words
from models.messages import STAGE_OF
from models.post import ABOUT_POST
from models.tables import JourneyRow, OutboxRow, PersonRow, RegionRow, RegisterRow, StandingRow, TextRow

Key = tuple[str, int]
"""An entry of the register: its chain and its number."""


def facts_words(session: Session, journey: str, number: int, body: str) -> dict[str, Any]:
    """An entry's body with the people's own words back in their places; erased words are a dash."""
    return with_words(json.loads(body), _words(session, [(journey, number)]).get((journey, number), {}))


class Shelf:
    """What the letters of *rows* need to know, and how it makes up what each of them says."""

    def __init__(self, session: Session, rows: Sequence[OutboxRow]) -> None:
        self._session = session
        self._entries = _entries(session, {(row.journey, row.number) for row in rows})
        self._words = _words(session, self._entries)
        self._bodies = {id(row): self._body(row) for row in rows}
        found = {text for body in self._bodies.values() for text in _strings(body)}
        persons = session.exec(select(PersonRow).where(col(PersonRow.id).in_(found | {row.person for row in rows})))
        self._persons = {person.id: person for person in persons}
        regions = session.exec(select(RegionRow).where(col(RegionRow.id).in_(found)))
        self._names = {row.id: row.name for row in (*regions, *self._persons.values())}
        chains = {row.journey for row in rows}
        # Kept here so that the session answers from memory when it is asked for one of them.
        self._standings = session.exec(select(StandingRow).where(col(StandingRow.journey).in_(chains))).all()
        self._journeys = session.exec(select(JourneyRow).where(col(JourneyRow.journey).in_(chains))).all()
        self._subjects: dict[str, Subject | None] = {}

    def occasion(self, row: OutboxRow) -> Occasion:
        """Everything the letter of *row* needs.

        Raises:
            LookupError: the person, the entry, or the journey or cohort is not there.
        """
        person = self._persons.get(row.person)
        entry = self._entries.get((row.journey, row.number))
        subject = self._subject(row.journey)
        if person is None or entry is None or subject is None:
            missing = "person" if person is None else "entry" if entry is None else "journey"
            raise LookupError(f"the {missing} of letter {row.mail_key} is not in the database")
        body = self._bodies[id(row)]
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
            stage=_stage(self._session, entry),
            journey=row.journey,
            kind=entry.kind,
            at=entry.at,
            zone=subject.zone or person.zone,
            body=body,
            names={**subject.seats, **{text: self._names[text] for text in _strings(body) if text in self._names}},
        )

    def _body(self, row: OutboxRow) -> dict[str, Any]:
        """The fact as recorded, with the people's own words back in their places; erased words are a dash."""
        if row.letter in ABOUT_POST and row.content is None:
            body: dict[str, Any] = json.loads(row.why or "{}")
            return body
        entry = self._entries.get((row.journey, row.number))
        if entry is None:
            return {}
        return with_words(json.loads(entry.body), self._words.get((row.journey, row.number), {}))

    def _subject(self, chain: str) -> Subject | None:
        if chain not in self._subjects:
            self._subjects[chain] = subject_of(self._session, chain)
        return self._subjects[chain]


def _entries(session: Session, keys: Iterable[Key]) -> dict[Key, RegisterRow]:
    place = tuple_(col(RegisterRow.journey), col(RegisterRow.number))
    return {(row.journey, row.number): row for row in session.exec(select(RegisterRow).where(place.in_(keys)))}


def _words(session: Session, keys: Iterable[Key]) -> dict[Key, dict[str, str]]:
    place = tuple_(col(TextRow.journey), col(TextRow.number))
    found: dict[Key, dict[str, str]] = {}
    for row in session.exec(select(TextRow).where(place.in_(keys))):
        found.setdefault((row.journey, row.number), {})[row.field] = row.words or "–"
    return found


def _stage(session: Session, entry: RegisterRow) -> str:
    """The stage a fact belongs to: a message's own, else the one its derived identity begins with."""
    if entry.receipt is None:
        return entry.identity.partition("/")[0]
    standing = session.get(StandingRow, entry.journey)
    return STAGE_OF.get(json.loads(entry.receipt)["kind"]) or (standing.stage if standing else "")


def _strings(value: Any) -> list[str]:
    if isinstance(value, str):
        return [value]
    if isinstance(value, dict):
        return [text for item in (*value.keys(), *value.values()) for text in _strings(item)]
    return [text for item in value for text in _strings(item)] if isinstance(value, list) else []
