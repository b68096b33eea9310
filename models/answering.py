"""Which messages answer which step, and which may be said beside one; pure."""

from __future__ import annotations

from collections.abc import Iterable

from models.messages import KINDS
from models.people import VOICES, Role
from models.words import step_kind

ANSWERED_BY: dict[str, tuple[str, ...]] = {
    "contacts": ("contacts",),
    "data": ("confirm-data", "dispute-data"),
    "verification": ("verify-data",),
    "selection": ("select",),
    "reserve": ("select",),
    "objection": ("object",),
    "objection-answer": ("select",),
    "invitation": ("accept", "decline"),
    "text": ("text",),
    "signature": ("sign",),
    "team": ("team",),
    "gate": ("open-gate", "assign-mentor"),
    "session-schedule": ("session-date",),
    "session-report": ("attendance", "output"),
    "session-judgement": ("judge-session",),
    "commitment": ("commitment",),
    "masterplan": ("book", "action-plan"),
    "panel-appointment": ("appoint-panel", "replace"),
    "panel": ("vote",),
    "presentation-date": ("presentation-date",),
    "presentation": ("presentation-held",),
    "presentation-score": ("presentation-score",),
    "launch-plan": ("launch-plan",),
    "launch-plan-judgement": ("judge-plan",),
    "launch": ("launched",),
    "evidence": ("evidence",),
    "evidence-check": ("verify-evidence",),
    "recheck": ("recheck",),
    "realisation": ("realisation",),
    "self-assessment": ("self-score",),
    "evaluator-score": ("evaluator-score",),
    "moderation": ("moderated-score",),
    "egov-services": ("egov-services",),
    "service-check": ("check-service",),
    "lapse-grace": ("reopen",),
    "lapse-confirmation": ("confirm-lapse", "reopen"),
    "assessments": ("seat", "correct"),
    "list-approval": ("vote-list", "move-region"),
    "sealing": ("seal",),
    "promotion": ("release-place", "choose-regions"),
    "answer": ("answer-objection",),
    "tot": ("mentor-candidates", "tot-session", "tot-attendance", "tot-marks", "complete-tot", "mentor-leaves"),
    "awards-approval": ("approve-awards",),
    "awards-release": ("release-awards",),
}
"""A step without round, session, signatory or region, and the kinds of message with which it is done."""
BESIDE = ("declare-conflict", "substitute", "end-substitution", "mentor-note", "change-contacts", "withdraw")
"""What whoever has a task may say beside it, where their role may."""
SAID_BY_PEOPLE = tuple(kind for kind, message in KINDS.items() if not set(message.by) <= set(VOICES))
"""Every kind that some person may send."""


def answered_by(step: str) -> tuple[str, ...]:
    """The kinds that answer *step*, its name or its key; none where only a newer build knows it."""
    return ANSWERED_BY.get(step_kind(step), ())


def beside(roles: Iterable[Role]) -> tuple[str, ...]:
    """What somebody who speaks as *roles* may say beside a task; a coordinator says it on the region's page."""
    held = set(roles) - {Role.COORDINATOR}
    return tuple(kind for kind in BESIDE if held & set(KINDS[kind].by))
