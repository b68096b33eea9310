"""Where each journey is on the day of a report: ended how and why, or in which stage since when; pure."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date

from models.event import Event, Place, in_order, place_of
from models.values import Value

MOMENTS = ("sealed", "reserve-closed", "tot-completed", "mentors-assigned", "awards-released", "cohort-closed")
"""What happens to a cohort as a whole."""
KINDS = ("entered", "ended", *MOMENTS)
"""Every kind of entry that a course is told from."""


class Running(Value):
    """One journey that goes on: its stage, since when, and the entry that says so."""

    cohort: str
    region: str
    name: str
    province: str
    stage: str
    day: date
    journey: str
    number: int


class Ending(Running):
    """One journey that has ended: in which stage, on which day, how and why."""

    outcome: str
    reason: str


class Moment(Value):
    """One thing that happened to the whole cohort, with the numbers of its minutes and decree where it has them."""

    cohort: str
    kind: str
    day: date
    papers: tuple[str, ...]
    number: int


def endings(events: Iterable[Event], places: Mapping[str, Place]) -> tuple[Ending, ...]:
    """The journeys that have ended, by cohort, day and region."""
    ended = [event for event in in_order(events) if event.kind == "ended"]
    found = [
        Ending(**_where(event, places), outcome=event.body["outcome"], reason=event.body["reason"]) for event in ended
    ]
    return tuple(sorted(found, key=lambda each: (each.cohort, each.day, each.region)))


def running(events: Iterable[Event], places: Mapping[str, Place]) -> tuple[Running, ...]:
    """The journeys that go on, by cohort, the day since which they are in their stage, and region."""
    last: dict[str, Event] = {}
    for event in in_order(events):
        if event.kind == "entered" and event.region:
            last[event.journey] = event
        elif event.kind == "ended":
            last.pop(event.journey, None)
    found = [Running(**_where(event, places)) for event in last.values()]
    return tuple(sorted(found, key=lambda each: (each.cohort, each.day, each.region)))


def moments(events: Iterable[Event]) -> tuple[Moment, ...]:
    """What happened to the cohorts as a whole, by cohort and in order."""
    found = [
        Moment(cohort=event.cohort, kind=event.kind, day=event.day, papers=_papers(event), number=event.number)
        for event in in_order(events)
        if event.kind in MOMENTS
    ]
    return tuple(sorted(found, key=lambda each: each.cohort))


def _papers(event: Event) -> tuple[str, ...]:
    return tuple(str(event.body[paper]) for paper in ("minutes", "decree") if event.body.get(paper))


def _where(event: Event, places: Mapping[str, Place]) -> dict[str, object]:
    place = place_of(places, event.region)
    return {
        "cohort": event.cohort,
        "region": event.region,
        "name": place.name,
        "province": place.province,
        "stage": event.body["stage"],
        "day": event.day,
        "journey": event.journey,
        "number": event.number,
    }
