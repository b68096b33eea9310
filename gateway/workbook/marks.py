"""What a sheet's XML says and its values do not."""

from __future__ import annotations

import io
import re
from xml.etree.ElementTree import Element

from defusedxml.ElementTree import iterparse

from gateway.workbook.refusal import Unreadable

MAX_LAST_COLUMN = 60
"""Farther out than any column asked for; beyond it a cell is a slip, and a grid up to it would be too large."""
MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"


class Marks:
    """A sheet's formulas, errors, merged cells and hidden rows, and how far it reaches."""

    def __init__(self, xml: bytes) -> None:
        self.merged: list[tuple[str, int, int]] = []
        self.hidden: list[int] = []
        self.last_row = 0
        self._odd: dict[tuple[int, int], tuple[str, str]] = {}
        for _, element in iterparse(io.BytesIO(xml), forbid_dtd=True):
            if element.tag == f"{MAIN}c":
                self._mark(element)
            elif element.tag == f"{MAIN}row":
                if element.get("hidden") in ("1", "true"):
                    self.hidden.append(int(element.get("r", "")))
                element.clear()
            elif element.tag == f"{MAIN}mergeCell":
                area = element.get("ref", "")
                self.merged.append((area, *address(area.split(":")[0])))

    def _mark(self, cell: Element) -> None:
        formula, value = cell.find(f"{MAIN}f"), cell.find(f"{MAIN}v")
        if formula is None and value is None and cell.find(f"{MAIN}is") is None:
            return
        row, column = address(cell.get("r", ""))
        self.last_row = max(self.last_row, row)
        if column >= MAX_LAST_COLUMN:
            raise Unreadable(f"has content in {cell.get('r')}, far right of the last column; delete it")
        if formula is not None:
            self._odd[row, column] = ("formula", f"={formula.text or ''}".strip())
        elif cell.get("t") == "e":
            self._odd[row, column] = ("error", (value.text if value is not None else None) or "")

    def over(self, rows: list[list[tuple[str, str]]]) -> list[list[tuple[str, str]]]:
        """*rows*, of kinds and texts, with the marked cells in their places, also outside the values' grid."""
        for (row, column), mark in self._odd.items():
            rows += [[] for _ in range(row - len(rows))]
            rows[row - 1] += [("empty", "")] * (column + 1 - len(rows[row - 1]))
            rows[row - 1][column] = mark
        return rows


def address(reference: str) -> tuple[int, int]:
    """Row from 1 and column from 0 of a reference such as C7."""
    match = re.fullmatch(r"([A-Z]{1,3})([1-9][0-9]{0,6})", reference)
    if match is None:
        raise Unreadable(f"has a cell without an address ({reference[:20]!r}); save the workbook anew")
    column = 0
    for letter in match[1]:
        column = column * 26 + ord(letter) - ord("A") + 1
    return int(match[2]), column - 1
