"""A fact's letters are written with it: to whom the models say, each under one key for ever."""

from __future__ import annotations

import re

import pytest
from sqlalchemy import Engine

from models.facts import Escalated, Fact, MouConcluded, PassedOver, Reminded
from models.noted import Noted
from models.post import posts_for
from models.tables import OutboxRow
from tests.activities.contents import rows
from tests.activities.samples import (
    AT,
    COORDINATORS,
    DUE,
    JOURNEY,
    OFFICERS,
    PEOPLE,
    STEP,
    append,
    asked,
    batch,
    concluded,
    moved,
    rung,
)

OUTDATED = "the step was done or its date moved before this post left"
REPLACED = "the step was no longer this person's before this post left"


def letters(engine: Engine) -> list[tuple[str, str, str]]:
    return [(row.letter, row.role, row.person) for row in rows(engine, OutboxRow)]


def test_a_fact_writes_the_letters_that_the_table_names(engine: Engine) -> None:
    append(engine, batch(rung(Reminded), rung(Escalated)))

    assert letters(engine) == [
        ("reminder", "officer", OFFICERS[0]),
        ("reminder", "officer", OFFICERS[1]),
        ("reminder-copy", "officer", COORDINATORS[0]),
        ("escalation", "officer", COORDINATORS[0]),
    ]


@pytest.mark.parametrize("fact", [asked(), rung(Reminded), moved(), concluded(MouConcluded(text="ab" * 32))])
def test_the_outbox_holds_what_the_models_say(engine: Engine, fact: Noted) -> None:
    append(engine, batch(fact))

    assert letters(engine) == [tuple(post) for post in posts_for(fact.kind, fact.body, PEOPLE)]


def test_a_fact_that_causes_no_post_writes_none(engine: Engine) -> None:
    fact: Fact = PassedOver(step=STEP, due=DUE, meant_for=AT)

    append(engine, batch(concluded(fact)))

    assert letters(engine) == []


def test_a_letter_has_one_key_and_one_message_id_for_ever(engine: Engine) -> None:
    append(engine, batch(asked(persons=OFFICERS[:1])))

    (row,) = rows(engine, OutboxRow)
    assert (row.mail_key, row.message_id) == (
        f"{JOURNEY}/masterplan/asked/{STEP}/task/{OFFICERS[0]}",
        "<f6ac2916-947a-5a39-a762-57ad571f088c@seratus.example>",
    )


def test_no_two_letters_share_a_message_id(engine: Engine) -> None:
    append(engine, batch(rung(Reminded), rung(Escalated), asked(), moved(), waiting=("masterplan#1v2",)))

    ids = [row.message_id for row in rows(engine, OutboxRow)]
    assert len(set(ids)) == len(ids) == 8
    assert all(re.fullmatch(r"<[0-9a-f-]{36}@seratus\.example>", one) for one in ids)
