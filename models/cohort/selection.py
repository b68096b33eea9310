"""The list: its versions, the seats' votes, its seal, and the objections to it."""

from __future__ import annotations

from datetime import date
from typing import Literal

from pydantic import AwareDatetime

from models.cohort.seats import Ballot, Holder, holder_on, seats_of, seats_on
from models.cohort.state import CohortState
from models.errors import Refused
from models.journey import Ask
from models.messages.cohort import (
    Correction,
    EgovChoice,
    ListVote,
    ObjectionAnswer,
    PlaceRelease,
    RegionMoved,
    Seal,
    SeatHolder,
)
from models.people import Role
from models.progress.base import ask, check_past, day_of, same
from models.sheet import ParameterName
from models.values import Digest, Key, PersonId, Progress, RegionId, Value

SelectionMessage = SeatHolder | ListVote | RegionMoved | Correction | Seal | ObjectionAnswer | PlaceRelease | EgovChoice


class Objection(Value):
    """An objection that waits for its answer."""

    parameter: ParameterName
    document: Digest
    cause: str


class SelectionTrack(Progress):
    """``step`` is what the list waits for; ``round`` counts the lists that were put to the vote."""

    step: Literal["assessing", "approval", "sealing", "sealed"] = "assessing"
    shut_at: AwareDatetime | None = None
    """When the window for assessments ended, once it has closed."""
    version: int = 0
    digest: Digest | None = None
    last_reserve: int = 0
    """The last rank that the seal put into the reserve."""
    listed: int = 0
    """How many regions are ranked."""
    round: int = 1
    holders: tuple[Holder, ...] = ()
    ballots: dict[Key, Ballot] = {}
    moves: tuple[tuple[RegionId, int], ...] = ()
    """Regions the seats have moved, with their places, in that order."""
    rank_because: str = ""
    """Why the list is to be reckoned anew; empty where it is not."""
    objections: dict[RegionId, Objection] = {}

    def asks(self, state: CohortState, today: date) -> list[Ask]:
        """What the list waits for now."""
        rules = state.rules.selection
        if self.step == "assessing":
            if self.shut_at:
                return []
            return [ask(state, "assessments", Role.COHORT, rules.window).model_copy(update={"decides": True})]
        if self.step == "approval":
            return [self._approval(state, today)]
        if self.step == "sealing":
            return [ask(state, "sealing", Role.COORDINATOR, rules.sealing, self.round)]
        asked = [self._objection(state, region, today) for region in self.objections]
        if state.promoting:
            asked.append(ask(state, "promotion", Role.COHORT, rules.promotion).model_copy(update={"decides": True}))
        return asked

    def _approval(self, state: CohortState, today: date) -> Ask:
        """The seats that have not voted; the date closes the vote once quorum and required seats are there."""
        rules = state.rules.selection
        valid = seats_on(rules, today)
        missing = [seat for seat in valid if seat.id not in self.ballots]
        persons = [holder.person for seat in missing if (holder := holder_on(self.holders, seat.id, today))]
        closes = len(valid) - len(missing) >= rules.quorum and not any(seat.required for seat in missing)
        asked = ask(state, "list-approval", Role.PARTNER, rules.approval, self.round)
        return asked.model_copy(update={"persons": tuple(dict.fromkeys(persons)), "decides": closes})

    def _objection(self, state: CohortState, region: RegionId, today: date) -> Ask:
        rules = state.rules.selection
        owners = [seat.id for seat in seats_on(rules, today) if self.objections[region].parameter in seat.owns]
        persons = [holder.person for seat in owners if (holder := holder_on(self.holders, seat, today))]
        asked = ask(state, f"answer-{region}", Role.PARTNER, rules.answer)
        return asked.model_copy(update={"persons": tuple(dict.fromkeys(persons))})

    def check(self, message: SelectionMessage, state: CohortState) -> str | None:
        """The step that *message* answers, or None where it may come at any time."""
        day = day_of(message, state)
        if isinstance(message, SeatHolder):
            self._check_holder(message, state)
            return None
        if isinstance(message, ListVote | RegionMoved):
            return self._check_vote(message, state, day)
        if isinstance(message, Correction):
            _check_correction(message, state)
            return None
        if isinstance(message, Seal):
            same("list", message.list, self.digest)
            check_past("minutes", message.minutes_on, message, state)
            check_past("a decree", message.decree_on, message, state)
            return f"sealing#{self.round}"
        if isinstance(message, ObjectionAnswer):
            return self._check_answer(message, state, day)
        if isinstance(message, EgovChoice):
            _check_egov(message, state)
        else:
            _check_release(message, state)
        return None

    def _check_holder(self, message: SeatHolder, state: CohortState) -> None:
        seats = {seat.id: seat for seat in state.rules.selection.seats}
        seat = seats.get(message.seat)
        if seat is None or not seat.valid_on(message.since):
            names = ", ".join(each.id for each in seats_on(state.rules.selection, message.since)) or "none"
            raise Refused(f"there is no seat {message.seat!r} on {message.since}; seats of that day: {names}")
        if message.until and message.until < message.since:
            raise Refused(f"a mandate from {message.since} cannot end on {message.until}")

    def _check_vote(self, message: ListVote | RegionMoved, state: CohortState, day: date) -> str:
        if self.step != "approval":
            raise Refused(f"the list is not put to the vote now; it waits for {self.step}")
        same("list", message.list, self.digest)
        mine = seats_of(state.rules.selection, self.holders, message.person, day)
        if isinstance(message, ListVote) and all(seat.id in self.ballots for seat in mine):
            raise Refused(f"{', '.join(seat.id for seat in mine)} has voted on this list; one vote a list is allowed")
        if isinstance(message, RegionMoved):
            member = state.members.get(message.region)
            if member is None or member.rank is None:
                raise Refused(f"{message.region} is not on the list; only a ranked region can be moved")
            if message.rank > self.listed or message.rank == member.rank:
                raise Refused(
                    f"{message.region} has rank {member.rank} of {self.listed}; name another rank up to {self.listed}"
                )
        return f"list-approval#{self.round}"

    def _check_answer(self, message: ObjectionAnswer, state: CohortState, day: date) -> str:
        objection = self.objections.get(message.region)
        if objection is None:
            open_ = ", ".join(self.objections) or "none"
            raise Refused(f"no objection of {message.region} waits for an answer; open: {open_}")
        mine = seats_of(state.rules.selection, self.holders, message.person, day)
        if not any(objection.parameter in seat.owns for seat in mine):
            owners = [seat.id for seat in state.rules.selection.seats if objection.parameter in seat.owns]
            raise Refused(f"{objection.parameter} is answered for by {' or '.join(owners)}, not by {mine[0].id}")
        figure = (message.value is not None) + (message.category is not None)
        if message.verdict == "upheld" and not (figure == 1 and message.year and message.source):
            raise Refused("an objection that is upheld names the figure that counts: value or category, year, source")
        if message.verdict == "rejected" and (figure or message.year or message.source):
            raise Refused("a rejected objection changes no figure; leave value, category, year and source out")
        return f"answer-{message.region}#1"

    def hand_over(self, old: PersonId, new: PersonId) -> None:
        """Let *new* hold the seats of *old*."""
        self.holders = tuple(h.model_copy(update={"person": new}) if h.person == old else h for h in self.holders)


