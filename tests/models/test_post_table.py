"""Which fact causes which letter to whom: every letter can be written, and nobody gets it twice."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models import facts
from models.cohort import facts as cohort_facts
from models.messages import KINDS
from models.people import People, Role
from models.post import LETTERS, OF_A_STEP, POSTINGS, Post, posts_for
from models.vocabulary import LETTERS as LETTER_WORDS
from tests.models.samples import SOME
from tests.world import POLICY, people

TEMPLATES = POLICY.parent.parent / "templates" / "letters"
PERSONS = st.sampled_from([f"orang-{n}.contoh" for n in range(1, 5)])
SEVERAL = st.lists(PERSONS, max_size=4)
HOLDERS = st.dictionaries(st.sampled_from(Role), SEVERAL.map(tuple)).map(lambda holders: People(holders=holders))
BODIES = st.fixed_dictionaries(
    {"persons": SEVERAL, "also": SEVERAL, "old": PERSONS, "new": PERSONS, "mentor": PERSONS},
    optional={
        "cause": st.sampled_from(["extended", "reopened", "resumed"]),
        "verdict": st.sampled_from(["returned", "approve", "revise", "approved", "refused"]),
        "result": st.sampled_from(["selected", "reserve", "not-selected"]),
        "outcome": st.sampled_from(["completed", "lapsed", "stopped"]),
        "reopened": st.just(["masterplan"]),
        "role": st.sampled_from(["officer", "partner", "cohort"]),
        "chair": PERSONS,
        "left": SEVERAL,
        "needed": st.integers(0, 4),
        "unassigned": st.just({"kota-bogor": "all-suitable-mentors-full"}),
    },
)
FACTS = {
    fact.recorded_as: fact
    for fact in {**vars(facts), **vars(cohort_facts)}.values()
    if isinstance(fact, type) and issubclass(fact, facts.Fact) and fact is not facts.Fact
}
"""What the programme concludes, by the kind under which it is recorded."""


@pytest.mark.parametrize("letter", sorted(LETTERS))
def test_every_letter_has_a_subject_and_a_body_in_every_language_of_the_policy(letter: str) -> None:
    found = [path.relative_to(TEMPLATES / letter) for path in sorted((TEMPLATES / letter).rglob("*.txt"))]

    assert found == [Path(f"{language}/{file}.txt") for language in ("en", "id") for file in ("body", "subject")]
    assert min((TEMPLATES / letter / path).stat().st_size for path in found) > 0


def test_every_template_is_sent_for_some_fact_and_every_letter_has_its_words() -> None:
    folders = {folder.name for folder in TEMPLATES.iterdir() if not folder.name.startswith("_")}

    assert folders == LETTERS
    assert (LETTER_WORDS["id"].keys(), LETTER_WORDS["en"].keys()) == (LETTERS, LETTERS)
    assert OF_A_STEP <= LETTERS


def test_every_fact_in_the_table_is_one_that_is_recorded() -> None:
    """A conflict is made by the register itself."""
    recorded = {*FACTS, *(kind.recorded_as for kind in KINDS.values()), "conflict"}

    assert POSTINGS.keys() - recorded == set()


@pytest.mark.parametrize("kind", sorted(POSTINGS.keys() - {"conflict"}))
def test_whom_a_letter_goes_to_by_name_is_named_in_the_fact(kind: str) -> None:
    """A reader is a role, or a field of the fact: a slip there would send the letter to nobody."""
    message = next((member for member in KINDS.values() if member.recorded_as == kind), None)
    fields = (message or FACTS[kind]).model_fields
    named = {reader for posting in POSTINGS[kind] for reader in posting.to if not isinstance(reader, Role)}

    assert named - fields.keys() == set()


@given(st.sampled_from(sorted(POSTINGS)), BODIES, HOLDERS)
@SOME
def test_nobody_gets_the_same_letter_twice_for_one_fact(kind: str, body: dict[str, Any], holders: People) -> None:
    posts = posts_for(kind, body, holders)

    assert len({(post.letter, post.person) for post in posts}) == len(posts)
    assert {post.letter for post in posts} <= {posting.letter for posting in POSTINGS[kind]}


@given(st.text(max_size=20).filter(lambda kind: kind not in POSTINGS), BODIES, HOLDERS)
@SOME
def test_a_fact_that_is_not_in_the_table_causes_no_letter(kind: str, body: dict[str, Any], holders: People) -> None:
    assert posts_for(kind, body, holders) == []


@pytest.mark.parametrize("kind", ["entered", "passed-over", "set-aside", "voted", "moved", "noted"])
def test_a_fact_for_the_register_alone_causes_no_letter(kind: str) -> None:
    assert posts_for(kind, {"persons": ["asesor.contoh"], "role": "assessor"}, people()) == []


def test_a_reminder_goes_to_who_has_to_act_and_a_copy_to_those_above() -> None:
    body = {"persons": ["asesor.contoh"], "also": ["koordinator.contoh"], "role": "assessor"}

    assert [(post.letter, post.person) for post in posts_for("reminded", body, people())] == [
        ("reminder", "asesor.contoh"),
        ("reminder-copy", "koordinator.contoh"),
    ]
    assert [(post.letter, post.person) for post in posts_for("escalated", body, people())] == [
        ("escalation", "koordinator.contoh")
    ]


def test_the_partners_and_the_coordinators_are_told_of_the_list() -> None:
    office = People(holders={Role.COORDINATOR: ("koordinator.contoh",), Role.PARTNER: ("bappenas.contoh",)})

    assert [post.person for post in posts_for("sealed", {}, office)] == ["koordinator.contoh", "bappenas.contoh"]
    assert posts_for("list-decided", {"verdict": "approved"}, office) == []
    assert [post.letter for post in posts_for("list-decided", {"verdict": "refused"}, office)] == ["list-refused"] * 2


def test_a_region_that_its_cohort_leaves_out_gets_a_letter_before_it_may_object() -> None:
    region = {Role.OFFICER: ("satu.contoh",), Role.HEAD: ("dua.contoh",)}
    led = People(holders={**region, Role.COHORT: ("angkatan.smart-city-2018",)})
    word = {"result": "not-selected"}

    told = [(post.letter, post.person) for post in posts_for("placed", word, led)]
    assert told == [("not-selected", "satu.contoh"), ("not-selected", "dua.contoh")]
    assert posts_for("placed", word, People(holders=region)) == []


def test_what_the_cohort_itself_is_asked_for_is_put_to_nobody() -> None:
    asked = {"step": "promotion#1v1", "role": "cohort", "persons": ["angkatan.smart-city-2018"]}

    assert posts_for("asked", asked, people()) == []


def test_mentors_are_told_of_to_the_coordinators_only_where_some_are_missing() -> None:
    full = {"kota-bogor": "all-suitable-mentors-full"}

    assert posts_for("mentors-assigned", {"pairs": {}, "unassigned": {}}, people()) == []
    assert posts_for("mentors-assigned", {"pairs": {}, "unassigned": full}, people()) == [
        Post("mentors-missing", "coordinator", "koordinator.contoh")
    ]


def test_a_conflict_of_interest_is_told_to_the_chair_and_to_the_coordinators_where_they_have_to_act() -> None:
    body = {"role": "reviewer", "chair": "penelaah-2.contoh", "left": ["penelaah-2.contoh"], "needed": 1}
    chair = Post("conflict-declared", "reviewer", "penelaah-2.contoh")
    coordinator = Post("conflict-declared", "coordinator", "koordinator.contoh")

    assert posts_for("stepped-down", body, people()) == [chair]
    assert posts_for("stepped-down", {**body, "needed": 2}, people()) == [chair, coordinator]
    assert posts_for("stepped-down", {**body, "chair": None}, people()) == [coordinator]


def test_who_acts_again_hears_of_a_substitution_that_a_conflict_of_interest_ends() -> None:
    body = {"role": "reviewer", "person_for": "penelaah-1.contoh", "substitute": "pengganti.contoh", "reason": ""}
    substitute = Post("substitution-ended", "reviewer", "pengganti.contoh")
    away = Post("substitution-ended", "reviewer", "penelaah-1.contoh")

    assert posts_for("substitution-dropped", body, people()) == [substitute]
    assert posts_for("substitution-dropped", {**body, "again": "penelaah-1.contoh"}, people()) == [substitute, away]


def test_an_officer_who_is_also_the_head_gets_one_closing_letter() -> None:
    both = People(holders={Role.OFFICER: ("satu.contoh",), Role.HEAD: ("satu.contoh",), Role.COORDINATOR: ()})

    assert posts_for("ended", {"outcome": "completed"}, both) == [Post("closing-completed", "officer", "satu.contoh")]
