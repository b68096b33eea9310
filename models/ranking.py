"""The ranking (*pemeringkatan*) of a cohort's candidates; the same input gives the same list, byte for byte."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import Decimal, localcontext
from itertools import pairwise

from pydantic import Field

from models.composite import ARITHMETIC, Part, given, published, scale, weighed
from models.errors import Refused
from models.ranking_policy import Kind, RankingPolicy, TieRule, kind_of
from models.sheet import DataSheet, ParameterName
from models.unranked import Reason, Why, of_its_own, without_mean
from models.values import Digest, RegionId, Value, digest_of


class Entrant(Value):
    """A candidate as the ranking sees it: its code (``33.11``) and its data sheet."""

    region: RegionId
    name: str
    code: str = Field(pattern=r"^\d\d\.\d\d$")
    sheet: DataSheet

    @property
    def kind(self) -> Kind:
        """City or regency."""
        return kind_of(self.region)


class Line(Value):
    """One region's place in the list, with every number it takes to check it by hand.

    ``score`` is the published one, 0 to 100. ``tie`` is the rule that decided between this region and its neighbour
    with the same score: the one above it, or for the first of them the one below. Where the region is not ranked,
    ``why`` says the reason and ``about`` the parameter concerned, if it is one.
    """

    region: RegionId
    name: str
    code: str
    rank: int | None = None
    score: Decimal | None = None
    parts: tuple[Part, ...]
    why: Why | None = None
    about: ParameterName | None = None
    tie: TieRule | None = None


class Ranking(Value):
    """The list: the ranked regions from rank 1 on, then those that are not ranked, by code."""

    lines: tuple[Line, ...]

    @property
    def digest(self) -> Digest:
        """The SHA-256 of the list's content; what the partners decide about is exactly this."""
        return digest_of(self.model_dump(mode="json", exclude_none=True))


def rank(entrants: Iterable[Entrant], policy: RankingPolicy) -> Ranking:
    """Score and order *entrants*; the order in which they come changes nothing.

    First those are set aside whose own data sheet keeps them from being ranked. Lowest and highest figures and means
    are those of the candidates that remain.

    Raises:
        Refused: a region or a code is there twice.
    """
    candidates = sorted(entrants, key=lambda entrant: entrant.code)
    _each_once([entrant.region for entrant in candidates])
    _each_once([entrant.code for entrant in candidates])
    with localcontext(ARITHMETIC):
        lines = [_line(entrant, given(entrant.sheet, entrant.kind, policy)) for entrant in candidates]
        lines = [_set_aside(line, of_its_own(line.parts, policy)) for line in lines]
        measure = scale(_measured(lines))
        lines = [
            line if line.why else _set_aside(line, without_mean(line.parts, kind_of(line.region), measure))
            for line in lines
        ]
        ranked = _in_order([line for line in lines if line.why is None], policy)
    return Ranking(lines=(*ranked, *(line for line in lines if line.why)))


def _each_once(names: Sequence[str]) -> None:
    for name, following in pairwise(sorted(names)):
        if name == following:
            raise Refused(f"{name} is there twice; a ranking has each region and each code once")


def _line(entrant: Entrant, parts: tuple[Part, ...]) -> Line:
    return Line(region=entrant.region, name=entrant.name, code=entrant.code, parts=parts)


def _set_aside(line: Line, reason: Reason | None) -> Line:
    return line.model_copy(update={"why": reason[0], "about": reason[1]}) if reason else line


def _measured(lines: Iterable[Line]) -> list[tuple[Kind, tuple[Part, ...]]]:
    """What the candidates that are not set aside are measured by."""
    return [(kind_of(line.region), line.parts) for line in lines if line.why is None]


def _in_order(left: Sequence[Line], policy: RankingPolicy) -> list[Line]:
    """Weigh the parts of all who are *left*, and give them their ranks."""
    measure = scale(_measured(left))
    scored = []
    for line in left:
        parts = weighed(line.parts, kind_of(line.region), policy, measure)
        scored.append(line.model_copy(update={"parts": parts, "score": published(parts, policy)}))
    scored.sort(key=lambda line: (-(line.score or 0), [_standing(line, rule) for rule in policy.ties]))
    ties = [None, *(decided(above, below, policy) for above, below in pairwise(scored)), None]
    return [
        line.model_copy(update={"rank": place, "tie": ties[place - 1] or ties[place]})
        for place, line in enumerate(scored, 1)
    ]


def _standing(line: Line, rule: TieRule) -> tuple[bool, Decimal | str]:
    """What *rule* compares, the better one smaller: known figures from the highest, then a missing one; or codes."""
    if rule == "code":
        return (False, line.code)
    known = next(part.known for part in line.parts if part.parameter == rule)
    return (known is None, -(known or Decimal(0)))


def decided(above: Line, below: Line, policy: RankingPolicy) -> TieRule | None:
    """The rule that decided between two neighbours, if their scores did not."""
    if above.score != below.score:
        return None
    return next(rule for rule in policy.ties if _standing(above, rule) != _standing(below, rule))


__all__ = ["Entrant", "Line", "Part", "Ranking", "decided", "rank"]
