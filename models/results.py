"""What an evaluation leaves behind: for the next cycle, and for the counts of the e-Government track."""

from __future__ import annotations

from decimal import Decimal

from models.values import Key, Value


class EarlierResult(Value):
    """A region's result in its last cycle before this one: index and scores, 0 to 4 each."""

    cycle: Key
    index: Decimal
    scores: dict[Key, Decimal] = {}


class EgovResult(Value):
    """How many services a region of the e-Government track reported, and how many of them passed each check."""

    services: int
    running: int
    integrated: int
