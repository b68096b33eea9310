"""A region's journey as its cohort meets it: what it is told, what it does then, what it tells, in its order."""

from __future__ import annotations

from typing import Any

from models.messages.cohort import Item
from models.telling import Word
from tests.models.samples import NOW, A


class Region:
    """One journey from its verification on; ``at`` is what it waits for, or ``ended``."""

    def __init__(self, id: str) -> None:
        self.id = id
        self.at = "selection"
        self.objected = False
        self.news: list[Item] = []
        self.heard = 1
        """How much of its news the cohort has acknowledged."""
        self.words: dict[str, dict[str, Any]] = {}
        """What it was told, by the word's id."""
        self.tell("verified")

    def tell(self, what: str, **about: str) -> None:
        """Have another piece of news for the cohort."""
        number = len(self.news) + 1
        self.news.append(Item.model_validate({"number": number, "at": NOW, "what": what, "about": about}))

    def end(self, outcome: str) -> None:
        """The journey ends."""
        self.at = "ended"
        self.tell("ended", outcome=outcome, stage="mou")

    def lapse(self) -> None:
        """A step of it is missed."""
        self.at = "lapsed"
        self.tell("lapsing", step="invitation#1v1")

    def reopen(self) -> None:
        """Its missed step is opened again."""
        self.at = "mou"
        self.tell("reopened", step="invitation#1v2")

    def object(self) -> None:
        """It objects, once."""
        self.objected = True
        self.at = "reserve" if self.at == "reserve" else "answer"
        self.tell("objected", parameter="kkd", document=A)

    @property
    def may_object(self) -> bool:
        """Whether an objection is open to it."""
        return self.at in ("objection", "reserve") and not self.objected

    def take(self, word: Word) -> None:
        """Hear a word of the cohort; the same word again changes nothing, whoever has ended hears nothing.

        Whoever was selected and has missed a date since is past the selection: the answer to an objection of before
        is refused there, and the cohort records that it was not heard.

        Raises:
            AssertionError: a journey that stands there would refuse it.
        """
        if word.id in self.words or self.at == "ended":
            return
        self.words[word.id] = word.fields
        if word.kind == "stop":
            self.end("stopped")
            return
        if self.at == "lapsed" and word.cause.startswith("objection/"):
            return
        assert self.at in ("selection", "reserve", "answer"), (self.id, self.at, word)
        assert (self.at, word.fields["result"], self.objected) != ("reserve", "reserve", False), (self.id, word)
        self._place(word.fields["result"])

    def _place(self, result: str) -> None:
        if result == "selected":
            self.at = "mou"
        elif result == "reserve":
            self.at = "reserve"
        elif self.objected:
            self.end("not-selected")
        else:
            self.at = "objection"
