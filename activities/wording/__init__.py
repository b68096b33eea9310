"""The words of every kind of letter: which class it has, and how it is made from what happened; pure."""

from __future__ import annotations

from collections.abc import Iterator
from types import ModuleType
from typing import TYPE_CHECKING

from pydantic import ValidationError

from activities.wording import (
    cohorts,
    endings,
    evaluating,
    launching,
    persons,
    reviewing,
    scheduling,
    selection,
    signing,
    steering,
    steps,
    summaries,
    training,
)
from activities.wording.base import Words
from models.errors import Refused

if TYPE_CHECKING:
    from activities.letters import Occasion

TOPICS = (
    *(steps, steering, persons, selection, signing, training, scheduling, reviewing, launching, evaluating),
    *(endings, cohorts, summaries),
)


def _kinds(topic: ModuleType) -> Iterator[tuple[str, type[Words]]]:
    """The classes of *topic* that are a kind of their own."""
    for kind in vars(topic).values():
        if isinstance(kind, type) and issubclass(kind, Words) and "letter" in vars(kind):
            yield kind.letter, kind


WORDS: dict[str, type[Words]] = {letter: kind for topic in TOPICS for letter, kind in _kinds(topic)}
"""Every kind of letter and its words."""


def words_of(occasion: Occasion) -> Words:
    """What the letter of *occasion* may say, with names in the place of ids.

    Raises:
        Refused: there is no such kind of letter, or the fact lacks what this kind says.
    """
    kind = WORDS.get(occasion.letter)
    if kind is None:
        raise Refused(f"there is no template for the letter {occasion.letter!r}")
    try:
        return kind.model_validate(occasion.body, context=occasion.names)
    except ValidationError as error:
        wrong = "; ".join(f"{'.'.join(map(str, each['loc']))}: {each['msg']}" for each in error.errors())
        raise Refused(f"the letter {occasion.letter!r} cannot be written: {wrong}") from error
