"""``verify`` and ``setup``: the record's proof, and what a new installation needs once."""

from __future__ import annotations

import json
from typing import Annotated

import typer

from commands.desk import AS_JSON, Desk, leave, run


def verify(
    journey: Annotated[str | None, typer.Argument(help="One journey; all unless given.")] = None,
    as_json: Annotated[bool, AS_JSON] = False,
) -> None:
    """Prove the register's chains; the first bad entry of each broken one is named, and the exit code is 1."""
    from queries.journeys import found
    from queries.record import chain_faults, counted

    desk = run(Desk)
    chosen = run(lambda: found(desk.engine, journey)) if journey else None
    faults, size = run(lambda: (chain_faults(desk.engine, chosen), counted(desk.engine, chosen)))
    if as_json:
        print(json.dumps({"chains": size[0], "entries": size[1], "faults": faults}, ensure_ascii=False))
    else:
        print(f"{size[0]} chains with {size[1]} entries: {'all hold' if not faults else f'{len(faults)} broken'}")
        for fault in faults:
            print(fault)
    leave(1 if faults else 0)


def setup() -> None:
    """Make the tables of the database and the search attributes of the Temporal namespace; safe to repeat."""
    from gateway.attributes import add_search_attributes
    from gateway.cluster import temporal

    async def work() -> list[str]:
        return await add_search_attributes(await temporal())

    run(Desk)
    added = run(work())
    print(f"tables are up to date; search attributes added: {', '.join(added) or 'none, all were there'}")
    leave()
