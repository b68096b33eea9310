"""Reads a CSV of people with their roles and enters them; all or nothing."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from pydantic import ValidationError

from gateway import registry as registered
from gateway.csv_file import Row, refuse, rows
from gateway.registry import Person, Registry, check_address
from models.errors import Refused
from models.journey import Region, journey_id
from models.messages import faults as rules_broken
from models.people import Role
from models.values import Day

COLUMNS = ("id", "name", "address", "language", "role", "region")
OPTIONAL = ("zone", "since", "until", "home", "employer")
"""Columns that a file may have: the person's zone, the role's first and last day, the person's ties to regions."""


class Entry(Person):
    """A person with a role: in the cohort, or in one region's journey; without one, known by name only."""

    role: Role | None = None
    region: str = ""
    since: Day | None = None
    until: Day | None = None


def read_people(path: Path, regions: Iterable[Region]) -> list[Entry]:
    """Read people from a CSV with the columns id, name, address, language, role and region; others may follow.

    Raises:
        Refused: the file cannot be read or has faults; each one with its row.
    """
    known = {region.id for region in regions}
    faults: list[str] = []
    entries = []
    for number, row in enumerate(rows(path, COLUMNS, OPTIONAL), 2):
        try:
            entries.append(_entry(row, known))
        except ValidationError as error:
            faults.append(f"row {number}, {rules_broken(error)}")
        except Refused as refusal:
            faults.append(f"row {number}, {refusal}")
    if faults:
        refuse(path, faults)
    return entries


def _entry(row: Row, known: set[str]) -> Entry:
    unsaid = {name: None for name in ("language", "role", *OPTIONAL) if not row.get(name)}
    entry = Entry.model_validate({**row, **unsaid})
    check_address(entry.address)
    if entry.region and entry.region not in known:
        raise Refused(
            f"region: there is no region {entry.region!r} among those entered; write its id or leave it empty"
        )
    return entry


def enter(registry: Registry, entries: Iterable[Entry], cohort: str, by: str) -> None:
    """Enter people and give them their roles in *cohort*; said again, it changes nothing."""
    registry.enter([_held(entry, cohort) for entry in entries], by)


def _held(entry: Entry, cohort: str) -> registered.Entry:
    return registered.Entry(_person(entry), entry.role, _scope(entry, cohort), entry.since, entry.until)


def _person(entry: Entry) -> Person:
    return Person.model_validate(entry.model_dump(include=set(Person.model_fields)))


def _scope(entry: Entry, cohort: str) -> str:
    return journey_id(cohort, entry.region) if entry.region else cohort
