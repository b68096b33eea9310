"""My tasks, and the page of one task: what is asked, what is to be read, and the forms that answer it."""

from __future__ import annotations

import uuid
from collections.abc import Mapping
from typing import Any
from urllib.parse import quote

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse

from gateway.document_seen import Seen
from gateway.drafts import drafts
from models.appointment import place_of
from models.asking import asked
from queries.answers import answers, beside_task
from queries.forms import Answer
from queries.nota import writes_nota
from queries.scene import Scene
from queries.task_page import TaskPage, task_page
from queries.tasks import tasks
from web.access import check
from web.forms.inputs import Words
from web.forms.kinds import deed
from web.forms.options import option, part_label
from web.forms.reading import Entered
from web.forms.showing import Form, form
from web.house import House, TheHouse
from web.pages import show
from web.task_tables import tables
from web.task_words import THEN
from web.visitor import SignedIn, Visitor

router = APIRouter()


@router.get("/tugas")
def mine(request: Request, house: TheHouse, visitor: SignedIn) -> HTMLResponse:
    """Show what the visitor is waited for."""
    found = tasks(house.engine, visitor.person, house.now())
    return show(request, "tasks.html", visitor, tasks=found, address=address)


@router.get("/tugas/{journey:path}/{step}/lain/{kind}")
def beside(request: Request, journey: str, step: str, kind: str, house: TheHouse, visitor: SignedIn) -> HTMLResponse:
    """Show the form of something that may be said beside a task."""
    return task(request, house, visitor, journey, step, beside=kind)


@router.get("/tugas/{journey:path}/{step}")
def one(request: Request, journey: str, step: str, house: TheHouse, visitor: SignedIn) -> HTMLResponse:
    """Show one task."""
    return task(request, house, visitor, journey, step)


def address(journey: str, step: str) -> str:
    """Where a task's page is."""
    return f"/tugas/{journey}/{quote(step, safe='')}"


class Retold:
    """A form that was sent and is shown again: what was entered, what is wrong, and under which id it goes on."""

    def __init__(
        self, name: str, entered: Entered, id: str, faults: Mapping[str, str] | None = None, more: str = ""
    ) -> None:
        self.name = name
        self.entered = entered
        self.id = id
        self.faults = faults or {}
        self.more = more


def opened(house: House, visitor: Visitor, journey: str, step: str) -> tuple[TaskPage, Scene]:
    """The task's page, for whoever has to do with its journey.

    Raises:
        Refused: the visitor holds no role there.
    """
    check(house, visitor, "see-task", journey)
    page, here = task_page(house.engine, journey, step, house.now(), visitor.language)
    return page, here


def task(
    request: Request,
    house: House,
    visitor: Visitor,
    journey: str,
    step: str,
    *,
    beside: str | None = None,
    retold: Retold | None = None,
    status: int = 200,
    alert: str | None = None,
) -> HTMLResponse:
    """The page of *step*; with the form of *kind* said beside it where that is asked for."""
    page, here = opened(house, visitor, journey, step)
    others = beside_task(here, visitor.person)
    if beside is None:
        offered = answers(here, page.waiting, visitor.person) if page.waiting else []
    else:
        offered = [each for each in others if each.kind == beside]
    words = Words(visitor.language, page.names)
    documents = Seen(house.engine, house.files)
    kept = drafts(house.engine, visitor.person, journey, place_of(step))
    values: dict[str, Any] = {
        "page": page,
        "journey": journey,
        "here": here,
        "step": page.waiting.key if page.waiting else step,
        "address": address(journey, step),
        "asked": asked(step, visitor.language),
        "then_words": THEN,
        "writes_nota": writes_nota(here, page.waiting, visitor.person),
        "forms": [_shown(each, words, retold, kept) for each in offered],
        "beside": beside,
        "others": [(each.kind, deed(each.kind, visitor.language)) for each in others],
        "tables": tables(here, step, visitor.language),
        "drafts": kept,
        "option": lambda kind, field, value: option(kind, field, value, visitor.language, page.names),
        "part_label": lambda kind, part: part_label(kind, part, visitor.language),
        "handed_in": lambda digests: documents.named(digests, visitor.person),
        "moved": page.waiting is not None and page.waiting.key != step,
    }
    return show(request, "task.html", visitor, status=status, alert=alert, **values)


def _shown(answer: Answer, words: Words, retold: Retold | None, kept: Mapping[str, Any]) -> tuple[Form, str]:
    """A form and the id under which it is sent: as it was entered, else as a draft has it, else anew."""
    if retold is not None and retold.name == answer.name:
        return form(answer, words, retold.entered, retold.faults, retold.more), retold.id
    entered = kept[answer.name].entered if answer.name in kept else None
    return form(answer, words, entered), str(uuid.uuid4())
