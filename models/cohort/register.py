"""Where each candidate stands, folded from the facts of a cohort's chain alone; pure."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from models.values import Key, Progress

RESULTS = {"selected": "held", "reserve": "reserve", "not-selected": "out"}


class Seat(Progress):
    """One candidate's place, rank and mentor."""

    place: str = "assessing"
    rank: int | None = None
    mentor: Key | None = None


def folded(facts: Iterable[tuple[str, dict[str, Any]]]) -> dict[str, Seat]:
    """Every candidate that a fact of the cohort names, after all of *facts* (kind and body, in their order)."""
    seats: dict[str, Seat] = {}
    for kind, body in facts:
        _fold(seats, kind, body)
    return seats


def _fold(seats: dict[str, Seat], kind: str, body: dict[str, Any]) -> None:
    def seat(region: str) -> Seat:
        return seats.setdefault(region, Seat())

    if kind == "ranked":
        for region in body["unranked"]:
            seat(region).place = "unranked"
    elif kind == "listed":
        for rank, region in enumerate(body["order"], 1):
            seat(region).rank = rank
    elif kind == "sealed":
        for each in seats.values():
            each.place = "out" if each.rank else each.place
        for field, place in (("selected", "held"), ("reserve", "reserve")):
            for region in body[field]:
                seat(region).place = place
    elif kind == "promoted":
        seat(body["region"]).place = "held"
    elif kind == "place-freed":
        seat(body["region"]).place = "free"
    elif kind == "place-changed":
        seat(body["region"]).place = {"gone": "free"}.get(body["place"], body["place"])
    elif kind == "objection-closed":
        seat(body["region"]).place = RESULTS[body["result"]]
    elif kind == "reserve-closed":
        for region in body["released"]:
            seat(region).place = "out"
    elif kind == "mentors-assigned":
        for region, person in body["pairs"].items():
            seat(region).mentor = person
