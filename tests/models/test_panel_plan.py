"""Panels are shared out evenly, whole, without a conflict of interest, and it is said why a region has none."""

from __future__ import annotations

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.conflicts import Ties
from models.panel_plan import Impossible, Proposed, Reviewer, Wanting, proposed
from tests.models.samples import SOME

BOGOR, CIMAHI, TEGAL = "kota-bogor", "kota-cimahi", "kota-tegal"


def reviewers(count: int, **home: str) -> list[Reviewer]:
    """So many reviewers; ``home`` says where some of them, such as ``p1``, come from."""
    return [Reviewer(person=f"p{n}", ties=Ties(home=home.get(f"p{n}"))) for n in range(1, count + 1)]


def wanting(*regions: str) -> list[Wanting]:
    return [Wanting(region=region) for region in regions]


def test_those_with_the_fewest_panels_sit_and_whoever_leads_the_fewest_leads() -> None:
    pool = [each.model_copy(update={"load": 2 if each.person == "p1" else 0}) for each in reviewers(4)]

    found = proposed(wanting(BOGOR, CIMAHI), pool, size=2, quota=5)

    assert (found.panels, found.impossible) == (
        (
            Proposed(region=BOGOR, members=("p2", "p4"), chair="p2"),
            Proposed(region=CIMAHI, members=("p2", "p3"), chair="p3"),
        ),
        (),
    )


def test_nobody_sits_on_the_panel_of_a_region_they_are_tied_to() -> None:
    regions = [
        Wanting(region=BOGOR, mentors=("p2",), own=("p3",), declared=("p4",)),
        *wanting(CIMAHI),
    ]

    found = proposed(regions, reviewers(6, p1=BOGOR), size=2, quota=2)

    assert found.panels[0] == Proposed(region=BOGOR, members=("p5", "p6"), chair="p5")


def test_a_seat_changes_hands_so_that_another_region_has_a_panel_too() -> None:
    """Both regions' panels are possible only if the one with more to choose from leaves the last two free."""
    regions = [Wanting(region=BOGOR), Wanting(region=CIMAHI, declared=("p3", "p4"))]

    found = proposed(regions, reviewers(4), size=2, quota=1)

    assert [(panel.region, panel.members) for panel in found.panels] == [(BOGOR, ("p3", "p4")), (CIMAHI, ("p1", "p2"))]


def test_who_stands_in_for_a_reviewer_sits_beside_others_only() -> None:
    regions = [Wanting(region=BOGOR, standing_in={"p2": ("p1",)}), Wanting(region=CIMAHI)]

    found = proposed(regions, reviewers(3), size=2, quota=2)

    assert [(panel.region, panel.members) for panel in found.panels] == [(BOGOR, ("p1", "p3")), (CIMAHI, ("p1", "p2"))]


def test_a_region_that_only_both_could_serve_has_no_panel_and_it_is_said_who_stands_in() -> None:
    regions = [Wanting(region=BOGOR, standing_in={"p2": ("p1",)}, declared=("p3",))]

    found = proposed(regions, reviewers(3), size=2, quota=2)

    bars = {"p1": "free", "p2": "stands-in", "p3": "declared"}
    assert (found.panels, found.impossible) == ((), (Impossible(region=BOGOR, bars=bars),))


def test_who_stands_in_for_somebody_that_cannot_sit_there_keeps_the_reason_of_the_others() -> None:
    regions = [Wanting(region=BOGOR, standing_in={"p2": ("p1",)}, declared=("p1",))]

    found = proposed(regions, reviewers(2), size=2, quota=2)

    assert found.impossible == (Impossible(region=BOGOR, bars={"p1": "declared", "p2": "free"}),)


