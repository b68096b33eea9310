"""Mentors and regions: no conflict of interest, as many regions as possible, evenly spread, whatever the order."""

from __future__ import annotations

import random
from collections import Counter
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.assignment import Assignment, Mentor, Place, assign, conflict
from models.errors import Refused
from tests.models.samples import SOME

PROVINCES = ("11", "32", "33")
PLACES = st.lists(st.sampled_from(PROVINCES), max_size=5).map(
    lambda provinces: [place(f"{province}.{n:02}") for n, province in enumerate(provinces, 1)]
)
HOMES = st.one_of(st.none(), st.tuples(st.sampled_from(PROVINCES), st.integers(1, 5)))
MENTORS = st.lists(st.tuples(HOMES, st.sampled_from([None, *PROVINCES]), st.integers(0, 3)), max_size=4).map(
    lambda rows: [
        mentor(n, capacity, home=home and f"kabupaten-contoh-{home[0]}-{home[1]:02}", province=province)
        for n, (home, province, capacity) in enumerate(rows, 1)
    ]
)
LOADS = st.dictionaries(st.integers(1, 5).map(lambda n: f"pembimbing-{n}.contoh"), st.integers(0, 3))


def place(code: str) -> Place:
    return Place(region=f"kabupaten-contoh-{code.replace('.', '-')}", code=code)


def mentor(number: int, capacity: int, home: str | None = None, province: str | None = None) -> Mentor:
    return Mentor(person=f"pembimbing-{number}.contoh", home=home, province=province, capacity=capacity)


def given_to(*pairs: tuple[str, int]) -> tuple[tuple[str, str], ...]:
    """Regions by code, mentors by number."""
    return tuple(
        (f"kabupaten-contoh-{code.replace('.', '-')}", f"pembimbing-{number}.contoh") for code, number in pairs
    )


def test_regions_are_spread_evenly_over_the_mentors() -> None:
    places = [place(code) for code in ("33.05", "33.02", "33.01", "33.04", "33.03")]
    mentors = [mentor(2, 5), mentor(1, 5)]

    assert assign(places, mentors, {}, own_province=False) == Assignment(
        pairs=given_to(("33.01", 1), ("33.02", 2), ("33.03", 1), ("33.04", 2), ("33.05", 1)), unassigned=()
    )


def test_nobody_guides_the_own_region_nor_one_of_the_own_province() -> None:
    places = [place("33.01"), place("33.02"), place("32.01")]
    at_home = mentor(1, 3, home="kabupaten-contoh-33-01", province="33")

    strict = assign(places, [at_home], {}, own_province=False)
    open_ = assign(places, [at_home], {}, own_province=True)

    conflicted = "no-mentor-without-conflict"
    assert strict == Assignment(
        pairs=given_to(("32.01", 1)),
        unassigned=(("kabupaten-contoh-33-01", conflicted), ("kabupaten-contoh-33-02", conflicted)),
    )
    assert open_ == Assignment(
        pairs=given_to(("32.01", 1), ("33.02", 1)), unassigned=(("kabupaten-contoh-33-01", conflicted),)
    )


def test_what_a_mentor_guides_already_counts() -> None:
    mentors = [mentor(1, 3), mentor(2, 3)]
    load = {"pembimbing-1.contoh": 2, "pembimbing-9.contoh": 3}

    assert assign([place("33.01"), place("33.02")], mentors, load, own_province=False) == Assignment(
        pairs=given_to(("33.01", 2), ("33.02", 2)), unassigned=()
    )
    assert assign([place(f"33.0{n}") for n in range(1, 6)], mentors, load, own_province=False) == Assignment(
        pairs=given_to(("33.01", 2), ("33.02", 2), ("33.03", 1), ("33.04", 2)),
        unassigned=(("kabupaten-contoh-33-05", "all-suitable-mentors-full"),),
    )


def test_a_region_moves_to_another_mentor_where_that_lets_one_more_be_served() -> None:
    """33.01 could have either; 33.02 only the first, because the second comes from there."""
    mentors = [mentor(1, 1), mentor(2, 1, home="kabupaten-contoh-33-02")]

    assert assign([place("33.01"), place("33.02")], mentors, {}, own_province=True) == Assignment(
        pairs=given_to(("33.01", 2), ("33.02", 1)), unassigned=()
    )


def test_without_mentors_no_region_has_one() -> None:
    assert assign([place("33.01")], [], {}, own_province=True) == Assignment(
        pairs=(), unassigned=(("kabupaten-contoh-33-01", "no-mentor-without-conflict"),)
    )


