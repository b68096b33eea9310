"""Who has a conflict of interest (*konflik kepentingan*) in a region, and how that is said; pure."""

from __future__ import annotations

from collections.abc import Collection
from typing import Literal

from models.people import Role
from models.values import Key, PersonId, RegionId, Value

JUDGES = (Role.ASSESSOR, Role.REVIEWER, Role.VERIFIER, Role.EVALUATOR, Role.MODERATOR)
"""Roles whose holders judge a region."""
BARRED = (*JUDGES, Role.MENTOR)
"""Roles that nobody with a conflict of interest is appointed to."""

Interest = Literal["home-region", "employer", "own-person", "mentor", "declared"]
"""What ties a person to a region."""

SAID: dict[Interest, str] = {
    "home-region": "{person} is from {region}",
    "employer": "{person} works for {region}",
    "own-person": "{person} is or was one of the people of {region}",
    "mentor": "{person} is the mentor of {region}",
    "declared": "{person} has declared a conflict of interest in {region}",
}


class Ties(Value):
    """What the registry knows of a person: the region one comes from, and the region or institution one works for."""

    home: RegionId | None = None
    employer: Key | None = None


def conflict(
    person: PersonId,
    ties: Ties,
    region: RegionId,
    *,
    mentors: Collection[PersonId] = (),
    own: Collection[PersonId] = (),
    declared: Collection[PersonId] = (),
) -> Interest | None:
    """Why *person* may not judge or guide *region*; None where nothing stands in the way.

    *mentors* guide the region, *own* are or were its people, *declared* have declared a conflict in its journey.
    """
    found: tuple[tuple[Interest, bool], ...] = (
        ("declared", person in declared),
        ("own-person", person in own),
        ("home-region", ties.home == region),
        ("employer", ties.employer == region),
        ("mentor", person in mentors),
    )
    return next((interest for interest, holds in found if holds), None)


def sentence(person: PersonId, interest: Interest, region: str) -> str:
    """The conflict in words, without what is allowed instead; *region* is its name or id."""
    return SAID[interest].format(person=person, region=region)
