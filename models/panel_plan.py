"""Which reviewers sit on which region's panel: whole panels, no conflict of interest, no more than the quota; pure."""

from __future__ import annotations

from collections import Counter, deque
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Literal, NamedTuple

from pydantic import Field

from models.conflicts import Interest, Ties, conflict
from models.values import Digest, PersonId, RegionId, Value, digest_of

Bar = Interest | Literal["full", "stands-in", "free"]
"""Why a reviewer does not sit: a conflict, as many panels as the quota allows, standing in there for another reviewer,
or nothing (too few others are free)."""


class Reviewer(Value):
    """A reviewer of the cohort, with the number of panels on which they sit and that they lead already."""

    person: PersonId
    ties: Ties = Ties()
    load: int = Field(default=0, ge=0)
    leads: int = Field(default=0, ge=0)


class Wanting(Value):
    """A region that is to have a panel, with whoever is no stranger to it."""

    region: RegionId
    mentors: tuple[PersonId, ...] = ()
    own: tuple[PersonId, ...] = ()
    declared: tuple[PersonId, ...] = ()
    standing_in: dict[PersonId, tuple[PersonId, ...]] = {}
    """Who stands in for which reviewers here: one person has one voice, so the two are not on one panel."""

    def bars(self, reviewer: Reviewer) -> Interest | None:
        """The conflict of interest of *reviewer* here."""
        known = {"mentors": self.mentors, "own": self.own, "declared": self.declared}
        return conflict(reviewer.person, reviewer.ties, self.region, **known)

    def apart(self, suitable: Collection[PersonId]) -> dict[PersonId, set[PersonId]]:
        """Of those who are *suitable*, each one who cannot sit beside others, with these."""
        pairs = [(s, p) for s, persons in self.standing_in.items() for p in persons if s in suitable and p in suitable]
        found: dict[PersonId, set[PersonId]] = {}
        for one, other in (*pairs, *((person, substitute) for substitute, person in pairs)):
            found.setdefault(one, set()).add(other)
        return found


class Proposed(Value):
    """A region's panel; the chair is one of the members."""

    region: RegionId
    members: tuple[PersonId, ...]
    chair: PersonId


class Impossible(Value):
    """A region for which there is no panel, and what of each reviewer; every one of the pool is named."""

    region: RegionId
    bars: dict[PersonId, Bar]


class Proposal(Value):
    """Each region's panel, and the regions without one, both by region id."""

    panels: tuple[Proposed, ...]
    impossible: tuple[Impossible, ...]

    @property
    def digest(self) -> Digest:
        """Names this proposal: whoever sends it says which one was looked at."""
        return digest_of(self.model_dump(mode="json"))


def proposed(wanting: Iterable[Wanting], pool: Iterable[Reviewer], size: int, quota: int) -> Proposal:
    """Give each region a panel of *size* reviewers, each on *quota* panels at most, those they have included.

    A region gets a whole panel or none. Seats go to those who have the fewest, by augmenting paths as mentors are
    assigned; where not all regions can have a panel, those with the fewest possible members go without, and none of
    them could have one beside the others. What comes in another order gives the same proposal. Nobody is proposed
    beside a reviewer in whose place they act; of the two the first one found sits, so a panel that only the other one
    would make possible may be missed.
    """
    regions = {each.region: each for each in sorted(wanting, key=lambda each: each.region)}
    reviewers = sorted(pool, key=lambda reviewer: reviewer.person)
    suitable = {id: [r.person for r in reviewers if not each.bars(r)] for id, each in regions.items()}
    load = {reviewer.person: reviewer.load for reviewer in reviewers}
    rules = _Rules(load, {id: each.apart(suitable[id]) for id, each in regions.items()}, size, quota)
    served = _served(suitable, rules)
    seated = _seated({id: suitable[id] for id in served}, rules)
    full = {person for person in load if load[person] + sum(person in m for m in seated.values()) >= quota}
    left = [regions[id] for id in regions if id not in served]
    return Proposal(
        panels=_led(seated, Counter({reviewer.person: reviewer.leads for reviewer in reviewers})),
        impossible=tuple(_impossible(each, reviewers, full) for each in left),
    )


class _Rules(NamedTuple):
    """What every panel keeps to: the panels one has already, who does not sit beside whom where, seats, quota."""

    load: Mapping[PersonId, int]
    apart: Mapping[RegionId, Mapping[PersonId, set[PersonId]]]
    size: int
    quota: int


