"""A region's page: where its journey stands, its course, what has happened, its papers, post and people."""

from __future__ import annotations

from typing import Any

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse

from gateway.access import Part
from models import words
from models.access import may
from queries.region_page import RegionPage, region_page
from web.access import check
from web.forms.kinds import deed
from web.house import TheHouse
from web.pages import show
from web.region_words import NEXT, STATUS, STEERS, THEN
from web.visitor import SignedIn, Visitor

router = APIRouter()
FIRST_FACTS = 25
"""How many of the newest facts a page shows before it is asked for all."""


@router.get("/daerah/{journey:path}")
def region(request: Request, journey: str, house: TheHouse, visitor: SignedIn, semua: bool = False) -> HTMLResponse:
    """Show one journey."""
    part = check(house, visitor, "see-region", journey)
    page = region_page(house.engine, journey, house.now(), visitor.language)
    return show(request, "region.html", visitor, **_values(page, visitor, part, whole=semua))


def _values(page: RegionPage, visitor: Visitor, part: Part, *, whole: bool) -> dict[str, Any]:
    places = (step.place for stage in page.course.stages for step in stage.steps)
    facts = page.facts if whole else page.facts[:FIRST_FACTS]
    return {
        "page": page,
        "shown_facts": facts,
        "more_facts": len(facts) < len(page.facts),
        "stage_names": {each.stage: words.stage_label(each.stage, visitor.language) for each in page.course.stages},
        "step_names": {place: words.step_label(place, visitor.language) for place in places},
        "steers": [(kind, deed(kind, visitor.language)) for kind in STEERS] if may("steer", *part) else [],
        "next_words": NEXT,
        "then_words": THEN,
        "status_words": STATUS,
    }
