"""What a successor has to know of a journey: promised, decided, pending, and with whom; gathered from the record."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, NamedTuple

from pydantic import AwareDatetime

from models.people import People, Role
from models.standing import Standing
from models.values import Value

PROMISED = ("session-scheduled", "committed", "action-plan-handed-in", "presentation-scheduled", "launch-planned")
"""Facts with a promise; a later one of the same kind takes its place."""
DECIDED = (
    *("placed", "mou-concluded", "session-judged", "trained", "panel-decided", "presentation-concluded"),
    *("plan-judged", "launch-measured", "evidence-checked", "quick-win-proved", "realisation-judged"),
    *("egov-concluded", "index-computed", "rescheduled", "extended", "paused", "resumed", "policy-changed"),
    *("lapse-proposed", "awarded", "awarded-after-end", "ended"),
)
"""Facts with a decision; each of them stands."""
ASSIGNED = ("contacts-named", "mentor-appointed", "panel-appointed", "replaced", "contacts-replaced", "stepped-down")
"""Facts that say who was given which task, and why that changed."""
RECORDED = (*PROMISED, *DECIDED, *ASSIGNED, "signature-amended")
"""Every kind of fact that a handover reads."""


class Item(Value):
    """One fact of the record, with people's own words in their places; a signature is an item of its own."""

    kind: str
    at: AwareDatetime
    body: dict[str, Any]


class Handover(NamedTuple):
    """The page's parts, each in the order of the record."""

    promised: tuple[Item, ...]
    decided: tuple[Item, ...]
    assigned: tuple[Item, ...]
    standing: Standing
    people: People


def gathered(record: Iterable[Item], standing: Standing, people: People) -> Handover:
    """The handover of a journey from its *record*, in order, its present *standing* and its present *people*."""
    items = list(record)
    newest = {item.kind: item for item in items if item.kind in PROMISED}
    amended = [item.body for item in items if item.kind == "signature-amended"]
    return Handover(
        promised=tuple(newest[kind] for kind in PROMISED if kind in newest),
        decided=tuple(each for item in items if item.kind in DECIDED for each in _decision(item, amended)),
        assigned=tuple(item for item in items if item.kind in ASSIGNED),
        standing=standing,
        people=people,
    )


def _decision(item: Item, amended: list[dict[str, Any]]) -> list[Item]:
    """The item itself; of a concluded MoU each signature, as the record has it after every correction."""
    if item.kind != "mou-concluded":
        return [item]
    signatures = [dict(entry) for entry in item.body.get("signatures", ())]
    for change in amended:
        for entry in signatures:
            if entry["role"] == change["role"]:
                entry |= change["after"]
    return [item, *(Item(kind="signature", at=item.at, body=entry) for entry in signatures)]


OFFICES = (Role.COORDINATOR,)
"""Roles of the programme's offices: their addresses are shown, nobody else's."""


def with_whom(people: People) -> list[tuple[Role, tuple[str, ...]]]:
    """Who holds which role today; a cohort is no person."""
    return [(role, people.of(role)) for role in Role if people.of(role) and role not in (Role.COHORT, Role.JOURNEY)]
