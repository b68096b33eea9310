"""``send`` and ``kinds``: every message a person may send."""

from __future__ import annotations

from typing import Annotated

import typer

from commands.desk import AS_JSON, JOURNEY, Desk, leave, run


def send(
    journey: Annotated[str, JOURNEY],
    kind: Annotated[str, typer.Argument(help="The message's kind; `starter.py kinds` lists them.")],
    fields: Annotated[
        list[str] | None, typer.Argument(help="name=value, name=@file or name:=json; see `kinds KIND`.")
    ] = None,
    id: Annotated[str | None, typer.Option(help="Its id, to send the same message once more after an outage.")] = None,
) -> None:
    """Send a message as SERATUS_PERSON and print its receipt.

    A list is a repeated name; a table has dotted names (scores.output=3.2); name=@file stores a document and
    sends its digest; name:=... takes JSON.
    """
    from commands.saying import said

    print(run(said(run(Desk), journey, kind, fields or [], id)))
    leave()


def kinds(
    kind: Annotated[str | None, typer.Argument(help="One kind, with its fields.")] = None,
    as_json: Annotated[bool, AS_JSON] = False,
) -> None:
    """List the messages a journey or a cohort takes, by stage, or one of them with its fields and who may send it."""
    from commands.explaining import described, overview, schemas

    print(run(lambda: schemas(kind) if as_json else described(kind) if kind else overview()))
