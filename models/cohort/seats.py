"""The partner institutions' seats: who holds one on a day, and how they decide; pure."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Literal

from models.cohort.policy import SeatPolicy, SelectionPolicy
from models.errors import Refused
from models.panel import enough
from models.values import Day, Digest, Key, PersonId, Value

Verdict = Literal["approve", "object"]


class Holder(Value):
    """Somebody who holds a seat from a day on, by a mandate."""

    seat: Key
    person: PersonId
    since: Day
    until: Day | None = None
    mandate: Digest | None = None

    def on(self, day: date) -> bool:
        """Whether the mandate covers *day*."""
        return self.since <= day and (self.until is None or day <= self.until)


class Ballot(Value):
    """What a seat has said about the list as it stands, and through whom."""

    person: PersonId
    verdict: Verdict


def seats_on(policy: SelectionPolicy, day: date) -> tuple[SeatPolicy, ...]:
    """The institutions that exist on *day*."""
    return tuple(seat for seat in policy.seats if seat.valid_on(day))


def holder_on(holders: Iterable[Holder], seat: Key, day: date) -> Holder | None:
    """Whoever holds *seat* on *day*; the one named last counts."""
    found = [holder for holder in holders if holder.seat == seat and holder.on(day)]
    return found[-1] if found else None


def seats_of(policy: SelectionPolicy, holders: tuple[Holder, ...], person: PersonId, day: date) -> list[SeatPolicy]:
    """The seats that *person* holds on *day*.

    Raises:
        Refused: they hold none.
    """
    mine = [
        seat
        for seat in seats_on(policy, day)
        if (holder := holder_on(holders, seat.id, day)) and holder.person == person
    ]
    if not mine:
        names = ", ".join(seat.id for seat in seats_on(policy, day))
        raise Refused(f"{person} holds no seat on {day}; a coordinator names the holder of one of {names}")
    return mine


def decided(
    policy: SelectionPolicy, seats: Iterable[SeatPolicy], ballots: dict[Key, Ballot], *, closed: bool
) -> Literal["approved", "refused"] | None:
    """What the seats have decided, or None while it is open.

    Before the date it is decided only when no seat that is outstanding can change it; once the date has passed
    (*closed*), by the votes cast, if they make the quorum and every required seat has voted.
    """
    valid = {seat.id: seat for seat in seats}
    said = {seat: ballot.verdict for seat, ballot in ballots.items() if seat in valid}
    stops = [seat for seat, verdict in said.items() if verdict == "object" and _binds(valid[seat])]
    if stops:
        return "refused"
    approvals, outstanding = sum(v == "approve" for v in said.values()), [s for s in valid if s not in said]
    if len(said) + len(outstanding) < policy.quorum or not enough(
        policy.approve, approvals + len(outstanding), len(valid)
    ):
        return "refused" if len(said) >= policy.quorum else None
    if len(said) < policy.quorum or any(valid[seat].required for seat in outstanding):
        return None
    if closed or not outstanding:
        return "approved" if enough(policy.approve, approvals, len(said)) else "refused"
    if any(valid[seat].veto for seat in outstanding):
        return None
    return "approved" if enough(policy.approve, approvals, len(valid)) else None


def _binds(seat: SeatPolicy) -> bool:
    """Whether its objection alone stops the list: it may veto, or cannot be done without."""
    return seat.veto or seat.required
