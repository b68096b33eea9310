"""Who has a conflict of interest in a region, and how it is said."""

from __future__ import annotations

from typing import Any

import pytest

from models.conflicts import Ties, conflict, sentence

PERSON = "penelaah-1.contoh"


@pytest.mark.parametrize(
    ("known", "interest"),
    [
        ({"ties": Ties()}, None),
        ({"ties": Ties(home="kota-bogor")}, "home-region"),
        ({"ties": Ties(home="kota-cimahi", employer="kota-bogor")}, "employer"),
        ({"ties": Ties(home="kota-cimahi", employer="bappenas")}, None),
        ({"ties": Ties(), "mentors": (PERSON,)}, "mentor"),
        ({"ties": Ties(), "mentors": ("pembimbing.contoh",)}, None),
        ({"ties": Ties(), "own": (PERSON,)}, "own-person"),
        ({"ties": Ties(home="kota-bogor"), "declared": (PERSON,)}, "declared"),
    ],
)
def test_home_employer_own_people_mentors_and_the_own_word_are_conflicts(known: dict[str, Any], interest: str) -> None:
    ties = known.pop("ties")

    assert conflict(PERSON, ties, "kota-bogor", **known) == interest


def test_a_conflict_is_said_with_the_person_and_the_region() -> None:
    assert sentence(PERSON, "home-region", "Kota Bogor") == "penelaah-1.contoh is from Kota Bogor"
    assert sentence(PERSON, "mentor", "Kota Bogor") == "penelaah-1.contoh is the mentor of Kota Bogor"
