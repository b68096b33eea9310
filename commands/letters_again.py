"""``letters again`` and ``letters copy``: a post once more, and its words for WhatsApp."""

from __future__ import annotations

import sys
from typing import Annotated

import typer

from commands.desk import Desk, fail, leave, run
from commands.letters_typed import on_record

POST = typer.Argument(help="A post's number, as `letters ledger` names it, or its key.")


def again(
    key: Annotated[str | None, POST] = None,
    all_failed: Annotated[
        bool, typer.Option("--all-failed", help="Every post that failed, of all you coordinate.")
    ] = False,
) -> None:
    """Have a failed post sent once more, once its cause is removed; one that was sent is never sent again.

    Exit code 1: it was refused, or a failed one had to stay.
    """
    from gateway.letters.again import send_again, send_all_again

    desk = run(Desk)
    if all_failed == (key is not None):
        fail("name one post, or --all-failed", 1)

    def work() -> tuple[list[str], list[str]]:
        if key is None:
            return send_all_again(desk.engine, desk.person)
        with on_record(desk, key):
            return [send_again(desk.engine, key, desk.person)], []

    done, left = run(work)
    print("\n".join([*done, f"{len(done)} to be sent again"]))
    for each in left:
        print(each, file=sys.stderr)
    leave(bool(left))


def copy(key: Annotated[str, POST]) -> None:
    """Print the words of a post for WhatsApp; that they were copied, and by whom, is on record."""
    from activities.letters import Letters
    from gateway.letters.copying import copy as copied

    desk = run(Desk)

    def work() -> str:
        with on_record(desk, key):
            return copied(desk.engine, Letters(desk.settings.mail_sender), key, desk.person)

    print(run(work), end="")
    leave()
