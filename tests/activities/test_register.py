"""Facts are numbered and chained with their standing, all together or not at all."""

from __future__ import annotations

import hashlib
import json
from datetime import timedelta

import pytest
from sqlalchemy import Engine
from sqlalchemy.exc import IntegrityError

from activities.database import writing
from models.chain import GENESIS
from models.facts import Entered, MouConcluded
from models.standing import Standing
from models.tables import HeadRow, OutboxRow, RegisterRow, StandingRow
from queries.record import chain_faults
from tests.activities.contents import everything, rows
from tests.activities.samples import AT, JOURNEY, OFFICERS, append, asked, batch, concluded

FIRST_HASH = "1c03238d30485e43b76640b68cb3185f581c030da5722645ce47670c5122aa75"
"""Of the entry below; were it ever computed in another way, the chains of years past would no longer hold."""
BOOK = {"person": OFFICERS[0], "book": "masterplan", "document": "ab" * 32}


def chain(engine: Engine) -> list[tuple[int, str, str]]:
    return [(row.number, row.identity, row.prev_hash) for row in rows(engine, RegisterRow)]


def test_facts_are_numbered_and_chained_from_one(engine: Engine) -> None:
    append(engine, batch(concluded(Entered(stage="masterplan")), asked()), batch(asked("panel#1v1")))

    first, second, third = (row.hash for row in rows(engine, RegisterRow))
    assert chain(engine) == [
        (1, "masterplan/entered", GENESIS),
        (2, "masterplan/asked/masterplan#1v1", first),
        (3, "masterplan/asked/panel#1v1", second),
    ]
    assert [(row.journey, row.number, row.hash) for row in rows(engine, HeadRow)] == [(JOURNEY, 3, third)]
    assert chain_faults(engine) == []


def test_an_entry_is_hashed_over_all_it_says_whose_it_is_and_the_one_before(engine: Engine) -> None:
    append(engine, batch(concluded(Entered(stage="masterplan"))))

    entry = ("masterplan/entered", "2026-06-24T01:00:00+00:00", "entered", '{"stage":"masterplan"}', None)
    content = json.dumps([JOURNEY, GENESIS, 1, *entry], separators=(",", ":")).encode()
    assert [row.hash for row in rows(engine, RegisterRow)] == [hashlib.sha256(content).hexdigest()] == [FIRST_HASH]


def test_each_journey_has_a_chain_of_its_own(engine: Engine) -> None:
    append(engine, batch(asked()), batch(asked(), journey="journey/cohort-contoh/kota-lain"))

    assert [row.number for row in rows(engine, RegisterRow)] == [1, 1]
    assert [row.number for row in rows(engine, HeadRow)] == [1, 1]


def test_entry_standing_and_letters_are_recorded_together_or_not_at_all(engine: Engine) -> None:
    taken = f"{JOURNEY}/masterplan/asked/panel#1v1/task/{OFFICERS[1]}"
    with writing(engine) as session:
        session.add(
            OutboxRow(
                mail_key=taken,
                message_id="<contoh@seratus.example>",
                journey=JOURNEY,
                number=0,
                letter="task",
                role="officer",
                person=OFFICERS[1],
                created_at=AT,
                not_before=AT,
            )
        )
    before = everything(engine)

    with pytest.raises(IntegrityError):
        append(engine, batch(asked(), asked("panel#1v1")))

    assert everything(engine) == before


def test_a_batch_without_facts_renews_the_standing_alone(engine: Engine) -> None:
    append(engine, batch(concluded(MouConcluded(text="ab" * 32))))
    register = chain(engine)

    append(engine, batch(waiting=("panel#1v1",), at=AT + timedelta(days=1)))

    assert chain(engine) == register
    assert [waiting.key for waiting in standing(engine).waiting] == ["panel#1v1"]


def test_a_slow_repeat_does_not_turn_the_standing_back(engine: Engine) -> None:
    earlier, later = batch(asked()), batch(asked("panel#1v1"), waiting=("panel#1v1",), at=AT + timedelta(days=1))
    append(engine, earlier, later)
    before = standing(engine)

    append(engine, earlier)

    assert standing(engine) == before == later.standing


def standing(engine: Engine) -> Standing:
    (row,) = rows(engine, StandingRow)
    return Standing.model_validate_json(row.body)
