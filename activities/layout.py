"""A plain-text letter's lines: paragraphs, list items and quotations; pure."""

from __future__ import annotations

import re
import textwrap

WIDTH = 78
INDENT = "    "


class Quoted(str):
    """Text that keeps its lines; everything else that a template prints becomes one line."""


def noted(text: str) -> Quoted:
    """A record's words: set in, each line by itself, without blank lines."""
    lines = [" ".join(line.split()) for line in text.splitlines() if line.strip()]
    return Quoted("\n".join(_set(line, INDENT, INDENT) for line in lines))


def quoted(text: str) -> Quoted:
    """People's own words: set in, between quotation marks."""
    return noted(f"“{text.strip()}”")


def reflowed(text: str) -> Quoted:
    """Paragraphs filled to the width; list items and lines set in stay lines of their own."""
    return Quoted("\n\n".join(_paragraph(part) for part in re.split(r"\n\s*\n", text.strip("\n")) if part.strip()))


def _paragraph(text: str) -> str:
    """Plain lines run together; an item begins with a hyphen, a quotation with four blanks."""
    lines: list[str] = []
    for line in text.splitlines():
        own = line.startswith(("- ", INDENT))
        if lines and not own and not lines[-1].startswith(("- ", INDENT)):
            lines[-1] = f"{lines[-1]} {line.strip()}"
        else:
            lines.append(line.rstrip())
    return "\n".join(
        _set(line, "", " " * (4 if line.startswith(INDENT) else 2 * line.startswith("- "))) for line in lines
    )


def _set(line: str, first: str, rest: str) -> str:
    return textwrap.fill(
        line, WIDTH, initial_indent=first, subsequent_indent=rest, break_long_words=False, break_on_hyphens=False
    )
