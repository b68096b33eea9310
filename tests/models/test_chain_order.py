"""An entry that is missing or out of its place is found and named."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from models.chain import Entry, first_fault
from tests.models.chains import CHAINS, JOURNEY, LONGER, ends, head, place
from tests.models.samples import SOME


@given(CHAINS, st.data())
@SOME
def test_a_removed_entry_is_found_missing(entries: list[Entry], data: st.DataObject) -> None:
    at = place(data, entries)

    rest = entries[:at] + entries[at + 1 :]

    missing = f"{JOURNEY} entry {at + 1}: missing; the next one present is {at + 2}"
    last = at == len(entries) - 1
    assert first_fault(rest, head(entries)) == (ends(rest, at + 1) if last else missing)


@given(LONGER, st.data())
@SOME
def test_two_swapped_entries_are_found_at_the_first(entries: list[Entry], data: st.DataObject) -> None:
    first = data.draw(st.integers(0, len(entries) - 2))
    second = data.draw(st.integers(first + 1, len(entries) - 1))
    swapped = list(entries)
    swapped[first], swapped[second] = swapped[second], swapped[first]

    found = f"{JOURNEY} entry {first + 1}: missing; the next one present is {second + 1}"
    assert first_fault(swapped, head(entries)) == found


@given(LONGER, st.data())
@SOME
def test_swapped_entries_that_were_numbered_anew_are_found_too(entries: list[Entry], data: st.DataObject) -> None:
    first = data.draw(st.integers(0, len(entries) - 2))
    second = data.draw(st.integers(first + 1, len(entries) - 1))
    swapped = list(entries)
    swapped[first] = entries[second]._replace(number=first + 1)
    swapped[second] = entries[first]._replace(number=second + 1)

    found = f"{JOURNEY} entry {first + 1}: does not follow the entry before it"
    assert first_fault(swapped, head(entries)) == found
