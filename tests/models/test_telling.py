"""Words on their way: each workflow hears what concerns it in its order, one word at a time."""

from __future__ import annotations

from models.telling import Word, next_words
from tests.models.samples import NOW


def word(to: str, cause: str) -> Word:
    return Word(to=to, kind="select", cause=cause, person="angkatan.contoh", at=NOW)


def test_of_several_words_to_one_journey_only_the_first_is_sent() -> None:
    waiting = (word("a", "1"), word("a", "2"), word("b", "1"), word("c", "1"), word("b", "2"))
    assert next_words(waiting, 2) == (waiting[0], waiting[2])
    assert next_words(waiting, 50) == (waiting[0], waiting[2], waiting[3])
    assert next_words(waiting[1:2], 50) == waiting[1:2]


def test_a_word_has_one_id_whenever_and_with_whatever_it_is_sent() -> None:
    first = word("a", "1")
    assert first.model_copy(update={"fields": {"reason": "lain"}}).id == first.id
    assert len({each.id for each in (first, word("a", "2"), word("b", "1"))}) == 3
