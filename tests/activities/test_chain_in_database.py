"""Whatever is done to the recorded rows behind the register's back is found, and the first bad entry is named."""

from __future__ import annotations

import pytest
from sqlalchemy import Engine, text

from activities.database import writing
from models.facts import Entered
from models.messages.steering import Pause
from queries.record import chain_faults
from tests.activities.samples import JOURNEY, append, asked, batch, concluded, said

OTHER = "journey/cohort-contoh/kota-lain"
HASH = "ab" * 32
NOT_ITS_HASH = "its content does not match its hash"
DOES_NOT_FOLLOW = "does not follow the entry before it"


@pytest.fixture
def record(engine: Engine) -> Engine:
    """Four entries of one journey, and one of another."""
    pause = said(Pause, reason="Bupati contoh sedang cuti.")
    append(engine, batch(concluded(Entered(stage="masterplan")), asked(), pause, asked("panel#1v1")))
    append(engine, batch(asked(), journey=OTHER))
    return engine


def tamper(engine: Engine, *statements: str) -> None:
    """Change the rows of the longer journey by hand."""
    with writing(engine) as session:
        for statement in statements:
            session.execute(text(f"{statement} AND journey = :journey"), {"journey": JOURNEY})


def test_a_record_that_nobody_touched_holds(record: Engine) -> None:
    assert chain_faults(record) == []


@pytest.mark.parametrize(
    ("edit", "fault"),
    [
        ("body = replace(body, 'narahubung-1', 'narahubung-9')", f"entry 2 (asked): {NOT_ITS_HASH}"),
        ("at = '2026-06-24 01:00:00.000001+00:00'", f"entry 2 (asked): {NOT_ITS_HASH}"),
        ("kind = 'reminded'", f"entry 2 (reminded): {NOT_ITS_HASH}"),
        ("identity = 'masterplan/asked/lain'", f"entry 2 (asked): {NOT_ITS_HASH}"),
        ("receipt = '{}'", f"entry 2 (asked): {NOT_ITS_HASH}"),
        (f"hash = '{HASH}'", f"entry 2 (asked): {NOT_ITS_HASH}"),
        (f"prev_hash = '{HASH}'", f"entry 2: {DOES_NOT_FOLLOW}"),
    ],
)
def test_an_entry_that_was_edited_is_found(record: Engine, edit: str, fault: str) -> None:
    tamper(record, f"UPDATE register SET {edit} WHERE number = 2")

    assert chain_faults(record) == [f"{JOURNEY} {fault}"]


@pytest.mark.parametrize("gone", [1, 2, 3])
def test_an_entry_that_was_deleted_is_found(record: Engine, gone: int) -> None:
    words = [f"DELETE FROM text WHERE number = {gone}"]  # whoever deletes an entry deletes its words too
    tamper(record, f"DELETE FROM register WHERE number = {gone}", *words)

    assert chain_faults(record) == [f"{JOURNEY} entry {gone}: missing; the next one present is {gone + 1}"]


def test_an_entry_that_was_deleted_and_closed_up_is_found(record: Engine) -> None:
    tamper(
        record,
        "DELETE FROM register WHERE number = 2",
        "UPDATE register SET number = 2 WHERE number = 4",
        "UPDATE head SET number = 3 WHERE number = 4",
    )

    assert chain_faults(record) == [f"{JOURNEY} entry 2: {DOES_NOT_FOLLOW}"]


def test_entries_that_were_swapped_are_found(record: Engine) -> None:
    tamper(
        record,
        "UPDATE register SET number = 9 WHERE number = 1",
        "UPDATE register SET number = 1 WHERE number = 2",
        "UPDATE register SET number = 2 WHERE number = 9",
    )

    assert chain_faults(record) == [f"{JOURNEY} entry 1: {DOES_NOT_FOLLOW}"]


def test_a_chain_that_was_put_to_another_journeys_name_is_found(record: Engine) -> None:
    other = "journey/cohort-contoh/kota-baru"
    tamper(
        record, *(f"UPDATE {table} SET journey = '{other}' WHERE number > 0" for table in ("register", "head", "text"))
    )

    assert chain_faults(record) == [f"{other} entry 1 (entered): {NOT_ITS_HASH}"]


def test_a_tail_that_was_cut_off_is_found(record: Engine) -> None:
    tamper(record, "DELETE FROM register WHERE number = 4")

    assert chain_faults(record) == [f"the chain of {JOURNEY} ends at entry 3, its head says 4"]


def test_a_chain_that_is_gone_altogether_is_found(record: Engine) -> None:
    tamper(record, "DELETE FROM register WHERE number > 0", "DELETE FROM text WHERE number > 0")

    assert chain_faults(record) == [f"{JOURNEY}: the chain ends at entry 0, its head says 4"]


@pytest.mark.parametrize(
    ("edit", "says"),
    [
        ("UPDATE head SET number = 5 WHERE number = 4", "5"),
        (f"UPDATE head SET hash = '{HASH}' WHERE number = 4", "4"),
        ("DELETE FROM head WHERE number = 4", "nothing"),
    ],
)
def test_a_head_that_was_edited_or_removed_is_found(record: Engine, edit: str, says: str) -> None:
    tamper(record, edit)

    assert chain_faults(record) == [f"the chain of {JOURNEY} ends at entry 4, its head says {says}"]


@pytest.mark.parametrize("edit", ["words = 'Tidak pernah dikatakan.'", "salt = 'contoh'"])
def test_words_that_were_never_said_are_found(record: Engine, edit: str) -> None:
    tamper(record, f"UPDATE text SET {edit} WHERE number = 3")

    assert chain_faults(record) == [f"{JOURNEY} entry 3: the words of reason are not those committed to"]


def test_one_journeys_record_is_proved_by_itself(record: Engine) -> None:
    tamper(record, "UPDATE register SET kind = 'reminded' WHERE number = 2")

    assert chain_faults(record, OTHER) == []
    assert chain_faults(record, JOURNEY) == [f"{JOURNEY} entry 2 (reminded): {NOT_ITS_HASH}"]
