"""A posted form with its documents: these are stored, and their digests stand in their fields."""

from __future__ import annotations

import asyncio
import re
from collections.abc import AsyncIterator
from typing import Annotated, NamedTuple

from fastapi import Depends, Request
from starlette.datastructures import FormData, UploadFile

from models.errors import Refused
from web.documents_posted import FILES, REMOVED, stored
from web.forms.reading import MOST_INPUTS, Entered
from web.house import House
from web.visitor import Visitor

CONTROLS = ("csrf", "id", "formulir", "lagi")
"""Inputs that are no field of a message."""
_ID = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")


class Sent(NamedTuple):
    """What a form of a task sent."""

    form: str
    id: str
    """The message's id, made when the form was shown, so that a second click counts nothing."""
    more: str
    """The rows of which more are asked for, in the place of sending."""
    entered: Entered
    files: list[tuple[str, UploadFile]]


async def sent(request: Request) -> AsyncIterator[Sent]:
    """Read a form; its files are there until the answer is given.

    Raises:
        Refused: it has more inputs than any form, or no id of ours.
    """
    form = await request.form()
    try:
        yield _sent(form)
    finally:
        await form.close()


def _sent(form: FormData) -> Sent:
    items = form.multi_items()
    if len(items) > MOST_INPUTS:
        raise Refused(f"the form has {len(items)} inputs; at most {MOST_INPUTS} are read")
    entered: Entered = {}
    for name, value in items:
        if isinstance(value, str) and name not in CONTROLS and not name.endswith(FILES):
            entered.setdefault(name, []).append(value)
    files = [
        (name, value)
        for name, value in items
        if isinstance(value, UploadFile) and value.filename and name.endswith(FILES)
    ]
    control = {name: str(form.get(name) or "") for name in CONTROLS}
    if not _ID.fullmatch(control["id"]):
        raise Refused("this form has no mark of ours; open the page again and send it from there")
    return Sent(control["formulir"], control["id"], control["lagi"], entered, files)


SentForm = Annotated[Sent, Depends(sent)]


async def with_documents(
    form: Sent, request: Request, house: House, visitor: Visitor, place: tuple[str, str]
) -> tuple[Entered, str | None]:
    """What was entered, each chosen file stored for *place* (journey, step) and its digest in its field.

    Also why a file was not taken, if one was not; the others are.
    """
    entered = {name: texts for name, texts in form.entered.items() if not name.endswith(REMOVED)}
    for name, texts in form.entered.items():
        if name.endswith(REMOVED) and (field := name.removesuffix(REMOVED)) in entered:
            entered[field] = [digest for digest in entered[field] if digest not in texts]
    refused = None
    for name, file in form.files:
        try:
            digest = await asyncio.to_thread(stored, request, house, visitor, *place, file)
        except Refused as refusal:
            refused = str(refusal)
        else:
            entered[name.removesuffix(FILES)] = [digest]
    return entered, refused
