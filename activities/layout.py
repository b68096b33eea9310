"""A letter's lines: which blocks they make, and how these look in plain text; pure.

A template writes lines. Plain ones run together into a paragraph; ``- `` begins an item of a list, ``! `` a deadline
that stands out, ``# `` a heading, four blanks a line that is set in, and a tab a row of a table. A formal letter has
``| `` for lines that stay apart, ``^ `` for its letterhead, ``= `` for a row of its head, and ``> `` for its signature.
``@ `` begins a link's address.
An empty line ends a block, `PART` a part of the letter. What a template prints is one line (see `Quoted`), so that
nobody's words can begin a block.
"""

from __future__ import annotations

import re
import textwrap
from collections.abc import Iterable
from functools import lru_cache
from itertools import groupby
from typing import NamedTuple

WIDTH = 78
INDENT = "    "
KEPT = 1000
"""Blocks whose looks are remembered: letters of one cohort say much in the same words."""
MARKS = {
    "- ": "items",
    "! ": "box",
    "# ": "heading",
    INDENT: "note",
    "\t": "table",
    "| ": "lines",
    "^ ": "letterhead",
    "= ": "head",
    "> ": "signature",
    "@ ": "link",
}
"""How a line begins, and the kind of block it belongs to; any other line belongs to a paragraph."""


class Quoted(str):
    """Text that keeps its lines; everything else that a template prints becomes one line."""


PART = Quoted("\f")
"""Stands between two parts of a letter: greeting, message, closing, why it was sent."""


class Block(NamedTuple):
    """One paragraph, list, deadline, quotation, table or other block: its lines without their marks."""

    kind: str
    lines: tuple[str, ...]

    @property
    def rows(self) -> list[list[str]]:
        """A table's cells."""
        return [line.split("\t") for line in self.lines]


def parts(text: str) -> list[list[Block]]:
    """The blocks of each part of a letter."""
    return [blocks(part) for part in text.split(PART)]


def blocks(text: str) -> list[Block]:
    """The blocks that the lines of *text* make."""
    found = []
    for piece in re.split(r"\n[ ]*\n", text):
        lines = [line.rstrip() for line in piece.split("\n") if line.strip()]
        for mark, run in groupby(lines, _mark):
            own = tuple(line.removeprefix(mark) for line in run)
            found.append(Block(MARKS[mark], own) if mark else Block("paragraph", (" ".join(map(str.strip, own)),)))
    return found


def plain_text(letter: Iterable[Iterable[Block]]) -> str:
    """The letter as plain text: filled to the width, an empty line between two blocks."""
    return "\n\n".join(_laid_out(block) for part in letter for block in part) + "\n"


def noted(text: str) -> Quoted:
    """A record's words: set in, each line by itself, without blank lines."""
    return Quoted("\n".join(INDENT + " ".join(line.split()) for line in text.splitlines() if line.strip()))


def quoted(text: str) -> Quoted:
    """People's own words: set in, between quotation marks."""
    return noted(f"“{text.strip()}”")


def rows(cells: Iterable[Iterable[str]]) -> Quoted:
    """A table: the first row its heads, the first column to the left, the others to the right."""
    return Quoted("\n".join("\t" + "\t".join(" ".join(cell.split()) for cell in row) for row in cells))


def _mark(line: str) -> str:
    return next((mark for mark in MARKS if line.startswith(mark)), "")


def _laid_out(block: Block) -> str:
    match block.kind:
        case "items":
            return "\n".join(_set(f"- {line}", "", "  ") for line in block.lines)
        case "note":
            return "\n".join(_set(line, INDENT, INDENT) for line in block.lines)
        case "table":
            return "\n".join(_columns(block.rows))
        case "link":
            return "\n".join(block.lines)
        case "head":
            return "\n".join(line for row in block.rows for line in _head(*row))
        case _:
            return "\n".join(_set(line, "", "") for line in block.lines)


def _columns(table: list[list[str]]) -> list[str]:
    """Two blanks between two columns."""
    widths = [max(map(len, column)) for column in zip(*table, strict=True)]
    return [
        INDENT + "  ".join(cell.rjust(width) if n else cell.ljust(width) for n, (cell, width) in enumerate(pairs))
        for pairs in (list(zip(row, widths, strict=True)) for row in table)
    ]


def _head(name: str, value: str = "", right: str = "") -> list[str]:
    """A row of a formal letter's head; *right* stands at the end of its line, or below where there is no room."""
    line = textwrap.fill(f"{name:<8} {value}", WIDTH, subsequent_indent=" " * 11, break_long_words=False)
    if not right:
        return [line]
    return [line + right.rjust(WIDTH - len(line))] if len(line) + len(right) < WIDTH else [line, right.rjust(WIDTH)]


@lru_cache(maxsize=KEPT)
def _set(line: str, first: str, rest: str) -> str:
    return textwrap.fill(
        line, WIDTH, initial_indent=first, subsequent_indent=rest, break_long_words=False, break_on_hyphens=False
    )
