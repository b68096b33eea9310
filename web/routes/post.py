"""The post's pages: what waits for its number, what failed, the ledger; release, copy for WhatsApp, send again."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from urllib.parse import quote

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse, RedirectResponse, Response
from pydantic import ValidationError

from activities.database import reading
from gateway.letters.again import send_again
from gateway.letters.copying import copy
from gateway.letters.held import edit
from gateway.letters.releasing import release
from gateway.refusals import on_record
from models.errors import Refused
from models.formal import Release
from models.messages import faults
from models.tables import LetterRow
from queries.formal_letters import held_letters, letter_text
from queries.post_ledger import post_ledger
from queries.troubled_post import troubled
from web.access import AtTheOffice
from web.forms_posted import Posted
from web.house import House, TheHouse
from web.pages import show
from web.visitor import Visitor

router = APIRouter()
LINES = 100
"""How many of the newest lines of the ledger a page shows."""
COMMON = ("signatory", "position", "capacity", "behalf", "nip", "place", "sifat", "lampiran", "hal")
"""What the letters of one table have in common."""


@router.get("/surat")
def post(request: Request, house: TheHouse, visitor: AtTheOffice, tentang: str | None = None) -> HTMLResponse:
    """Show the post: all of it, or that about a journey or a person."""
    return _page(request, house, visitor, about=tentang or None)


def _page(request: Request, house: House, visitor: Visitor, *, about: str | None = None, **more: Any) -> HTMLResponse:
    values: dict[str, Any] = {
        "about": about,
        "held": held_letters(house.engine),
        "troubled": troubled(house.engine),
        "lines": post_ledger(house.engine, about, LINES),
        "entered": {},
        "common": COMMON,
    }
    return show(request, "post.html", visitor, **{**values, **more})


@router.post("/surat/lepas", response_model=None)
def release_many(request: Request, house: TheHouse, visitor: AtTheOffice, posted: Posted) -> Response:
    """Release the letters whose numbers and dates were entered, all or none."""
    try:
        with on_record(house.engine, journey="", person=visitor.person, kind="letters"):
            count = release(house.engine, _releases(posted), visitor.person)
    except Refused as refusal:
        return _page(request, house, visitor, status=422, alert=str(refusal), entered=posted)
    return RedirectResponse(f"/surat?dilepas={count}", 303)


def _releases(posted: Mapping[str, str]) -> list[tuple[str, Release]]:
    """The rows that have a number or a date; what is wrong with one is told by its row."""
    shared = {name: posted[name] for name in COMMON if posted.get(name, "").strip()}
    found, wrong = [], []
    for place in sorted(int(name[4:]) for name in posted if name.startswith("key.") and name[4:].isdigit()):
        own = {name: posted.get(f"{name}.{place}", "").strip() for name in ("number", "date")}
        if not any(own.values()):
            continue
        try:
            found.append((posted[f"key.{place}"], Release.model_validate({**shared, **_filled(own)})))
        except ValidationError as error:
            wrong.append(f"row {place}: {faults(error)}")
    if wrong:
        raise Refused(f"nothing is released; {'; '.join(wrong[:20])}")
    if not found:
        raise Refused("no number was entered; write number and date beside at least one letter")
    return found


def _filled(fields: dict[str, str]) -> dict[str, str]:
    return {name: value for name, value in fields.items() if value}


@router.get("/surat/dinas/{key:path}")
def letter(request: Request, key: str, house: TheHouse, visitor: AtTheOffice) -> HTMLResponse:
    """Show one formal letter and, while it is held, a form for its words."""
    return _letter(request, house, visitor, key)


def _letter(request: Request, house: House, visitor: Visitor, key: str, **more: Any) -> HTMLResponse:
    text = letter_text(house.engine, house.letters, key)
    with reading(house.engine) as session:
        row = session.get_one(LetterRow, key)
    return show(request, "letter.html", visitor, **{"letter": row, "text": text, "body": row.body or "", **more})


@router.post("/surat/dinas/{key:path}", response_model=None)
def edited(request: Request, key: str, house: TheHouse, visitor: AtTheOffice, posted: Posted) -> Response:
    """Put other words in the place of a held letter's body."""
    try:
        with on_record(house.engine, journey=key, person=visitor.person, kind="letters"):
            edit(house.engine, key, posted.get("body", ""), visitor.person)
    except Refused as refusal:
        return _letter(request, house, visitor, key, status=422, alert=str(refusal), body=posted.get("body", ""))
    return RedirectResponse(f"/surat/dinas/{quote(key)}", 303)


@router.post("/surat/{number}/salin")
def copied(request: Request, number: int, house: TheHouse, visitor: AtTheOffice) -> HTMLResponse:
    """Show a notice's words for WhatsApp; that they were taken is on record, so this is a deed."""
    with on_record(house.engine, journey=f"#{number}", person=visitor.person, kind="letters"):
        words = copy(house.engine, house.letters, str(number), visitor.person)
    return show(request, "copy.html", visitor, number=number, words=words)


@router.post("/surat/{number}/lagi", response_model=None)
def again(request: Request, number: int, house: TheHouse, visitor: AtTheOffice) -> Response:
    """Have a post that failed sent once more."""
    with on_record(house.engine, journey=f"#{number}", person=visitor.person, kind="letters"):
        send_again(house.engine, str(number), visitor.person)
    return RedirectResponse("/surat", 303)
