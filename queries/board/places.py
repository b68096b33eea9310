"""What the board knows of one journey, ready to be counted and filtered."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import NamedTuple

from models.calendar import LocalDeadline
from models.islands import ISLAND_OF
from models.people import Role
from models.standing import Standing, Waiting

DEFAULT_ZONE = "Asia/Jakarta"


class Open(NamedTuple):
    """One open step, its moment worked out."""

    key: str
    role: Role
    persons: tuple[str, ...]
    since: datetime
    due: LocalDeadline
    estimated: bool
    moment: datetime
    next_at: datetime | None
    next_what: str | None
    then: str
    call: datetime | None


class Place(NamedTuple):
    """A region's journey as the board shows it; of the cohort itself ``region`` is its id."""

    journey: str
    region: str
    name: str
    province: str
    island: str
    """Its key in `models/islands.py`; empty where the province is not known."""
    zone: str
    stage: str
    outcome: str | None
    paused: bool
    opened: tuple[Open, ...]
    """Its open steps by their date."""

    def late_at(self, now: datetime) -> tuple[Open, ...]:
        """The open steps whose date has passed; none where dates do not count, because it is paused or over."""
        if self.paused or self.outcome is not None or not self.opened or self.opened[0].moment >= now:
            return ()
        return tuple(each for each in self.opened if each.moment < now)


def placed(standing: Standing, region: Sequence[str] | None) -> Place:
    """Make a place of *standing*; *region* is its name, province and zone where the region was entered."""
    name, province, zone = region or (standing.region, "", DEFAULT_ZONE)
    return Place(
        journey=standing.journey,
        region=standing.region,
        name=name,
        province=province,
        island=ISLAND_OF.get(province, ""),
        zone=zone,
        stage=standing.stage,
        outcome=standing.outcome,
        paused=standing.paused_since is not None,
        opened=tuple(sorted(map(_open, standing.waiting), key=lambda each: each.moment)),
    )


def _open(waiting: Waiting) -> Open:
    return Open(
        key=waiting.key,
        role=waiting.role,
        persons=waiting.persons,
        since=waiting.since,
        due=waiting.due,
        estimated=waiting.estimated,
        moment=waiting.due.moment,
        next_at=waiting.next_at,
        next_what=waiting.next_what,
        then=waiting.then,
        call=waiting.call,
    )
