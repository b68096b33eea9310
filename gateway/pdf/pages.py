"""Opens a PDF, reads its pages' texts, draws a page."""

from __future__ import annotations

from typing import Any

import pypdfium2  # type: ignore[import-untyped]  # it has no types
from pypdfium2 import raw

from gateway.pdf.png import png

WIDTH = 1000
"""Pixels: sharp on a phone, readable on a wide screen."""
MOST_PIXELS = 4_000_000
"""Of one image; a page that is much higher than wide is drawn smaller."""
MOST_TEXT = 6000
"""Characters of one page; a full page has 3,000."""


class Unreadable(Exception):
    """Why the file cannot be shown, in one word: protected, empty or missing, which is of the page."""


def opened(file: str) -> pypdfium2.PdfDocument:
    """The document in *file*.

    Raises:
        Unreadable: it asks for a password or holds no page.
    """
    try:
        document = pypdfium2.PdfDocument(file)
    except pypdfium2.PdfiumError as error:
        if error.err_code == raw.FPDF_ERR_PASSWORD:
            raise Unreadable("protected") from None
        raise
    if not len(document):
        raise Unreadable("empty")
    return document


def looked(document: pypdfium2.PdfDocument, first: int, last: int) -> dict[str, Any]:
    """How many pages there are; height for 1000 of width, and text, of the pages *first* to *last*, from 1."""
    wanted = range(first, min(last, len(document)) + 1)
    return {"count": len(document), "pages": [_about(document[number - 1]) for number in wanted]}


def _about(page: pypdfium2.PdfPage) -> dict[str, Any]:
    width, height = page.get_size()
    said = page.get_textpage()
    text = said.get_text_range(0, min(said.count_chars(), MOST_TEXT)) if said.count_chars() else ""
    readable = "".join(c for c in text.replace("\r\n", "\n") if c.isprintable() or c == "\n")
    return {"height": round(WIDTH * height / max(width, 1)), "text": readable.strip()}


def drawn(document: pypdfium2.PdfDocument, number: int) -> bytes:
    """Page *number*, from 1, as a PNG image of 1000 pixels' width, or less if it is very high.

    Raises:
        Unreadable: there is no such page.
    """
    if not 1 <= number <= len(document):
        raise Unreadable("missing")
    page = document[number - 1]
    width, height = page.get_size()
    scale = min(WIDTH / max(width, 1), (MOST_PIXELS / max(width * height, 1)) ** 0.5)
    bitmap = page.render(scale=scale, rev_byteorder=True, force_bitmap_format=raw.FPDFBitmap_BGR)
    return png(bytes(bitmap.buffer), bitmap.width, bitmap.height, bitmap.stride)
