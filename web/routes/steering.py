"""What a coordinator says to one journey by the way: filled in, shown with its effects, then sent."""

from __future__ import annotations

import asyncio
import uuid
from typing import Any

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse, RedirectResponse, Response

from activities.database import reading
from gateway.document_seen import Seen
from models.errors import Refused, Unreachable
from models.foresight import Foreseen
from queries.forms import Answer
from queries.scene import scene
from web.access import check
from web.forms.faults import faults_of
from web.forms.inputs import Words
from web.forms.kinds import deed
from web.forms.posted import SentForm, with_documents
from web.forms.reading import Entered, said
from web.forms.showing import form
from web.house import House, TheHouse
from web.pages import show
from web.region_words import STEERS
from web.steering_forms import steering_answer
from web.visitor import SignedIn, Visitor

router = APIRouter()


def _opened(house: House, visitor: Visitor, journey: str, kind: str) -> tuple[Answer, Words, str]:
    """The form of *kind*, the names it knows, and the region's name.

    Raises:
        Refused: the visitor does not steer this journey, or nothing of that kind is said to it by the way.
    """
    check(house, visitor, "steer", journey)
    if kind not in STEERS:
        raise Refused(f"{kind} is not sent from a region's page; from there: {', '.join(STEERS)}")
    with reading(house.engine) as session:
        answer, names, title = steering_answer(session, scene(session, journey, house.now()), kind)
    return answer, Words(visitor.language, names), title


@router.get("/daerah/{journey:path}/kirim/{kind}")
def filled(request: Request, journey: str, kind: str, house: TheHouse, visitor: SignedIn) -> HTMLResponse:
    """Show the form of *kind*."""
    return _page(request, house, visitor, journey, kind, id=str(uuid.uuid4()))


def _page(
    request: Request,
    house: House,
    visitor: Visitor,
    journey: str,
    kind: str,
    *,
    id: str,
    entered: Entered | None = None,
    more: str = "",
    effects: Foreseen | None = None,
    status: int = 200,
    alert: str | None = None,
) -> HTMLResponse:
    answer, words, title = _opened(house, visitor, journey, kind)
    documents = Seen(house.engine, house.files)
    faults = faults_of(kind, entered) if entered and alert else {}
    values: dict[str, Any] = {
        "journey": journey,
        "step": kind,
        "handed_in": lambda digests: documents.named(digests, visitor.person),
        "title": title,
        "form": form(answer, words, entered, faults, more),
        "id": id,
        "effects": effects,
        "deed": deed(kind, visitor.language),
        "names": words.names,
    }
    return show(request, "steering.html", visitor, status=status, alert=alert, **values)


@router.post("/daerah/{journey:path}/kirim/{kind}", response_model=None)
async def sent(
    request: Request, journey: str, kind: str, house: TheHouse, visitor: SignedIn, form: SentForm
) -> Response:
    """Show the effects, or send what was shown."""
    answer, *_ = await asyncio.to_thread(_opened, house, visitor, journey, kind)
    entered, refused = await with_documents(form, request, house, visitor, (journey, kind))
    shown: dict[str, Any] = {"id": form.id, "entered": entered, "more": form.more}
    try:
        if form.more:
            return await asyncio.to_thread(_page, request, house, visitor, journey, kind, **shown)
        if refused:
            raise Refused(refused)
        fields = {**answer.says, **said(kind, entered)}
        if form.form == "kirim":
            await house.gateway.send(journey, kind, visitor.person, fields, id=form.id)
            return RedirectResponse(f"/tanda-terima/{journey}/{form.id}", 303)
        shown["effects"] = await house.gateway.foresee(journey, kind, visitor.person, fields, visitor.language)
    except (Refused, Unreachable) as error:
        shown |= {"status": 422 if isinstance(error, Refused) else 503, "alert": str(error)}
    return await asyncio.to_thread(_page, request, house, visitor, journey, kind, **shown)
