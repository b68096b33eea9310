"""One post a day: what can wait leaves in the morning, merged into one summary for each person; the ledger lists it."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import time, timedelta

import pytest
from sqlalchemy import Engine

from activities.composing import words_of
from activities.database import connect, writing
from activities.ledger import Ledger
from activities.letters import Letters
from activities.stale import OVERTAKEN
from gateway.letters.again import send_again
from models.calendar import instant
from models.errors import Refused
from models.facts import Ended, QuickWinProved, Reminded
from models.people import Role
from models.tables import OutboxRow, PersonRow
from queries.post_ledger import post_ledger
from tests.activities.contents import rows
from tests.activities.daily import DAY, FAR, TEN, clock_moves, clock_shows, task
from tests.activities.relay import LEASE, Relay
from tests.activities.samples import (
    DUE,
    JOURNEY,
    OFFICERS,
    PEOPLE,
    address,
    append,
    asked,
    batch,
    concluded,
    enter,
    rung,
)

FIRST = OFFICERS[0]
COORDINATOR = PEOPLE.of(Role.COORDINATOR)[0]
MORNING = instant(DAY + timedelta(days=1), time(8, 16), "Asia/Jakarta")
STEPS = ("masterplan#1v1", "launch-plan#1v1")


@pytest.fixture
def daily(relay: Relay) -> Relay:
    """A relay of a journey with hours, at ten in the morning."""
    clock_shows(relay.engine, TEN)
    return relay


def fates(relay: Relay) -> list[tuple[str, str, int | None]]:
    return [(row.letter, row.status, row.carried_by) for row in relay.outbox()]


def lines(relay: Relay, of: str = FIRST) -> list[str]:
    return [line.text.partition("  ")[2] for line in post_ledger(relay.engine, of)]


def text_of(relay: Relay, id: int) -> str:
    row = next(row for row in relay.outbox() if row.id == id)
    return words_of(None, relay.letters, row)[1]  # type: ignore[arg-type]  # its bytes are made


async def test_what_can_wait_goes_to_each_person_as_one_summary_in_the_morning(daily: Relay) -> None:
    daily.note(task(STEPS[0]), task(STEPS[1], due=DUE), waiting=STEPS)
    assert await daily.look() == 0

    clock_moves(daily.engine, TEN, MORNING)
    assert await daily.work() == 1

    assert fates(daily) == [("task", "sent", 3), ("task", "sent", 3), ("daily-summary", "sent", None)]
    assert [line for line in text_of(daily, 3).splitlines() if line.startswith(("- ", "  "))] == [
        "- Pemberitahuan tugas: Kota Contoh, penyerahan rencana peluncuran program",
        "  percepatan, batas waktu 30 Juni 2026 pukul 23.59 WIB",
        "- Pemberitahuan tugas: Kota Contoh, penyerahan masterplan dan rencana aksi,",
        "  batas waktu 14 Juli 2026 pukul 23.59 WIB",
    ]
    assert lines(daily) == [
        f"#1 task to {FIRST}: written because of asked 1; meant for 2026-06-25 08.15 WIB",
        f"#2 task to {FIRST}: written because of asked 2; meant for 2026-06-25 08.15 WIB",
        f"#3 daily summary to {FIRST}: written because of the posts #1, #2",
        f"#1 task to {FIRST}: merged into the summary #3",
        f"#2 task to {FIRST}: merged into the summary #3",
        f"#3 daily summary to {FIRST}: being sent",
        f"#3 daily summary to {FIRST}: sent; the server said 250",
        f"#1 task to {FIRST}: sent; the server said 250, in the summary #3",
        f"#2 task to {FIRST}: sent; the server said 250, in the summary #3",
    ]


async def test_one_post_alone_goes_out_as_itself(daily: Relay) -> None:
    daily.note(task(STEPS[0]))
    clock_moves(daily.engine, TEN, MORNING)

    assert await daily.work() == 1
    assert fates(daily) == [("task", "sent", None)]


async def test_nobody_gets_a_second_post_on_the_same_day(daily: Relay) -> None:
    daily.note(task(STEPS[0]), task(STEPS[1]), waiting=STEPS)
    clock_moves(daily.engine, TEN, MORNING)
    await daily.work()
    late = instant(DAY + timedelta(days=1), time(8, 10), "Asia/Jakarta")
    clock_shows(daily.engine, late)
    daily.note(task("team#1v1"), waiting=(*STEPS, "team#1v1"))
    clock_moves(daily.engine, late, MORNING)

    assert await daily.look() == 0
    assert lines(daily)[-1] == (
        f"#4 task to {FIRST}: kept for another day: today's post to this person has left; "
        "now meant for 2026-06-26 08.15 WIB"
    )
    clock_moves(daily.engine, MORNING, MORNING + timedelta(days=1))
    assert await daily.work() == 1
    assert fates(daily)[3] == ("task", "sent", None)


async def test_a_decision_a_last_day_and_an_end_leave_at_once(daily: Relay) -> None:
    today = DUE.model_copy(update={"day": DAY})
    ended = Ended(outcome="withdrawn", stage="masterplan", reason="Contoh.")
    daily.note(task(STEPS[0], due=today), concluded(QuickWinProved(evidence="ab" * 32)), concluded(ended))

    await daily.work()

    assert {(row.letter, row.status) for row in daily.outbox()} == {
        ("task", "sent"),
        ("quick-win-proved", "sent"),
        ("closing-withdrawn", "sent"),
    }


async def test_at_night_a_decision_waits_for_the_hour(daily: Relay) -> None:
    night = instant(DAY, time(22), "Asia/Jakarta")
    clock_shows(daily.engine, night)
    daily.note(concluded(QuickWinProved(evidence="ab" * 32)))
    assert await daily.look() == 0

    clock_moves(daily.engine, night, instant(DAY + timedelta(days=1), time(8, 1), "Asia/Jakarta"))
    assert await daily.work() == 3


async def test_each_reader_has_the_hour_of_the_own_zone(daily: Relay) -> None:
    with writing(daily.engine) as session:
        session.get_one(PersonRow, OFFICERS[1]).zone = "Asia/Jayapura"
    daily.note(task(STEPS[0], *OFFICERS))

    assert [line.rpartition("; ")[2] for line in lines(daily, JOURNEY)] == [
        "meant for 2026-06-25 08.15 WIB",
        "meant for 2026-06-25 08.15 WIT",
    ]
    in_jayapura = instant(DAY + timedelta(days=1), time(8, 16), "Asia/Jayapura")
    clock_moves(daily.engine, TEN, in_jayapura)
    assert await daily.work() == 1
    assert daily.server.readers() == [address(OFFICERS[1])]


async def test_what_no_longer_holds_is_left_out_of_the_summary(daily: Relay) -> None:
    daily.note(task(STEPS[0]), task(STEPS[1]), task("team#1v1"), waiting=(*STEPS, "team#1v1"))
    append(daily.engine, batch(waiting=STEPS))
    clock_moves(daily.engine, TEN, MORNING)

    assert await daily.work() == 1

    assert [status for _, status, _ in fates(daily)] == ["sent", "sent", "cancelled", "sent"]
    assert "Dewan" not in text_of(daily, 4)


async def test_a_summary_that_is_refused_takes_its_posts_along_and_is_sent_again_as_a_whole(daily: Relay) -> None:
    daily.server.at_data[address(FIRST)] = "554 5.7.1 refused"
    daily.note(task(STEPS[0]), task(STEPS[1]), waiting=STEPS)
    clock_moves(daily.engine, TEN, MORNING)
    await daily.work()
    assert fates(daily)[:3] == [("task", "failed", 3), ("task", "failed", 3), ("daily-summary", "failed", None)]

    with pytest.raises(Refused, match=r"#1 .* went out in the summary #3; have that one sent again"):
        send_again(daily.engine, "1", COORDINATOR)
    daily.server.at_data.clear()
    assert send_again(daily.engine, "3", COORDINATOR) == f"#3 daily-summary to {FIRST}: the same bytes"
    await daily.work()

    assert fates(daily)[:3] == [("task", "sent", 3), ("task", "sent", 3), ("daily-summary", "sent", None)]
    assert len([mail for mail in daily.server.received if address(FIRST) in mail.readers]) == 1


async def test_a_summary_that_is_put_off_is_the_same_letter_later(daily: Relay) -> None:
    daily.server.at_recipient[address(FIRST)] = "450 4.2.0 greylisted"
    daily.note(task(STEPS[0]), task(STEPS[1]), waiting=STEPS)
    clock_moves(daily.engine, TEN, MORNING)
    await daily.work()
    content = daily.outbox()[2].content
    assert [status for _, status, _ in fates(daily)] == ["sending"] * 3
    daily.server.at_recipient.clear()

    append(daily.engine, batch(waiting=STEPS[:1]))
    daily.pass_time(timedelta(seconds=31))
    assert await daily.work() == 1
    assert [mail.content for mail in daily.server.received] == [content]


async def test_a_summary_waits_with_its_posts_while_nothing_can_leave(daily: Relay) -> None:
    daily.server.at_sender = "550 5.7.1 not from here"
    daily.note(task(STEPS[0]), task(STEPS[1]), waiting=STEPS)
    clock_moves(daily.engine, TEN, MORNING)
    assert await daily.work(until=daily.paused) == 0
    assert {status for _, status, _ in fates(daily)[:3]} == {"sending"}
    assert {row.attempts for row in daily.outbox()} == {0}

    daily.server.at_sender = "250 welcome"
    daily.pass_time(timedelta(seconds=31))
    await daily.work()

    assert fates(daily)[:3] == [("task", "sent", 3), ("task", "sent", 3), ("daily-summary", "sent", None)]
    assert len([mail for mail in daily.server.received if address(FIRST) in mail.readers]) == 1


async def test_of_two_reminders_of_one_step_only_the_newer_stands_in_the_summary(daily: Relay) -> None:
    dawn = instant(DAY, time(5), "Asia/Jakarta")
    clock_shows(daily.engine, dawn)
    reminder = Reminded(step=STEPS[0], role=Role.OFFICER, persons=(FIRST,), also=(), due=FAR, days_left=10)
    older, newer = (concluded(reminder, of=f"{STEPS[0]}/{number}") for number in (1, 2))
    daily.note(older, newer, task(STEPS[1]), waiting=STEPS)
    clock_moves(daily.engine, dawn, instant(DAY, time(8, 16), "Asia/Jakarta"))

    assert await daily.work() == 1

    assert fates(daily) == [
        ("reminder", "cancelled", None),
        ("reminder", "sent", 4),
        ("task", "sent", 4),
        ("daily-summary", "sent", None),
    ]
    assert lines(daily)[3] == f"#1 reminder to {FIRST}: cancelled: {OVERTAKEN}"


async def test_a_summary_in_which_nothing_holds_any_more_is_not_tried_again(daily: Relay) -> None:
    daily.server.at_recipient[address(FIRST)] = "450 4.2.0 greylisted"
    daily.note(task(STEPS[0]), task(STEPS[1]), waiting=STEPS)
    clock_moves(daily.engine, TEN, MORNING)
    await daily.work()

    append(daily.engine, batch(waiting=()))
    daily.pass_time(timedelta(seconds=31))
    assert await daily.look() == 0

    assert [status for _, status, _ in fates(daily)] == ["cancelled"] * 3


async def test_a_dead_address_kills_the_posts_of_the_day(daily: Relay) -> None:
    with writing(daily.engine) as session:
        session.get_one(PersonRow, FIRST).address_dead = True
    daily.note(task(STEPS[0]), task(STEPS[1]), waiting=STEPS)
    clock_moves(daily.engine, TEN, MORNING)

    assert await daily.look() == 0
    assert fates(daily) == [("task", "dead", None), ("task", "dead", None)]


async def test_a_journey_without_hours_posts_as_before(relay: Relay) -> None:
    relay.note(asked(), rung(Reminded))

    assert await relay.work() == 5
    assert {row.letter for row in relay.outbox()} == {"task", "reminder", "reminder-copy"}


def test_two_relays_at_once_make_one_summary_for_each_person(engine: Engine) -> None:
    enter(engine)
    clock_shows(engine, TEN)
    many = [f"pembaca-{number}.contoh" for number in range(1, 31)]
    with writing(engine) as session:
        session.add_all([PersonRow(id=id, name=id, address=address(id)) for id in many])
    append(engine, batch(task(STEPS[0], *many), task(STEPS[1], *many), waiting=STEPS))
    clock_moves(engine, TEN, MORNING)
    elsewhere = connect(engine.url.render_as_string(hide_password=False))
    sender = Letters("Sekretariat Program <seratus@seratus.example>")
    one, other = Ledger(engine, sender, LEASE), Ledger(elsewhere, sender, LEASE)

    def claim_all(ledger: Ledger) -> list[int]:
        return [letter.id for _ in range(30) for letter in ledger.claim(4)]

    with ThreadPoolExecutor(4) as workers:
        shares = list(workers.map(claim_all, [one, other, one, other]))
    elsewhere.dispose()

    found = rows(engine, OutboxRow)
    summaries = {row.id: row.person for row in found if row.letter == "daily-summary"}
    assert sorted(id for share in shares for id in share) == sorted(summaries)
    assert sorted(summaries.values()) == sorted(many)
    assert {summaries[row.carried_by] == row.person for row in found if row.letter == "task"} == {True}
