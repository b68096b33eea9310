"""Letters are written before their hour; at the hour the bytes count only if they still say what holds."""

from __future__ import annotations

import time as clocks
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, time, timedelta

import pytest
from sqlalchemy import Engine

from activities.clerk import Clerk, Office
from activities.database import connect, reading, writing
from activities.early import AHEAD
from activities.headers import Replies
from activities.ledger import Claimed, Ledger
from activities.letters import Letters, Occasion
from activities.occasion import occasion_of
from activities.replies import Fate, Outcome
from models.calendar import instant
from models.clock import Clock
from models.facts import Reminded
from models.people import Role
from models.tables import EarlyRow, JourneyRow, OutboxRow, PersonRow, RegionRow
from tests.activities.contents import everything, rows
from tests.activities.daily import DAY, FAR, TEN, clock_moves, clock_shows, decree, task
from tests.activities.relay import LEASE
from tests.activities.samples import JOURNEY, OFFICERS, address, append, batch, concluded, enter, moved, state
from tests.world import policy

FIRST, SECOND = OFFICERS
SENDER = "Sekretariat Program <seratus@seratus.example>"
LETTERS = Letters(SENDER)
STEP = "masterplan#1v1"
NEXT = DAY + timedelta(days=1)
EIGHT = instant(NEXT, time(8, 1), "Asia/Jakarta")
QUARTER = instant(NEXT, time(8, 16), "Asia/Jakarta")


class Dying(Letters):
    """Letters of a worker that dies where it would have to write one."""

    def compose(self, occasion: Occasion) -> bytes:
        """Die."""
        raise KeyboardInterrupt


@pytest.fixture
def office(engine: Engine) -> Engine:
    """A database in which two officers were asked for the masterplan yesterday; it is eight o'clock."""
    enter(engine)
    clock_shows(engine, TEN)
    append(engine, batch(task(STEP, *OFFICERS)))
    clock_moves(engine, TEN, EIGHT)
    return engine


def ledger(engine: Engine, letters: Letters = LETTERS) -> Ledger:
    return Ledger(engine, letters, LEASE)


def at_the_hour(engine: Engine, letters: Letters = LETTERS) -> list[Claimed]:
    """What is claimed a quarter past eight."""
    clock_moves(engine, EIGHT, QUARTER)
    return ledger(engine, letters).claim(10)


def written_now(engine: Engine) -> list[tuple[str, bytes]]:
    """To whom each letter would go if it were written now, and its bytes."""
    with reading(engine) as session:
        occasions = [occasion_of(session, row) for row in rows(engine, OutboxRow)]
    return [(occasion.address, LETTERS.compose(occasion)) for occasion in occasions]


def sent(claimed: list[Claimed]) -> list[tuple[str, bytes]]:
    return [(letter.address, letter.content) for letter in claimed]


def test_what_is_written_early_stays_a_draft_and_leaves_at_the_hour_with_those_bytes(office: Engine) -> None:
    before = rows(office, OutboxRow)

    assert ledger(office).write_early() == 2

    assert rows(office, OutboxRow) == before
    assert ledger(office).claim(10) == []
    early = [row.content for row in rows(office, EarlyRow)]
    claimed = at_the_hour(office, Dying(SENDER))
    assert sent(claimed) == written_now(office) == list(zip(map(address, OFFICERS), early, strict=True))
    kept = [(row.status, row.recipient, row.content, row.leased_until) for row in rows(office, OutboxRow)]
    assert kept == [("sending", letter.address, letter.content, letter.until) for letter in claimed]


def _renamed(engine: Engine) -> None:
    with writing(engine) as session:
        session.get_one(PersonRow, FIRST).name = "Nama Lain (contoh)"


def _moved(engine: Engine) -> None:
    with writing(engine) as session:
        session.get_one(PersonRow, FIRST).address = "pindah@contoh.example"


def _english(engine: Engine) -> None:
    with writing(engine) as session:
        session.get_one(PersonRow, FIRST).language = "en"


def _region_renamed(engine: Engine) -> None:
    with writing(engine) as session:
        session.get_one(RegionRow, "kota-contoh").name = "Kota Contoh Baru"


