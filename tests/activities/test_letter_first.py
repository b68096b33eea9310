"""The task of a possible objection waits for the formal letter with the result, for some working days at most."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

import pytest

from activities.composing import words_of
from activities.database import reading, writing
from activities.hours import hours_of
from activities.ledger import Ledger
from gateway.letters.releasing import release
from models.calendar import LocalDeadline, instant, local
from models.facts import Asked
from models.noted import Noted, NotedFacts
from models.people import People, Role
from models.tables import EarlyRow, JourneyRow, OutboxRow
from queries.coming.letters import Over, preview
from queries.post_ledger import post_ledger
from tests.activities.contents import rows
from tests.activities.daily import DAY, FAR, TEN, clock_moves, clock_shows, decree, task
from tests.activities.relay import LEASE, Relay
from tests.activities.samples import JOURNEY, OFFICERS, PEOPLE, append, batch, concluded, state
from tests.activities.test_formal_letters import COORDINATOR, HEAD, form, placed
from tests.world import policy

OBJECTION = "objection#1v1"
ZONE = "Asia/Jakarta"
LED = People(holders={**PEOPLE.holders, Role.COHORT: ("angkatan.cohort-contoh",)})
KEY = f"{JOURNEY}/{placed('not-selected').identity}/not-selected"


def asked(step: str = OBJECTION, due: LocalDeadline = FAR) -> Noted:
    return concluded(Asked(step=step, role=Role.OFFICER, persons=OFFICERS[:1], due=due), of=step)


def result(*more: Noted, step: str = OBJECTION) -> NotedFacts:
    """The list's no about the sample region, and what follows from it."""
    return batch(placed("not-selected"), *more, waiting=(step,), people=LED)


def tasks(relay: Relay) -> list[tuple[str, str]]:
    """How the tasks stand, and when they leave, by the clocks of Jakarta."""
    with reading(relay.engine) as session:
        hours = hours_of(session, JOURNEY)
        assert hours is not None
        return [
            (row.status, f"{local(hours.clock.programme(row.not_before), ZONE):%Y-%m-%d %H.%M}")
            for row in relay.outbox()
            if row.letter == "task"
        ]


@pytest.fixture
def wednesday(relay: Relay) -> Relay:
    """A relay on Wednesday 24 June, at ten in the morning, by the hours of 2018."""
    clock_shows(relay.engine, TEN)
    return relay


def test_the_task_waits_three_working_days_while_the_letter_is_held(wednesday: Relay) -> None:
    append(wednesday.engine, result(asked()))

    assert tasks(wednesday) == [("draft", "2026-06-29 08.15")]
    written = [line.text.partition(": ")[2] for line in post_ledger(wednesday.engine, OFFICERS[0])]
    assert written[-1] == (
        "written because of asked 2; meant for 2026-06-29 08.15 WIB, or sooner once its formal letter is released"
    )


def test_released_the_letter_lets_the_task_leave_with_the_next_post(wednesday: Relay) -> None:
    append(wednesday.engine, result(asked()))
    release(wednesday.engine, [(KEY, form())], COORDINATOR)

    assert tasks(wednesday) == [("draft", "2026-06-25 08.15")]
    told = [line.text.partition(": ")[2] for line in post_ledger(wednesday.engine, OFFICERS[0])]
    assert told[-1] == ("no longer kept back: its formal letter was released; now meant for 2026-06-25 08.15 WIB")


async def test_a_letter_that_is_not_released_keeps_the_task_no_longer(wednesday: Relay) -> None:
    append(wednesday.engine, result(asked()))
    clock_moves(wednesday.engine, TEN, instant(date(2026, 6, 28), time(12), ZONE))
    assert await wednesday.look() == 0

    clock_moves(wednesday.engine, instant(date(2026, 6, 28), time(12), ZONE), instant(date(2026, 6, 29), time(9), ZONE))
    assert await wednesday.work() == 1

    assert [(lot.letter, lot.status) for lot in wednesday.lots() if lot.person == OFFICERS[0]] == [
        ("not-selected", "held"),
        ("task", "sent"),
    ]


def test_a_task_is_asked_at_once_where_waiting_would_take_its_last_day(wednesday: Relay) -> None:
    append(wednesday.engine, result(asked(due=LocalDeadline(day=date(2026, 6, 29), zone=ZONE))))

    assert tasks(wednesday) == [("draft", "2026-06-25 08.15")]


def test_no_other_task_and_no_task_without_a_held_letter_waits(wednesday: Relay) -> None:
    append(wednesday.engine, batch(asked(), waiting=(OBJECTION,), people=LED))
    append(wednesday.engine, result(task("contacts#1v1"), step="contacts#1v1"))

    assert [moment for _, moment in tasks(wednesday)] == ["2026-06-25 08.15"] * 2


def test_a_journey_begun_without_this_in_its_policy_asks_as_before(wednesday: Relay) -> None:
    old = policy()
    assert old.post is not None
    old = old.model_copy(update={"post": old.post.model_copy(update={"letter_first": 0, "working_days_only": False})})
    with writing(wednesday.engine) as session:
        row = session.get_one(JourneyRow, JOURNEY)
        row.state = state().model_validate_json(row.state).model_copy(update={"policy": old}).model_dump_json()
    append(wednesday.engine, result(asked()))

    assert tasks(wednesday) == [("draft", "2026-06-25 08.15")]


def test_an_objection_that_comes_before_the_letter_cancels_the_task(wednesday: Relay) -> None:
    append(wednesday.engine, result(asked()), batch(waiting=(), people=LED))

    assert [status for status, _ in tasks(wednesday)] == ["cancelled"]
    release(wednesday.engine, [(KEY, form())], COORDINATOR)
    assert [status for status, _ in tasks(wednesday)] == ["cancelled"]


