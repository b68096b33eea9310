"""``bulk``: one order to many journeys, previewed first."""

from __future__ import annotations

from typing import Annotated

import typer

from commands.desk import AS_JSON, Desk, leave, run


def bulk(
    kind: Annotated[
        str, typer.Argument(help="extend, pause, resume, remind, replace, change-policy or change-calendar.")
    ],
    cohort: Annotated[str, typer.Option(help="The cohort whose journeys are meant.")],
    reason: Annotated[str, typer.Option(help="Why; it is on record in every journey.")],
    fields: Annotated[list[str] | None, typer.Argument(help="name=value; see `kinds KIND`.")] = None,
    stage: Annotated[str | None, typer.Option(help="Only journeys in this stage, e.g. training.")] = None,
    step: Annotated[
        str | None, typer.Option(help="Only journeys in which this step is open; the order is about it.")
    ] = None,
    province: Annotated[str | None, typer.Option(help="Only regions of this province.")] = None,
    late: Annotated[bool, typer.Option("--late", help="Only journeys whose date has passed.")] = False,
    paused: Annotated[bool, typer.Option("--paused", help="Only paused journeys.")] = False,
    region: Annotated[list[str] | None, typer.Option(help="Only this region; may be repeated.")] = None,
    also_extended: Annotated[
        list[str] | None,
        typer.Option(help="Extend this region too, although it has an extension of its own; may be repeated."),
    ] = None,
    key: Annotated[
        str | None, typer.Option(help="The order's name; the same order is the same all day without one.")
    ] = None,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="List every effect; send nothing.")] = False,
    as_json: Annotated[bool, AS_JSON] = False,
) -> None:
    """Send one message to every open journey that meets all conditions, with a result for each region.

    Run again with the same key after an interruption, it goes on where it stopped; nothing is sent twice. Exit code
    1: a region's journey refused it; 2: one did not answer.
    """
    from commands.ordering import ordered, previewed, read_order
    from gateway.bulk.order import Choice

    desk = run(Desk)

    def work() -> int:
        import asyncio

        choice = Choice(
            cohort=cohort,
            stage=stage,
            step=step,
            province=province,
            late=late,
            paused=paused,
            regions=tuple(region or ()),
        )
        order = read_order(desk, kind, [*(fields or []), f"reason={reason}"], choice, tuple(also_extended or ()), key)
        return asyncio.run((previewed if dry_run else ordered)(desk, order, as_json=as_json))

    leave(run(work))
