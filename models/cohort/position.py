"""Where a cohort is: its list, its mentors and its awards side by side; and what its journeys' news changes."""

from __future__ import annotations

from datetime import date, datetime

from models.cohort import places
from models.cohort.awarding import AwardMessage, AwardsTrack, presented
from models.cohort.facts import ObjectionOpened
from models.cohort.listing import all_verified, candidates, verified
from models.cohort.places import Noted
from models.cohort.selection import Objection, SelectionMessage, SelectionTrack
from models.cohort.state import CohortState
from models.cohort.tot import TotMessage, TotTrack, assign_to, open_gate
from models.errors import Refused
from models.journey import Ask, voice_of_region
from models.messages import Message
from models.messages.cohort import Item, News
from models.messages.steering import Stop
from models.people import Role
from models.progress.base import Position
from models.values import PersonId, RegionId


class CohortProgress(Position[CohortState]):
    """``begun`` counts the journeys that were begun, in the candidates' order."""

    begun: int = 0
    today: date = date.min
    """The day by which seats and mandates are read; set with every look."""
    selection: SelectionTrack = SelectionTrack()
    tot: TotTrack = TotTrack()
    awards: AwardsTrack = AwardsTrack()

    def asks(self, state: CohortState) -> list[Ask]:
        """Everything that is open: the list's step, the ToT, the awards."""
        return [*self.selection.asks(state, self.today), *self.tot.asks(state), *self.awards.asks(state)]

    def check(self, message: Message, state: CohortState) -> str | None:
        """Each message belongs to one of the three."""
        if isinstance(message, SelectionMessage):
            return self.selection.check(message, state)
        if isinstance(message, TotMessage):
            return self.tot.check(message, state)
        if isinstance(message, AwardMessage):
            return self.awards.check(message)
        return super().check(message, state)

    def check_steering(self, message: Message) -> None:
        """A cohort is not stopped: its journeys are."""
        if isinstance(message, Stop):
            raise Refused("a cohort ends when its journeys have ended; stop these, one by one or with `bulk`")

    def replaced(self, role: Role, old: PersonId, new: PersonId) -> None:
        """Whoever takes a partner's place takes the seats; the votes already cast stay with who cast them."""
        if role is Role.PARTNER:
            self.selection.hand_over(old, new)

    def over(self, state: CohortState) -> bool:
        """Whether every journey has ended and nothing is left to decide or to tell."""
        ended = all(member.outcome for member in state.members.values())
        return ended and self.awards.done and not state.outbound

    def to_rank(self, state: CohortState) -> bool:
        """Whether a new version of the list is wanted."""
        if self.selection.step == "assessing" and not self.selection.rank_because and all_verified(state):
            self.selection.rank_because = "verified"
        return bool(self.selection.rank_because and candidates(state))


def check_news(news: News, state: CohortState) -> None:
    """Refuse news of a journey that is not this cohort's."""
    if news.region not in state.members or news.person != voice_of_region(news.region):
        raise Refused(f"{news.region} is no candidate of {state.title}")


def hear(position: CohortProgress, state: CohortState, region: RegionId, item: Item, now: datetime) -> Noted:
    """Take a piece of news of a journey; what was heard before changes nothing."""
    if item.number <= state.members[region].seen:
        return []
    facts = _hear(position, state, region, item, now)
    state.members[region].seen = item.number
    return facts


def _hear(position: CohortProgress, state: CohortState, region: RegionId, item: Item, now: datetime) -> Noted:
    member, cause = state.members[region], f"{region}#{item.number}"
    if item.what == "entered":
        return _entered(position, state, region, str(item.about["stage"]), now)
    if item.what == "verified":
        verified(position.selection, state, region, item.at, now)
    elif item.what == "lapsing":
        return places.lapsing(state, region, cause)
    elif item.what == "reopened":
        return places.reopened(state, region, cause, now)
    elif item.what == "objected":
        return _objected(position, region, item, cause)
    elif item.what == "mentor":
        member.mentor = str(item.about["new"])
    elif item.what == "presented":
        presented(state, region, item.about)
    elif item.what == "ended":
        member.outcome = item.about["outcome"]
        position.selection.objections.pop(region, None)
        return places.ended(state, region, str(member.outcome), cause, now)
    return []


def _entered(position: CohortProgress, state: CohortState, region: RegionId, stage: str, now: datetime) -> Noted:
    """A region that arrives at its bimtek asks for the gate by arriving; the answer is the present level."""
    member = state.members[region]
    member.stage = stage
    if stage != "training" or not position.tot.open:
        return []
    open_gate(state, region, now)
    if member.mentor:
        assign_to(state, region, member.mentor, now)
        return []
    return position.tot.give(state, now, f"arrived/{region}")


def _objected(position: CohortProgress, region: RegionId, item: Item, cause: str) -> Noted:
    fields = {"parameter": item.about["parameter"], "document": item.about["document"]}
    objection = Objection.model_validate({**fields, "cause": cause})
    position.selection.objections = {**position.selection.objections, region: objection}
    return [(cause, ObjectionOpened.model_validate({**fields, "region": region}))]
