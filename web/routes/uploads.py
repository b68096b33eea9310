"""Handing in documents: by pieces, which a script sends and resumes; or a page whose form sends them in one go."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import Any
from urllib.parse import quote

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse, JSONResponse, RedirectResponse, Response
from pydantic import ValidationError

from gateway.document_seen import Seen
from gateway.refusals import on_record
from gateway.upload_rules import Announced, check_takes_part
from gateway.uploads import Upload, Uploads
from models.errors import Refused
from models.messages import faults
from queries.refusing import refusal
from web.documents_posted import file_name, with_documents
from web.house import House, TheHouse
from web.pages import show
from web.visitor import SignedIn, Visitor

router = APIRouter()
FIELD = "dokumen"
"""The only field of the page's form."""


@router.post("/unggah")
async def begin(request: Request, house: TheHouse, visitor: SignedIn) -> JSONResponse:
    """Begin an upload, or take it up again: JSON with journey, step, name, size and sha256."""
    given = await request.body()

    def deed(uploads: Uploads) -> Upload:
        try:
            order = Announced.model_validate_json(given)
        except ValidationError as error:
            raise Refused(f"this is no announcement of a document: {faults(error)}") from None
        bare = order.model_copy(update={"name": file_name(order.name)})
        with on_record(house.engine, journey=order.journey, person=visitor.person, kind="upload"):
            return uploads.begin(visitor.person, bare)

    return await _answer(house, visitor, deed)


@router.get("/unggah/{id}")
async def look(id: str, house: TheHouse, visitor: SignedIn) -> JSONResponse:
    """Say which pieces have arrived."""
    return await _answer(house, visitor, lambda uploads: uploads.look(visitor.person, id))


@router.put("/unggah/{id}/{number:int}")
async def piece(request: Request, id: str, number: int, house: TheHouse, visitor: SignedIn) -> JSONResponse:
    """Keep one piece; the header x-sha256 says what it should be."""
    content, sha256 = await request.body(), request.headers.get("x-sha256", "")
    return await _answer(house, visitor, lambda uploads: uploads.put(visitor.person, id, number, content, sha256))


@router.post("/unggah/{id}/selesai")
async def finish(id: str, house: TheHouse, visitor: SignedIn) -> JSONResponse:
    """Put the pieces together and store the whole."""

    def deed(uploads: Uploads) -> Upload:
        with on_record(house.engine, journey="", person=visitor.person, kind="upload"):
            return uploads.finish(visitor.person, id)

    return await _answer(house, visitor, deed)


async def _answer(house: House, visitor: Visitor, deed: Callable[[Uploads], Upload]) -> JSONResponse:
    """The upload as it stands after *deed*; or why it was refused, in the visitor's language."""
    try:
        upload = await asyncio.to_thread(deed, Uploads(house.engine, house.files, house.now))
    except Refused as why:
        return JSONResponse({"refused": refusal(str(why), visitor.language)}, 422)
    return JSONResponse(upload.model_dump(mode="json"))


@router.get("/unggah/untuk/{journey:path}")
def page(request: Request, journey: str, house: TheHouse, visitor: SignedIn) -> HTMLResponse:
    """Show what the visitor has handed in for a journey, and a form to hand in more."""
    return _page(request, house, visitor, journey)


@router.post("/unggah/untuk/{journey:path}", response_model=None)
async def handed_in(request: Request, journey: str, house: TheHouse, visitor: SignedIn) -> Response:
    """Store the files that a form has sent in one go."""
    posted = await with_documents(request, house, visitor, journey, "")
    if posted.refused:
        return await asyncio.to_thread(_page, request, house, visitor, journey, status=422, alert=posted.refused)
    return RedirectResponse(f"/unggah/untuk/{quote(journey)}", 303)


def _page(request: Request, house: House, visitor: Visitor, journey: str, **more: Any) -> HTMLResponse:
    check_takes_part(house.engine, visitor.person, journey)
    mine = Uploads(house.engine, house.files, house.now).mine(visitor.person, journey)
    done = [upload.digest for upload in mine if upload.digest]
    values: dict[str, Any] = {
        "journey": journey,
        "open": [upload for upload in mine if not upload.digest],
        "documents": Seen(house.engine, house.files).named(done, visitor.person),
        "field": FIELD,
    }
    return show(request, "hand-in.html", visitor, **{**values, **more})
