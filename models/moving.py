"""A new date for an open step, and the fact that says so; pure."""

from __future__ import annotations

from datetime import date, datetime

from models.facts import Fact, MovedBecause, Rescheduled
from models.journey import Carried, OpenStep
from models.steps import keep

NAMED = ("extended", "reopened")
"""Causes by which somebody names the date itself; it is no longer so many working days."""


def move(state: Carried, step: OpenStep, day: date, at: datetime, cause: MovedBecause) -> tuple[str, Fact]:
    """Give *step* the date *day*: its next version, which begins at *at*, with the part of the fact's identity."""
    due = step.deadline.due.model_copy(update={"day": day})
    dated = step.dated or cause in NAMED
    changes: dict[str, object] = {"deadline": step.deadline.moved(due, at), "dated": dated, "call": None}
    return renew(state, step.model_copy(update=changes), cause)


def renew(state: Carried, step: OpenStep, cause: MovedBecause) -> tuple[str, Fact]:
    """Keep *step*, whose deadline has a new version, with the part of the fact's identity."""
    keep(state, step)
    deadline = step.deadline
    fact = Rescheduled(
        step=step.key,
        persons=step.ask.persons,
        due=deadline.due,
        before=deadline.earlier[-1],
        version=deadline.version,
        cause=cause,
        estimated=state.calendar.estimated(deadline.due.day),
    )
    return step.key, fact
