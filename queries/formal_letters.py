"""Formal letters: those that wait for their numbers, and how one reads."""

from __future__ import annotations

from pydantic import AwareDatetime
from sqlalchemy import Engine
from sqlmodel import col, select

from activities.composing import words_of
from activities.database import reading
from activities.formal import region_of
from activities.letters import Letters
from models.errors import Refused
from models.people import Role
from models.tables import JourneyRow, LetterRow, OutboxRow, RegionRow, RegisterRow
from models.values import Value, printable
from models.words import letter_label

LANGUAGE = "en"


class HeldLetter(Value):
    """A letter that waits for its number; ``since`` is the moment of the decision it tells."""

    key: str
    kind: str
    region: str
    office: str
    since: AwareDatetime
    edited: bool

    @property
    def text(self) -> str:
        """The letter in one line."""
        edited = ", edited" if self.edited else ""
        kind = letter_label(self.kind, LANGUAGE)
        return f"{self.key}\n    {kind}: to {self.office}, since {self.since:%Y-%m-%d}{edited}"


def held_letters(engine: Engine) -> list[HeldLetter]:
    """The letters that are held, the oldest decision first; each names an office, so its region is entered."""
    with reading(engine) as session:
        query = (
            select(LetterRow, RegisterRow)
            .join(
                RegisterRow, (col(RegisterRow.journey) == LetterRow.journey) & (RegisterRow.number == LetterRow.number)
            )
            .join(JourneyRow, col(JourneyRow.journey) == LetterRow.journey)
            .join(RegionRow, col(RegionRow.id) == JourneyRow.region)
            .where(LetterRow.status == "held")
            .order_by(col(RegisterRow.at), col(LetterRow.key))
        )
        found = []
        for letter, entry in session.exec(query):
            region = region_of(session, letter.journey)
            edited = letter.body is not None
            fields = {"key": letter.key, "kind": letter.kind, "region": region.name, "office": region.office}
            found.append(HeldLetter(**fields, since=entry.at, edited=edited))
        return found


def letter_text(engine: Engine, letters: Letters, key: str) -> str:
    """How the letter *key* stands, and its text as it was or would be sent.

    Raises:
        Refused: there is no such letter, or nobody reads it by e-mail, so that it was never written out.
    """
    with reading(engine) as session:
        letter = session.get(LetterRow, key)
        if letter is None:
            raise Refused(
                f"there is no letter {printable(key)[:200]!r}; `starter.py letters held` lists those that wait"
            )
        query = select(OutboxRow).where(OutboxRow.letter_key == key).order_by(col(OutboxRow.id))
        posts = sorted(session.exec(query), key=lambda post: post.role != Role.HEAD)
        if not posts:
            raise Refused(f"{key} has no reader with an e-mail address here; write it on paper from the register")
        subject, text = words_of(session, letters, posts[0])
        number = f" under number {letter.registry_number} of {letter.dated}" if letter.registry_number else ""
        reason = f": {letter.why}" if letter.why else ""
        readers = ", ".join(f"{post.person} ({post.status})" for post in posts)
        return f"{key}: {letter.status}{number}{reason}\nto: {readers}\nsubject: {subject}\n\n{text}"
