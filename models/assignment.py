"""Which mentor guides which region: no conflict of interest, as many regions as possible, evenly spread."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise
from typing import Literal

from pydantic import Field

from models.errors import Refused
from models.values import PersonId, RegionId, Value

Shortage = Literal["no-mentor-without-conflict", "all-suitable-mentors-full"]
"""Why a region has no mentor."""


class Mentor(Value):
    """A mentor: own region and two-digit province, where known, and how many regions at most."""

    person: PersonId
    home: RegionId | None = None
    province: str | None = Field(default=None, pattern=r"^\d\d$")
    capacity: int = Field(ge=0)


class Place(Value):
    """A region to be guided; its code (``33.11``) begins with its province's."""

    region: RegionId
    code: str = Field(pattern=r"^\d\d\.\d\d$")


class Assignment(Value):
    """Each region with its mentor, and the regions left without one with the reason, both by region id."""

    pairs: tuple[tuple[RegionId, PersonId], ...]
    unassigned: tuple[tuple[RegionId, Shortage], ...]


def assign(
    places: Iterable[Place], mentors: Iterable[Mentor], load: Mapping[PersonId, int], own_province: bool
) -> Assignment:
    """Give *places* to *mentors*, of whom each guides as many regions already as *load* says (none where left out).

    Nobody guides the own region, nor one of the own province unless *own_province* allows it. No assignment serves
    more regions; among those that serve as many, none is more even: the highest number of regions of one mentor is
    the lowest possible, then the number of mentors who have it, and so on down. What comes in another order gives the
    same assignment.

    Raises:
        Refused: a region or a mentor is there twice.
    """
    places = sorted(places, key=lambda place: place.region)
    mentors = sorted(mentors, key=lambda mentor: mentor.person)
    _each_once([place.region for place in places])
    _each_once([mentor.person for mentor in mentors])
    suitable = {
        place.region: [mentor.person for mentor in mentors if not conflict(mentor, place, own_province)]
        for place in places
    }
    matching = _Matching(suitable, {mentor.person: load.get(mentor.person, 0) for mentor in mentors})
    for level in range(1, max((mentor.capacity for mentor in mentors), default=0) + 1):
        matching.fill({mentor.person: min(level, mentor.capacity) for mentor in mentors})
    return Assignment(
        pairs=tuple(sorted(matching.mentor_of.items())),
        unassigned=tuple((region, _shortage(suitable[region])) for region in matching.left()),
    )


def conflict(mentor: Mentor, place: Place, own_province: bool) -> bool:
    """Whether *mentor* has an interest in *place*: the own region, or the own province unless that is allowed."""
    return mentor.home == place.region or (not own_province and mentor.province == place.code[:2])


def _each_once(ids: Sequence[str]) -> None:
    for id, following in pairwise(ids):
        if id == following:
            raise Refused(f"{id} is there twice; an assignment has each region and each mentor once")


def _shortage(suitable: Sequence[PersonId]) -> Shortage:
    return "all-suitable-mentors-full" if suitable else "no-mentor-without-conflict"


class _Matching:
    """Regions and mentors being matched; once a region is served, it stays served, perhaps by somebody else."""

    def __init__(self, suitable: Mapping[RegionId, Sequence[PersonId]], load: Mapping[PersonId, int]) -> None:
        self._suitable = suitable
        self._load = load
        self._guided: dict[PersonId, list[RegionId]] = {person: [] for person in load}
        self.mentor_of: dict[RegionId, PersonId] = {}

    def left(self) -> list[RegionId]:
        """The regions that have no mentor, in their order."""
        return [region for region in self._suitable if region not in self.mentor_of]

    def fill(self, limits: Mapping[PersonId, int]) -> None:
        """Serve as many regions as *limits*, each mentor's highest number of regions, allow.

        A mentor's number only grows, and only by one, where a chain of changes ends. So with limits that rise from
        one level to the next, no level has more regions above it than it must.
        """
        # From mentors whom a search has visited in vain no region can be served before the limits rise.
        closed: set[PersonId] = set()
        for region in self.left():
            closed |= self._serve(region, limits, closed)

    def _serve(self, region: RegionId, limits: Mapping[PersonId, int], closed: set[PersonId]) -> set[PersonId]:
        """Find *region* a mentor, where need be by moving other regions on; whom the search visited in vain."""
        asked_by: dict[PersonId, RegionId] = {}
        queue = deque([region])
        while queue:
            asking = queue.popleft()
            for person in self._suitable[asking]:
                if person in closed or person in asked_by:
                    continue
                asked_by[person] = asking
                if self._load[person] + len(self._guided[person]) < limits[person]:
                    self._move(person, asked_by)
                    return set()
                queue.extend(self._guided[person])
        return set(asked_by)

    def _move(self, person: PersonId, asked_by: Mapping[PersonId, RegionId]) -> None:
        """Let *person* take the region that asked, whose mentor takes the region that asked there, up to the first."""
        taker: PersonId | None = person
        while taker is not None:
            region = asked_by[taker]
            before = self.mentor_of.get(region)
            if before is not None:
                self._guided[before].remove(region)
            self.mentor_of[region] = taker
            self._guided[taker].append(region)
            taker = before
