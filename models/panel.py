"""How a panel decides; pure, and the order in which votes arrive never changes the outcome."""

from __future__ import annotations

from collections import Counter
from enum import StrEnum
from typing import Literal, Self

from pydantic import Field, model_validator

from models.errors import Refused
from models.values import PersonId, Value


class Verdict(StrEnum):
    """What a reviewer or a panel says: *disetujui*, *perlu perbaikan*, *tidak disetujui*."""

    APPROVE = "approve"
    REVISE = "revise"
    REJECT = "reject"


Share = Literal["majority", "two-thirds", "unanimous"]
"""How large a part of the votes approves."""


def enough(share: Share, approvals: int, of: int) -> bool:
    """Whether *approvals* are the *share* of so many votes."""
    if share == "unanimous":
        return approvals == of
    if share == "two-thirds":
        return 3 * approvals >= 2 * of
    return 2 * approvals > of


class PanelRule(Value):
    """How many votes decide: the quorum, and what it takes to approve or to reject."""

    size: int = Field(ge=1, le=15)
    quorum: int = Field(ge=1)
    approve: Share = "majority"
    """Share of the votes cast that approves; rejecting takes a majority of the votes cast."""

    @model_validator(mode="after")
    def _quorum_is_reachable(self) -> Self:
        if self.quorum > self.size:
            raise ValueError(f"quorum {self.quorum} exceeds the panel's {self.size} members")
        return self

    def verdict(self, votes: Counter[Verdict]) -> Verdict:
        """The verdict of the votes cast: approved or rejected by the rule, else a revision."""
        cast = votes.total()
        if enough(self.approve, votes[Verdict.APPROVE], cast):
            return Verdict.APPROVE
        if 2 * votes[Verdict.REJECT] > cast:
            return Verdict.REJECT
        return Verdict.REVISE


class Panel(Value):
    """Members and the votes they have cast in one round."""

    members: tuple[PersonId, ...]
    rule: PanelRule
    votes: dict[PersonId, Verdict] = {}

    @property
    def outstanding(self) -> tuple[PersonId, ...]:
        """Members who have not voted, in the panel's order."""
        return tuple(member for member in self.members if member not in self.votes)

    def check(self, member: PersonId) -> None:
        """Refuse a vote of somebody who is not on the panel or has voted in this round."""
        if member not in self.members:
            raise Refused(f"{member} is not on this panel; its members are {', '.join(self.members)}")
        if member in self.votes:
            raise Refused(f"{member} has voted {self.votes[member]} in this round; one vote a round is allowed")

    def vote(self, member: PersonId, verdict: Verdict) -> Panel:
        """The panel after one more vote."""
        self.check(member)
        return self.model_copy(update={"votes": {**self.votes, member: verdict}})

    def replace(self, old: PersonId, new: PersonId) -> Panel:
        """The panel with *new* in the seat of *old*; a vote already cast stays with who cast it."""
        if old in self.votes or old not in self.members:
            return self
        return self.model_copy(update={"members": tuple(new if m == old else m for m in self.members)})

    def join(self, new: PersonId) -> Panel:
        """The panel with *new* in a seat that was empty."""
        return self.model_copy(update={"members": (*self.members, new)})

    def without(self, member: PersonId) -> Panel:
        """The panel without *member*, whose vote of this round counts no longer; rule and quorum stay."""
        return self.unvoted(member).model_copy(update={"members": tuple(m for m in self.members if m != member)})

    def unvoted(self, member: PersonId) -> Panel:
        """The panel without the vote of *member*, who keeps the seat."""
        votes = {person: verdict for person, verdict in self.votes.items() if person != member}
        return self.model_copy(update={"votes": votes})

    def outcome(self, *, closed: bool) -> Verdict | None:
        """The panel's verdict, or None while it is open.

        Before the deadline it is given once no outstanding vote can change it; *closed* (the deadline
        has passed) it is given by the votes cast, if they make the quorum.
        """
        votes = Counter(self.votes.values())
        if votes.total() < self.rule.quorum:
            return None
        if closed or not self.outstanding:
            return self.rule.verdict(votes)
        possible = {self.rule.verdict(votes + Counter(more)) for more in _ways(len(self.outstanding))}
        possible.add(self.rule.verdict(votes))
        return possible.pop() if len(possible) == 1 else None


def _ways(left: int) -> list[dict[Verdict, int]]:
    """Every way in which up to *left* outstanding members may still vote."""
    return [
        {Verdict.APPROVE: a, Verdict.REVISE: b, Verdict.REJECT: c}
        for a in range(left + 1)
        for b in range(left + 1 - a)
        for c in range(left + 1 - a - b)
        if a + b + c
    ]
