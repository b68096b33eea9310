"""The awards (*penghargaan*) of a cohort from its presentation scores, overall and for each pillar; pure."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import ROUND_HALF_EVEN, ROUND_HALF_UP, Context, Decimal, localcontext
from itertools import pairwise

from pydantic import Field

from models.awards_policy import OVERALL, AwardsPolicy, AwardTie
from models.errors import Refused
from models.values import Digest, Key, Points, RegionId, Value, digest_of

CENT = Decimal("0.01")


class Presented(Value):
    """A region's presentation: the means of the reviewers' scores, 0 to 100 each, and the region's code (``33.11``)."""

    region: RegionId
    code: str = Field(pattern=r"^\d\d\.\d\d$")
    masterplan: Points
    quick_win: Points
    pillars: dict[Key, Points] = {}


class Award(Value):
    """A place in a category, which is ``overall`` or a pillar, and the score it is given for, 0 to 100.

    ``tie`` is the rule that decided between this region and its neighbour with the same score, awarded or not: the
    one above it, or for the first of them the one below; ``shared`` wherever the place is shared.
    """

    category: Key
    place: int
    region: RegionId
    score: Decimal
    tie: AwardTie | None = None


def awards(presented: Iterable[Presented], policy: AwardsPolicy, pillars: Sequence[Key]) -> tuple[Award, ...]:
    """The awards of the cohort: first overall, then each of *pillars* in its order, each from place 1 on.

    A region without a score in a pillar is not considered there. The order in which *presented* comes changes nothing.

    Raises:
        Refused: a region or a code is there twice.
    """
    everybody = sorted(presented, key=lambda one: one.code)
    _each_once(sorted(one.region for one in everybody))
    _each_once([one.code for one in everybody])
    with localcontext(Context(prec=28, rounding=ROUND_HALF_EVEN)):
        found = _awarded(OVERALL, [(overall(one, policy), one) for one in everybody], policy.overall_places, policy)
        for pillar in pillars:
            scored = [(one.pillars[pillar].quantize(CENT), one) for one in everybody if pillar in one.pillars]
            found += _awarded(pillar, scored, policy.pillar_places, policy)
    return tuple(found)


def awards_digest(given: Sequence[Award]) -> Digest:
    """The SHA-256 of the awards; what is approved is exactly this."""
    return digest_of([award.model_dump(mode="json", exclude_none=True) for award in given])


def overall(one: Presented, policy: AwardsPolicy) -> Decimal:
    """The overall score, 0 to 100: the weighted mean, to two decimals with a half upwards."""
    total = one.masterplan * policy.masterplan + one.quick_win * policy.quick_win
    return (total / 100).quantize(CENT, ROUND_HALF_UP)


def _each_once(names: Sequence[str]) -> None:
    for name, following in pairwise(names):
        if name == following:
            raise Refused(f"{name} is there twice; awards are given for one presentation of each region")


def _awarded(
    category: Key, scored: Sequence[tuple[Decimal, Presented]], places: int, policy: AwardsPolicy
) -> list[Award]:
    """The awards of one category, from the scores in it."""
    order = sorted(
        scored, key=lambda pair: (-pair[0], [_compared(pair[1], rule) for rule in policy.ties], pair[1].code)
    )
    ties = [None, *(_decided(above, below, policy) for above, below in pairwise(order)), None]
    found: list[Award] = []
    for number, (score, one) in enumerate(order, 1):
        above, below = ties[number - 1], ties[number]
        place = found[-1].place if above == "shared" else number
        if place > places or score < policy.minimum:
            break
        tie = "shared" if below == "shared" else above or below
        found.append(Award(category=category, place=place, region=one.region, score=score, tie=tie))
    return found


def _compared(one: Presented, rule: AwardTie) -> Decimal | str:
    """What *rule* compares, the better one smaller; sharing a place compares nothing."""
    scores = {"quick-win": -one.quick_win, "masterplan": -one.masterplan, "shared": Decimal(0)}
    return scores.get(rule, one.code)


def _decided(
    above: tuple[Decimal, Presented], below: tuple[Decimal, Presented], policy: AwardsPolicy
) -> AwardTie | None:
    """The rule that decided between two neighbours, if their scores did not."""
    if above[0] != below[0]:
        return None
    differs = (rule for rule in policy.ties if _compared(above[1], rule) != _compared(below[1], rule))
    return next(differs, "shared")
