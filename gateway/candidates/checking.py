"""Checks a table of candidates: every fault of it, or every candidate in it."""

from __future__ import annotations

from typing import NamedTuple

from gateway.candidates.columns import SAMPLE_CODE
from gateway.candidates.contacts import read_contacts
from gateway.candidates.figures import Figure, Origin, parameter, read_figure
from gateway.candidates.heading import columns_of, heading_faults
from gateway.candidates.identity import Seen, identify
from gateway.candidates.row import Row
from gateway.candidates.table import Fault, Faulty, Table, filled
from models.candidate import Candidate, Contact
from models.journey import Region
from models.sheet import OWNERS, DataSheet, ParameterName


class Examined(NamedTuple):
    """The candidates of a file without faults, and what was read otherwise than it is written."""

    candidates: list[Candidate]
    remarks: list[str]


class Draft(NamedTuple):
    """What a row says, before the figures that are missing have their year and source."""

    row: Row
    region: Region | None
    figures: dict[ParameterName, Figure | None]
    contacts: tuple[Contact, ...]


def check(table: Table) -> Examined:
    """The candidates of *table*, one for each row below the heading.

    Raises:
        Faulty: it has faults; all of them are named.
    """
    columns, seen = columns_of(table), Seen()
    faults = [*heading_faults(table), *_merged(table), *_hidden(table)]
    drafts = []
    for number in range(2, len(table.rows) + 1) if columns else ():
        if no_candidate := _left_out(table, number, columns):
            faults.append(no_candidate)
        else:
            drafts.append(_draft(Row(table, number, columns), seen))
    if columns and len(table.rows) == 1:
        faults.append(Fault(2, 0, table.place(2, 0), "nothing", "a row for each candidate"))
    origins = _origins(drafts)
    candidates = [candidate for draft in drafts if (candidate := _candidate(draft, origins)) is not None]
    faults += [fault for draft in drafts for fault in draft.row.faults]
    if faults:
        raise Faulty(table.file, faults)
    return Examined(candidates, [remark for draft in drafts for remark in draft.row.remarks])


def _merged(table: Table) -> list[Fault]:
    return [
        Fault(row, column, f"{table.sheet}!{area}", "merged cells", "every cell by itself, each with its value")
        for area, row, column in table.merged
    ]


def _hidden(table: Table) -> list[Fault]:
    return [
        Fault(number, 0, table.place(number, 0), "a hidden row", "every row to be seen: show it, or delete it")
        for number, cells in enumerate(table.rows, 1)
        if number in table.hidden and filled(cells)
    ]


def _left_out(table: Table, number: int, columns: dict[str, int]) -> Fault | None:
    """The fault of a row that holds no candidate: an empty one, the template's sample, one that runs over."""
    place, width, cells = table.place(number, 0), filled(table.rows[0]), filled(table.rows[number - 1])
    if not cells:
        return Fault(number, 0, place, "an empty row", "no empty row between candidates")
    if "code" in columns and table.at(number, columns["code"]).text == SAMPLE_CODE:
        return Fault(number, 0, place, "the sample row of the template", "your candidates; delete this row")
    if table.sheet is None and cells > width:
        # Where a comma within a value was taken as a separator, every cell after it is a wrong one.
        return Fault(number, 0, place, f"{cells} cells", f"{width}; a value with a comma in it stands in quotes")
    return None


def _draft(row: Row, seen: Seen) -> Draft:
    return Draft(row, identify(row, seen), {name: read_figure(row, name) for name in OWNERS}, read_contacts(row))


def _origins(drafts: list[Draft]) -> dict[ParameterName, set[Origin]]:
    """The years and sources that the file's rows name for each parameter."""
    named: dict[ParameterName, set[Origin]] = {name: set() for name in OWNERS}
    for draft in drafts:
        for name, figure in draft.figures.items():
            if figure is not None and figure.origin is not None:
                named[name].add(figure.origin)
    return named


def _candidate(draft: Draft, origins: dict[ParameterName, set[Origin]]) -> Candidate | None:
    """The candidate of a row without faults, once its missing figures have a year and a source."""
    parameters = [
        parameter(name, figure, origin)
        for name, figure in draft.figures.items()
        if figure is not None and (origin := figure.origin or _common(draft.row, name, origins[name]))
    ]
    if draft.row.faults or draft.region is None or len(parameters) < len(OWNERS) or not draft.contacts:
        return None
    return Candidate(region=draft.region, sheet=DataSheet(parameters=tuple(parameters)), contacts=draft.contacts)


def _common(row: Row, name: ParameterName, origins: set[Origin]) -> Origin | None:
    """The year and source that all rows name for a parameter; a fault where they name several, or none."""
    if len(origins) == 1:
        return next(iter(origins))
    years = ", ".join(str(year) for year in sorted({year for year, _ in origins})) or "none"
    row.fault(
        f"{name}_year",
        f"the year and source of the list in which {OWNERS[name]} published none; the other rows name {years}",
    )
    return None