@pytest.mark.parametrize("change", [_renamed, _moved, _english, _region_renamed])
def test_a_letter_that_would_say_something_else_now_is_written_anew(
    office: Engine, change: Callable[[Engine], None]
) -> None:
    ledger(office).write_early()
    early = rows(office, EarlyRow)[0].content
    change(office)

    claimed = at_the_hour(office)

    assert sent(claimed) == written_now(office)
    assert claimed[0].content != early
    assert early.split(b"Message-ID: ")[1][:50] == claimed[0].content.split(b"Message-ID: ")[1][:50]


def test_bytes_of_another_sender_are_not_used(office: Engine) -> None:
    ledger(office).write_early()

    claimed = at_the_hour(office, Letters("Sekretariat Baru <baru@seratus.example>"))

    assert [b"From: Sekretariat Baru <baru@seratus.example>" in letter.content for letter in claimed] == [True, True]


def test_a_step_that_is_done_or_moved_is_not_asked_for_though_the_letters_are_written(office: Engine) -> None:
    ledger(office).write_early()

    append(office, batch(moved(), waiting=["masterplan#1v2"]))

    assert [row.status for row in rows(office, OutboxRow)[:2]] == ["cancelled", "cancelled"]
    assert [letter.id for letter in at_the_hour(office) if letter.id <= 2] == []


def test_what_goes_out_in_a_summary_is_not_written_early(office: Engine) -> None:
    append(office, batch(task("launch-plan#1v1"), waiting=(STEP, "launch-plan#1v1")))

    ledger(office).write_early()

    assert [row.outbox for row in rows(office, EarlyRow)] == [2]


def test_a_second_post_of_the_day_takes_the_early_one_into_a_summary(office: Engine) -> None:
    ledger(office).write_early()
    append(office, batch(task("launch-plan#1v1"), waiting=(STEP, "launch-plan#1v1")))

    claimed = at_the_hour(office)

    merged = [(row.letter, row.person, row.carried_by) for row in rows(office, OutboxRow)]
    assert merged == [
        ("task", FIRST, 4),
        ("task", SECOND, None),
        ("task", FIRST, 4),
        ("daily-summary", FIRST, None),
    ]
    assert sorted(letter.id for letter in claimed) == [2, 4]


def test_a_worker_that_dies_while_it_writes_early_leaves_drafts(office: Engine) -> None:
    before = everything(office)

    with pytest.raises(KeyboardInterrupt):
        ledger(office, Dying(SENDER)).write_early()

    assert everything(office) == before
    assert sent(at_the_hour(office)) == written_now(office)


def test_two_that_write_early_at_once_keep_one_letter_each(office: Engine) -> None:
    elsewhere = connect(office.url.render_as_string(hide_password=False))
    with ThreadPoolExecutor(2) as workers:
        list(workers.map(lambda engine: ledger(engine).write_early(), [office, elsewhere]))
    elsewhere.dispose()

    assert [row.outbox for row in rows(office, EarlyRow)] == [1, 2]
    assert sent(at_the_hour(office, Dying(SENDER))) == written_now(office)


def test_what_is_not_near_and_what_is_due_is_not_written_early(office: Engine) -> None:
    with writing(office) as session:
        first, second = rows(office, OutboxRow)
        first.not_before, second.not_before = datetime.now(UTC), datetime.now(UTC) + AHEAD * 2
        session.merge(first)
        session.merge(second)

    assert ledger(office).write_early() == 0


def test_a_rehearsal_writes_nothing_early(office: Engine) -> None:
    fast = Clock(real_anchor=datetime.now(UTC), programme_anchor=EIGHT, rate=288_000)
    with writing(office) as session:
        row = session.get_one(JourneyRow, JOURNEY)
        row.state = state().model_copy(update={"clock": fast, "policy": policy()}).model_dump_json()

    assert ledger(office).write_early() == 0
    assert rows(office, EarlyRow) == []


