"""``people substitute`` and ``people end-substitution``: one order for everything in which a person acts."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated

import typer

from commands.desk import AS_JSON, Desk, leave, run

PERSON = typer.Argument(help="Who is away.")
BY = typer.Option("--by", help="Who stands in.")
REASON = typer.Option(help="Why; it is on record in every journey.")
ROLE = typer.Option(help="Only this role; every role in which somebody may stand in unless given.")
COHORT = typer.Option(help="Only this cohort and its journeys.")
DAY = ["%Y-%m-%d"]


def substitute(
    person: Annotated[str, PERSON],
    by: Annotated[str, BY],
    since: Annotated[datetime, typer.Option("--from", help="The first day, e.g. 2026-12-21.", formats=DAY)],
    until: Annotated[datetime, typer.Option("--until", help="The last day.", formats=DAY)],
    reason: Annotated[str, REASON],
    role: Annotated[str | None, ROLE] = None,
    cohort: Annotated[str | None, COHORT] = None,
    as_json: Annotated[bool, AS_JSON] = False,
) -> None:
    """Name a substitute in every open journey and cohort in which the person holds a role.

    Said again, it reaches what did not answer and changes nothing elsewhere. Exit code 1: a journey refused it; 2: one
    did not answer.
    """
    from commands.steads import named

    leave(run(named(run(Desk), (person, by, reason, role), since.date(), until.date(), cohort, as_json=as_json)))


def end_substitution(
    person: Annotated[str, PERSON],
    by: Annotated[str, BY],
    reason: Annotated[str, REASON],
    role: Annotated[str | None, ROLE] = None,
    cohort: Annotated[str | None, COHORT] = None,
    as_json: Annotated[bool, AS_JSON] = False,
) -> None:
    """End a substitution today, or before it begins, wherever it is on record."""
    from commands.steads import ended

    leave(run(ended(run(Desk), (person, by, reason, role), cohort, as_json=as_json)))
