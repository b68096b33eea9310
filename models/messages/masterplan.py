"""Stage 4, masterplan review (*penelaahan masterplan*)."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from models.messages.base import Message, Part
from models.messages.scheduling import Scheduling
from models.panel import Verdict
from models.people import Role
from models.values import Day, Digest, Key, Percent, Title, Words

Pillar = Literal[
    "smart-governance", "smart-branding", "smart-economy", "smart-living", "smart-society", "smart-environment"
]


class Book(Message):
    """One book (*buku*) of the masterplan, or its revision (*perbaikan*)."""

    kind: Literal["book"] = "book"
    book: Key
    document: Digest

    by = (Role.OFFICER,)
    recorded_as = "book-handed-in"

    def slot(self) -> tuple[str, ...]:
        """One version of a book at a time."""
        return (self.kind, self.book)


class ActionRow(Part):
    """One programme of the action plan (*rencana aksi*); the budget in rupiah."""

    programme: Title
    pillar: Pillar
    office: Title
    year: int = Field(ge=2000, le=2100)
    budget: int = Field(ge=0, le=10**15)
    source: Title
    indicator: Title


class ActionPlan(Message):
    """The action plan as rows, one per programme."""

    kind: Literal["action-plan"] = "action-plan"
    rows: tuple[ActionRow, ...] = Field(min_length=1, max_length=100)

    by = (Role.OFFICER,)
    recorded_as = "action-plan-handed-in"

    def slot(self) -> tuple[str, ...]:
        """One plan at a time."""
        return (self.kind,)


class Vote(Message):
    """A reviewer's vote on the dossier of this round, with scores by criterion and comments per book."""

    kind: Literal["vote"] = "vote"
    verdict: Verdict
    dossier: Digest
    """The digest over all books and the action plan that were read."""
    scores: dict[Key, int] = Field(max_length=20)
    comments: dict[Key, Words] = Field(default={}, max_length=20)
    """A comment per book; a vote to revise names the books to be revised by commenting on them."""

    by = (Role.REVIEWER,)
    recorded_as = "voted"
    independent = True


class PresentationDate(Scheduling):
    """The date of the presentation (*pemaparan*) of masterplan and quick win; before it has come it may move."""

    kind: Literal["presentation-date"] = "presentation-date"

    by = (Role.COORDINATOR,)
    recorded_as = "presentation-scheduled"

    def slot(self) -> tuple[str, ...]:
        """One date at a time."""
        return (self.kind,)


class PresentationHeld(Message):
    """The presentation took place."""

    kind: Literal["presentation-held"] = "presentation-held"
    on: Day
    presenter: Title
    quick_win: Title

    by = (Role.COORDINATOR,)
    recorded_as = "presentation-held"

    def slot(self) -> tuple[str, ...]:
        """A presentation is held once."""
        return (self.kind,)


class PresentationScore(Message):
    """A reviewer's scores of the presentation, 0 to 100 each; of the pillars too where the policy names any."""

    kind: Literal["presentation-score"] = "presentation-score"
    masterplan: Percent
    quick_win: Percent
    # Left out where empty, so that a score of an earlier build has the same digest when it is sent again.
    pillars: dict[Key, Percent] = Field(default={}, max_length=20, exclude_if=lambda pillars: not pillars)

    by = (Role.REVIEWER,)
    recorded_as = "presentation-scored"
    independent = True
