"""A new decree in what is running: the pinned calendar changes, and open dates move only where that is asked; pure."""

from __future__ import annotations

from datetime import date, datetime

from models.calendar import WorkCalendar, local
from models.calendar_policy import dates_of
from models.errors import Refused
from models.facts import CalendarChanged, Fact
from models.journey import Carried, JourneyState, OpenStep
from models.messages.calendar import CalendarChange
from models.moving import move
from models.steps import counted_from


def changed(message: CalendarChange, state: Carried) -> WorkCalendar:
    """The calendar of *state* after *message*; a province keeps the holidays that its policy gives it.

    Raises:
        Refused: it would be the same as before.
    """
    old = state.calendar
    removed = {*message.removes} - {*_own(state)}
    kept = old.model_copy(update={"holidays": tuple(day for day in old.holidays if day not in removed)})
    new = kept.with_holidays(message.adds)
    new = new.model_copy(update={"years": tuple(sorted({*old.years, *message.years}))})
    if new == old:
        raise Refused(
            f"nothing would change: the calendar of {state.title} says of these days what decree "
            f"{message.decree_number} says; name a day from Monday to Friday that becomes a holiday or is none any more"
        )
    return new


def _own(state: Carried) -> tuple[date, ...]:
    """The holidays of the region's province, which no national decree takes away."""
    if not isinstance(state, JourneyState):
        return ()
    return dates_of(state.policy.programme.provincial_holidays, state.region.province)


def apply(message: CalendarChange, state: Carried, now: datetime) -> list[tuple[str, Fact]]:
    """Pin the new calendar; the facts it causes, each with the part of its identity."""
    old, new = state.calendar, changed(message, state)
    state.calendar = new
    fact = CalendarChanged(
        decree=message.decree_number,
        years=message.years,
        added=tuple(day for day in new.holidays if day not in old.holidays),
        removed=tuple(day for day in old.holidays if day not in new.holidays),
        before=_off(old, message.years),
        after=_off(new, message.years),
        known=tuple(year for year in new.years if year not in old.years),
        reason=message.reason,
    )
    return [(message.id, fact), *(_moved(state, old, now) if message.move_open else [])]


def _off(calendar: WorkCalendar, years: tuple[int, ...]) -> int:
    return sum(day.year in years for day in calendar.holidays)


def _moved(state: Carried, old: WorkCalendar, now: datetime) -> list[tuple[str, Fact]]:
    """Move every open date that was given in working days, and that of the decision about a missed one."""
    # In a pause time stands still: what moves now begins where the pause did, and resuming moves it on from there.
    at = state.paused_at or now
    steps = (*state.open, *((state.lapse.step,) if state.lapse else ()))
    days = [(step, _new_day(step, state, old, at)) for step in steps if _counted(step, at)]
    return [move(state, step, day, at, "calendar") for step, day in days if day != step.deadline.due.day]


def _counted(step: OpenStep, at: datetime) -> bool:
    """Whether the date of *step* is so many working days and lies ahead; a missed one stays missed."""
    return not (step.dated or step.ask.on) and step.deadline.in_time(at)


def _new_day(step: OpenStep, state: Carried, old: WorkCalendar, at: datetime) -> date:
    """As many working days after the version's beginning as before; an earlier date leaves a working day at least."""
    deadline, new = step.deadline, state.calendar
    start = counted_from(step.ask, local(deadline.since, deadline.due.zone).date())
    day = new.plus(start, old.between(start, deadline.due.day))
    if day >= deadline.due.day:
        return day
    return min(deadline.due.day, max(day, new.plus(local(at, deadline.due.zone).date(), 1)))
