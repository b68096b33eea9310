"""``cohort``: a year's candidates from one file, and what becomes of them together."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from commands.desk import AS_JSON, leave, run

if TYPE_CHECKING:
    from gateway.candidates.checking import Examined
    from gateway.candidates.table import Faulty

app = typer.Typer(help="A cohort: its candidates, from one file.", no_args_is_help=True)


@app.command()
def template(file: Annotated[Path, typer.Argument(help="Where to write it: a name ending in .xlsx or .csv.")]) -> None:
    """Write an empty candidates' file with a sample row, and in a workbook what each column means."""
    from gateway.candidates.template import write_template

    run(lambda: write_template(file))
    print(f"{file} is written; fill it in, delete its sample row, and check it with `starter.py cohort check {file}`")


@app.command()
def check(
    file: Annotated[Path, typer.Argument(help="CSV or XLSX of candidates, in the columns of `cohort template`.")],
    as_json: Annotated[bool, AS_JSON] = False,
) -> None:
    """Read a candidates' file and say what is in it, or all its faults with cell, found and expected; starts nothing.

    The exit code is 1 if there is a fault.
    """
    from gateway.candidates.report import faults_table, summarised, summary_page
    from gateway.candidates.table import Faulty

    found = run(lambda: _examined(file))
    if isinstance(found, Faulty):
        faults = [{"cell": each.cell, "found": each.found, "expected": each.expected} for each in found.faults]
        said = f"{file.name} has {len(faults)} fault(s); nothing starts while one remains\n\n"
        print(_json({"file": file.name, "faults": faults}) if as_json else said + faults_table(found.faults))
        leave(1)
    summary = summarised(found)
    whole = {"file": file.name, **summary.model_dump(mode="json"), "faults": []}
    print(_json(whole) if as_json else summary_page(summary))


def _examined(file: Path) -> Examined | Faulty:
    """The file's candidates, or its faults; a file that cannot be read at all is refused as elsewhere."""
    from gateway.candidates import examine
    from gateway.candidates.table import Faulty

    try:
        return examine(file)
    except Faulty as faulty:
        return faulty


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, indent=2)
