"""The boards: the cohorts, one cohort at a glance, and the news of it."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated, Any

from fastapi import APIRouter, Depends, Request
from fastapi.responses import HTMLResponse, Response, StreamingResponse

from models import words
from models.islands import NAMES
from models.people import VOICES
from queries.board.board import Board, board
from queries.board.cohorts import cohorts
from queries.board.newest import Entry
from queries.board.wanted import CHOICES, Wanted
from queries.sentences import told
from web.board_kept import Made
from web.board_live import Full, Live
from web.board_map import VIEW, drawn
from web.board_visitors import AtTheBoard
from web.house import TheHouse
from web.pages import part, show
from web.region_words import NEXT, THEN
from web.visitor import Visitor
from web.wording import to_say

router = APIRouter()
CHOICE_NAMES = {
    "tahap": to_say("Stage"),
    "pulau": to_say("Island group"),
    "provinsi": to_say("Province"),
    "peran": to_say("Waiting for the role"),
    "hasil": to_say("Outcome"),
}


def the_live(request: Request) -> Live:
    """The pictures and listeners of this process."""
    live: Live = request.app.state.live
    return live


TheLive = Annotated[Live, Depends(the_live)]


@router.get("/angkatan")
def all_cohorts(request: Request, house: TheHouse, visitor: AtTheBoard) -> HTMLResponse:
    """List the cohorts that the visitor may see."""
    found = [each for each in cohorts(house.engine) if visitor.sees(each.cohort)]
    return show(request, "cohorts.html", visitor.visitor, cohorts=found)


@router.get("/angkatan/{cohort}")
def cohort_board(request: Request, cohort: str, house: TheHouse, live: TheLive, visitor: AtTheBoard) -> HTMLResponse:
    """Show a cohort by the filters of the address; to a page that is open already, only what changes."""
    visitor.check(cohort)
    wanted = Wanted.of(request.query_params.multi_items())
    made = _made(live, house.now(), cohort, wanted, visitor.visitor)
    if request.headers.get("hx-request"):
        return HTMLResponse(made.live)
    values: dict[str, Any] = {**made._asdict(), "wanted": wanted, "choice_names": CHOICE_NAMES}
    return show(request, "board.html", visitor.visitor, choices=_choices(visitor.visitor.language), **values)


def _made(live: Live, real: datetime, cohort: str, wanted: Wanted, visitor: Visitor) -> Made:
    """The view of the cohort at this minute of its clock, as the visitor's language and zone show it."""
    picture, language, zone = live.picture(cohort), visitor.language, visitor.zone
    minute = picture.now(real)

    def make() -> Made:
        found = board(picture, wanted, minute)
        return Made(found, part("board_live.html", language, **_values(found, wanted, language), zone=zone))

    return live.kept.get((cohort, picture.version, picture.read_at, minute, wanted, language, zone), make)


def _values(found: Board, wanted: Wanted, language: str) -> dict[str, Any]:
    return {
        "board": found,
        "wanted": wanted,
        "island_names": NAMES[language],
        "view": VIEW,
        "drawn": drawn(found.islands),
        "newest": _newest(found, language),
        "voices": VOICES,
        "next_words": NEXT,
        "then_words": THEN,
    }


def _choices(language: str) -> dict[str, list[tuple[str, str]]]:
    """The filters' choices, each with its words; provinces are named as they are."""
    labels = {"tahap": words.stage_label, "peran": words.role_label, "hasil": words.outcome_label}
    plain = {"pulau": NAMES[language]}
    return {
        name: [
            (key, labels[name](key, language) if name in labels else plain.get(name, {}).get(key, key)) for key in keys
        ]
        for name, keys in CHOICES.items()
    }


def _newest(found: Board, language: str) -> list[tuple[Entry, str]]:
    """The newest facts in words."""
    names = {**found.names, **found.regions}
    return [(each, told(each.kind, each.body, names, language)) for each in found.newest]


@router.get("/angkatan/{cohort}/kabar")
async def news(cohort: str, live: TheLive, visitor: AtTheBoard, versi: int = 0) -> Response:
    """Tell an open board, as long as it is open, when its cohort has something new."""
    visitor.check(cohort)
    try:
        events = live.listen(cohort, versi)
    except Full:
        return Response(status_code=503, headers={"Retry-After": "30"})
    return StreamingResponse(events, media_type="text/event-stream", headers={"X-Accel-Buffering": "no"})
