"""Carries out ``bulk``: an order read from what was typed, previewed or sent, and shown region by region."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterable

from pydantic import ValidationError
from rich.table import Table
from rich.text import Text

from commands.desk import Desk, printed
from commands.saying import read_fields
from commands.views import screen
from gateway.bulk.ledger import Result
from gateway.bulk.order import Choice, Order
from gateway.bulk.orders import Bulk, Effect
from gateway.cluster import temporal
from models.errors import Refused
from models.messages import faults


def read_order(
    desk: Desk, kind: str, typed: list[str], choice: Choice, also_extended: tuple[str, ...], key: str | None
) -> Order:
    """The order that was typed.

    Raises:
        Refused: a word is not name=value, or the key is not one.
    """
    fields = read_fields(kind, typed, desk.files, desk.person)
    try:
        return Order(kind=kind, person=desk.person, fields=fields, choice=choice, also_extended=also_extended, key=key)
    except ValidationError as error:
        raise Refused(f"the order is not well formed: {faults(error)}") from None


async def previewed(desk: Desk, order: Order, *, as_json: bool) -> int:
    """Show every effect of *order*; nothing is sent. The exit code a run would have now."""
    bulk = Bulk(desk.engine, order)
    effects = await bulk.planned(await temporal(lazy=True))
    if as_json:
        printed(list(effects))
    else:
        screen().print(_effects(effects))
    _say(f"preview of {bulk.key}, nothing was sent", (effect.fate for effect in effects))
    return _code({"refused", "unreachable"} & {effect.fate for effect in effects})


async def ordered(desk: Desk, order: Order, *, as_json: bool) -> int:
    """Send *order* and show what became of it in every region, as it is known."""
    bulk = Bulk(desk.engine, order)
    results: list[Result] = []
    if bulk.done:
        print(f"carried out before as {bulk.key}, nothing is sent; to say it again give another --key", file=sys.stderr)
    else:
        print(f"order {bulk.key}; if interrupted, go on with --key {bulk.key}", file=sys.stderr)
    async for result in bulk.sent(await desk.gateway()):
        results.append(result)
        if not as_json:
            print(f"{result.result:12} {result.region}{f': {result.why}' if result.why else ''}", flush=True)
    if as_json:
        printed([*sorted(results, key=lambda each: (each.region, each.journey))])
    _say("in all", (str(result.result) for result in results))
    return _code({str(result.result) for result in results} & {"refused", "unreachable"})


def _code(bad: set[str]) -> int:
    return 2 if "unreachable" in bad else 1 if bad else 0


def _say(what: str, results: Iterable[str]) -> None:
    """The sum on stderr, so that stdout holds the regions alone."""
    counts = ", ".join(f"{count} {result}" for result, count in sorted(Counter(results).items()))
    print(f"{what}: {counts}", file=sys.stderr)


def _effects(effects: list[Effect]) -> Table:
    shown = Table(box=None, pad_edge=False)
    for column in ("region", "", "effect", "told"):
        shown.add_column(column)
    for effect in effects:
        says, told = Text("\n".join(effect.says)), Text("\n".join(effect.told))
        shown.add_row(effect.region, effect.fate, says, told)
    return shown