def test_a_region_or_a_mentor_that_is_there_twice_is_refused() -> None:
    with pytest.raises(Refused) as region:
        assign([place("33.01"), place("33.01")], [], {}, own_province=False)
    with pytest.raises(Refused) as person:
        assign([], [mentor(1, 1), mentor(1, 2)], {}, own_province=False)

    rule = "is there twice; an assignment has each region and each mentor once"
    assert [str(region.value), str(person.value)] == [f"kabupaten-contoh-33-01 {rule}", f"pembimbing-1.contoh {rule}"]


def loads(mentors: list[Mentor], load: dict[str, int], chosen: list[str]) -> list[int]:
    """How many regions each mentor guides, from the highest; only those whose number grew, or could have."""
    counts = Counter(chosen)
    return sorted((load.get(one.person, 0) + counts[one.person] for one in mentors), reverse=True)


def best(places: list[Place], mentors: list[Mentor], load: dict[str, int], own: bool) -> tuple[int, list[int]]:
    """By trying every assignment: how many regions can be served, and the most even numbers with which they are."""
    ways = [[None, *(one.person for one in mentors if not conflict(one, place, own))] for place in places]
    capacity = {one.person: max(one.capacity, load.get(one.person, 0)) for one in mentors}
    found: tuple[int, list[int]] | None = None
    for way in product(*ways):
        chosen = [person for person in way if person is not None]
        counts = Counter(chosen)
        if all(load.get(person, 0) + count <= capacity[person] for person, count in counts.items()):
            numbers = loads(mentors, load, chosen)
            if found is None or (-len(chosen), numbers) < (-found[0], found[1]):
                found = (len(chosen), numbers)
    assert found is not None
    return found


@given(PLACES, MENTORS, LOADS, st.booleans())
@SOME
def test_no_assignment_serves_more_regions_and_none_that_serves_as_many_is_more_even(
    places: list[Place], mentors: list[Mentor], load: dict[str, int], own: bool
) -> None:
    """The highest number of regions of one mentor is the lowest possible, then the second highest, and so on."""
    found = assign(places, mentors, load, own)

    chosen = [person for _, person in found.pairs]
    assert (len(chosen), loads(mentors, load, chosen)) == best(places, mentors, load, own)


@given(PLACES, MENTORS, LOADS, st.booleans())
@SOME
def test_every_region_has_one_mentor_without_a_conflict_or_the_reason_why_not(
    places: list[Place], mentors: list[Mentor], load: dict[str, int], own: bool
) -> None:
    found = assign(places, mentors, load, own)

    people = {one.person: one for one in mentors}
    regions = {one.region: one for one in places}
    assert sorted([*(r for r, _ in found.pairs), *(r for r, _ in found.unassigned)]) == sorted(regions)
    assert [pair for pair in found.pairs if conflict(people[pair[1]], regions[pair[0]], own)] == []
    new = Counter(person for _, person in found.pairs)
    assert [p for p, count in new.items() if load.get(p, 0) + count > people[p].capacity] == []
    for region, why in found.unassigned:
        suitable = [one for one in mentors if not conflict(one, regions[region], own)]
        assert why == ("all-suitable-mentors-full" if suitable else "no-mentor-without-conflict")
        assert [p for p in suitable if load.get(p.person, 0) + new[p.person] < p.capacity] == []


@given(PLACES, MENTORS, LOADS, st.booleans(), st.randoms(use_true_random=False))
@SOME
def test_the_order_in_which_regions_and_mentors_come_changes_nothing(
    places: list[Place], mentors: list[Mentor], load: dict[str, int], own: bool, chance: random.Random
) -> None:
    mixed = dict(chance.sample([*load.items()], len(load)))
    again = assign(chance.sample(places, len(places)), chance.sample(mentors, len(mentors)), mixed, own)

    assert again == assign(places, mentors, load, own)


def test_over_five_hundred_regions_nobody_is_left_out_and_nobody_has_more_than_four() -> None:
    """Half of the mentors are from one province."""
    places = [place(f"{11 + n % 34}.{n // 34 + 1:02}") for n in range(514)]
    mentors = [mentor(n, 5, province="33" if n % 2 else str(11 + n % 34)) for n in range(1, 151)]

    found = assign(places, mentors, {}, own_province=False)

    counts = Counter(person for _, person in found.pairs)
    assert (len(found.pairs), found.unassigned, max(counts.values()), min(counts.values())) == (514, (), 4, 3)
