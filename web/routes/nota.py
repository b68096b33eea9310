"""A nota dinas: one page to print by which a regional officer tells the own head what is asked of the region."""

from __future__ import annotations

from typing import Any

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse

from models.asking import asked
from models.errors import Refused
from queries.nota import nota, writes_nota
from web.house import TheHouse
from web.pages import show
from web.routes.tasks import address, opened
from web.task_words import THEN
from web.visitor import SignedIn

router = APIRouter()


@router.get("/tugas/{journey:path}/{step}/nota")
def one(request: Request, journey: str, step: str, house: TheHouse, visitor: SignedIn) -> HTMLResponse:
    """Show the nota dinas about one open task of the region.

    Raises:
        Refused: the visitor is no officer of the region, or the step does not wait for the region.
    """
    page, here = opened(house, visitor, journey, step)
    waiting = page.waiting
    if waiting is None or not writes_nota(here, waiting, visitor.person):
        raise Refused(
            f"{visitor.person} writes no nota dinas about this step of {page.title}; "
            "a regional officer does, while the step waits for the region"
        )
    values: dict[str, Any] = {
        "page": page,
        "here": here,
        "waiting": waiting,
        "nota": nota(house.engine, here, waiting, page.names, visitor.language),
        "address": address(journey, waiting.key),
        "asked": asked(waiting.key, visitor.language),
        "then": THEN[waiting.then],
        "newest_round": max(page.rounds, key=lambda each: each.number, default=None),
    }
    return show(request, "nota.html", visitor, **values)
