"""One row of a candidates' file under examination: its cells by column, and the faults found in it."""

from __future__ import annotations

from gateway.candidates.table import EMPTY, Cell, Fault, Table

PLAIN = {
    "formula": "the value itself: copy the cells and insert them as values",
    "error": "the value itself",
    "date": "a plain value: Excel made a date of it, format the column as text and write it again",
    "truth": "a plain value",
}
"""What is expected in the place of a cell that is neither text nor number."""


class Row:
    """The cells of one row by the heading's names."""

    def __init__(self, table: Table, number: int, columns: dict[str, int]) -> None:
        self.number = number
        self.faults: list[Fault] = []
        self.remarks: list[str] = []
        self._table = table
        self._columns = columns
        self._odd()

    def has(self, *columns: str) -> bool:
        """Whether the heading names every one of *columns*."""
        return all(column in self._columns for column in columns)

    def cell(self, column: str) -> Cell:
        """The cell in *column*; empty where the heading lacks it."""
        return self._table.at(self.number, self._columns[column]) if column in self._columns else EMPTY

    def text(self, column: str) -> str | None:
        """The cell's text, '' if it is empty; None where a fault of its own was found already."""
        cell = self.cell(column)
        return None if cell.kind in PLAIN else cell.text

    def fault(self, column: str, expected: str, found: str | None = None) -> None:
        """Note a fault of the cell in *column*."""
        place = self._columns[column]
        where = self._table.place(self.number, place, column)
        self.faults.append(Fault(self.number, place, where, found or self.cell(column).found, expected))

    def remark(self, text: str) -> None:
        """Note how something was read that could be written better."""
        self.remarks.append(f"row {self.number}: {text}")

    def _odd(self) -> None:
        """Note cells that hold no plain value, and cells that no column asks for."""
        for column in self._columns:
            if (kind := self.cell(column).kind) in PLAIN:
                self.fault(column, PLAIN[kind])
        for index, cell in enumerate(self._table.rows[self.number - 1]):
            if cell.kind != "empty" and self._table.at(1, index).kind == "empty":
                where = self._table.place(self.number, index)
                self.faults.append(
                    Fault(self.number, index, where, cell.found, "nothing in a column without a heading")
                )
