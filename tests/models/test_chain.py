"""Whoever changes the register is found out, and the first bad entry is named."""

from __future__ import annotations

import json

from hypothesis import assume, given
from hypothesis import strategies as st

from models.chain import GENESIS, Entry, entry_hash, first_fault
from models.values import canonical
from tests.models.chains import CHAINS, TEXT, chained, ends, head, place
from tests.models.samples import SOME

HASHED = ("journey", "number", "identity", "at", "kind", "body", "receipt", "prev_hash", "hash")


@given(CHAINS)
@SOME
def test_a_chain_that_nobody_touched_holds(entries: list[Entry]) -> None:
    assert first_fault(entries, head(entries)) is None


def test_an_empty_chain_holds_and_has_no_head() -> None:
    assert first_fault([], None) is None
    assert first_fault([], (1, "a" * 64)) == ends([], 1)


@given(CHAINS, st.data())
@SOME
def test_one_changed_character_is_found_and_its_entry_named(entries: list[Entry], data: st.DataObject) -> None:
    at, name = place(data, entries), data.draw(st.sampled_from(HASHED))
    before = str(getattr(entries[at], name) or "")
    spot = data.draw(st.integers(0, max(0, len(before) - 1)))
    letter = data.draw(st.sampled_from("0123456789") if name == "number" else st.characters())
    changed = before[:spot] + letter + before[spot + 1 :]
    assume(changed != before and (name != "number" or int(changed) != entries[at].number))

    tampered = list(entries)
    tampered[at] = entries[at]._replace(**{name: int(changed) if name == "number" else changed})

    fault, where = first_fault(tampered, head(entries)), f"{tampered[at].journey} entry {at + 1}"
    assert fault is not None
    assert fault.startswith((f"{where}:", f"{where} ({tampered[at].kind}): its content does not match"))


@given(CHAINS, st.data())
@SOME
def test_a_cut_tail_is_found_by_the_head(entries: list[Entry], data: st.DataObject) -> None:
    kept = entries[: place(data, entries)]

    assert first_fault(kept, head(entries)) == ends(kept, len(entries))


@given(CHAINS)
@SOME
def test_a_changed_head_is_found(entries: list[Entry]) -> None:
    last = len(entries)

    assert first_fault(entries, None) == ends(entries, "nothing")
    assert first_fault(entries, (last, GENESIS)) == ends(entries, last)
    assert first_fault(entries, (last + 1, entries[-1].hash)) == ends(entries, last + 1)


def test_an_entry_moved_to_another_journeys_chain_is_found() -> None:
    entries = chained([("pesan-1", "2018-05-08", "signed", {"text": "a"}, None)])
    elsewhere = [entry._replace(journey="journey/cohort-contoh/kota-lain") for entry in entries]

    found = "journey/cohort-contoh/kota-lain entry 1 (signed): its content does not match its hash"
    assert first_fault(elsewhere, head(entries)) == found


@given(st.lists(TEXT, min_size=7, max_size=7), st.integers(1, 99))
@SOME
def test_no_two_contents_have_one_hash_however_they_are_cut(words: list[str], number: int) -> None:
    joined = [*words[:2], words[2] + words[3], "", *words[4:]]
    assume(words != joined)

    assert _hash(words, number) != _hash(joined, number)
    assert json.loads(canonical(words)) == words


def _hash(words: list[str], number: int) -> str:
    return entry_hash("journey/contoh", words[0], number, words[1], words[2], words[3], words[4], words[5])
