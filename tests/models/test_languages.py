"""Every word of the programme is there in Indonesian and in English."""

from __future__ import annotations

import pytest

from models import asking, ranking_sentences, vocabulary
from models.vocabulary import LANGUAGES, STEPS
from models.words import step_kind
from tests.activities.occasions import STEPS as STEPS_OF_STAGES

TABLES = {
    name: table
    for module in (vocabulary, ranking_sentences)
    for name, table in vars(module).items()
    if name.isupper() and isinstance(table, dict)
}
OF_NOBODY = {"assessments", "promotion"}
"""Steps whose date decides; nobody is asked for them."""


@pytest.mark.parametrize("name", sorted(TABLES))
def test_a_table_has_the_same_keys_in_both_languages(name: str) -> None:
    table = TABLES[name]

    assert tuple(table) == LANGUAGES
    assert table["id"].keys() == table["en"].keys()


def test_what_each_step_asks_for_is_told_in_both_languages() -> None:
    assert asking.ASKED.keys() == STEPS["id"].keys() - OF_NOBODY
    assert {step_kind(step) for steps in STEPS_OF_STAGES.values() for step in steps} <= asking.ASKED.keys()
    assert [step for step, (indonesian, english) in asking.ASKED.items() if not (indonesian and english)] == []


def test_a_step_that_only_a_newer_policy_has_is_asked_for_all_the_same() -> None:
    assert [asking.asked("new-step#1v1", language) for language in LANGUAGES] == [
        "menyelesaikan langkah tersebut",
        "finish this step",
    ]
