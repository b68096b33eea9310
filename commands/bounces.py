"""``bounces``: mail that came back makes an address dead, and the coordinators are told."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from commands.desk import AS_JSON, Desk, leave, printed, run

app = typer.Typer(help="Mail that came back.", no_args_is_help=True)


@app.command()
def read(
    source: Annotated[Path, typer.Argument(help="An mbox file, a Maildir, or one message (.eml); it stays as it is.")],
    as_json: Annotated[bool, AS_JSON] = False,
) -> None:
    """Take the delivery reports of a mailbox; said again, it changes nothing more."""
    from commands.bounce_views import table
    from gateway.bounces.sources import messages
    from gateway.bounces.taking import take

    desk = run(Desk)
    found = run(lambda: [each for name, content in messages(source) for each in take(desk.engine, name, content)])
    if as_json:
        printed(list(found))
    else:
        table(found)


@app.command()
def listen(port: Annotated[int, typer.Option(help="A free port of this machine.", min=0, max=65535)] = 2525) -> None:
    """Take delivery reports from this machine's mail server until it is told to stop; one line for each."""
    from commands.bouncing import listening

    run(listening(run(Desk), port))
    leave()