def _check_correction(message: Correction, state: CohortState) -> None:
    if message.region not in state.members:
        raise Refused(f"{message.region} is no candidate of {state.title}")
    if message.value is not None and message.category is not None:
        raise Refused("a figure is a value or a category, not both")
    if state.members[message.region].status == "unranked":
        raise Refused(f"{message.region} is not ranked; its figures change by an objection of its own that is upheld")


def _check_egov(message: EgovChoice, state: CohortState) -> None:
    most = state.rules.egov_regions
    chosen = {region for region, member in state.members.items() if member.egov}
    if unplaced := [r for r in message.regions if r not in state.members or not state.members[r].placed]:
        raise Refused(f"{', '.join(unplaced)} has no place in {state.title}; choose among the selected regions")
    if again := [region for region in message.regions if region in chosen]:
        raise Refused(f"{', '.join(again)} is in the e-Government track already")
    if len(chosen) + len(set(message.regions)) > most:
        raise Refused(
            f"the policy allows {most} regions in the e-Government track; {len(chosen)} are chosen, "
            f"{len(set(message.regions))} more are too many"
        )


def _check_release(message: PlaceRelease, state: CohortState) -> None:
    member = state.members.get(message.region)
    if member is None or member.status != "lapsing":
        holding = ", ".join(region for region, each in state.members.items() if each.status == "lapsing") or "none"
        raise Refused(f"the place of {message.region} is not lapsing; places that are: {holding}")
