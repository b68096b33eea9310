"""What each kind of letter may say is named in its words class, and nothing else can be said."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from jinja2 import Environment, meta, nodes

from activities.filters import FILTERS
from activities.preview import sample_of
from activities.templates import FALLBACK, FILES, SHARED, TEMPLATES
from activities.wording import WORDS, words_of
from activities.wording.base import DUE, Words
from activities.wording.steps import ReminderWords
from models.errors import Refused
from models.facts import Reminded
from models.formal import FORMAL
from models.people import Role
from models.post import LETTERS, SIGN_IN
from models.vocabulary import LANGUAGES
from tests.activities.cohort_occasions import every_occasion
from tests.activities.occasions import occasion, office, step

IN_OTHER_WORDS = {
    "escalation": {"days_left", "estimated"},
    "call": {"days_left", "estimated"},
    "reminder-copy": {"estimated"},
    "signature-amended": {"before", "after"},
    "handover": {"page"},
}
"""What templates say by a filter of the whole fact, or by a property of the words class."""
LANGUAGE = Environment()
LANGUAGE.filters.update(FILTERS)


def trees(name: str) -> Iterator[nodes.Template]:
    """A template, and every one that it extends or includes."""
    tree = LANGUAGE.parse((TEMPLATES / name).read_text())
    yield tree
    for other in meta.find_referenced_templates(tree):
        assert other is not None
        yield from trees(other)


def of_fact(tree: nodes.Template) -> set[str]:
    """The fields of ``fact`` that a template names."""
    found = tree.find_all(nodes.Getattr)
    return {each.attr for each in found if isinstance(each.node, nodes.Name) and each.node.name == "fact"}


def said_by(kind: type[Words]) -> set[str]:
    """What the words class of a kind offers to its templates."""
    return {*kind.model_fields, *(name for name, value in vars(kind).items() if isinstance(value, property))}


def test_every_kind_has_a_words_class_and_every_words_class_is_a_kind() -> None:
    assert set(WORDS) == LETTERS
    assert {letter: kind.letter for letter, kind in WORDS.items()} == {letter: letter for letter in LETTERS}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("letter", sorted(WORDS))
def test_a_template_says_only_what_its_words_class_names(letter: str, language: str) -> None:
    used = [tree for file in FILES for tree in trees(f"{letter}/{language}/{file}")]

    assert set().union(*map(of_fact, used)) - said_by(WORDS[letter]) == set()
    undeclared = set().union(*map(meta.find_undeclared_variables, used))
    official = {"official"} if letter in FORMAL and language != FALLBACK else set()
    assert undeclared - {*SHARED, *official, "fact", "region", "language", "of_cohort", "part"} == set()


@pytest.mark.parametrize("letter", sorted(WORDS))
def test_a_words_class_names_nothing_that_neither_language_says(letter: str) -> None:
    used = {
        language: set().union(*(of_fact(t) for file in FILES for t in trees(f"{letter}/{language}/{file}")))
        for language in LANGUAGES
    }

    assert used["id"] == used["en"]
    assert {*WORDS[letter].model_fields} - used["id"] == IN_OTHER_WORDS.get(letter, set())


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("letter", sorted(WORDS))
def test_every_sample_is_a_letter_and_obviously_a_sample(letter: str, language: str) -> None:
    about = sample_of(letter, language)
    subject, text, _ = office().written(about)

    assert words_of(about) == WORDS[letter].sample_for(language)
    assert letter == SIGN_IN or subject.endswith((": Kabupaten Contoh", ": angkatan contoh", ": cohort contoh"))
    assert "Gerakan Contoh (ilustrasi)" in " ".join(text.split())
    assert about.address.endswith("@contoh.example")


@pytest.mark.parametrize("about", every_occasion(), ids=lambda about: f"{about.letter}-{about.role}")
def test_every_occasion_has_words_without_ids(about: object) -> None:
    told = words_of(about)  # type: ignore[arg-type]

    assert type(told) is WORDS[told.letter]
    assert ".contoh" not in told.model_dump_json()


def test_words_hold_typed_values_with_names_in_the_place_of_ids() -> None:
    kind, body = step(Reminded)

    assert words_of(occasion(letter="reminder", kind=kind, body=body)) == ReminderWords(
        step="masterplan#2v1",
        role=Role.OFFICER,
        persons=("Narahubung Contoh",),
        due=DUE,
        days_left=4,
    )


def test_a_person_without_a_name_is_called_by_their_id() -> None:
    kind, body = step(Reminded)
    told = words_of(occasion(letter="reminder", kind=kind, body=body, names={}))

    assert told.model_dump()["persons"] == ("narahubung.contoh",)


def test_what_a_fact_lacks_is_named() -> None:
    with pytest.raises(Refused) as refused:
        words_of(occasion(letter="reminder"))

    assert str(refused.value) == "the letter 'reminder' cannot be written: days_left: Field required"


def test_a_sample_of_an_unknown_kind_is_refused() -> None:
    with pytest.raises(Refused) as refused:
        sample_of("unknown", "id")

    assert str(refused.value) == "'unknown' is not a kind of letter; `starter.py letters preview` lists them"