def test_what_waits_for_a_working_day_is_written_early_on_that_day_alone(engine: Engine) -> None:
    enter(engine)
    friday = TEN + timedelta(days=2)
    clock_shows(engine, friday)
    append(engine, batch(task(STEP)))
    before = friday
    for day in (2, 3):
        clock_moves(engine, before, before := EIGHT + timedelta(days=day))
        assert ledger(engine).write_early() == 0
        clock_moves(engine, before, before := QUARTER + timedelta(days=day))
        assert ledger(engine).claim(10) == []

    clock_moves(engine, before, EIGHT + timedelta(days=4))
    assert ledger(engine).write_early() == 1
    clock_moves(engine, EIGHT + timedelta(days=4), QUARTER + timedelta(days=4))
    assert sent(ledger(engine, Dying(SENDER)).claim(10)) == written_now(engine)


def test_what_is_written_early_on_a_day_that_is_decreed_off_leaves_on_the_next_one(office: Engine) -> None:
    ledger(office).write_early()
    append(office, batch(decree(NEXT), waiting=(STEP,)))
    early = [(row.outbox, row.content) for row in rows(office, EarlyRow)]

    assert [letter.id for letter in at_the_hour(office) if letter.id in (1, 2)] == []

    day = timedelta(days=1)
    clock_moves(office, QUARTER, QUARTER + day)
    claimed = {letter.id: letter.content for letter in ledger(office).claim(10)}
    assert [(id, claimed[id]) for id, _ in early] == early
    assert [content for _, content in written_now(office)[:2]] == [content for _, content in early]


def test_a_letter_that_cannot_be_written_is_told_of_when_it_is_claimed(engine: Engine) -> None:
    enter(engine)
    clock_shows(engine, TEN)
    append(engine, batch(task(STEP, "tidak-ada.contoh")))
    clock_moves(engine, TEN, EIGHT)

    one = ledger(engine)
    assert [one.write_early(), one.write_early()] == [1, 0]

    assert at_the_hour(engine) == []
    (row,) = [row for row in rows(engine, OutboxRow) if row.person == "tidak-ada.contoh"]
    assert row.status == "failed"
    assert row.why.startswith("could not be written: LookupError: the person of letter ")


def test_a_reminder_written_early_says_the_days_that_are_left_when_it_leaves(engine: Engine) -> None:
    enter(engine)
    seven = instant(NEXT, time(8, 0), "Asia/Jakarta")
    clock_shows(engine, seven)
    reminder = Reminded(step=STEP, role=Role.OFFICER, persons=(FIRST,), also=(), due=FAR, days_left=13)
    noted = concluded(reminder).model_copy(update={"at": seven})
    append(engine, batch(noted))
    ledger(engine).write_early()
    clock_moves(engine, seven, QUARTER)

    (claimed,) = ledger(engine, Dying(SENDER)).claim(10)

    assert b"(13 hari kerja lagi)" in claimed.content


def test_early_bytes_are_thrown_away_once_their_letters_have_left(office: Engine) -> None:
    one = ledger(office)
    one.write_early()
    claimed = at_the_hour(office)
    one.mark([(letter, Outcome(Fate.SENT, "250")) for letter in claimed])

    assert [one.write_early(), one.write_early()] == [2, 0]

    assert rows(office, EarlyRow) == []
    assert sent(claimed) == [(row.recipient, row.content) for row in rows(office, OutboxRow)]


def test_a_clerk_that_finds_nothing_due_writes_what_is_near(office: Engine) -> None:
    clerk = Clerk(Office(office.url.render_as_string(hide_password=False), SENDER, LEASE, Replies()))

    assert clerk.claim(5) == []
    until = clocks.monotonic() + 20
    while len(rows(office, EarlyRow)) < 2:
        assert clocks.monotonic() < until
        clocks.sleep(0.02)

    clock_moves(office, EIGHT, QUARTER)
    assert sent(clerk.claim(5)) == [(address(row.person), row.content) for row in written(office)]
    clerk.close()


def written(engine: Engine) -> list[OutboxRow]:
    return [
        row for row in rows(engine, OutboxRow) if row.content in {early.content for early in rows(engine, EarlyRow)}
    ]
