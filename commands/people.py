"""``people``: who is who, entered by a coordinator or operator; the very first one enters itself."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import Annotated

import typer

from commands import standing_in
from commands.desk import AS_JSON, Desk, printed, run
from commands.standing_in import DAY

app = typer.Typer(help="People and their roles.", no_args_is_help=True)
app.command()(standing_in.substitute)
app.command("end-substitution")(standing_in.end_substitution)
COHORT = typer.Option(help="The cohort in which the roles hold.")


@app.command("import")
def import_(
    file: Annotated[
        Path,
        typer.Argument(
            help="CSV of people: id, name, address, language, role, region; then zone, since, until, home, employer."
        ),
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
    language: Annotated[str | None, typer.Option(help="id or en; at first id, then as it is.")] = None,
    zone: Annotated[str | None, typer.Option(help="Asia/Jakarta, Pontianak, Makassar or Jayapura in full.")] = None,
    home: Annotated[str | None, typer.Option(help="The region's id the person comes from.")] = None,
    employer: Annotated[str | None, typer.Option(help="The region's or institution's id the person works for.")] = None,
    since: Annotated[datetime | None, typer.Option(help="The role's first day.", formats=DAY)] = None,
    until: Annotated[datetime | None, typer.Option(help="The role's last day.", formats=DAY)] = None,
    region: Annotated[
        str | None, typer.Option(help="As an officer or head: the own journey, whose new officer or head this is.")
    ] = None,
) -> None:
    """Enter one person, or correct one; with --region, an officer enters somebody new of the own region."""
    from commands.entering import entered, entered_by_region
    from gateway.refusals import on_record
    from queries.journeys import found

    desk = run(Desk)

    def work() -> str:
        journey = found(desk.engine, region) if region else None
        with on_record(desk.engine, journey=journey or scope or "-", person=desk.person, kind="people"):
            fields = {"id": id, "name": name, "address": address, "language": language, "zone": zone}
            fields |= {"home": home, "employer": employer}
            if journey:
                return entered_by_region(desk.engine, fields, role, journey, desk.person)
            days = (since.date() if since else None, until.date() if until else None)
            return entered(desk.engine, fields, role, scope, desk.person, days)

    print(run(work))


@app.command("list")
def list_(
    scope: Annotated[str | None, typer.Option(help="Only who holds a role in this cohort or journey.")] = None,
    as_json: Annotated[bool, AS_JSON] = False,
) -> None:
    """List people with their roles, language and zone, and with whom each shares a mailbox."""
    from commands.people_views import people_table
    from queries.people import listed

    people = run(lambda: listed(run(Desk).engine, scope))
    if as_json:
        printed(list(people))
    else:
        people_table(people)


@app.command()
def expiring(
    days: Annotated[int, typer.Option(help="How many days ahead.", min=0)] = 30,
    as_json: Annotated[bool, AS_JSON] = False,
) -> None:
    """List roles that end soon or have ended, and the open journeys that still name their holders."""
    from commands.people_views import expiring_table
    from queries.people import expiring as ending

    roles = run(lambda: ending(run(Desk).engine, days))
    if as_json:
        printed(list(roles))
    else:
        expiring_table(roles)
