"""Random chains of a register, well made."""

from __future__ import annotations

from typing import Any

from hypothesis import strategies as st

from models.chain import GENESIS, Entry, entry_hash
from models.values import canonical

JOURNEY = "journey/cohort-contoh/kota-contoh"
TEXT = st.text(min_size=1, max_size=10)
NOTED = st.tuples(TEXT, TEXT, TEXT, st.dictionaries(TEXT, TEXT, max_size=3), st.none() | TEXT)
"""Identity, moment, kind, body and receipt of one entry; what they say does not matter here."""


def chained(noted: list[tuple[str, str, str, dict[str, Any], str | None]]) -> list[Entry]:
    entries: list[Entry] = []
    for number, (identity, at, kind, body, receipt) in enumerate(noted, 1):
        prev = entries[-1].hash if entries else GENESIS
        said = (identity, at, kind, canonical(body), receipt)
        entries.append(Entry(JOURNEY, number, *said, prev, entry_hash(JOURNEY, prev, number, *said)))
    return entries


CHAINS = st.lists(NOTED, min_size=1, max_size=5).map(chained)


def head(entries: list[Entry]) -> tuple[int, str] | None:
    return (entries[-1].number, entries[-1].hash) if entries else None


def ends(entries: list[Entry], says: object) -> str:
    """The sentence about a chain that is shorter or longer than its head says."""
    chain = f"the chain of {JOURNEY}" if entries else "the chain"
    return f"{chain} ends at entry {len(entries)}, its head says {says}"


def place(data: st.DataObject, entries: list[Entry]) -> int:
    return data.draw(st.integers(0, len(entries) - 1))


LONGER = st.lists(NOTED, min_size=2, max_size=5).map(chained)
