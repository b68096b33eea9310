"""``letters coming``: every letter that leaves if nobody says anything."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from commands.desk import AS_JSON, Desk, leave, printed, run

if TYPE_CHECKING:
    from queries.coming.letters import Coming, Preview


def coming(
    of: Annotated[str, typer.Argument(help="A journey's id, a region's, a cohort's (cohort/ID), or a person's.")],
    days: Annotated[int, typer.Option(help="How many days ahead.", min=1, max=400)] = 60,
    text: Annotated[bool, typer.Option("--text", help="Print each letter's text too.")] = False,
    as_json: Annotated[bool, AS_JSON] = False,
) -> None:
    """List every letter to come if nothing changes: when it leaves, to whom, and with --text in which words.

    Nothing is sent and nothing is written. A worker has to run, because the journeys themselves are asked; of one that
    has ended, what still waits in the outbox is listed without asking.
    """
    from commands.foretelling import foretold

    desk = run(Desk)
    found = run(foretold(desk, of, days))
    if as_json:
        printed(found)
    else:
        print("\n".join(lines(found, text=text)))
    leave()


def lines(found: Preview, *, text: bool) -> list[str]:
    """A line for each letter, its text below it if that is asked, and why nothing is known after the last one."""
    shown = [line for each in found.letters for line in (_line(each), *(_indented(each.text) if text else ()))]
    ends = {
        "paused": "is paused: nothing leaves until it is resumed",
        "ended": "ends by then",
        "over": "has ended: only what waits in the outbox still leaves",
        "decided": "is decided by votes or by the cohort then; what follows depends on them",
        "horizon": "goes on",
    }
    return [*(shown or ["no letter is to come in this time"]), *(f"{id} {ends[end]}" for id, end in found.ends.items())]


def _line(each: Coming) -> str:
    from models.calendar import ABBREVIATIONS, local
    from models.words import letter_label

    at = f"{local(each.at, each.zone):%Y-%m-%d %H.%M} {ABBREVIATIONS.get(each.zone, each.zone)}"
    moment = f"held since {at}" if each.held else at
    inside = f" ({len(each.carries)} posts)" if each.carries else ""
    subject = f": {each.subject}" if each.subject else ""
    return f"{moment}  {letter_label(each.letter, 'en')}{inside} to {each.name} <{each.person}>{subject}"


def _indented(text: str) -> list[str]:
    return ["", *(f"    {line}".rstrip() for line in text.splitlines()), ""]
