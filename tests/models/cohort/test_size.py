"""A cohort of 165 stays small enough to travel: below 64 KiB at rest, and so does each batch for the register."""

from __future__ import annotations

from gateway.candidates import read_candidates
from models.cohort.state import Member
from models.journey import Handled
from models.noted import Noted, NotedFacts
from models.steps import reconcile, standing
from tests.cohort.killed_start import CANDIDATES
from tests.cohort.scene import small
from tests.models.cohort.scene import Paper
from tests.models.samples import NOW, A

LIMIT = 64 * 1024


def listed() -> Paper:
    """The 165 illustrative candidates, their list approved."""
    candidates = read_candidates(CANDIDATES)
    paper = Paper(1, small(quota=50, reserve=15))
    paper.regions = [candidate.region.id for candidate in candidates]
    paper.told = dict.fromkeys(paper.regions, 0)
    paper.sheets = {candidate.region.id: candidate.sheet for candidate in candidates}
    paper.state.members = {candidate.region.id: Member(code=candidate.region.code) for candidate in candidates}
    return paper.approved()


def size(paper: Paper) -> int:
    """The bytes of the state as it continues, with its steps open."""
    reconcile(paper.state, paper.place.asks(paper.state), NOW)
    whole = paper.state.model_copy(update={"progress": paper.place.model_dump(mode="json")})
    return len(whole.model_dump_json().encode())


def batch(paper: Paper) -> int:
    """The bytes of one batch with everything that was concluded so far."""
    facts = tuple(
        Noted(
            identity=f"cohort/{fact.recorded_as}/{of}", at=NOW, kind=fact.recorded_as, body=fact.model_dump(mode="json")
        )
        for of, fact in paper.facts
    )
    position = paper.place.model_dump(mode="json")
    page = NotedFacts(
        journey=paper.state.id,
        facts=facts,
        standing=standing(paper.state, NOW),
        people=paper.state.people,
        progress=position,
    )
    return len(page.model_dump_json().encode())


def test_a_sealed_cohort_of_165_takes_less_than_half_of_what_is_allowed() -> None:
    paper = listed()
    paper.seal()
    assert len(paper.state.outbound) == len(paper.regions) == 165
    # A word to everybody travels for seconds only, page by page; a rest in just these seconds carries it along.
    assert size(paper) < 2 * LIMIT
    paper.words()
    assert size(paper) < LIMIT / 2
    assert batch(paper) < LIMIT / 2


def test_years_later_with_every_presentation_and_two_hundred_messages_it_still_travels() -> None:
    paper = listed()
    paper.seal()
    paper.words()
    pillars = dict.fromkeys(paper.state.policy.masterplan.pillars, "88.88")
    for region in [region for region, member in paper.state.members.items() if member.placed]:
        paper.tell(region, "presented", masterplan="88.88", quick_win="77.77", pillars=pillars)
        paper.tell(region, "entered", stage="evaluation")
        paper.state.members[region].mentor = "pembimbing-12.contoh"
    paper.state.handled = {f"{number:036}": Handled(digest=A[:32], received_at=NOW) for number in range(200)}
    assert size(paper) < LIMIT
