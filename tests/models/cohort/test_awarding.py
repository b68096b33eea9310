"""The awards: reckoned once no place can change hands, approved, then told to all winners at once."""

from __future__ import annotations

from decimal import Decimal

from models.cohort import places
from models.cohort.facts import AwardLine, AwardsProposed, AwardsReleased
from tests.cohort.scene import small
from tests.models.cohort.scene import Paper


def present(paper: Paper, region: str, masterplan: str, quick_win: str, **pillars: str) -> None:
    """A region has presented."""
    paper.tell(region, "presented", masterplan=masterplan, quick_win=quick_win, pillars=pillars)


def propose(paper: Paper) -> list[AwardsProposed]:
    """Reckon the awards if it is time."""
    return [fact for _, fact in paper.place.awards.propose(paper.state)]  # type: ignore[misc]


def presented() -> Paper:
    """Two regions with a place, both heard; the cut-off has come."""
    paper = Paper(3, small(quota=2, reserve=1)).sealed()
    first, second, _ = paper.regions
    present(paper, first, "80", "70", **{"smart-living": "90"})
    present(paper, second, "60", "95", **{"smart-living": "85"})
    places.close_reserve(paper.state, (), paper.now)
    paper.words()
    return paper


def test_the_awards_wait_for_every_presentation_and_for_the_cut_off() -> None:
    paper = Paper(3, small(quota=2, reserve=1)).sealed()
    first, second, _ = paper.regions
    assert propose(paper) == []
    present(paper, first, "80", "70")
    places.close_reserve(paper.state, (), paper.now)
    assert propose(paper) == []
    present(paper, second, "60", "95")
    assert [len(fact.awards) for fact in propose(paper)] == [2]
    assert propose(paper) == []


def test_a_region_that_ended_without_presenting_is_not_waited_for() -> None:
    paper = Paper(3, small(quota=2, reserve=1)).sealed()
    first, second, _ = paper.regions
    present(paper, first, "80", "70")
    places.close_reserve(paper.state, (), paper.now)
    paper.tell(second, "ended", outcome="lapsed", stage="masterplan")
    assert [[line.region for line in fact.awards] for fact in propose(paper)] == [[first]]


def test_a_region_that_presented_and_lost_its_place_gets_no_award() -> None:
    paper = presented()
    first, second, _ = paper.regions
    paper.tell(second, "ended", outcome="rejected", stage="masterplan")
    assert [{line.region for line in fact.awards} for fact in propose(paper)] == [{first}]


def test_where_nobody_is_left_who_could_take_a_place_the_cut_off_is_not_waited_for() -> None:
    paper = Paper(3, small(quota=2, reserve=1)).sealed()
    first, second, third = paper.regions
    present(paper, first, "80", "70")
    present(paper, second, "60", "95")
    assert propose(paper) == []
    paper.tell(third, "ended", outcome="withdrawn", stage="assessment")
    assert [len(fact.awards) for fact in propose(paper)] == [2]


def test_a_cohort_whose_last_journey_ends_still_gives_its_awards() -> None:
    paper = presented()
    first, second, third = paper.regions
    paper.tell(third, "ended", outcome="not-selected", stage="assessment")
    for region in (first, second):
        paper.tell(region, "ended", outcome="completed", stage="evaluation")
    propose(paper)
    assert not paper.place.over(paper.state)
    paper.say("approve-awards", awards=paper.place.awards.digest, minutes="BA-5", decree_number="SK-5")
    paper.say("release-awards", awards=paper.place.awards.digest, reason="malam penghargaan")
    assert not paper.place.over(paper.state)
    paper.words()
    assert paper.place.over(paper.state)


def test_awards_are_approved_then_released_to_all_winners_at_once() -> None:
    paper = presented()
    first, second, _ = paper.regions
    lines = (
        AwardLine(category="overall", place=1, region=second, score=Decimal("77.50")),
        AwardLine(category="overall", place=2, region=first, score=Decimal("75.00")),
        AwardLine(category="smart-living", place=1, region=first, score=Decimal("90.00")),
    )
    ((_, proposed),) = paper.place.awards.propose(paper.state)
    digest = paper.place.awards.digest
    assert digest is not None
    assert [(line.category, line.place, line.region, line.score) for line in proposed.awards] == [  # type: ignore[attr-defined]
        (line.category, line.place, line.region, line.score) for line in lines
    ]
    assert paper.say("approve-awards", awards=digest, minutes="BA-5", decree_number="SK-5") == []
    assert paper.said() == []
    ((_, released),) = paper.say("release-awards", awards=digest, reason="malam penghargaan")
    assert released == AwardsReleased(digest=digest, minutes="BA-5", decree="SK-5", awards=proposed.awards)  # type: ignore[attr-defined]
    assert paper.said() == [
        (second, "award", "overall"),
        (first, "award", "overall"),
        (first, "award", "smart-living"),
    ]


def test_each_step_of_the_awards_has_its_turn_and_is_about_exactly_these_awards() -> None:
    paper = presented()
    numbers = {"minutes": "BA-5", "decree_number": "SK-5"}
    assert paper.refused("approve-awards", awards="f" * 64, **numbers) == (
        "the awards are not reckoned yet; they are when every selected region has presented"
    )
    paper.place.awards.propose(paper.state)
    digest = str(paper.place.awards.digest)
    assert [ask.step for ask in paper.place.awards.asks(paper.state)] == ["awards-approval"]
    assert paper.refused("approve-awards", awards="f" * 64, **numbers) == (
        f"ffffffffffff… is not the current list of awards; that is {digest[:12]}…; read it again and send its digest"
    )
    paper.say("approve-awards", awards=digest, **numbers)
    assert [ask.step for ask in paper.place.awards.asks(paper.state)] == ["awards-release"]
    paper.say("release-awards", awards=digest, reason="malam penghargaan")
    assert paper.place.awards.asks(paper.state) == []