def test_a_decree_that_makes_a_day_a_holiday_moves_what_is_written_after_it(wednesday: Relay) -> None:
    thursday, monday = DAY + timedelta(days=1), date(2026, 6, 29)
    append(wednesday.engine, batch(decree(thursday, monday), task("contacts#1v1"), waiting=("contacts#1v1",)))
    append(wednesday.engine, result(asked()))

    # Thursday is off: the post waits for Friday, and three working days are Friday, Tuesday and Wednesday.
    assert [moment for _, moment in tasks(wednesday)] == ["2026-06-26 08.15", "2026-07-01 08.15"]


def test_on_a_friday_what_can_wait_is_meant_for_monday(wednesday: Relay) -> None:
    clock_shows(wednesday.engine, TEN + timedelta(days=2))
    append(wednesday.engine, batch(task("contacts#1v1"), waiting=("contacts#1v1",)))

    assert tasks(wednesday) == [("draft", "2026-06-29 08.15")]


def test_what_is_foretold_of_the_task_is_the_day_until_which_it_waits(wednesday: Relay) -> None:
    append(wednesday.engine, result(asked()))
    with reading(wednesday.engine) as session:
        hours = hours_of(session, JOURNEY)
    assert hours is not None

    over = Over(JOURNEY, hours.clock)
    found = preview(wednesday.engine, wednesday.letters, [over], TEN, TEN + timedelta(days=30), OFFICERS[0])

    assert [(each.letter, each.held) for each in found.letters] == [("not-selected", True), ("task", False)]
    assert f"{local(found.letters[1].at, ZONE):%Y-%m-%d %H.%M}" == "2026-06-29 08.15"


async def test_the_task_says_that_the_letter_follows(wednesday: Relay) -> None:
    append(wednesday.engine, result(asked()))
    release(wednesday.engine, [(KEY, form())], COORDINATOR)
    clock_moves(wednesday.engine, TEN, instant(date(2026, 6, 25), time(9), ZONE))
    await wednesday.work()

    assert {lot.person for lot in wednesday.lots() if lot.letter == "not-selected"} == {*OFFICERS, HEAD}
    assert "surat itu menyusul" in words(wednesday)


def early(relay: Relay) -> list[str]:
    """Which letters are written before their hour."""
    Ledger(relay.engine, relay.letters, LEASE).write_early()
    written = {row.outbox for row in rows(relay.engine, EarlyRow)}
    return [row.letter for row in relay.outbox() if row.id in written]


def at(day: int, hour: int, minute: int) -> datetime:
    """A moment of June 2026, by the clocks of Jakarta."""
    return instant(date(2026, 6, day), time(hour, minute), ZONE)


def test_a_task_behind_its_letter_is_written_early_on_the_day_on_which_it_leaves_and_no_sooner(
    wednesday: Relay,
) -> None:
    append(wednesday.engine, result(asked()))
    before = TEN
    for day in (25, 26, 27, 28):
        clock_moves(wednesday.engine, before, before := at(day, 8, 1))
        assert early(wednesday) == []
        clock_moves(wednesday.engine, before, before := at(day, 8, 16))
        assert wednesday.ledger.claim(10) == []

    clock_moves(wednesday.engine, before, at(29, 8, 1))
    assert early(wednesday) == ["task"]
    (kept,) = rows(wednesday.engine, EarlyRow)
    clock_moves(wednesday.engine, at(29, 8, 1), at(29, 8, 16))
    assert [(letter.id, letter.content) for letter in wednesday.ledger.claim(10)] == [(kept.outbox, kept.content)]


def test_a_task_that_its_letter_lets_go_is_written_early_for_the_hour_at_which_it_leaves_now(wednesday: Relay) -> None:
    append(wednesday.engine, result(asked()))
    clock_moves(wednesday.engine, TEN, at(25, 8, 1))
    assert early(wednesday) == []

    release(wednesday.engine, [(KEY, form())], COORDINATOR)

    assert tasks(wednesday) == [("draft", "2026-06-25 08.15")]
    assert early(wednesday) == ["task"]
    (kept,) = rows(wednesday.engine, EarlyRow)
    clock_moves(wednesday.engine, at(25, 8, 1), at(25, 8, 16))
    assert (kept.outbox, kept.content) in [(letter.id, letter.content) for letter in wednesday.ledger.claim(10)]


def test_a_task_that_is_written_early_leaves_no_sooner_when_its_letter_is_released_then(wednesday: Relay) -> None:
    append(wednesday.engine, result(asked()))
    clock_moves(wednesday.engine, TEN, at(29, 8, 1))
    assert early(wednesday) == ["task"]
    (before,) = [row for row in wednesday.outbox() if row.letter == "task"]

    release(wednesday.engine, [(KEY, form())], COORDINATOR)

    assert before in wednesday.outbox()
    assert before.id not in [letter.id for letter in wednesday.ledger.claim(10)]


def test_a_task_that_is_written_early_does_not_leave_after_an_objection(wednesday: Relay) -> None:
    append(wednesday.engine, result(asked()))
    clock_moves(wednesday.engine, TEN, at(29, 8, 1))
    assert early(wednesday) == ["task"]

    append(wednesday.engine, batch(waiting=(), people=LED))
    clock_moves(wednesday.engine, at(29, 8, 1), at(29, 8, 16))

    assert wednesday.ledger.claim(10) == []


def words(relay: Relay) -> str:
    """The task's text, as it was sent."""
    row: OutboxRow = next(row for row in relay.outbox() if row.letter == "task")
    with reading(relay.engine) as session:
        return " ".join(words_of(session, relay.letters, row)[1].split())
