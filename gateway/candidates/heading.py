"""Checks a file's heading: every column once, in its order, none that is unknown."""

from __future__ import annotations

from collections.abc import Iterator
from difflib import get_close_matches

from gateway.candidates.columns import NAMES, REQUIRED, SECOND
from gateway.candidates.table import Fault, Table


def columns_of(table: Table) -> dict[str, int]:
    """The known columns and where each first stands, also in a heading with faults."""
    heading = table.rows[0] if table.rows else ()
    found: dict[str, int] = {}
    for column, cell in enumerate(heading):
        if cell.text in NAMES:
            found.setdefault(cell.text, column)
    return found


def heading_faults(table: Table) -> Iterator[Fault]:
    """Every fault of the heading."""
    known = columns_of(table)
    heading = table.rows[0] if table.rows else ()
    if not known:
        yield _fault(table, 0, table.at(1, 0).found, f"the heading, in row 1: {', '.join(c.name for c in REQUIRED)}")
        return
    for column, cell in enumerate(heading):
        if cell.kind == "empty":
            continue
        if cell.text not in NAMES:
            yield _fault(table, column, cell.found, f"no such column{_near(cell.text, known)}")
        elif known[cell.text] != column:
            yield _fault(table, column, cell.found, f"each column once; {table.place(1, known[cell.text])} has it")
    yield from _missing(table, known, len(heading))
    yield from _order(table, known)


def _missing(table: Table, known: dict[str, int], width: int) -> Iterator[Fault]:
    needed = (*REQUIRED, *SECOND) if any(column.name in known for column in SECOND) else REQUIRED
    for column in needed:
        if column.name not in known:
            yield _fault(table, width, f"no column {column.name}", f"{column.name}: {column.en}")


def _order(table: Table, known: dict[str, int]) -> Iterator[Fault]:
    right = [name for name in NAMES if name in known]
    for name, expected in zip(known, right, strict=True):
        if name != expected:
            yield _fault(table, known[name], f"'{name}'", f"{expected} here: the order is {', '.join(right)}")
            return


def _near(text: str, known: dict[str, int]) -> str:
    missing = [name for name in NAMES if name not in known]
    near = get_close_matches(text.lower(), missing, 1)
    return f"; {near[0]} is meant perhaps" if near else ""


def _fault(table: Table, column: int, found: str, expected: str) -> Fault:
    return Fault(1, column, table.place(1, column), found, expected)
