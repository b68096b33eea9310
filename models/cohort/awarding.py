"""The awards (*penghargaan*): reckoned from the presentations, approved, then told to all at once; pure."""

from __future__ import annotations

from datetime import datetime
from typing import Literal

from models.awards import Presented, awards, awards_digest
from models.cohort.facts import AwardLine, AwardsProposed, AwardsReleased
from models.cohort.places import Noted, changeable
from models.cohort.state import CohortState, Scores
from models.errors import Refused
from models.journey import Ask
from models.messages.awards import AwardsApproval, AwardsRelease
from models.people import Role
from models.progress.base import ask, same
from models.values import Digest, Progress

AwardMessage = AwardsApproval | AwardsRelease


class AwardsTrack(Progress):
    """``step`` is what the awards wait for: the presentations, the approval, the release."""

    step: Literal["presentations", "approval", "release", "released"] = "presentations"
    round: int = 1
    """How often they were reckoned: a winner may lose its place before they are released."""
    digest: Digest | None = None
    lines: tuple[AwardLine, ...] = ()
    minutes: str = ""
    decree: str = ""

    def asks(self, state: CohortState) -> list[Ask]:
        """The coordinators' step."""
        rules = state.rules.awarding
        if self.step == "approval":
            return [ask(state, "awards-approval", Role.COORDINATOR, rules.approval, self.round)]
        if self.step == "release":
            return [ask(state, "awards-release", Role.COORDINATOR, rules.release, self.round)]
        return []

    @property
    def done(self) -> bool:
        """Whether nothing about the awards is open."""
        return self.step in ("presentations", "released")

    def check(self, message: AwardMessage) -> str:
        """Approval and release are about exactly these awards."""
        if self.step == "presentations":
            raise Refused("the awards are not reckoned yet; they are when every selected region has presented")
        same("list of awards", message.awards, self.digest)
        step = "awards-approval" if isinstance(message, AwardsApproval) else "awards-release"
        return f"{step}#{self.round}"

    def propose(self, state: CohortState) -> Noted:
        """Reckon the awards once every region with a place has presented or ended, and no place can change hands."""
        placed = [member for member in state.members.values() if member.placed]
        heard = all(m.outcome or r in state.presented for r, m in state.members.items() if m.placed)
        lost = self.step in ("approval", "release") and any(not state.members[w.region].placed for w in self.lines)
        if not (lost or self.step == "presentations") or changeable(state):
            return []
        if not (placed and heard and state.presented):
            return []
        self.round += lost
        presented = [
            Presented(region=region, code=state.members[region].code, **dict(scores))
            for region, scores in state.presented.items()
            if state.members[region].placed
        ]
        assert state.policy.awards is not None
        found = awards(presented, state.policy.awards, state.policy.masterplan.pillars)
        self.lines = tuple(AwardLine.model_validate(award.model_dump()) for award in found)
        self.digest = awards_digest(found)
        self.step = "approval"
        return [(str(self.round), AwardsProposed(digest=self.digest, awards=self.lines))]

    def take(self, message: AwardMessage, state: CohortState) -> Noted:
        """Approve, or release to all winners at once."""
        if isinstance(message, AwardsApproval):
            self.step, self.minutes, self.decree = "release", message.minutes, message.decree_number
            return []
        self.step = "released"
        for line in self.lines:
            self._tell(state, line, message.received_at)
        assert self.digest is not None
        fact = AwardsReleased(digest=self.digest, minutes=self.minutes, decree=self.decree, awards=self.lines)
        return [("", fact)]

    def _tell(self, state: CohortState, line: AwardLine, at: datetime) -> None:
        state.say(
            line.region,
            "award",
            line.category,
            at,
            category=line.category,
            place=line.place,
            score=str(line.score),
            minutes=self.minutes,
            decree_number=self.decree,
        )


def presented(state: CohortState, region: str, about: dict[str, object]) -> None:
    """Keep a region's presentation scores."""
    state.presented[region] = Scores.model_validate(about)
