"""``policy``: what a change of policy would make of running journeys."""

from __future__ import annotations

from typing import Annotated

import typer

from commands.desk import AS_JSON, Desk, leave, printed, run

app = typer.Typer(help="The policy of running journeys.", no_args_is_help=True)


@app.callback()
def about() -> None:
    """The policy of running journeys."""


@app.command()
def diff(
    where: Annotated[str, typer.Argument(help="A cohort, a journey's id, or a region's.")],
    changes: Annotated[list[str], typer.Argument(help="KEY=VALUE, e.g. masterplan.revision.days=20.")],
    as_json: Annotated[bool, AS_JSON] = False,
) -> None:
    """Show days, quorum and weights before and after a change, for each version that journeys have; change nothing."""
    from commands.comparing import compared, table

    found = run(compared(run(Desk), where, changes))
    if as_json:
        printed(list(found))
    else:
        table(found)
    leave(1 if any(each.refused for each in found) else 0)
