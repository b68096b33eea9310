"""A cohort's lists beside its board: the ranking with each score explained, and the mentors."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import APIRouter, Query, Request
from fastapi.responses import HTMLResponse

from models.errors import Refused
from queries.board.mentors import mentoring
from queries.board.ranking import PLACES, listing
from web.board_visitors import AtTheBoard
from web.house import TheHouse
from web.pages import show
from web.wording import to_say

router = APIRouter()
PLACE_WORDS = {
    "held": to_say("selected"),
    "lapsing": to_say("selected, a date is missed"),
    "reserve": to_say("reserve"),
    "free": to_say("gave its place up"),
    "out": to_say("not selected"),
    "unranked": to_say("not ranked"),
    "assessing": to_say("not decided yet"),
}
"""The places of a candidate, as a page says them."""


@router.get("/angkatan/{cohort}/peringkat")
def ranking(
    request: Request,
    cohort: str,
    house: TheHouse,
    visitor: AtTheBoard,
    tempat: str = "",
    halaman: Annotated[int, Query(ge=1, le=10_000)] = 1,
) -> HTMLResponse:
    """Show the list, all of it or those with one place."""
    visitor.check(cohort)
    if tempat and tempat not in PLACES:
        raise Refused(f"{tempat!r} is no place on a list; places: {', '.join(PLACES)}")
    found = listing(house.engine, cohort, visitor.visitor.language, tempat, halaman)
    values: dict[str, Any] = {"listing": found, "place": tempat, "place_words": PLACE_WORDS}
    return show(request, "ranking.html", visitor.visitor, cohort=cohort, **values)


@router.get("/angkatan/{cohort}/pembimbing")
def mentors(request: Request, cohort: str, house: TheHouse, visitor: AtTheBoard) -> HTMLResponse:
    """Show the mentors, and the regions without one."""
    visitor.check(cohort)
    return show(request, "mentors.html", visitor.visitor, cohort=cohort, mentoring=mentoring(house.engine, cohort))
