"""Compares the policy that running journeys have with what a change would make of it."""

from __future__ import annotations

import asyncio

from rich.table import Table
from sqlmodel import col, select

from activities.database import reading
from commands.desk import Desk
from commands.saying import read_fields
from commands.views import screen
from gateway.bulk.abreast import Abreast
from gateway.bulk.states import present_state
from gateway.cluster import temporal
from models.errors import Refused
from models.journey import JourneyState
from models.policy_change import Change, difference
from models.policy_words import setting_label, setting_text
from models.tables import StandingRow
from models.values import Setting, Value
from queries.journeys import found

LANGUAGE = "en"


class Compared(Value):
    """Journeys that have the same policy, and what the change makes of it, or why it is refused."""

    version: int
    journeys: tuple[str, ...]
    changes: tuple[Change, ...] = ()
    refused: str | None = None


async def compared(desk: Desk, where: str, typed: list[str]) -> list[Compared]:
    """The difference for the open journeys of *where*, a cohort or one journey; those with one policy together.

    Raises:
        Refused: there is nothing of that name, or what was typed is not KEY=VALUE.
        Unreachable: a journey does not answer.
    """
    changes: dict[str, Setting] = read_fields("change-policy", [f"changes.{word}" for word in typed], desk.files, "-")[
        "changes"
    ]
    client, abreast = await temporal(lazy=True), Abreast()
    states = await asyncio.gather(
        *(abreast.ask(lambda id=id: present_state(client, id)) for id in _journeys(desk, where))  # type: ignore[misc]
    )
    return grouped(states, changes)


def grouped(states: list[JourneyState], changes: dict[str, Setting]) -> list[Compared]:
    """One comparison for each policy that *states* have, by its version."""
    groups: dict[str, list[JourneyState]] = {}
    for state in states:
        groups.setdefault(state.policy.model_dump_json(), []).append(state)
    compared = []
    for same in groups.values():
        about = {"version": same[0].policy.version, "journeys": tuple(sorted(state.id for state in same))}
        try:
            compared.append(Compared(**about, changes=difference(same[0].policy, changes)))
        except Refused as refusal:
            compared.append(Compared(**about, refused=str(refusal)))
    return sorted(compared, key=lambda each: (each.version, each.journeys))


def _journeys(desk: Desk, where: str) -> list[str]:
    """The open journeys of the cohort *where*, or the one journey it names."""
    with reading(desk.engine) as session:
        query = select(StandingRow.journey).where(StandingRow.cohort == where, col(StandingRow.outcome).is_(None))
        journeys = list(session.exec(query.order_by(col(StandingRow.journey))))
    return journeys or [found(desk.engine, where)]


def table(comparisons: list[Compared]) -> None:
    """Each number before and after, by the version the journeys have now."""
    shown = Table(box=None, pad_edge=False)
    for column in ("version", "journeys", "number", "", "before", "after"):
        shown.add_column(column)
    for each in comparisons:
        head = (f"{each.version} → {each.version + 1}", str(len(each.journeys)))
        if each.refused:
            shown.add_row(str(each.version), head[1], "refused", each.refused, "", "")
        for change in each.changes:
            before, after = setting_text(change.before, LANGUAGE), setting_text(change.after, LANGUAGE)
            shown.add_row(*head, change.key, setting_label(change.key, LANGUAGE), before, after)
    screen().print(shown)
    print("Open steps keep their dates; everything else holds from the change on.")
