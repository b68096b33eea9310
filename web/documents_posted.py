"""What a form with documents has sent: its plain fields, and for each document field the digests of what is stored.

A browser with script has stored the files beforehand and sends digests; one without sends the files themselves, and
they are stored here by the same rules. Either way a form that is refused keeps what was handed in.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from datetime import datetime
from functools import partial
from typing import NamedTuple

from fastapi import Request
from starlette.datastructures import FormData, UploadFile

from gateway.refusals import on_record
from gateway.upload_rules import Announced
from gateway.uploads import Uploads
from models.errors import Refused
from models.values import printable
from web.house import House
from web.visitor import Visitor

FILES, REMOVED = ".berkas", ".hapus"
"""What the fields of files, and of documents to be taken out again, end in; see templates/pages/upload.html."""


class Posted(NamedTuple):
    """A form as it was sent."""

    fields: dict[str, str]
    """Of a name that comes several times the last one."""
    documents: dict[str, tuple[str, ...]]
    """By field; the digests in the order in which they were handed in, each once."""
    refused: str | None
    """Why a file was not taken; the others are."""


async def with_documents(request: Request, house: House, visitor: Visitor, journey: str, step: str) -> Posted:
    """The form of *request*, its files stored for *step* of *journey*."""
    async with request.form() as form:
        return await _read(form, partial(stored, request, house, visitor, journey, step))


async def _read(form: FormData, stored: Callable[[UploadFile], str]) -> Posted:
    fields: dict[str, str] = {}
    kept: dict[str, list[str]] = {}
    refused = None
    for name, value in form.multi_items():
        if isinstance(value, str):
            if not name.endswith(FILES):
                fields[name] = value
                kept.setdefault(name, []).append(value)
        elif value.filename and name.endswith(FILES):
            try:
                digest = await asyncio.to_thread(stored, value)
                kept.setdefault(name.removesuffix(FILES), []).append(digest)
            except Refused as refusal:
                refused = str(refusal)
    places = {name.removesuffix(FILES) for name in form if name.endswith(FILES)}
    documents = {name: _left(kept.get(name, []), form.getlist(name + REMOVED)) for name in sorted(places)}
    return Posted(fields, documents, refused)


def _left(digests: list[str], removed: list[UploadFile | str]) -> tuple[str, ...]:
    return tuple(digest for digest in dict.fromkeys(digests) if digest and digest not in removed)


def stored(request: Request, house: House, visitor: Visitor, journey: str, step: str, file: UploadFile) -> str:
    """The digest of a file that a form has sent for *step* of *journey*, once it is stored by the rules for uploads."""
    name = file_name(file.filename or "")
    order = Announced(journey=journey, step=step, name=name, size=file.size or 0)
    with on_record(house.engine, journey=journey, person=visitor.person, kind="upload"):
        uploads = Uploads(house.engine, house.files, house.now)
        return uploads.take(visitor.person, order, file.file, arrived(request)).digest or ""


def arrived(request: Request) -> datetime:
    """When *request* began to arrive."""
    moment: datetime = request.state.arrived
    return moment


def file_name(given: str) -> str:
    """A file's bare name as a title may read; browsers may send a path, people anything."""
    bare = "".join(c for c in printable(given.replace("\\", "/").rpartition("/")[2]) if c.isprintable()).strip()
    return bare[-200:] or "dokumen"
