"""What travels between a cohort and its journeys, and what becomes of it."""

from __future__ import annotations

from typing import Any, Literal

from pydantic import AwareDatetime

from models.values import Key, Value, digest_of

Fate = Literal["accepted", "ended", "later", "refused"]
"""The other one took it, has ended, did not answer yet, or refused it."""


HAS_ENDED = "the journey has ended"
"""Why a word was not heard by a journey that had ended; a coordinator has nothing to mend there."""


class Word(Value):
    """A message to another workflow, on its way.

    ``cause`` tells it from others of its kind, so that the same word has the same id whenever it is sent.
    """

    to: str
    kind: Key
    cause: str
    person: Key
    at: AwareDatetime
    fields: dict[str, Any] = {}
    instead_of: Key | None = None
    """Whose place the person named takes, where the other one may know that person already."""
    ranking: int | None = None
    """The version of the list whose working goes along: rank, score and parts."""

    @property
    def id(self) -> str:
        """The message's id."""
        return digest_of([self.person, self.to, self.kind, self.cause])[:32]

    @property
    def raw(self) -> dict[str, Any]:
        """The message, as plain data."""
        said = {"kind": self.kind, "id": self.id, "person": self.person, "received_at": self.at.isoformat()}
        return {**self.fields, **said}


def next_words(waiting: tuple[Word, ...], most: int) -> tuple[Word, ...]:
    """The words to be sent next, at most one to each workflow, because it hears what concerns it in its order."""
    first: dict[str, Word] = {}
    for word in waiting:
        first.setdefault(word.to, word)
    return tuple(first.values())[:most]


class Words(Value):
    """Words that are sent together."""

    cohort: Key
    words: tuple[Word, ...]


class Told(Value):
    """What became of one word."""

    fate: Fate
    why: str = ""


class AllTold(Value):
    """What became of each word, in the words' order."""

    told: tuple[Told, ...]
