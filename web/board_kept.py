"""Boards that were made already: a view of a cohort with nothing new is the same for all who read it in a minute."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Hashable
from threading import Lock
from typing import NamedTuple

from markupsafe import Markup

from queries.board.board import Board

MOST = 100
"""How many are kept; each has about 100 kB."""


class Made(NamedTuple):
    """A board, and the piece of a page that shows it."""

    board: Board
    live: Markup


class Kept:
    """The boards looked at last."""

    def __init__(self) -> None:
        self._made: OrderedDict[Hashable, Made] = OrderedDict()
        self._lock = Lock()

    def get(self, key: Hashable, make: Callable[[], Made]) -> Made:
        """The board of *key*; of many who ask for it at once the first one makes it."""
        found = self._made.get(key)
        if found is None:
            with self._lock:
                found = self._made.get(key) or make()
                self._made[key] = found
                while len(self._made) > MOST:
                    self._made.popitem(last=False)
        return found
