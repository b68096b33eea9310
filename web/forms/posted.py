"""A posted form with its documents: these are stored, and their digests stand in their fields."""

from __future__ import annotations

import asyncio
import re
from collections.abc import AsyncIterator
from typing import Annotated, NamedTuple

from fastapi import Depends, Request
from starlette.datastructures import FormData, UploadFile

from gateway.files import Files
from models.errors import Refused
from web.forms.reading import MOST_INPUTS, Entered

FILE = ".file"
"""Ends the name of the input in which a document is chosen; without it the name is the field's own."""
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
        if isinstance(value, str) and name not in CONTROLS and not name.endswith(FILE):
            entered.setdefault(name, []).append(value)
    files = [(name, value) for name, value in items if isinstance(value, UploadFile) and value.filename]
    control = {name: str(form.get(name) or "") for name in CONTROLS}
    if not _ID.fullmatch(control["id"]):
        raise Refused("this form has no mark of ours; open the page again and send it from there")
    return Sent(control["formulir"], control["id"], control["lagi"], entered, files)


SentForm = Annotated[Sent, Depends(sent)]


async def with_documents(form: Sent, store: Files, person: str) -> Entered:
    """What was entered, each chosen document stored and its digest in the place of the field's own.

    Raises:
        Refused: a document is empty or too large.
    """
    entered = dict(form.entered)
    for name, file in form.files:
        if name.endswith(FILE):
            content = await file.read()
            digest = await asyncio.to_thread(store.store, file.filename or "dokumen", content, person)
            entered[name.removesuffix(FILE)] = [digest]
    return entered
