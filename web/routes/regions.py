"""My regions: those in which the visitor takes part, and where each of them stands."""

from __future__ import annotations

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse

from queries.taking_part import taking_part
from web.house import TheHouse
from web.pages import show
from web.visitor import SignedIn

router = APIRouter()


@router.get("/daerah")
def mine(request: Request, house: TheHouse, visitor: SignedIn) -> HTMLResponse:
    """Show the visitor's regions, those on their way first."""
    return show(request, "my-regions.html", visitor, parts=taking_part(house.engine, visitor.person))
