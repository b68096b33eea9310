"""The signatures of a ceremony as one form: put down as the table and the scans that the command line reads as well."""

from __future__ import annotations

import asyncio
import csv
import shutil
from collections.abc import Mapping
from pathlib import Path, PurePath
from typing import NamedTuple

from fastapi import Request
from starlette.datastructures import UploadFile

from gateway.signatures.table import COLUMNS, FILES
from models.people import Role

SHARED = ("signed_on", "place", "method", "number_programme")
"""What all signatures of one ceremony have in common."""
OWN = ("capacity", "number_region")
"""What each row says for itself, beside its files."""


class Ceremony(NamedTuple):
    """What was entered, by the form's names; the rows that say something stand in the table."""

    entered: Mapping[str, str]
    table: Path
    scans: Path


async def read_ceremony(request: Request, folder: Path, role: Role = Role.HEAD) -> Ceremony:
    """Put the form of *request* down in *folder*: a row for every region with a scan or a number of its own."""
    scans = folder / "scans"
    scans.mkdir()
    async with request.form() as form:
        entered = {name: value.strip() for name, value in form.multi_items() if isinstance(value, str)}
        files = {name: value for name, value in form.multi_items() if isinstance(value, UploadFile) and value.filename}
        rows = []
        for number in sorted(int(name[7:]) for name in entered if name.startswith("region.") and name[7:].isdigit()):
            names = {column: await _kept(files.get(f"{column}.{number}"), scans, column, number) for column in FILES}
            said = {column: entered.get(f"{column}.{number}", "") for column in OWN}
            if names["scan"] or said["number_region"]:
                shared = {column: entered.get(column, "") for column in SHARED}
                rows.append({"region": entered[f"region.{number}"], "signatory": role.value, **shared, **said, **names})
    table = folder / "ceremony.csv"
    with table.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, COLUMNS)
        writer.writeheader()
        writer.writerows(rows)
    return Ceremony(entered, table, scans)


async def _kept(file: UploadFile | None, scans: Path, column: str, number: int) -> str:
    """The name under which a chosen file lies among the scans; empty where none was chosen."""
    if file is None:
        return ""
    name = f"{column}-{number}{PurePath(file.filename or '').suffix[:10]}"
    with (scans / name).open("wb") as kept:
        await asyncio.to_thread(shutil.copyfileobj, file.file, kept)
    return name
