"""``people``: who is who, entered by a coordinator or operator; the very first one enters itself."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from commands.desk import Desk, run

app = typer.Typer(help="People and their roles.", no_args_is_help=True)
COHORT = typer.Option(help="The cohort in which the roles hold.")


@app.command("import")
def import_(
    file: Annotated[
        Path, typer.Argument(help="CSV of people: id, name, address, language, role, region; home, employer.")
    ],
    regions: Annotated[Path, typer.Argument(help="CSV of the regions the file may name.")],
    cohort: Annotated[str, COHORT],
) -> None:
    """Enter everybody of a file, all or nothing; said again, it corrects names and addresses."""
    from gateway.people_file import enter, read_people
    from gateway.refusals import on_record
    from gateway.regions_file import read_regions
    from gateway.registry import Registry

    desk = run(Desk)

    def work() -> int:
        with on_record(desk.engine, journey=cohort, person=desk.person, kind="people"):
            entries = read_people(file, read_regions(regions))
            enter(Registry(desk.engine), entries, cohort, desk.person)
        return len(entries)

    print(f"{run(work)} people entered for {cohort}")


@app.command()
def add(
    id: Annotated[str, typer.Argument(help="A permanent id, e.g. penelaah-5.contoh.")],
    name: Annotated[str, typer.Option(help="Full name.")],
    address: Annotated[str, typer.Option(help="One e-mail address.")],
    role: Annotated[str | None, typer.Option(help="A role, e.g. reviewer.")] = None,
    scope: Annotated[str, typer.Option(help="A cohort's or a journey's id; everywhere unless given.")] = "",
    language: Annotated[str, typer.Option(help="id or en.")] = "id",
    home: Annotated[str | None, typer.Option(help="The region's id the person comes from.")] = None,
    employer: Annotated[str | None, typer.Option(help="The region's or institution's id the person works for.")] = None,
) -> None:
    """Enter one person, or correct one."""
    from commands.entering import entered
    from gateway.refusals import on_record

    desk = run(Desk)

    def work() -> str:
        with on_record(desk.engine, journey=scope or "-", person=desk.person, kind="people"):
            fields = {"id": id, "name": name, "address": address, "language": language}
            fields |= {key: value for key, value in (("home", home), ("employer", employer)) if value}
            return entered(desk.engine, fields, role, scope, desk.person)

    print(run(work))
