"""Reads a CSV of the four parameters; every region's data sheet comes from it."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from pydantic import ValidationError

from gateway.csv_file import Row, refuse, rows
from models.journey import Region
from models.messages import faults as rules_broken
from models.sheet import OWNERS, DataSheet, Parameter

COLUMNS = ("code", "parameter", "value", "year", "source")


def read_sheets(path: Path, regions: Iterable[Region]) -> dict[str, DataSheet]:
    """Read the data sheets of *regions*, by region id, from a CSV with one row for each parameter.

    Raises:
        Refused: the file cannot be read, has faults, or lacks a parameter of a region; all of them named.
    """
    found: dict[str, list[Parameter]] = {}
    faults: list[str] = []
    for number, row in enumerate(rows(path, COLUMNS), 2):
        try:
            found.setdefault(row["code"], []).append(_parameter(row))
        except ValidationError as error:
            faults.append(f"row {number}, {rules_broken(error)}")
    sheets = {}
    for region in regions:
        try:
            sheets[region.id] = DataSheet(parameters=tuple(found.get(region.code, ())))
        except ValidationError as error:
            faults.append(f"{region.code} {region.name}: {rules_broken(error)}")
    if faults:
        refuse(path, faults)
    return sheets


def _parameter(row: Row) -> Parameter:
    """One row; a decimal comma is taken as Indonesians write it."""
    fields = {**row, "name": row["parameter"], "value": row["value"].replace(",", ".")}
    owner = next((owner for name, owner in OWNERS.items() if name == row["parameter"]), "?")
    return Parameter.model_validate(
        {key: fields[key] for key in ("name", "value", "year", "source")} | {"owner": owner}
    )
