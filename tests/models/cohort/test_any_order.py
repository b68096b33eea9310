"""Whatever happens in whatever order: the quota holds, nobody is skipped or promoted twice, each cause counts once."""

from __future__ import annotations

from typing import Any, TypeVar

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from models.cohort import places
from models.cohort.facts import PlaceFreed, Promoted
from models.cohort.position import CohortProgress
from models.cohort.state import CohortState
from tests.cohort.scene import small
from tests.models.cohort.regions import Region
from tests.models.cohort.scene import Paper

T = TypeVar("T")
COUNT = 5
PICK = st.integers(0, 999)
"""One of those to whom something can happen, whoever they are at that moment."""
KKD = st.sampled_from([10, 30, 60, 100])
"""Corrected figures; with the lowest a region is not ranked any more."""
ENDINGS = st.sampled_from(["declined", "withdrawn", "rejected", "completed"])


def chosen(found: list[T], pick: int) -> T:
    """One of those found."""
    return found[pick % len(found)]


class AnyOrder(RuleBasedStateMachine):
    """A sealed cohort and its regions; news and words are on their way for as long as it pleases."""

    @initialize(quota=st.integers(1, 2), reserve=st.integers(0, 3))
    def seal(self, quota: int, reserve: int) -> None:
        self.quota = quota
        self.paper = Paper(COUNT, small(quota, reserve)).approved()
        self.paper.seal()
        self.journeys = {id: Region(id) for id in self.paper.regions}
        self.seen: dict[str, tuple[str, dict[str, Any]]] = {}
        self.promoted = 0
        for word in self.paper.words():
            self.journeys[word.to.rpartition("/")[2]].take(word)

    def those(self, *at: str) -> list[Region]:
        """The regions that wait for one of *at*."""
        return [journey for journey in self.journeys.values() if journey.at in at]

    def placed(self, status: str) -> list[str]:
        """The regions whose place is *status*."""
        return [id for id, member in self.paper.state.members.items() if member.status == status]

    def untold(self) -> list[Region]:
        """The regions whose news has not all arrived."""
        return [journey for journey in self.journeys.values() if len(journey.news) > journey.heard]

    @precondition(lambda self: self.those("mou"))
    @rule(pick=PICK, outcome=ENDINGS)
    def a_selected_region_ends(self, pick: int, outcome: str) -> None:
        chosen(self.those("mou"), pick).end(outcome)

    @precondition(lambda self: self.those("reserve", "answer"))
    @rule(pick=PICK)
    def a_region_that_waits_withdraws(self, pick: int) -> None:
        chosen(self.those("reserve", "answer"), pick).end("withdrawn")

    @precondition(lambda self: self.those("mou"))
    @rule(pick=PICK)
    def a_selected_region_misses_its_date(self, pick: int) -> None:
        chosen(self.those("mou"), pick).lapse()

    @precondition(lambda self: self.those("lapsed"))
    @rule(pick=PICK, reopened=st.booleans())
    def a_missed_step_is_opened_again_or_its_grace_ends(self, pick: int, reopened: bool) -> None:
        region = chosen(self.those("lapsed"), pick)
        region.reopen() if reopened else region.end("lapsed")

    @precondition(lambda self: self.those("objection"))
    @rule(pick=PICK)
    def a_region_lets_the_days_for_an_objection_pass(self, pick: int) -> None:
        chosen(self.those("objection"), pick).end("not-selected")

    @precondition(lambda self: any(journey.may_object for journey in self.journeys.values()))
    @rule(pick=PICK, at_once=st.booleans())
    def a_region_objects(self, pick: int, at_once: bool) -> None:
        region = chosen([journey for journey in self.journeys.values() if journey.may_object], pick)
        region.object()
        if at_once:
            fresh, region.heard = region.news[region.heard :], len(region.news)
            self.paper.hear(region.id, *fresh)

    @precondition(lambda self: self.untold())
    @rule(pick=PICK, most=st.integers(1, 3), again=st.integers(0, 2))
    def news_arrives_perhaps_with_some_that_was_heard_before(self, pick: int, most: int, again: int) -> None:
        region = chosen(self.untold(), pick)
        first = max(0, region.heard - again)
        items = region.news[first : region.heard + most]
        region.heard = first + len(items)
        self.paper.hear(region.id, *items)

    @rule(pick=PICK, fewer=st.integers(0, 2))
    def old_news_arrives_once_more(self, pick: int, fewer: int) -> None:
        region = chosen(list(self.journeys.values()), pick)
        self.paper.hear(region.id, *region.news[: max(1, region.heard - fewer)])

    @precondition(lambda self: self.paper.state.outbound)
    @rule(picks=st.lists(PICK, min_size=1, max_size=5), unknown=st.booleans())
    def words_arrive_and_perhaps_nobody_learns_that_they_did(self, picks: list[int], unknown: bool) -> None:
        """To one region words come in their order; among regions in any."""
        for pick in picks:
            if first := list({word.to: word for word in reversed(self.paper.state.outbound)}.values()):
                word = chosen(first, pick)
                self.journeys[word.to.rpartition("/")[2]].take(word)
                if not unknown:
                    self.paper.state.outbound = tuple(w for w in self.paper.state.outbound if w.id != word.id)

    @precondition(lambda self: self.placed("lapsing"))
    @rule(pick=PICK)
    def a_coordinator_releases_a_lapsing_place(self, pick: int) -> None:
        numbers = {"minutes": "BA-2 (contoh)", "reason": "tidak ada kabar"}
        self.paper.say("release-place", region=chosen(self.placed("lapsing"), pick), **numbers)

    @precondition(lambda self: self.paper.place.selection.objections)
    @rule(pick=PICK, value=st.none() | KKD)
    def an_objection_is_answered(self, pick: int, value: int | None) -> None:
        region = chosen(list(self.paper.place.selection.objections), pick)
        self.paper.answer(region, "upheld" if value else "rejected", value)

    @rule(pick=PICK, value=KKD)
    def a_figure_is_corrected(self, pick: int, value: int) -> None:
        figure = {"parameter": "kkd", "value": value, "year": 2018, "source": "ilustrasi", "reason": "salah ketik"}
        self.paper.say("correct", region=self.paper.regions[pick % COUNT], **figure)
        self.paper.rank()

    @precondition(lambda self: self.paper.state.promoting)
    @rule(chance=st.integers(0, 9))
    def the_cut_off_comes(self, chance: int) -> None:
        if chance == 0:
            places.close_reserve(self.paper.state, (), self.paper.now)

    @rule()
    def the_cohort_rests_and_goes_on(self) -> None:
        paper = self.paper
        kept = paper.state.model_copy(update={"progress": paper.place.model_dump(mode="json")}).model_dump_json()
        paper.state = CohortState.model_validate_json(kept)
        paper.place = CohortProgress.model_validate(paper.state.progress)

    @invariant()
    def the_quota_holds_and_no_place_is_lost(self) -> None:
        state = self.paper.state
        placed = sum(member.placed for member in state.members.values())
        assert placed <= self.quota
        if state.promoting:
            assert placed + len(state.vacancies) == self.quota
            assert not (state.vacancies and places.waiting(state))

    @invariant()
    def every_promotion_has_its_cause_and_each_cause_and_region_is_used_once(self) -> None:
        promoted = [fact for _, fact in self.paper.facts if isinstance(fact, Promoted)]
        freed = {f.cause: f.region for _, f in self.paper.facts if isinstance(f, PlaceFreed) and f.refill}
        assert len({fact.cause for fact in promoted}) == len({fact.region for fact in promoted}) == len(promoted)
        assert [freed.get(fact.cause) for fact in promoted] == [fact.place for fact in promoted]

    @invariant()
    def nobody_in_reserve_is_skipped(self) -> None:
        promoted = [fact for _, fact in self.paper.facts if isinstance(fact, Promoted)]
        fresh, self.promoted = promoted[self.promoted :], len(promoted)
        ranks = [fact.rank or places.LAST for fact in fresh]
        left = [member.rank or places.LAST for _, member in places.waiting(self.paper.state)]
        assert ranks == sorted(ranks)
        assert not (ranks and left) or ranks[-1] <= min(left)

    @invariant()
    def no_word_is_said_twice_with_different_content(self) -> None:
        for word in self.paper.state.outbound:
            assert self.seen.setdefault(word.id, (word.kind, word.fields)) == (word.kind, word.fields)

    @invariant()
    def whoever_was_told_selected_has_a_place_or_had_one_that_was_freed(self) -> None:
        freed = {fact.region for _, fact in self.paper.facts if isinstance(fact, PlaceFreed)}
        for journey in self.journeys.values():
            if any(word.get("result") == "selected" for word in journey.words.values()):
                assert self.paper.state.members[journey.id].placed or journey.id in freed

    def teardown(self) -> None:
        """Once everything has arrived, cohort and regions agree about who has a place."""
        if not hasattr(self, "journeys"):
            return
        while self.paper.state.outbound or any(len(j.news) > j.heard for j in self.journeys.values()):
            for word in self.paper.words():
                self.journeys[word.to.rpartition("/")[2]].take(word)
            for journey in self.journeys.values():
                fresh, journey.heard = journey.news[journey.heard :], len(journey.news)
                if fresh:
                    self.paper.hear(journey.id, *fresh)
        self.the_quota_holds_and_no_place_is_lost()
        for id, journey in self.journeys.items():
            assert journey.at in AGREED[self.paper.state.members[id].status], (id, journey.at)


AGREED = {
    "held": ("mou", "ended"),
    "lapsing": ("lapsed",),
    "free": ("lapsed", "ended"),
    "reserve": ("reserve",),
    "out": ("objection", "answer", "ended"),
    "unranked": ("objection", "answer", "ended"),
}
"""A member's place, and where its journey may stand then."""

TestAnyOrder = AnyOrder.TestCase
TestAnyOrder.settings = settings(
    max_examples=400,
    stateful_step_count=50,
    deadline=None,
    database=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much, HealthCheck.data_too_large],
)
