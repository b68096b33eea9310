"""Documents: to download, and to read page by page on any device, with an earlier version beside."""

from __future__ import annotations

from itertools import zip_longest
from pathlib import Path
from typing import Any

from fastapi import APIRouter, Request
from fastapi.responses import FileResponse, HTMLResponse

from gateway.document_kinds import MEDIA, download_name
from gateway.document_seen import Document, Seen
from gateway.page_images import PORTION, Page, PageImages
from models.errors import Refused
from web.house import House, TheHouse
from web.pages import show
from web.visitor import SignedIn, Visitor

router = APIRouter()
MOST_TEXT = 20_000
"""Bytes of a text document that are shown; a download has all."""
ALONE = {
    "Content-Security-Policy": "sandbox; default-src 'none'",
    "Content-Encoding": "identity",  # packed already, and packing it again would hold everybody up
}
"""On everything that others made: it is shown by itself and may do nothing."""
KEPT = {**ALONE, "Cache-Control": "private, max-age=3600"}


@router.get("/dokumen/{digest}")
def download(digest: str, house: TheHouse, visitor: SignedIn) -> FileResponse:
    """Hand a document out, to be saved and never to be opened in the page."""
    document = _seen(house, visitor, digest)
    media = MEDIA.get(document.kind or "", "application/octet-stream")
    name = download_name(document.name, document.kind)
    return FileResponse(house.files.path(digest), media_type=media, filename=name, headers=ALONE)


@router.get("/dokumen/{digest}/{number:int}.png")
def image(digest: str, number: int, house: TheHouse, visitor: SignedIn) -> FileResponse:
    """Show one page as an image; an image document is its own first page."""
    document = _seen(house, visitor, digest)
    if document.kind == "pdf":
        return _image(PageImages(house.files).image(digest, document.name, number), "image/png")
    if document.kind not in ("png", "jpeg") or number != 1:
        raise Refused(f"{document.name} has no page {number}; its pages are shown from the first on")
    return _image(house.files.path(digest), MEDIA[document.kind])


@router.get("/dokumen/{digest}/halaman")
def pages(
    request: Request, digest: str, house: TheHouse, visitor: SignedIn, dari: int = 1, banding: str | None = None
) -> HTMLResponse:
    """Show ten pages of a document, page *dari* among them, with those of the earlier version *banding* beside."""
    document = _seen(house, visitor, digest)
    earlier = _seen(house, visitor, banding) if banding else None
    first = max(1, dari - (dari - 1) % PORTION)
    sides = [_side(house, each, first) for each in (document, earlier) if each]
    values: dict[str, Any] = {
        "document": document,
        "earlier": earlier,
        "sides": sides,
        "rows": list(zip_longest(*(side["pages"] for side in sides))),
        "count": max(side["count"] for side in sides),
        "first": first,
        "portion": PORTION,
        "alert": next((side["why"] for side in sides if side["why"]), None),
    }
    return show(request, "document.html", visitor, **values)


def _seen(house: House, visitor: Visitor, digest: str) -> Document:
    return Seen(house.engine, house.files).document(digest, visitor.person, house.now())


def _image(path: Path, media: str) -> FileResponse:
    return FileResponse(path, media_type=media, headers=KEPT)


def _side(house: House, document: Document, first: int) -> dict[str, Any]:
    """What is shown of one document: its pages in this portion, or its text, or why neither."""
    side: dict[str, Any] = {"document": document, "pages": (), "count": 0, "text": None, "cut": False, "why": None}
    if document.kind == "pdf":
        try:
            found = PageImages(house.files).look(document.digest, document.name, first)
        except Refused as refusal:
            return {**side, "why": str(refusal)}
        return {**side, "pages": found.pages, "count": found.count}
    if document.kind in ("png", "jpeg"):
        return {**side, "pages": (Page(height=0, text=""),) if first == 1 else (), "count": 1}
    if document.kind == "text":
        with house.files.path(document.digest).open("rb") as file:
            text = file.read(MOST_TEXT).decode(errors="ignore")
        return {**side, "text": text, "cut": document.size > MOST_TEXT}
    return side
