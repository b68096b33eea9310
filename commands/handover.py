"""``handover``: one page for whoever takes over."""

from __future__ import annotations

from typing import Annotated

import typer

from commands.desk import JOURNEY, Desk, run


def handover(
    journey: Annotated[str, JOURNEY],
    to: Annotated[str, typer.Option(help="Who takes over; the page is in this person's language.")],
) -> None:
    """Print what was promised, decided and is pending, with whom, and what is next, as the successor gets it."""
    from queries.handover import handover as page
    from queries.journeys import found

    desk = run(Desk)
    print("\n".join(run(lambda: page(desk.engine, found(desk.engine, journey), to))))
