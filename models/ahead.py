"""What will happen in a journey if nobody says anything: time passes for a copy of its state; pure."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import NamedTuple

from models import watching
from models.facts import Ended, Fact
from models.journey import Carried, JourneyState, OpenStep
from models.noted import Noted, identity_of
from models.people import People
from models.standing import Standing
from models.steps import GRACE, OBJECTION, lapsed_reason, standing, unopposed_reason

INSTANT = timedelta(milliseconds=1)
"""The shortest time that a run sleeps."""


class Moment(NamedTuple):
    """What one moment brings, and where the journey stands after it."""

    at: datetime
    facts: tuple[Noted, ...]
    standing: Standing
    people: People


class Ahead(NamedTuple):
    """The moments to come, in order, and why nothing is known after the last one."""

    moments: tuple[Moment, ...]
    open_end: str
    """``paused``, ``ended``, ``decided`` (votes decide what follows) or ``horizon`` (it goes on)."""


def ahead(state: Carried, now: datetime, until: datetime) -> Ahead:
    """The facts that time alone brings from *now* to *until*; *state* stays as it is.

    They have the identities, and so cause the posts, that the run itself will give them.
    """
    copy = state.model_copy(deep=True)
    if copy.paused_at:
        return Ahead((), "paused")
    moments: list[Moment] = []
    for at, facts, missed in _passing(copy, now, until):
        after = _after(copy, missed)
        noted = [_noted(copy, at, of, fact) for of, fact in facts]
        if isinstance(after, Ended):
            copy.open = ()
            noted.append(_noted(copy, at, "", after))
        if noted:
            moments.append(Moment(at, tuple(noted), standing(copy, at), copy.people.model_copy(deep=True)))
        if after is not None:
            return Ahead(tuple(moments), "ended" if isinstance(after, Ended) else "decided")
    return Ahead(tuple(moments), "horizon")


def _passing(
    copy: Carried, now: datetime, until: datetime
) -> Iterator[tuple[datetime, watching.Facts, OpenStep | None]]:
    """Look whenever the run would: now, and at the earliest moment of each look after it."""
    at: datetime | None = now
    while at is not None and at <= until:
        found = watching.look(copy, at)
        yield at, found.facts, found.missed
        if found.missed is not None:
            at += INSTANT  # the lapse has a step of its own, to be looked at now
        else:
            at = max(found.next_at, at + INSTANT) if found.next_at else None


def _after(copy: Carried, missed: OpenStep | None) -> Ended | str | None:
    """How the journey ends by a missed step, or that votes decide; None where it goes on."""
    if missed is None or not isinstance(copy, JourneyState):
        return "decided" if missed else None
    if missed.ask.step == GRACE and copy.lapse:
        return Ended(outcome="lapsed", stage=copy.stage, reason=lapsed_reason(copy.lapse.missed))
    if missed.ask.step == OBJECTION:
        reason = unopposed_reason(str(copy.progress.get("minutes", "")))
        return Ended(outcome="not-selected", stage=copy.stage, reason=reason)
    return "decided" if missed.ask.decides else None


def _noted(state: Carried, at: datetime, of: str, fact: Fact) -> Noted:
    identity = identity_of(state.stage, fact.recorded_as, of)
    return Noted(identity=identity, at=at, kind=fact.recorded_as, body=fact.model_dump(mode="json"))
