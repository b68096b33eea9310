"""Who sits on a region's panel (*tim penelaah*), and who may not judge the region after all."""

from __future__ import annotations

from typing import Literal

from pydantic import Field, model_validator

from models.conflicts import JUDGES
from models.messages.base import Message
from models.people import Role
from models.values import PersonId, Words


class PanelAppointment(Message):
    """The region's panel: from now on these are its reviewers, one of them the chair (*ketua tim*)."""

    kind: Literal["appoint-panel"] = "appoint-panel"
    members: tuple[PersonId, ...] = Field(min_length=1, max_length=15)
    chair: PersonId
    reason: Words

    by = (Role.COORDINATOR, Role.COHORT)
    recorded_as = "panel-appointed"

    @model_validator(mode="after")
    def _each_once(self) -> PanelAppointment:
        if len(set(self.members)) < len(self.members):
            raise ValueError("names a member twice; each member has one seat")
        if self.chair not in self.members:
            raise ValueError(f"names {self.chair} as chair, who is no member; the chair is one of the members")
        return self

    def slot(self) -> tuple[str, ...]:
        """One panel at a time."""
        return (self.kind,)


class ConflictDeclaration(Message):
    """Somebody who judges the region has a conflict of interest (*konflik kepentingan*) and judges it no longer."""

    kind: Literal["declare-conflict"] = "declare-conflict"
    who: PersonId | None = None
    """Whose conflict it is, where a coordinator says it for somebody; else the sender's own."""
    interest: Literal["home-region", "employer", "mentor", "relation", "other"]
    reason: Words

    by = (*JUDGES, Role.COORDINATOR)
    recorded_as = "conflict-declared"
    even_away = True

    @property
    def declarer(self) -> PersonId:
        """Whose conflict it is."""
        return self.who or self.person

    def slot(self) -> tuple[str, ...]:
        """One declaration of one person."""
        return (self.kind, self.declarer)
