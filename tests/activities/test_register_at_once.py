"""However many workers record at once, every chain is without a gap and every fact is there once."""

from __future__ import annotations

from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor

from sqlalchemy import Engine

from activities.register import Register
from models.chain import Entry, first_fault
from models.noted import NotedFacts
from models.tables import HeadRow, OutboxRow, RegisterRow, StandingRow
from tests.activities.contents import rows
from tests.activities.samples import JOURNEY, asked, batch

WORKERS, EACH = 8, 20
JOURNEYS = [f"journey/cohort-contoh/kota-{letter}" for letter in "abcd"]


def at_once(engine: Engine, batches: Iterable[NotedFacts]) -> None:
    """Let the workers record *batches*, each the next one that nobody has taken."""
    register = Register(engine, "seratus.example")
    with ThreadPoolExecutor(WORKERS) as workers:
        for _ in workers.map(register.append, batches):
            pass


def steps(worker: int) -> list[str]:
    return [f"step-{worker}-{number}#1v1" for number in range(EACH)]


def faults(engine: Engine) -> list[str | None]:
    """What is wrong with each chain, by the pure rule."""
    entries: dict[str, list[Entry]] = {}
    for row in rows(engine, RegisterRow):
        entry = row.model_dump() | {"at": row.at.isoformat()}
        entries.setdefault(row.journey, []).append(Entry(**entry))
    return [first_fault(entries[head.journey], (head.number, head.hash)) for head in rows(engine, HeadRow)]


def test_one_journeys_facts_are_numbered_without_a_gap(engine: Engine) -> None:
    said = [step for worker in range(WORKERS) for step in steps(worker)]

    at_once(engine, [batch(asked(step), waiting=said) for step in said])

    register = rows(engine, RegisterRow)
    assert [row.number for row in register] == list(range(1, WORKERS * EACH + 1))
    assert sorted(row.identity for row in register) == sorted(f"masterplan/asked/{step}" for step in said)
    assert faults(engine) == [None]
    assert [(row.step, row.status) for row in rows(engine, OutboxRow)] == [
        (row.identity.removeprefix("masterplan/asked/"), "draft") for row in register for _ in range(2)
    ]


def test_several_journeys_do_not_get_into_each_others_chain(engine: Engine) -> None:
    said = [(JOURNEYS[worker % 4], step) for worker in range(WORKERS) for step in steps(worker)]

    at_once(engine, [batch(asked(step), waiting=[step], journey=journey) for journey, step in said])

    assert [(row.journey, row.number) for row in rows(engine, RegisterRow)] == [
        (journey, number) for journey in JOURNEYS for number in range(1, WORKERS * EACH // 4 + 1)
    ]
    assert faults(engine) == [None] * 4
    assert [row.journey for row in rows(engine, StandingRow)] == JOURNEYS


def test_the_same_facts_from_every_worker_are_recorded_once(engine: Engine) -> None:
    facts = batch(*(asked(step) for step in steps(1)), waiting=steps(1))

    at_once(engine, [facts] * WORKERS)

    assert [(row.journey, row.number, row.identity) for row in rows(engine, RegisterRow)] == [
        (JOURNEY, number, f"masterplan/asked/{step}") for number, step in enumerate(steps(1), start=1)
    ]
    assert len(rows(engine, OutboxRow)) == 2 * EACH
    assert faults(engine) == [None]
