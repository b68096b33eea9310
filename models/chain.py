"""The register's chain: how an entry is hashed, and how a chain is proved; pure."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from typing import Any, NamedTuple

from models.facts import FREE_TEXT
from models.values import canonical

GENESIS = "0" * 64
"""What the first entry of every chain follows."""


class Entry(NamedTuple):
    """One entry as it stands in the register."""

    journey: str
    number: int
    identity: str
    at: str
    kind: str
    body: str
    receipt: str | None
    prev_hash: str
    hash: str


def entry_hash(
    journey: str, prev: str, number: int, identity: str, at: str, kind: str, body: str, receipt: str | None
) -> str:
    """SHA-256 over everything an entry says, whose it is, and the hash of the one before."""
    content = canonical([journey, prev, number, identity, at, kind, body, receipt])
    return hashlib.sha256(content.encode("utf-8", "surrogatepass")).hexdigest()


def commitment(words: str, salt: str) -> str:
    """What stands in the hashed record for somebody's own words."""
    return "sha256:" + hashlib.sha256(f"{salt}{words}".encode()).hexdigest()


def split_words(body: dict[str, Any], path: str = "") -> dict[str, str]:
    """The people's own words in *body*, each with its path, e.g. ``comments/masterplan``; a book's id may have dots."""
    found: dict[str, str] = {}
    for key, value in body.items():
        where = f"{path}{key}"
        free = key in FREE_TEXT or (path and path.split("/")[0] in FREE_TEXT)
        if isinstance(value, str) and free:
            found[where] = value
        elif isinstance(value, dict):
            found |= split_words(value, f"{where}/")
        elif isinstance(value, list):
            for place, item in enumerate(value):
                if isinstance(item, dict):
                    found |= split_words(item, f"{where}/{place}/")
    return found


def with_words(body: dict[str, Any], words: dict[str, str]) -> dict[str, Any]:
    """*body* with each of *words* put at its path."""
    copy: dict[str, Any] = _copied(body)
    for path, text in words.items():
        *parents, last = path.split("/")
        spot: Any = copy
        for part in parents:
            spot = spot[int(part)] if isinstance(spot, list) else spot[part]
        spot[last] = text
    return copy


def at_path(body: Any, path: str) -> Any:
    """What stands at *path* in *body*, e.g. ``comments/masterplan``; None where nothing does."""
    for part in path.split("/"):
        try:
            body = body[int(part)] if isinstance(body, list) else body[part]
        except (KeyError, IndexError, ValueError, TypeError):
            return None
    return body


def _copied(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _copied(item) for key, item in value.items()}
    return [_copied(item) for item in value] if isinstance(value, list) else value


def first_fault(entries: Iterable[Entry], head: tuple[int, str] | None) -> str | None:
    """What is wrong with a chain, naming the first bad entry; None where it holds.

    *entries* come in the order of their numbers; *head* is the number and hash the head row holds.
    """
    prev, number, chain = GENESIS, 0, "the chain"
    for entry in entries:
        number, chain = number + 1, f"the chain of {entry.journey}"
        where = f"{entry.journey} entry {number}"
        if entry.number != number:
            return f"{where}: missing; the next one present is {entry.number}"
        if entry.prev_hash != prev:
            return f"{where}: does not follow the entry before it"
        if entry.hash != entry_hash(entry.journey, prev, number, *entry[2:7]):
            return f"{where} ({entry.kind}): its content does not match its hash"
        prev = entry.hash
    if head != ((number, prev) if number else None):
        return f"{chain} ends at entry {number}, its head says {head[0] if head else 'nothing'}"
    return None
