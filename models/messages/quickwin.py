"""Stage 5, quick-win launch (*peluncuran program percepatan*)."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from models.messages.base import Message
from models.people import Role
from models.values import Day, Digest, Key, Title, Words


class LaunchPlan(Message):
    """The plan of the launch, with the date the region promises."""

    kind: Literal["launch-plan"] = "launch-plan"
    quick_win: Title
    document: Digest
    promised: Day

    by = (Role.OFFICER,)
    recorded_as = "launch-planned"

    def slot(self) -> tuple[str, ...]:
        """One plan at a time."""
        return (self.kind,)


class PlanJudgement(Message):
    """The mentor approves the launch plan or returns it with a note."""

    kind: Literal["judge-plan"] = "judge-plan"
    verdict: Literal["approved", "returned"]
    plan: Digest
    note: Words

    by = (Role.MENTOR,)
    recorded_as = "plan-judged"
    independent = True

    def slot(self) -> tuple[str, ...]:
        """One judgement of a plan."""
        return (self.kind,)


class Launched(Message):
    """The quick win was launched on this day."""

    kind: Literal["launched"] = "launched"
    on: Day
    place: Title

    by = (Role.OFFICER,)
    recorded_as = "launched"

    def slot(self) -> tuple[str, ...]:
        """A quick win is launched once."""
        return (self.kind,)


class Evidence(Message):
    """Evidence (*bukti dukung*) of one required kind."""

    kind: Literal["evidence"] = "evidence"
    evidence: Key
    document: Digest
    shows: Words

    by = (Role.OFFICER,)
    recorded_as = "evidence-handed-in"

    def slot(self) -> tuple[str, ...]:
        """One document for each kind of evidence at a time."""
        return (self.kind, self.evidence)


class EvidenceCheck(Message):
    """A verifier, not from the region, verifies the evidence or returns the kinds that do not show it."""

    kind: Literal["verify-evidence"] = "verify-evidence"
    verdict: Literal["verified", "returned"]
    evidence: Digest
    """The digest over all documents that were checked."""
    returned: tuple[Key, ...] = Field(default=(), max_length=20)
    note: Words

    by = (Role.VERIFIER,)
    recorded_as = "evidence-checked"
    independent = True

    def slot(self) -> tuple[str, ...]:
        """One check of one set of evidence."""
        return (self.kind,)


class Recheck(Message):
    """On the re-check date the verifier looks whether the quick win still runs."""

    kind: Literal["recheck"] = "recheck"
    running: bool
    note: Words

    by = (Role.VERIFIER,)
    recorded_as = "rechecked"
    independent = True

    def slot(self) -> tuple[str, ...]:
        """One re-check."""
        return (self.kind,)
