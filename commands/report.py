"""``report``: the programme's position on a day, as a table, JSON or a workbook."""

from __future__ import annotations

import sys
from datetime import datetime
from pathlib import Path
from typing import Annotated, Literal

import typer

from commands.desk import AS_JSON, Desk, printed, run


def report(
    cohort: Annotated[str | None, typer.Argument(help="One cohort; all but rehearsals unless given.")] = None,
    as_of: Annotated[
        datetime | None,
        typer.Option(
            "--as-of", formats=["%Y-%m-%d"], help="The position at the end of this day; today's unless given."
        ),
    ] = None,
    as_json: Annotated[bool, AS_JSON] = False,
    xlsx: Annotated[Path | None, typer.Option(help="Write a workbook (XLSX) to this file.")] = None,
    trace: Annotated[
        str | None, typer.Option(help="Show the entries behind one figure, e.g. trained-2018 or trained@jawa-barat.")
    ] = None,
    language: Annotated[
        Literal["id", "en"] | None, typer.Option(help="Words in id or en; en on a terminal, id in a workbook.")
    ] = None,
) -> None:
    """Report targets against reality, by year, province and cohort, and who ended where and why."""
    from datetime import UTC

    from models.report import traced
    from models.targets_file import read_targets
    from queries.report import report as position

    now, day = datetime.now(UTC), as_of.date() if as_of else None
    found = run(lambda: position(run(Desk).engine, now, run(read_targets), as_of=day, cohort=cohort))
    if xlsx:
        from commands.report_workbook import written

        print(run(lambda: written(found, xlsx, language or "id")), file=sys.stderr)
    behind = run(lambda: traced(found, trace)) if trace else None
    if as_json:
        printed(found if behind is None else list(behind))
    elif behind is not None:
        from commands.report_views import trail

        trail(behind, language or "en")
    elif not xlsx:
        from commands.report_views import overview

        overview(found, language or "en")
