"""``signatures``: the signatures of one ceremony, entered from a table."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from commands.desk import Desk, leave, run

if TYPE_CHECKING:
    from gateway.signatures.plan import Entry

app = typer.Typer(help="The signatures of one ceremony, from a table.", no_args_is_help=True)
TABLE = typer.Argument(help="CSV of signatures; `signatures template` writes an empty one.")
COHORT = typer.Option(help="Only the journeys of this cohort.")
SCANS = typer.Option(help="The folder with the scans and mandates that the table names.")


@app.command()
def template(
    file: Annotated[Path, typer.Argument(help="The CSV file to write; it must not exist yet.")],
    cohort: Annotated[str | None, typer.Option(help="Fill in this cohort's regions that wait for their head.")] = None,
) -> None:
    """Write a table to be filled in: empty, or with every region whose MoU waits for the head's signature."""
    from gateway.signatures.positions import waiting_for_head
    from gateway.signatures.table import write_template

    desk = run(Desk)
    written = run(lambda: write_template(file, waiting_for_head(desk.engine, cohort) if cohort else ()))
    print(f"{file} written with {written} regions")


@app.command()
def check(
    file: Annotated[Path, TABLE],
    scans: Annotated[Path | None, SCANS] = None,
    cohort: Annotated[str | None, COHORT] = None,
) -> None:
    """Name every fault of a table; nothing is sent. Files are looked for only where a folder is given."""
    desk = run(Desk)
    entries = run(lambda: _read(desk, file, scans, cohort))
    print(f"{file} holds {len(entries)} signatures and no fault")


@app.command()
def enter(
    file: Annotated[Path, TABLE],
    scans: Annotated[Path, SCANS],
    cohort: Annotated[str | None, COHORT] = None,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Say what would be entered; enter nothing.")] = False,
) -> None:
    """Enter the signatures of a table; said again, those entered before stay as they are.

    Nothing is sent while the table has a fault. Exit code 1 if a signature was refused.
    """
    from gateway.signatures.entering import foreseen

    desk = run(Desk)
    entries = run(lambda: _read(desk, file, scans, cohort))
    if dry_run:
        outcomes = [foreseen(entry) for entry in entries]
        print(*outcomes, sep="\n")
        leave(any(outcome.refused for outcome in outcomes))
    leave(run(_entered(desk, entries, scans)))


def _read(desk: Desk, file: Path, scans: Path | None, cohort: str | None) -> list[Entry]:
    from gateway.refusals import on_record
    from gateway.signatures.plan import planned
    from gateway.signatures.positions import positions

    with on_record(desk.engine, journey=cohort or "-", person=desk.person, kind="signatures"):
        return planned(file, scans, positions(desk.engine, cohort))


async def _entered(desk: Desk, entries: list[Entry], scans: Path) -> bool:
    """Enter, print each outcome as it is known; whether one was refused."""
    from gateway.signatures.entering import enter as send

    refused = False
    async for outcome in send(await desk.gateway(), desk.files, entries, scans, desk.person):
        print(outcome, flush=True)
        refused = refused or outcome.refused
    return refused
