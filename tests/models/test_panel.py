"""A panel decides by its votes, and the order in which they arrive never matters."""

from __future__ import annotations

import itertools
from collections import Counter
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.panel import Panel, PanelRule, Verdict
from tests.models.samples import SOME

APPROVE, REVISE, REJECT = Verdict
Hearing = tuple[Panel, list[tuple[str, Verdict]]]
RULES = ("majority", "two-thirds", "unanimous")


@st.composite
def hearings(draw: st.DrawFn) -> Hearing:
    """A panel of up to seven and the votes of some of its members, in one order of arrival."""
    size = draw(st.integers(1, 7))
    members = tuple(f"penelaah-{n}.contoh" for n in range(1, size + 1))
    quorum = draw(st.integers(1, size))
    rule = PanelRule.model_validate({"size": size, "quorum": quorum, "approve": draw(st.sampled_from(RULES))})
    order = draw(st.permutations(members))[: draw(st.integers(0, size))]
    return Panel(members=members, rule=rule), [(member, draw(st.sampled_from(Verdict))) for member in order]


def after(panel: Panel, votes: list[tuple[str, Verdict]]) -> Panel:
    for member, verdict in votes:
        panel = panel.vote(member, verdict)
    return panel


def expected(rule: str, votes: list[Verdict]) -> Verdict:
    """The verdict as the rule's words say it, in shares."""
    share = Counter(votes)[APPROVE] / len(votes)
    approves = {"majority": share > 1 / 2, "two-thirds": share >= 2 / 3 - 1e-9, "unanimous": share == 1}
    if approves[rule]:
        return APPROVE
    return REJECT if Counter(votes)[REJECT] / len(votes) > 1 / 2 else REVISE


@given(hearings(), st.randoms(use_true_random=False))
@SOME
def test_every_order_of_arrival_gives_the_same_outcome(hearing: Hearing, random: Random) -> None:
    panel, votes = hearing
    other = sorted(votes, key=lambda _: random.random())

    for closed in (False, True):
        assert after(panel, votes).outcome(closed=closed) == after(panel, other).outcome(closed=closed)


@given(hearings())
@SOME
def test_an_outcome_once_given_is_never_changed_by_further_votes(hearing: Hearing) -> None:
    panel, votes = hearing
    given_first = None
    for count in range(len(votes) + 1):
        now = after(panel, votes[:count])
        early, closed = now.outcome(closed=False), now.outcome(closed=True)
        if given_first is None:
            given_first = early
        if given_first is not None:
            assert (early, closed) == (given_first, given_first)


@given(hearings())
@SOME
def test_below_the_quorum_there_is_no_outcome_and_with_it_the_date_decides(hearing: Hearing) -> None:
    panel, votes = hearing
    cast = [verdict for _, verdict in votes]

    outcome = after(panel, votes).outcome(closed=True)

    assert outcome == (expected(panel.rule.approve, cast) if len(cast) >= panel.rule.quorum else None)
    if len(cast) == len(panel.members) or len(cast) < panel.rule.quorum:
        assert after(panel, votes).outcome(closed=False) == outcome


@pytest.mark.parametrize("size", range(1, 8))
@pytest.mark.parametrize("rule", RULES)
def test_an_outcome_is_given_as_soon_as_no_outstanding_vote_can_change_it(rule: str, size: int) -> None:
    """Every count of votes cast, against every way in which the others may vote or stay away."""
    members = tuple(f"penelaah-{n}.contoh" for n in range(size))
    panel = Panel(members=members, rule=PanelRule.model_validate({"size": size, "quorum": 1, "approve": rule}))
    for cast in range(1, size + 1):
        for votes in itertools.combinations_with_replacement(Verdict, cast):
            ends = {
                expected(rule, [*votes, *more])
                for left in range(size - cast + 1)
                for more in itertools.combinations_with_replacement(Verdict, left)
            }
            outcome = after(panel, list(zip(members, votes, strict=False))).outcome(closed=False)
            assert outcome == (ends.pop() if len(ends) == 1 else None)
