"""What letters are about, read from the register, the people and the regions: few queries for many letters."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from datetime import datetime
from typing import Any, TypeVar

from sqlmodel import Session, col, select

from activities.addressed import addressed
from activities.dates import dates_of
from activities.formal import formal_of, released_at
from activities.handover import handover_page
from activities.letters import Occasion
from activities.links import way_of
from activities.morning_body import morning
from activities.recorded import entries, names_of, own_words, stage_of, strings
from activities.signing_in import sign_in_occasion
from activities.subject import Subject, subject_of
from activities.summary_body import summary_occasion
from models.chain import with_words
from models.errors import Refused
from models.messages import COHORT
from models.morning import LETTER as MORNING
from models.post import ABOUT_POST, NO_ENTRY, SIGN_IN, SUMMARY
from models.tables import JourneyRow, OutboxRow, PersonRow, RegionRow, RegisterRow, StandingRow

Given = TypeVar("Given")
Made = TypeVar("Made")


def tried(make: Callable[[Given], Made], given: Given) -> Made | Exception:
    """What *make* makes of *given*, a letter or what it is about, or why it cannot."""
    try:
        return make(given)
    except (Refused, LookupError, ValueError, TypeError) as error:
        return error


def occasion_of(session: Session, row: OutboxRow) -> Occasion:
    """Everything the letter of *row* needs.

    Raises:
        LookupError: the person, the entry, or the journey or cohort is not there.
    """
    return Shelf(session, [row]).occasion(row)


class Shelf:
    """What the letters of *rows* need to know, and how it makes up what each of them says."""

    def __init__(self, session: Session, rows: Sequence[OutboxRow]) -> None:
        self._session = session
        self._entries = entries(session, {(row.journey, row.number) for row in rows})
        words = own_words(session, self._entries)
        self._bodies = {
            key: with_words(json.loads(entry.body), words.get(key, {})) for key, entry in self._entries.items()
        }
        # Sorted, so that what a letter says has one order in every process.
        self._strings = {key: sorted(set(strings(body))) for key, body in self._bodies.items()}
        self._names = names_of(session, set().union(*self._strings.values()))
        chains = {row.journey for row in rows}
        readers = {row.person for row in rows}
        # Kept here so that the session answers from memory when it is asked for one of them.
        self._persons = session.exec(select(PersonRow).where(col(PersonRow.id).in_(readers))).all()
        self._standings = session.exec(select(StandingRow).where(col(StandingRow.journey).in_(chains))).all()
        self._journeys = session.exec(select(JourneyRow).where(col(JourneyRow.journey).in_(chains))).all()
        regions = {journey.region for journey in self._journeys}
        self._regions = session.exec(select(RegionRow).where(col(RegionRow.id).in_(regions))).all()
        self._subjects: dict[str, Subject | None] = {}

    def occasion(self, row: OutboxRow) -> Occasion:
        """Everything the letter of *row* needs.

        A post that no fact has caused, such as a morning summary, is of the moment at which it was written.

        Raises:
            LookupError: the person, the entry, or the journey or cohort is not there.
        """
        if row.letter == SUMMARY:
            return summary_occasion(self._session, row)
        if row.letter == SIGN_IN:
            return sign_in_occasion(self._session, row)
        person = self._session.get(PersonRow, row.person)
        entry = self._entries.get((row.journey, row.number))
        subject = self._subject(row.journey)
        if person is None or (entry is None and row.number != NO_ENTRY) or subject is None:
            missing = "person" if person is None else "journey" if subject is None else "entry"
            raise LookupError(f"the {missing} of letter {row.mail_key} is not in the database")
        zone = person.zone if row.letter == MORNING else subject.zone or person.zone
        body, names = self._said(row, person, zone)
        return Occasion(
            **addressed(row, person),
            programme=subject.programme,
            cohort=subject.cohort,
            region=subject.name,
            stage=stage_of(self._session, entry) if entry else COHORT,
            kind=entry.kind if entry else row.letter,
            at=self._at(row, entry),
            zone=zone,
            body=body,
            names={subject.cohort: subject.name, **subject.seats, **names},
            dates=dates_of(self._session, row, entry, zone) if entry else (),
            formal=formal_of(self._session, row.letter_key),
            link=way_of(row.link),
        )

    def _said(self, row: OutboxRow, person: PersonRow, zone: str) -> tuple[dict[str, Any], dict[str, str]]:
        """The fact as recorded, or what stands in its place, and the names of those of whom it speaks."""
        if row.letter in ABOUT_POST or row.letter == MORNING:
            told: dict[str, Any] = (
                morning(self._session, row, zone) if row.letter == MORNING else json.loads(row.why or "{}")
            )
            return told, names_of(self._session, strings(told))
        key = row.journey, row.number
        body = self._bodies.get(key, {})
        if row.letter == "handover":
            body = body | {"page": "\n".join(handover_page(self._session, row.journey, person.language))}
        return body, {id: name for id in self._strings.get(key, ()) if (name := self._names.get(id)) is not None}

    def _at(self, row: OutboxRow, entry: RegisterRow | None) -> datetime:
        released = released_at(self._session, row.letter_key)
        return released or (entry.at if entry else row.created_at)

    def _subject(self, chain: str) -> Subject | None:
        if chain not in self._subjects:
            self._subjects[chain] = subject_of(self._session, chain)
        return self._subjects[chain]
