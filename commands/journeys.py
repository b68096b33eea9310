"""``start``, ``list``, ``waiting``, ``show`` and ``move``: journeys as a coordinator sees them."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from commands.desk import AS_JSON, JOURNEY, Desk, leave, printed, run


def start(
    policy: Annotated[Path, typer.Argument(help="The cohort's policy, e.g. policies/smart-city-2018.toml.")],
    regions: Annotated[Path, typer.Argument(help="CSV of regions: code, name, type, province.")],
    parameters: Annotated[
        Path | None,
        typer.Argument(
            help="CSV of the four parameters: code, parameter, value, year, source; "
            "none where the cohort enters at the evaluation."
        ),
    ] = None,
    only: Annotated[list[str] | None, typer.Option(help="Start this region of the file; may be repeated.")] = None,
    cohort: Annotated[str | None, typer.Option(help="The cohort's id; the policy's own unless given.")] = None,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Say what would start; start nothing.")] = False,
) -> None:
    """Start the journeys of a file of regions, or of some of them; those started before stay as they are."""
    from commands.starting import Order, started

    order = Order(policy, regions, parameters, tuple(only or ()), cohort)
    for line in run(started(run(Desk), order, dry_run=dry_run)):
        print(line)
    leave()


def list_(
    cohort: Annotated[str | None, typer.Option(help="Only this cohort.")] = None,
    stage: Annotated[str | None, typer.Option(help="Only this stage, e.g. training.")] = None,
    late: Annotated[bool, typer.Option("--late", help="Only journeys whose date has passed.")] = False,
    as_json: Annotated[bool, AS_JSON] = False,
) -> None:
    """List journeys by their earliest date: stage, step, on whom each waits, until when."""
    from datetime import UTC, datetime

    from commands.views import table
    from queries.journeys import listed

    lines = run(lambda: listed(run(Desk).engine, datetime.now(UTC), cohort=cohort, stage=stage, late=late))
    if as_json:
        printed(list(lines))
    else:
        table(lines)


def waiting(
    cohort: Annotated[str | None, typer.Option(help="Only this cohort.")] = None,
    person: Annotated[str | None, typer.Option(help="Only what waits for this person.")] = None,
    late: Annotated[bool, typer.Option("--late", help="Only what is late.")] = False,
    as_json: Annotated[bool, AS_JSON] = False,
) -> None:
    """Say on whom everything waits: since when, until when, what reminds next, and what happens then."""
    from datetime import UTC, datetime

    from commands.views import waiting_table
    from queries.waiting import on_whom

    found = run(lambda: on_whom(run(Desk).engine, datetime.now(UTC), cohort=cohort, person=person, late=late))
    if as_json:
        printed(list(found))
    else:
        waiting_table(found)


def show(journey: Annotated[str, JOURNEY], as_json: Annotated[bool, AS_JSON] = False) -> None:
    """Show one journey: where it stands, on whom it waits since when and until when, and what has happened."""
    from commands.views import page
    from queries.journeys import found, shown

    desk = run(Desk)
    what = run(lambda: shown(desk.engine, found(desk.engine, journey)))
    if as_json:
        printed(what)
    else:
        page(what)


def move(
    cohort: Annotated[str | None, typer.Option(help="Only this cohort.")] = None,
) -> None:
    """Ask every open journey to go on with today's code at its next rest; say it after a deployment."""
    from commands.moving import moved

    print(run(moved(run(Desk), cohort)))
    leave()
