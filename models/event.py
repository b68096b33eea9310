"""An entry of the register as a report reads it; pure.

An entry counts on the day of its ``at`` in Asia/Jakarta, the secretariat's own zone.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, datetime
from typing import Any, NamedTuple

from models.calendar import local
from models.journey import JOURNEY_PREFIX

ZONE = "Asia/Jakarta"


class Place(NamedTuple):
    """A region's name, and the province it lies in today; empty where the register of regions does not hold it."""

    name: str
    province: str


class Event(NamedTuple):
    """One entry of a journey's chain, or of a cohort's own, its people's own words in their places."""

    journey: str
    number: int
    kind: str
    body: dict[str, Any]
    at: datetime

    @property
    def cohort(self) -> str:
        """The cohort whose chain it stands in, or whose journey's."""
        return self.journey.split("/")[1]

    @property
    def region(self) -> str:
        """The region of a journey's entry; empty for one of the cohort's own."""
        return self.journey.rpartition("/")[2] if self.journey.startswith(JOURNEY_PREFIX) else ""

    @property
    def day(self) -> date:
        """The day on which it counts."""
        return local(self.at, ZONE).date()


def in_order(events: Iterable[Event]) -> list[Event]:
    """*events* as they happened; of one moment, as their chains number them."""
    return sorted(events, key=lambda event: (event.at, event.journey, event.number))


def place_of(places: Mapping[str, Place], region: str) -> Place:
    """Where *region* lies; its id stands for a name that is not known."""
    return places.get(region, Place(region, ""))
