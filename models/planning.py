"""What a stage takes by the policy if everything goes through at the first try and takes its full time; pure.

An estimate of ours for the timeline of a journey, no promise: rounds, objections, and waiting for others come on top.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from typing import NamedTuple

from models.calendar import WorkCalendar
from models.deadline_policy import DeadlinePolicy
from models.policy import CohortPolicy


class Planned(NamedTuple):
    """One stage's first and last day as planned."""

    stage: str
    begins: date
    ends: date


Path = Iterator[DeadlinePolicy | int | None]
"""The dates of a stage in their order; a number is working days that pass before the next one."""


def _assessment(policy: CohortPolicy) -> Path:
    stage = policy.assessment
    yield from (stage.contacts, stage.data, stage.verification, stage.selection)


def _mou(policy: CohortPolicy) -> Path:
    stage = policy.mou
    yield from (stage.invitation, stage.text)
    times = [signatory.within for signatory in stage.signatories]
    # Without an order all signatories have their time at once, so the longest counts.
    yield from times if stage.ordered else [max(times, key=lambda each: each.days or 0)]


def _training(policy: CohortPolicy) -> Path:
    stage = policy.training
    yield from (stage.team, stage.gate)
    for _ in stage.sessions:
        yield from (stage.schedule, stage.report, stage.judgement)
    yield stage.commitment


def _masterplan(policy: CohortPolicy) -> Path:
    stage = policy.masterplan
    yield from (stage.drafting, stage.hearing, stage.schedule, stage.held, stage.scoring)


def _quickwin(policy: CohortPolicy) -> Path:
    stage = policy.quickwin
    yield from (stage.plan, stage.judgement, stage.launch, stage.evidence, stage.check, stage.recheck_after)
    yield stage.recheck


def _evaluation(policy: CohortPolicy) -> Path:
    stage = policy.evaluation
    yield from (stage.realisation, stage.self_assessment, stage.evaluator, stage.moderation)


PATHS: dict[str, Callable[[CohortPolicy], Path]] = {
    "assessment": _assessment,
    "mou": _mou,
    "training": _training,
    "masterplan": _masterplan,
    "quickwin": _quickwin,
    "evaluation": _evaluation,
}
"""Every stage's ordinary way, in the order of the stages."""


def planned(stage: str, begins: date, policy: CohortPolicy, calendar: WorkCalendar) -> Planned:
    """When *stage* would be over that begins on *begins*."""
    day = begins
    for each in PATHS[stage](policy):
        if isinstance(each, int):
            day = calendar.plus(day, each)
        elif each is not None:
            day = each.due(day, calendar)
    return Planned(stage, begins, day)


def plan(begins: date, policy: CohortPolicy, calendar: WorkCalendar, entered: dict[str, date]) -> tuple[Planned, ...]:
    """Every stage from the policy's first one on; one that was *entered* is planned from that day.

    The others follow on the planned end of the one before.
    """
    stages = [*PATHS]
    found: list[Planned] = []
    day = begins
    for stage in stages[stages.index(policy.programme.enters_at) :]:
        each = planned(stage, entered.get(stage, day), policy, calendar)
        found.append(each)
        day = each.ends
    return tuple(found)
