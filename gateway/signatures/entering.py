"""Sends the signatures of a table, each once, and says of each row what came of it."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Iterable
from pathlib import Path
from typing import NamedTuple

from gateway.files import Files
from gateway.send import Gateway
from gateway.signatures.plan import Entry
from models.errors import Refused

UNDONE = "this entry was undone; correct the row, or send the signature by itself if the undoing was the mistake"


class Outcome(NamedTuple):
    """What came of one row."""

    entry: Entry
    result: str
    refused: bool = False

    def __str__(self) -> str:
        return f"{self.entry}: {self.result}"


def foreseen(entry: Entry) -> Outcome:
    """What is known of *entry* before it is sent."""
    if entry.undone:
        return Outcome(entry, f"refused: {UNDONE}", refused=True)
    return Outcome(entry, "already entered" if entry.already else f"would be entered, id {entry.id}")


async def enter(
    gateway: Gateway, files: Files, entries: Iterable[Entry], scans: Path, person: str
) -> AsyncIterator[Outcome]:
    """Send what is not entered yet, one after the other in the table's order; each outcome as it is known.

    Interrupted and said again, it sends the same messages with the same ids, and each counts once.

    Raises:
        Unreachable: no worker answered; what was entered until then stays entered.
    """
    for entry in entries:
        if entry.already or entry.undone:
            yield foreseen(entry)
            continue
        try:
            for name in entry.line.files.values():
                await asyncio.to_thread(_store, files, scans / name, person)
            await gateway.send(entry.position.journey, "sign", person, entry.fields, id=entry.id)
        except Refused as refusal:
            yield Outcome(entry, f"refused: {refusal}", refused=True)
        else:
            yield Outcome(entry, f"entered, id {entry.id}")


def _store(files: Files, path: Path, person: str) -> None:
    try:
        files.store(path.name, path.read_bytes(), person)
    except OSError as error:
        raise Refused(f"{path.name} cannot be read: {error.strerror}") from None
