"""Who sits on a panel, who may vote, and who takes a seat over."""

from __future__ import annotations

import pytest
from pydantic import ValidationError

from models.errors import Refused
from models.panel import Panel, PanelRule, Verdict

ONE, TWO, THREE, NEW = (f"penelaah-{n}.contoh" for n in (1, 2, 3, 9))


def panel() -> Panel:
    return Panel(members=(ONE, TWO, THREE), rule=PanelRule(size=3, quorum=2))


def test_somebody_who_is_not_on_the_panel_is_refused() -> None:
    with pytest.raises(Refused) as refusal:
        panel().vote("tamu.contoh", Verdict.APPROVE)

    assert str(refusal.value) == (
        "tamu.contoh is not on this panel; its members are penelaah-1.contoh, penelaah-2.contoh, penelaah-3.contoh"
    )


def test_a_second_vote_in_one_round_is_refused_even_if_it_says_the_same() -> None:
    voted = panel().vote(ONE, Verdict.REVISE)

    with pytest.raises(Refused) as refusal:
        voted.vote(ONE, Verdict.REVISE)

    assert str(refusal.value) == "penelaah-1.contoh has voted revise in this round; one vote a round is allowed"
    assert voted.votes == {ONE: Verdict.REVISE}


def test_a_seat_that_has_not_voted_is_handed_over() -> None:
    handed_over = panel().vote(ONE, Verdict.APPROVE).replace(TWO, NEW)

    assert (handed_over.members, handed_over.outstanding) == ((ONE, NEW, THREE), (NEW, THREE))
    with pytest.raises(Refused, match=r"^penelaah-2\.contoh is not on this panel"):
        handed_over.check(TWO)


def test_a_vote_that_was_cast_stays_with_who_cast_it() -> None:
    voted = panel().vote(ONE, Verdict.REJECT)

    assert voted.replace(ONE, NEW) == voted
    assert voted.replace(ONE, NEW).votes == {ONE: Verdict.REJECT}
    with pytest.raises(Refused, match=r"^penelaah-9\.contoh is not on this panel"):
        voted.replace(ONE, NEW).check(NEW)


def test_somebody_elsewhere_replaced_changes_nothing_here() -> None:
    assert panel().replace("penelaah-5.contoh", NEW) == panel()


def test_a_vote_leaves_the_panel_it_was_cast_on_as_it_was() -> None:
    before = panel()
    before.vote(ONE, Verdict.APPROVE)

    assert before == panel()


def test_a_panel_of_three_has_decided_when_two_have_approved() -> None:
    one = panel().vote(ONE, Verdict.APPROVE)
    two = one.vote(THREE, Verdict.APPROVE)

    assert (one.outcome(closed=False), one.outcome(closed=True)) == (None, None)
    assert (two.outcome(closed=False), two.outcome(closed=True)) == (Verdict.APPROVE, Verdict.APPROVE)


def test_two_reviewers_who_disagree_ask_for_a_revision_when_the_date_passes() -> None:
    split = panel().vote(ONE, Verdict.APPROVE).vote(TWO, Verdict.REJECT)

    assert (split.outcome(closed=False), split.outcome(closed=True)) == (None, Verdict.REVISE)


def test_a_quorum_that_cannot_be_reached_is_refused() -> None:
    with pytest.raises(ValidationError, match="quorum 4 exceeds the panel's 3 members"):
        PanelRule(size=3, quorum=4)