def _impossible(region: Wanting, reviewers: Sequence[Reviewer], full: set[PersonId]) -> Impossible:
    others = {each.person for each in reviewers if not region.bars(each)}
    stand_in = {substitute for substitute, persons in region.standing_in.items() if others & set(persons)}
    bars: dict[PersonId, Bar] = {}
    for each in reviewers:
        free: Bar = "stands-in" if each.person in stand_in else "free"
        bars[each.person] = region.bars(each) or ("full" if each.person in full else free)
    return Impossible(region=region.region, bars=bars)


def _led(seated: Mapping[RegionId, Sequence[PersonId]], leads: Counter[PersonId]) -> tuple[Proposed, ...]:
    """Each panel with its chair: whoever leads the fewest."""
    panels = []
    for region, members in sorted(seated.items()):
        chair = min(members, key=lambda person: (leads[person], person))
        leads[chair] += 1
        panels.append(Proposed(region=region, members=tuple(sorted(members)), chair=chair))
    return tuple(panels)


def _served(suitable: Mapping[RegionId, Sequence[PersonId]], rules: _Rules) -> set[RegionId]:
    """The regions that can have a whole panel together."""
    kept, dropped = dict(suitable), []
    while short := {id: members for id, members in _seated(kept, rules).items() if len(members) < rules.size}:
        worst = max(short, key=lambda id: (-len(short[id]), id))
        dropped.append(worst)
        del kept[worst]
    for region in reversed(dropped):
        more = {**kept, region: suitable[region]}
        if all(len(members) == rules.size for members in _seated(more, rules).values()):
            kept = more
    return set(kept)


def _seated(suitable: Mapping[RegionId, Sequence[PersonId]], rules: _Rules) -> dict[RegionId, list[PersonId]]:
    """As many seats taken as possible, the highest number of one reviewer as low as possible."""
    seats = _Seats(suitable, rules)
    for level in range(1, rules.quota + 1):
        seats.fill(level)
    return seats.taken


class _Seats:
    """Seats being taken; a seat once taken stays so, perhaps by somebody else."""

    def __init__(self, suitable: Mapping[RegionId, Sequence[PersonId]], rules: _Rules):
        self._suitable = suitable
        self._rules = rules
        self._load = dict(rules.load)
        self._sits: dict[PersonId, list[RegionId]] = {person: [] for person in rules.load}
        self.taken: dict[RegionId, list[PersonId]] = {region: [] for region in sorted(suitable)}

    def fill(self, limit: int) -> None:
        """Take as many seats as possible with nobody on more than *limit* panels, seat by seat in turn."""
        for seat in range(1, self._rules.size + 1):
            for region, members in self.taken.items():
                if len(members) < seat:
                    self._take(region, limit)

    def _take(self, region: RegionId, limit: int) -> None:
        """Find *region* one more member, where need be by letting others change their panels."""
        asked_by: dict[PersonId, RegionId] = {}
        leaves: dict[RegionId, PersonId | None] = {region: None}
        queue = deque([region])
        while queue:
            asking = queue.popleft()
            for person in self._suitable[asking]:
                if person in asked_by or person in self.taken[asking] or self._kept_apart(person, asking, leaves):
                    continue
                asked_by[person] = asking
                if self._load[person] < limit:
                    return self._move(person, asked_by, leaves)
                for other in self._sits[person]:
                    if other not in leaves:
                        leaves[other] = person
                        queue.append(other)
        return None

    def _kept_apart(self, person: PersonId, region: RegionId, leaves: Mapping[RegionId, PersonId | None]) -> bool:
        """Whether somebody beside whom *person* does not sit stays on the panel."""
        stay = {member for member in self.taken[region] if member != leaves[region]}
        return not stay.isdisjoint(self._rules.apart[region].get(person, ()))

    def _move(
        self, person: PersonId, asked_by: Mapping[PersonId, RegionId], leaves: Mapping[RegionId, PersonId | None]
    ) -> None:
        """Let *person* sit where asked; who leaves that panel sits where asked before, up to the first region."""
        self._load[person] += 1
        taker: PersonId | None = person
        while taker is not None:
            region = asked_by[taker]
            self.taken[region].append(taker)
            self._sits[taker].append(region)
            taker = leaves[region]
            if taker is not None:
                self.taken[region].remove(taker)
                self._sits[taker].remove(region)
