"""Milestones: what a report counts, told from the register's entries; pure.

Each region counts once for a milestone in a cohort, on the day of the first entry that still holds: a later entry may
take a word back.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import Any, NamedTuple

from models.event import Event, Place, in_order, place_of
from models.messages import STAGES
from models.values import Value

MILESTONES = (
    "candidates",
    "ranked",
    "selected",
    "freed",
    "mou",
    "trained",
    "masterplan",
    "launched",
    "proved",
    "egov-chosen",
    "services-running",
    "services-integrated",
    "egov",
    "evaluated",
)
"""What is counted, in the order in which a journey lives it; an approved masterplan holds its action plan."""
ONCE = {
    "entered": "candidates",
    "mou-concluded": "mou",
    "trained": "trained",
    "launch-measured": "launched",
    "quick-win-proved": "proved",
    "egov-chosen": "egov-chosen",
    "index-computed": "evaluated",
}
"""A journey's entries that are a milestone by themselves, whatever they say."""
STAGE_OF = {
    "ranked": "assessment",
    "freed": "assessment",
    "selected": "assessment",
    "mou": "mou",
    "trained": "training",
    "masterplan": "masterplan",
    "launched": "quickwin",
    "proved": "quickwin",
}
"""The stage in which a milestone is reached, where that is not the last; a cohort that enters later never has it."""
KINDS = (
    *ONCE,
    "placed",
    "panel-decided",
    "service-checked",
    "egov-concluded",
    "ranked",
    "sealed",
    "promoted",
    "place-freed",
)
"""Every kind of entry that a milestone is told from."""


class Reached(Value):
    """One region at one milestone, with the entry that says so; ``counts`` is 1, or a ranked list's length."""

    milestone: str
    cohort: str
    region: str
    name: str
    province: str
    service: str = ""
    day: date
    journey: str
    number: int
    counts: int = 1


class Word(NamedTuple):
    """What one entry says: the region is at the milestone, or (``holds`` is False) is so no longer."""

    milestone: str
    region: str
    holds: bool = True
    service: str = ""
    counts: int = 1


Slot = tuple[str, str, str, str]
"""Milestone, cohort, region, service: counted once."""


def milestones(events: Iterable[Event], places: Mapping[str, Place]) -> tuple[Reached, ...]:
    """Every milestone that holds after *events*, by milestone, day and region; *places* names the regions."""
    held: dict[Slot, tuple[Event, int]] = {}
    for event in in_order(events):
        for word in _words(event):
            slot = (word.milestone, event.cohort, word.region, word.service)
            if not word.holds:
                held.pop(slot, None)
            elif slot not in held:
                held[slot] = (event, word.counts)
    found = [_reached(slot, event, counts, places) for slot, (event, counts) in held.items()]
    return tuple(sorted(found, key=lambda r: (MILESTONES.index(r.milestone), r.day, r.cohort, r.region, r.service)))


def _words(event: Event) -> Iterator[Word]:
    body, region = event.body, event.region
    match event.kind:
        case kind if kind in ONCE and region:
            yield Word(ONCE[kind], region)
        case "placed":
            yield Word("selected", region, body["result"] == "selected")
        case "panel-decided":
            yield Word("masterplan", region, body["verdict"] == "approve")
        case "service-checked":
            yield from _checked(region, body)
        case "egov-concluded":
            yield Word("egov", region, body["services"] == body["running"] == body["integrated"] > 0)
        case "ranked":
            yield Word("ranked", "", holds=False)
            yield Word("ranked", "", counts=body["count"])
        case "sealed":
            yield from (Word("selected", each) for each in body["selected"])
        case "promoted":
            yield Word("selected", body["region"])
        case "place-freed":
            yield Word("freed", body["region"])


def _checked(region: str, body: dict[str, Any]) -> Iterator[Word]:
    """One check of one service; a service that does not run is not integrated either."""
    passed, service = body["verdict"] == "passed", str(body["service"])
    if body["check"] == "running" and not passed:
        yield Word("services-integrated", region, holds=False, service=service)
    yield Word(f"services-{body['check']}", region, passed, service)


def _reached(slot: Slot, event: Event, counts: int, places: Mapping[str, Place]) -> Reached:
    milestone, cohort, region, service = slot
    place = place_of(places, region)
    return Reached(
        milestone=milestone,
        cohort=cohort,
        region=region,
        name=place.name,
        province=place.province,
        service=service,
        day=event.day,
        journey=event.journey,
        number=event.number,
        counts=counts,
    )


def lived(milestone: str, entered: str) -> bool:
    """Whether a cohort whose journeys begin at the stage *entered* comes to *milestone*; every one begins."""
    stage = entered if milestone == "candidates" else STAGE_OF.get(milestone, STAGES[-1])
    return STAGES.index(stage) >= STAGES.index(entered)
