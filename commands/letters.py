"""``letters``: the post as the coordinators see it, and the formal letters that wait for their numbers."""

from __future__ import annotations

from typing import Annotated

import typer

from commands.desk import AS_JSON, Desk, leave, printed, run

app = typer.Typer(help="Notices and formal letters: what was sent or kept back, and why.", no_args_is_help=True)


@app.command()
def ledger(
    of: Annotated[str | None, typer.Argument(help="A journey's id, a region's, a cohort's, or a person's.")] = None,
    as_json: Annotated[bool, AS_JSON] = False,
) -> None:
    """Say line by line why each letter was written, held, sent, merged, cancelled or sent again, and by whom."""
    from queries.post_ledger import post_ledger

    lines = run(lambda: post_ledger(run(Desk).engine, of))
    if as_json:
        printed(list(lines))
    else:
        print("\n".join(line.text for line in lines) or "nothing was written to anybody here")
    leave()
