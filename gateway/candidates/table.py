"""A file of candidates as a grid of cells, wherever it came from, and how a cell's place is named."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal, NamedTuple

from models.errors import Refused
from models.values import printable

MAX_ROWS = 5000
"""Rows below the heading; there are 514 regions, so more is some other file."""
SHOWN = 60
Kind = Literal["empty", "text", "number", "date", "truth", "formula", "error"]


class Cell(NamedTuple):
    """What one cell holds: its kind, and its text, stripped."""

    kind: Kind
    text: str

    @property
    def found(self) -> str:
        """The cell as a report shows it."""
        shown = printable(self.text if len(self.text) <= SHOWN else f"{self.text[:SHOWN]}…")
        return {"empty": "nothing", "text": f"'{shown}'", "truth": f"the truth value {shown}"}.get(
            self.kind, f"the {self.kind} {shown}"
        )


EMPTY = Cell("empty", "")


class Merged(NamedTuple):
    """Cells merged into one: their range, e.g. ``A5:B6``, and its first cell."""

    area: str
    row: int
    column: int


class Table(NamedTuple):
    """The cells of a file; the heading is row 1. *sheet* is the worksheet's name, None for a CSV; *hidden* are rows."""

    file: str
    sheet: str | None
    rows: tuple[tuple[Cell, ...], ...]
    merged: tuple[Merged, ...] = ()
    hidden: frozenset[int] = frozenset()

    def at(self, row: int, column: int) -> Cell:
        """The cell in *row* (from 1) and *column* (from 0); empty beyond what the file holds."""
        cells = self.rows[row - 1] if row <= len(self.rows) else ()
        return cells[column] if column < len(cells) else EMPTY

    def place(self, row: int, column: int, heading: str = "") -> str:
        """A cell's place: ``kandidat!C7``, or in a CSV ``row 7, performance (C7)``."""
        address = f"{letters(column)}{row}"
        if self.sheet is not None:
            return f"{self.sheet}!{address}"
        return f"row {row}, {heading} ({address})" if heading else f"row {row} ({address})"


class Fault(NamedTuple):
    """One fault: where it is, what is there, and what would be allowed."""

    row: int
    column: int
    cell: str
    found: str
    expected: str

    def __str__(self) -> str:
        return f"{self.cell}: found {self.found}, expected {self.expected}"


class Faulty(Refused):
    """A file has faults; it carries all of them, in the order of their cells, and says the first twenty."""

    def __init__(self, file: str, faults: Iterable[Fault]) -> None:
        self.file = file
        self.faults = tuple(sorted(faults))
        count = len(self.faults)
        more = f"; and {count - 20} more" if count > 20 else ""
        said = "; ".join(str(fault) for fault in self.faults[:20])
        super().__init__(f"{file} has {count} fault(s), and nothing starts while one remains: {said}{more}")


def letters(column: int) -> str:
    """A column's letters, e.g. C for 2 and AA for 26."""
    name = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        name = chr(ord("A") + rest) + name
    return name


def filled(cells: tuple[Cell, ...]) -> int:
    """How many of *cells* there are up to the last one that holds something."""
    return max((number for number, cell in enumerate(cells, 1) if cell.kind != "empty"), default=0)


def trimmed(rows: Iterable[tuple[Cell, ...]]) -> tuple[tuple[Cell, ...], ...]:
    """*rows* without the empty ones at the end."""
    kept = list(rows)
    while kept and not filled(kept[-1]):
        kept.pop()
    return tuple(kept)


def check_rows(file: str, count: int) -> None:
    """Refuse a file of *count* rows, heading included, if that is too many."""
    if count > MAX_ROWS + 1:
        raise Refused(f"{file} has {count - 1} rows of candidates; at most {MAX_ROWS} are allowed")
