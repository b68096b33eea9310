"""The cohort's places: held, lapsing or free; a free one goes to the next region in reserve, once for each cause.

After the seal no other code gives a place or takes one. The quota cannot be exceeded, because a region is promoted only
into a vacancy, and a vacancy arises only where a place was given up.
"""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime

from models.cohort.facts import PlaceChanged, PlaceFreed, Promoted, ReserveClosed, ReserveExhausted
from models.cohort.state import CohortState, Member, Vacancy
from models.facts import Fact
from models.values import RegionId

LAST = 1_000_000
"""Stands after every rank: for a region that a later version of the list does not rank."""
Noted = list[tuple[str, Fact]]
"""Facts, each with what tells it from others of its kind."""
KEPT = ("completed",)
"""Endings with which a region keeps its place."""


def lapsing(state: CohortState, region: RegionId, cause: str) -> Noted:
    """A step of a selected region has lapsed; its place waits for the end of the grace."""
    member = state.members[region]
    if member.status != "held":
        return []
    member.status = "lapsing"
    return [(cause, PlaceChanged(region=region, place="lapsing", cause=cause))]


def reopened(state: CohortState, region: RegionId, cause: str, at: datetime) -> Noted:
    """The lapsed step is open again: the region takes its place back, or learns that it is gone."""
    member = state.members[region]
    if member.status == "lapsing":
        member.status = "held"
        return [(cause, PlaceChanged(region=region, place="held", cause=cause))]
    if member.status == "free" and member.outcome is None:
        why = "tempat daerah ini dalam angkatan telah dilepas dan tidak dapat diambil kembali"
        state.say(region, "stop", f"gone/{cause}", at, reason=why)
        return [(cause, PlaceChanged(region=region, place="gone", cause=cause))]
    return []


def ended(state: CohortState, region: RegionId, outcome: str, cause: str, at: datetime) -> Noted:
    """A journey has ended; unless it is completed, its place is free."""
    member = state.members[region]
    if member.placed and outcome not in KEPT:
        return free(state, region, outcome, cause, at)
    if member.status == "reserve":
        member.status = "out"
    return []


def free(state: CohortState, region: RegionId, why: str, cause: str, at: datetime) -> Noted:
    """Give up the place of *region* and, before the cut-off, give it to the reserve."""
    state.members[region].status = "free"
    facts: Noted = [(cause, PlaceFreed(region=region, why=why, cause=cause, refill=state.promoting))]
    if state.promoting:
        state.vacancies = (*state.vacancies, Vacancy(region=region, cause=cause))
        facts += fill(state, at)
    return facts


def waiting(state: CohortState) -> list[tuple[RegionId, Member]]:
    """The reserve, in order; a region whose journey has ended waits no more."""
    found = [(region, m) for region, m in state.members.items() if m.status == "reserve" and m.outcome is None]
    return sorted(found, key=lambda each: (each[1].rank or LAST, each[1].code))


def changeable(state: CohortState) -> bool:
    """Whether a place may still change hands: before the cut-off, as long as somebody is there to take it."""
    waiters = ("reserve", "out", "unranked")
    return state.promoting and any(m.status in waiters and m.outcome is None for m in state.members.values())


def fill(state: CohortState, at: datetime) -> Noted:
    """Give every vacancy to the next region in reserve; where nobody waits, say so once."""
    facts: Noted = []
    while state.vacancies and state.promoting:
        vacancy, reserve = state.vacancies[0], waiting(state)
        if not reserve:
            last = state.vacancies[-1]
            return [*facts, (last.cause, ReserveExhausted(place=last.region, cause=last.cause))]
        region, member = reserve[0]
        state.vacancies = state.vacancies[1:]
        member.status = "held"
        facts.append((vacancy.cause, _promotion(region, member, vacancy)))
        rank = f", peringkat {member.rank}" if member.rank else ""
        why = f"menggantikan daerah lain dari daftar cadangan{rank}"
        state.say(
            region, "select", f"promoted/{vacancy.cause}", at, result="selected", minutes=state.minutes, reason=why
        )
    return facts


def _promotion(region: RegionId, member: Member, vacancy: Vacancy) -> Promoted:
    return Promoted(region=region, rank=member.rank or 0, place=vacancy.region, cause=vacancy.cause)


def close_reserve(state: CohortState, objecting: Collection[RegionId], at: datetime) -> Noted:
    """The cut-off has come: whoever waits in reserve is told that no place is left.

    Those who are *objecting* learn it with the answer.
    """
    state.promoting = False
    released = [region for region, _ in waiting(state) if region not in objecting]
    for region in released:
        state.members[region].status = "out"
        why = "masa pengisian tempat dari daftar cadangan telah berakhir"
        state.say(region, "select", "reserve-closed", at, result="not-selected", minutes=state.minutes, reason=why)
    vacant = tuple(vacancy.region for vacancy in state.vacancies)
    return [("", ReserveClosed(released=tuple(released), vacant=vacant))]
