"""A letter's blocks in the one HTML frame that all letters share."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

import mjml
from jinja2 import Environment, StrictUndefined
from markupsafe import Markup

from activities.layout import KEPT, Block

NAMESPACES = re.compile(r' xmlns(:\w+)?="[^"]*"|<!--\[if mso\]>\s*<noscript>.*?<!\[endif\]-->', re.DOTALL)
"""What the compiled frame says to old versions of Outlook only; the first of it looks like addresses elsewhere."""

STYLES = {
    "paragraph": "margin:0 0 16px",
    "box": (
        "margin:0 0 16px;padding:12px 16px;background-color:#fff3d1;border-left:4px solid #8a4b00;"
        "font-weight:bold;color:#1a1a1a"
    ),
    "link": "margin:0 0 16px;overflow-wrap:anywhere",
    "heading": "margin:20px 0 8px;font-weight:bold",
    "lines": "margin:0 0 16px",
    "letterhead": (
        "margin:0 0 16px;padding:0 0 12px;text-align:center;font-weight:bold;border-bottom:3px double #1a1a1a"
    ),
    "signature": "margin:0 0 16px;padding:0 0 0 40%",
    "head": "margin:0 0 16px;width:100%;border-collapse:collapse;font-size:14px;line-height:1.4",
    "head-cell": "padding:0 8px 2px 0;vertical-align:top;overflow-wrap:anywhere",
    "items": "margin:0 0 16px;padding:0 0 0 22px",
    "item": "margin:0 0 6px;overflow-wrap:anywhere",
    "note": "margin:0 0 16px;padding:2px 0 2px 14px;border-left:3px solid #9aa5ab;overflow-wrap:anywhere",
    "table": "margin:0 0 16px;width:100%;border-collapse:collapse;font-size:13px;line-height:1.35",
    "cell": "word-break:normal;padding:5px 0 5px 6px;border-bottom:1px solid #c9d0d4;vertical-align:top",
}
"""How each kind of block looks; in the elements themselves, because many readers drop style sheets."""
UNBROKEN = 24
"""Characters of a letter's number that fit beside place and date at 360 pixels."""


class Frame:
    """The frame compiled once; a letter only fills its places."""

    def __init__(self, source: str) -> None:
        html = NAMESPACES.sub("", mjml.mjml2html(source))
        self._html = Environment(autoescape=True, undefined=StrictUndefined).from_string(html)

    def filled(self, language: str, subject: str, letter: Sequence[Sequence[Block]]) -> str:
        """The letter as one HTML document: its last part, why it was sent, small below the others."""
        *message, why = letter
        return self._html.render(
            language=language,
            subject=subject,
            message=Markup("\n").join(_block(block) for part in message for block in part),
            why=Markup("\n").join(_block(block) for block in why),
        )


@lru_cache(maxsize=KEPT)
def _block(block: Block) -> Markup:
    match block.kind:
        case "items":
            items = _each('<li style="{}">{}</li>', "item", block.lines)
            return Markup('<ul style="{}">{}</ul>').format(STYLES["items"], items)
        case "note":
            lines = Markup("<br>\n").join(block.lines)
            return Markup('<blockquote style="{}">{}</blockquote>').format(STYLES["note"], lines)
        case "table":
            heads, *rows = block.rows
            lines = Markup("").join([_row("th", heads), *(_row("td", row) for row in rows)])
            return Markup('<table style="{}">{}</table>').format(STYLES["table"], lines)
        case "head":
            return Markup('<table style="{}">{}</table>').format(STYLES["head"], _head(block.rows))
        case "link":
            return _each('<p style="{0}"><a href="{1}">{1}</a></p>', "link", block.lines)
        case kind:
            return Markup('<p style="{}">{}</p>').format(STYLES[kind], Markup("<br>\n").join(block.lines))


def _row(element: str, cells: Sequence[str]) -> Markup:
    """The first column to the left, the others to the right."""
    cell = Markup('<{0} align="{1}" style="{2}">{3}</{0}>')
    return Markup("<tr>{}</tr>\n").format(
        Markup("").join(cell.format(element, "right" if n else "left", STYLES["cell"], c) for n, c in enumerate(cells))
    )


def _head(rows: Sequence[Sequence[str]]) -> Markup:
    """The head of a formal letter: name and value; place and date to the right of the first row."""
    cell = Markup('<td align="{}" colspan="{}" style="{}">{}</td>')
    style = STYLES["head-cell"]
    lines = [
        (
            cell.format("left", 1, f"{style};white-space:nowrap", name),
            *(cell.format("left", 3 - len(values), f"{style}{_unbroken(value)}", value) for value in values[:1]),
            *(cell.format("right", 1, style, value) for value in values[1:]),
        )
        for name, *values in rows
    ]
    return Markup("").join(Markup("<tr>{}</tr>\n").format(Markup("").join(line)) for line in lines)


def _unbroken(value: str) -> str:
    """A number as long as most are stays in one line, on a phone too; a longer one may be broken."""
    return ";white-space:nowrap" if len(value) <= UNBROKEN else ""


def _each(html: str, style: str, lines: Sequence[str]) -> Markup:
    return Markup("\n").join(Markup(html).format(STYLES[style], line) for line in lines)
