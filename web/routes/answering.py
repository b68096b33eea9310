"""A task's form is sent, or kept as a draft: one message, a receipt, or the same page with what is wrong."""

from __future__ import annotations

import asyncio
from typing import Any

from fastapi import APIRouter, Request
from fastapi.responses import RedirectResponse, Response

from gateway.drafts import forget, save
from models.answering import answered_by
from models.appointment import place_of
from models.errors import Refused, Unreachable
from queries.answers import answers, beside_task
from queries.forms import Answer
from web.forms.faults import faults_of
from web.forms.posted import Sent, SentForm, with_documents
from web.forms.reading import Entered, entered_of, said
from web.house import House, TheHouse
from web.pages import show
from web.routes.tasks import Retold, address, opened, task
from web.visitor import SignedIn, Visitor
from web.wording import say

router = APIRouter()


@router.post("/tugas/{journey:path}/{step}/simpan", response_model=None)
async def keep(
    request: Request, journey: str, step: str, house: TheHouse, visitor: SignedIn, form: SentForm
) -> Response:
    """Keep a draft; whoever typed it finds it again."""
    await asyncio.to_thread(_answer, house, visitor, journey, step, form, keeping=True)
    entered, refused = await with_documents(form, request, house, visitor, (journey, step))
    if refused:
        raise Refused(refused)
    place = (visitor.person, journey, place_of(step))
    await asyncio.to_thread(save, house.engine, place, form.form, entered, house.now())
    if request.headers.get("hx-request"):
        return show(request, "draft.html", visitor)
    return RedirectResponse(f"{address(journey, step)}#{form.form}", 303)


@router.post("/tugas/{journey:path}/{step}", response_model=None)
async def send(
    request: Request, journey: str, step: str, house: TheHouse, visitor: SignedIn, form: SentForm
) -> Response:
    """Send what a form says; a refusal shows the page again with everything that was entered."""
    answer, beside = await asyncio.to_thread(_answer, house, visitor, journey, step, form)
    entered, refused = await with_documents(form, request, house, visitor, (journey, step))
    where: dict[str, Any] = {"beside": beside}
    if form.more:
        where["retold"] = Retold(form.form, entered, form.id, more=form.more)
        return await asyncio.to_thread(task, request, house, visitor, journey, step, **where)
    try:
        if refused:
            raise Refused(refused)
        await house.gateway.send(journey, answer.kind, visitor.person, _fields(answer, entered), id=form.id)
    except (Refused, Unreachable) as error:
        faults = faults_of(answer.kind, entered)
        where["retold"] = Retold(form.form, entered, form.id, faults)
        where["status"] = 422 if isinstance(error, Refused) else 503
        where["alert"] = _alert(faults, visitor.language) or str(error)
        return await asyncio.to_thread(task, request, house, visitor, journey, step, **where)
    await asyncio.to_thread(forget, house.engine, (visitor.person, journey, place_of(step)), form.form)
    return RedirectResponse(f"/tanda-terima/{journey}/{form.id}", 303)


def _answer(
    house: House, visitor: Visitor, journey: str, step: str, form: Sent, *, keeping: bool = False
) -> tuple[Answer, str | None]:
    """The form that was sent, and its kind where it is said beside the task.

    A second try of what was accepted finds the step closed; the journey, which knows its id, answers it. There is
    nothing to keep of a form that is not offered.
    """
    page, here = opened(house, visitor, journey, step)
    offered = answers(here, page.waiting, visitor.person) if page.waiting else []
    others = beside_task(here, visitor.person)
    for each in (*offered, *others):
        if each.name == form.form:
            return each, each.kind if each in others else None
    return _closed(() if keeping else answered_by(step), form), None


def _closed(kinds: tuple[str, ...], form: Sent) -> Answer:
    """A form of a step that has moved on since it was shown.

    Raises:
        Refused: no form of this step has such a name.
    """
    kind, _, part = form.form.partition(":")
    if kind not in kinds:
        raise Refused(f"{form.form[:80]!r} is no form of this task; open the task again and send it from there")
    return Answer(kind, part)


def _fields(answer: Answer, entered: Entered) -> dict[str, Any]:
    """What the message says; what the form says by itself stands as it was shown."""
    known = {**entered_of(answer.kind, answer.says), **entered}
    return said(answer.kind, known)


def _alert(faults: dict[str, str], language: str) -> str:
    """One sentence over a form in which fields are wrong; of a fault of the whole its own sentence is better."""
    if not faults or "" in faults:
        return ""
    return say(language, "Nothing was sent yet: some fields are not right; each says what is wrong.")