@given(
    st.lists(st.dictionaries(st.sampled_from(("p1", "p2", "p3")), st.just(("p4", "p5")), max_size=2), max_size=4),
    st.integers(4, 8),
)
@SOME
def test_whatever_the_substitutions_no_panel_has_both(stand_ins: list[dict[str, tuple[str, ...]]], count: int) -> None:
    regions = [Wanting(region=f"kota-{n}", standing_in=each) for n, each in enumerate(stand_ins, 1)]

    found = proposed(regions, reviewers(count), size=2, quota=3)

    members = {each.region: set(each.members) for each in found.panels}
    for region in regions:
        for substitute, persons in region.standing_in.items():
            panel = members.get(region.region, set())
            assert not (substitute in panel and panel & set(persons))
    assert {*members, *(each.region for each in found.impossible)} == {each.region for each in regions}


def test_a_region_without_a_panel_names_each_reviewer_and_why() -> None:
    regions = [Wanting(region=BOGOR, declared=("p2",)), Wanting(region=CIMAHI)]

    found = proposed(regions, reviewers(3, p1=BOGOR), size=2, quota=1)

    assert found.panels == (Proposed(region=CIMAHI, members=("p1", "p2"), chair="p1"),)
    bars = {"p1": "home-region", "p2": "declared", "p3": "free"}
    assert found.impossible == (Impossible(region=BOGOR, bars=bars),)


def test_whoever_is_on_as_many_panels_as_the_quota_allows_is_full() -> None:
    pool = [Reviewer(person="p1", load=3), Reviewer(person="p2", load=2)]

    assert proposed(wanting(BOGOR), pool, size=2, quota=3).impossible == (
        Impossible(region=BOGOR, bars={"p1": "full", "p2": "free"}),
    )


def test_a_proposal_does_not_depend_on_the_order_in_which_regions_and_reviewers_come() -> None:
    regions, pool = wanting(TEGAL, BOGOR, CIMAHI), reviewers(5, p2=TEGAL)

    one, other = proposed(regions, pool, 3, 2), proposed(regions[::-1], pool[::-1], 3, 2)

    assert (one, one.digest) == (other, other.digest)


WORLDS = st.tuples(
    st.lists(st.lists(st.sampled_from(range(5)), max_size=4), min_size=1, max_size=5),
    st.lists(st.integers(0, 2), min_size=1, max_size=5),
    st.integers(1, 3),
    st.integers(1, 3),
)
"""For each region the reviewers who are barred, for each reviewer the load; the size of a panel and the quota."""


@given(WORLDS)
@SOME
def test_panels_are_whole_without_conflict_within_the_quota_and_no_region_is_left_out_in_vain(world: object) -> None:
    barred, loads, size, quota = world  # type: ignore[misc]  # a tuple of four
    regions = [Wanting(region=f"r{n}", declared=tuple(f"p{p}" for p in bars)) for n, bars in enumerate(barred)]
    pool = [Reviewer(person=f"p{n}", load=load) for n, load in enumerate(loads)]

    found = proposed(regions, pool, size, quota)

    sits = Counter(person for panel in found.panels for person in panel.members)
    by_region = {each.region: each for each in regions}
    assert sorted([p.region for p in found.panels] + [i.region for i in found.impossible]) == sorted(by_region)
    for panel in found.panels:
        assert len(set(panel.members)) == size
        assert panel.chair in panel.members
        assert not set(panel.members) & set(by_region[panel.region].declared)
    assert all(sits[each.person] + each.load <= quota for each in pool if sits[each.person])
    free = {each.person for each in pool if sits[each.person] + each.load < quota}
    for left in found.impossible:
        able = free - set(by_region[left.region].declared)
        assert len(able) < size, (left, able)


@pytest.mark.parametrize("count", [6, 8, 12])
def test_fifty_regions_are_shared_out_as_evenly_as_numbers_allow(count: int) -> None:
    regions = wanting(*(f"kabupaten-{n:02}" for n in range(50)))

    found = proposed(regions, reviewers(count), size=3, quota=40)

    sits = Counter(person for panel in found.panels for person in panel.members)
    leads = Counter(panel.chair for panel in found.panels)
    assert (len(found.panels), found.impossible) == (50, ())
    assert max(sits.values()) - min(sits.values()) <= 1
    assert max(leads.values()) - min(leads.values()) <= 2
