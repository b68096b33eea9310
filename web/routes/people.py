"""Who is who: everybody with roles and mailbox, one person with roles and tasks, and what the office enters of them."""

from __future__ import annotations

from typing import Any

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse, RedirectResponse, Response

from gateway.refusals import on_record
from gateway.registry import Entry, Registry
from models.calendar import ABBREVIATIONS
from models.errors import Refused
from queries.board.cohorts import cohorts
from queries.people import Listed, expiring, listed
from queries.person import known
from queries.taking_part import taking_part
from queries.tasks import tasks
from web.access import AtTheOffice
from web.forms_posted import Posted
from web.house import House, TheHouse
from web.pages import show
from web.people_forms import GIVEN, described, entry, role
from web.routes.tasks import address
from web.visitor import Visitor

router = APIRouter()
MOST = 100
"""How many people or regions a page lists; the search finds the others."""
AHEAD = 30
"""Days ahead of which a role's last day is named; our default, as at the command line."""


@router.get("/orang")
def people(request: Request, house: TheHouse, visitor: AtTheOffice, cari: str = "") -> HTMLResponse:
    """Show everybody, or whose name or id has the words sought."""
    return _page(request, house, visitor, sought=cari.strip())


def _page(request: Request, house: House, visitor: Visitor, *, sought: str = "", **more: Any) -> HTMLResponse:
    found = [each for each in listed(house.engine) if _matches(each, sought)]
    values: dict[str, Any] = {
        "sought": sought,
        "people": found[:MOST],
        "count": len(found),
        "ending": [] if sought else expiring(house.engine, AHEAD, house.now()),
        "ahead": AHEAD,
        "entered": {},
    }
    return show(request, "people.html", visitor, **{**_choices(house), **values, **more})


def _matches(person: Listed, sought: str) -> bool:
    return sought.casefold() in f"{person.name}\n{person.id}".casefold()


def _choices(house: House) -> dict[str, Any]:
    return {"given": GIVEN, "zones": ABBREVIATIONS, "cohorts": cohorts(house.engine)}


@router.post("/orang", response_model=None)
def enter(request: Request, house: TheHouse, visitor: AtTheOffice, posted: Posted) -> Response:
    """Enter a person, or correct one, with a role if one is chosen."""
    try:
        with on_record(house.engine, journey=posted.get("scope") or "-", person=visitor.person, kind="people"):
            new = entry(posted)
            Registry(house.engine).enter([new], visitor.person)
    except Refused as refusal:
        return _page(request, house, visitor, status=422, alert=str(refusal), entered=posted)
    return RedirectResponse(f"/orang/{new.person.id}?dicatat=1", 303)


@router.get("/orang/{id}")
def person(request: Request, id: str, house: TheHouse, visitor: AtTheOffice, dicatat: bool = False) -> HTMLResponse:
    """Show one person."""
    return _person(request, house, visitor, id, receipt=dicatat)


def _person(request: Request, house: House, visitor: Visitor, id: str, **more: Any) -> HTMLResponse:
    found = known(house.engine, id)
    values: dict[str, Any] = {
        "found": found,
        "tasks": tasks(house.engine, id, house.now()),
        "parts": taking_part(house.engine, id),
        "most": MOST,
        "address": address,
        "typed": found.address,
        "receipt": False,
        "entered": {},
    }
    return show(request, "person.html", visitor, **{**_choices(house), **values, **more})


@router.post("/orang/{id}/alamat", response_model=None)
def readdress(request: Request, id: str, house: TheHouse, visitor: AtTheOffice, posted: Posted) -> Response:
    """Correct a person's address, which is living again by that."""
    typed, name = posted.get("address", "").strip(), known(house.engine, id).person.name
    try:
        with on_record(house.engine, journey="-", person=visitor.person, kind="people"):
            new = described({"id": id, "name": name, "address": typed})
            Registry(house.engine).enter([Entry(new)], visitor.person)
    except Refused as refusal:
        return _person(request, house, visitor, id, status=422, alert=str(refusal), typed=typed)
    return RedirectResponse(f"/orang/{id}?dicatat=1", 303)


@router.post("/orang/{id}/peran", response_model=None)
def give(request: Request, id: str, house: TheHouse, visitor: AtTheOffice, posted: Posted) -> Response:
    """Give a person a role, or correct its days."""
    try:
        with on_record(house.engine, journey=posted.get("scope") or "-", person=visitor.person, kind="people"):
            Registry(house.engine).give(role(id, posted), visitor.person)
    except Refused as refusal:
        return _person(request, house, visitor, id, status=422, alert=str(refusal), entered=posted)
    return RedirectResponse(f"/orang/{id}?dicatat=1", 303)
