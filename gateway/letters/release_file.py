"""A table of numbers from the registry, one row for each formal letter."""

from __future__ import annotations

from pathlib import Path

from pydantic import ValidationError

from gateway.csv_file import refuse, rows
from models.errors import Refused
from models.formal import Release
from models.messages import faults

COLUMNS = ("key", *Release.model_fields)


def read_release(fields: dict[str, str]) -> Release:
    """What was typed for one letter; an empty cell counts as not given.

    Raises:
        Refused: number, date, signatory or position is missing, or a field is wrong.
    """
    try:
        return Release.model_validate({name: value for name, value in fields.items() if value})
    except ValidationError as error:
        raise Refused(f"the letter stays held: {faults(error)}") from None


def read_releases(path: Path) -> list[tuple[str, Release]]:
    """The letters of *path*, a CSV with the columns of `COLUMNS`, in its order.

    Raises:
        Refused: the file is no such CSV, has no row, names a letter twice, or a row is wrong; all faults by row.
    """
    found: list[tuple[str, Release]] = []
    wrong: list[str] = []
    seen: dict[str, int] = {}
    for number, row in enumerate(rows(path, COLUMNS), 2):
        key = row.pop("key")
        if key in seen:
            wrong.append(f"row {number}: {key} stands in row {seen[key]} already")
        seen.setdefault(key, number)
        try:
            found.append((key, read_release(row)))
        except Refused as refusal:
            wrong.append(f"row {number}: {refusal}")
    if not (found or wrong):
        raise Refused(f"{path.name} holds no letter; write one in each row under the column names")
    if wrong:
        refuse(path, wrong)
    return found
