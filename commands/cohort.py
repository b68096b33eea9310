"""``cohort``: a year's candidates from one file, and what becomes of them together."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from commands.desk import AS_JSON, Desk, leave, printed, run

if TYPE_CHECKING:
    from gateway.candidates.checking import Examined
    from gateway.candidates.table import Faulty

app = typer.Typer(help="A cohort: its candidates from one file, its list, its places.", no_args_is_help=True)


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


@app.command()
def start(
    policy: Annotated[Path, typer.Argument(help="The cohort's policy, e.g. policies/smart-city-2018.toml.")],
    file: Annotated[Path, typer.Argument(help="CSV or XLSX of candidates, in the columns of `cohort template`.")],
    cohort: Annotated[str | None, typer.Option(help="The cohort's id; the policy's own unless given.")] = None,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Say what would start; start nothing.")] = False,
) -> None:
    """Start a cohort and the journey of every candidate; said again, it changes nothing and says so."""
    from commands.cohort_start import started

    for line in run(started(run(Desk), policy, file, cohort, dry_run=dry_run)):
        print(line)
    leave()


@app.command()
def show(
    cohort: Annotated[str, typer.Argument(help="The cohort's id, e.g. smart-city-2018.")],
    as_json: Annotated[bool, AS_JSON] = False,
) -> None:
    """Show a cohort: what it waits for, the list with every place, reserve and mentors, and what has happened."""
    from commands.cohort_views import page
    from queries.cohorts import cohort_shown

    desk = run(Desk)
    what = run(lambda: cohort_shown(desk.engine, cohort))
    if as_json:
        printed(what)
    else:
        page(what)


@app.command()
def explain(
    region: Annotated[str, typer.Argument(help="A region's id, e.g. kabupaten-boyolali.")],
    cohort: Annotated[str | None, typer.Option(help="Its cohort, where it is on several lists.")] = None,
    language: Annotated[str, typer.Option(help="id or en.")] = "en",
) -> None:
    """Explain a region's score and rank number by number, as the newest version of the list has them."""
    from queries.cohorts import explanation

    desk = run(Desk)
    for line in run(lambda: explanation(desk.engine, region, cohort, language)):
        print(line)
