"""Who decides about what a region hands in for a step; plain data."""

from __future__ import annotations

from models.people import Role
from models.words import step_kind

DECIDED_BY: dict[str, tuple[Role, ...]] = {
    "data": (Role.ASSESSOR,),
    "objection": (Role.PARTNER, Role.COORDINATOR),
    "team": (Role.COORDINATOR,),
    "session-report": (Role.MENTOR,),
    "masterplan": (Role.REVIEWER,),
    "launch-plan": (Role.MENTOR,),
    "evidence": (Role.VERIFIER,),
    "self-assessment": (Role.EVALUATOR, Role.MODERATOR),
    "egov-services": (Role.VERIFIER,),
}
"""A step of the region, and whoever decides after it, in their order; one that is not here counts once it is done."""


def decided_by(step: str) -> tuple[Role, ...]:
    """Who decides after *step*, its name or its key; nobody where it counts as soon as it is done."""
    return DECIDED_BY.get(step_kind(step), ())
