"""Open steps: how an asked step gets its deadline, and how all of it looks from outside."""

from __future__ import annotations

from datetime import date, datetime

from models.calendar import LocalDeadline, local
from models.deadline import Deadline
from models.deadline_policy import DeadlinePolicy, due_day
from models.journey import Ask, Carried, LapseInGrace, OpenStep
from models.people import REGION_ROLES, Role
from models.standing import Standing, Waiting
from models.substituting import of_today

SIGNED_STAGES = ("training", "masterplan", "quickwin", "evaluation")
"""Stages after the MoU: a lapse is only proposed, because a timer must not expel a region that has signed."""
GRACE = "lapse-grace"
CONFIRMATION = "lapse-confirmation"
OBJECTION = "objection"
"""Its date ends the journey of a region that was not selected and does not object."""


def open_step(state: Carried, ask: Ask, now: datetime) -> OpenStep:
    """Give *ask* its deadline: so many working days after today or the day it counts from, or the policy's date."""
    zone = state.zone
    start = counted_from(ask, local(now, zone).date())
    due = LocalDeadline(day=due_day(ask.days, ask.on, start, state.calendar), zone=zone)
    deadline = Deadline(due=due, ladder=state.policy.ladders[ask.ladder], lapses=_lapses(ask), since=now)
    return OpenStep(ask=ask, opened=now, deadline=deadline, policy=state.policy.version)


def counted_from(ask: Ask, today: date) -> date:
    """The day from which the working days of *ask* are counted."""
    return max(today, ask.after) if ask.after else today


def _lapses(ask: Ask) -> bool:
    """Only the region's own steps lapse; the programme's people are escalated, a panel's votes decide."""
    return ask.decides or ask.role in REGION_ROLES or ask.step == GRACE


def reconcile(state: Carried, asks: list[Ask], now: datetime) -> list[OpenStep]:
    """Make the open steps those of *asks*: open steps keep their deadline. Returns the newly opened ones."""
    before = {step.ask.place: step for step in state.open}
    fresh: list[OpenStep] = []
    kept: list[OpenStep] = []
    for ask in (of_today(ask, state.people) for ask in asks):
        if step := before.get(ask.place):
            kept.append(_asked_of(step, ask))
        else:
            fresh.append(open_step(state, ask, now))
    state.open = (*kept, *fresh)
    return fresh


def renewed(state: Carried, step: OpenStep) -> None:
    """Put *step* in the place of the open step it renews."""
    state.open = tuple(step if s.ask.place == step.ask.place else s for s in state.open)


def keep(state: Carried, step: OpenStep) -> None:
    """Put *step* in the place of the step it renews: an open one, or the decision about a missed one."""
    if state.lapse and state.lapse.step.ask.place == step.ask.place:
        state.lapse = state.lapse.model_copy(update={"step": step})
    else:
        renewed(state, step)


def days_left(state: Carried, due: LocalDeadline, now: datetime) -> int:
    """Working days from today to *due*; negative once it has passed."""
    today, last = local(now, due.zone).date(), due.day
    return state.calendar.between(today, last) if last >= today else -state.calendar.between(last, today)


def begin_lapse(state: Carried, missed: OpenStep, now: datetime) -> OpenStep:
    """The region missed *missed*: open the grace, or after the MoU the coordinator's confirmation."""
    proposed = state.stage in SIGNED_STAGES
    state.lapses += 1
    policy = state.policy.programme
    within: DeadlinePolicy = policy.lapse_confirmation if proposed else policy.grace
    ask = Ask(
        step=CONFIRMATION if proposed else GRACE,
        role=Role.COORDINATOR,
        persons=state.people.of(Role.COORDINATOR),
        **within.timing,
        ladder=within.ladder,
        round=state.lapses,
    )
    step = open_step(state, of_today(ask, state.people), now)
    state.lapse = LapseInGrace(missed=missed, proposed=proposed, step=step)
    return step


def lapsed_reason(missed: OpenStep) -> str:
    """Why a journey ends whose grace has passed."""
    return f"{missed.ask.step} was not done by {missed.deadline.due} and not reopened"


def unopposed_reason(minutes: str) -> str:
    """Why a journey ends that was not selected and did not object; *minutes* are those of the cohort's word."""
    return f"minutes {minutes}: not selected, no objection"


def _asked_of(step: OpenStep, ask: Ask) -> OpenStep:
    """*step* as it is asked now; whether its date ends it follows from the ask."""
    deadline = step.deadline.model_copy(update={"lapses": _lapses(ask)})
    return step.model_copy(update={"ask": ask, "deadline": deadline})


def repeople(state: Carried, asks: list[Ask]) -> None:
    """After a replacement: open steps, a missed one and the decision about it name today's persons."""
    today = {ask.place: of_today(ask, state.people) for ask in asks}
    state.open = tuple(_asked_of(step, today.get(step.ask.place, step.ask)) for step in state.open)
    if state.lapse is None:
        return
    missed = next((s for s in state.open if s.ask.place == state.lapse.missed.ask.place), state.lapse.missed)
    ask = state.lapse.step.ask.model_copy(update={"persons": state.people.of(Role.COORDINATOR), "members": ()})
    step = state.lapse.step.model_copy(update={"ask": of_today(ask, state.people)})
    state.lapse = state.lapse.model_copy(update={"missed": missed, "step": step})


def standing(state: Carried, now: datetime) -> Standing:
    """Where the journey stands, derived from its state alone."""
    steps = [state.lapse.step] if state.lapse else list(state.open)
    return Standing(
        journey=state.id,
        cohort=state.cohort,
        region=state.subject,
        stage=state.stage,
        at=now,
        waiting=() if state.ending else tuple(_waiting(state, step) for step in steps),
        paused_since=state.paused_at,
        lapsed_step=state.lapse.missed.ask.step if state.lapse else None,
        outcome=state.ending.outcome if state.ending else None,
        reason=state.ending.reason if state.ending else None,
    )


def _waiting(state: Carried, step: OpenStep) -> Waiting:
    upcoming = None if state.paused_at else step.deadline.upcoming(state.calendar)
    return Waiting.model_validate(
        {
            "step": step.ask.step,
            "key": step.key,
            "role": step.ask.role,
            "persons": step.ask.persons,
            "since": step.opened,
            "due": step.deadline.due,
            "estimated": state.calendar.estimated(step.deadline.due.day),
            "next_at": upcoming.at if upcoming else None,
            "next_what": upcoming.rung.kind.value if upcoming else None,
            "then": _then(state, step),
            "policy": step.policy,
            "call": step.call,
        }
    )


def _then(state: Carried, step: OpenStep) -> str:
    if step.ask.step in (GRACE, OBJECTION):
        return "ends"
    if step.ask.decides:
        return "is decided by the votes cast"
    if not step.deadline.lapses:
        return "escalates"
    return "is proposed to lapse" if state.stage in SIGNED_STAGES else "lapses"
