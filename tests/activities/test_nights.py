"""After an outage nobody gets mail at night, and yesterday's posts do not take the place of today's."""

from __future__ import annotations

from datetime import datetime, time, timedelta
from typing import Any

import pytest
from sqlalchemy import Connection, Engine, event

from activities.database import writing
from activities.ledger import Ledger
from activities.letters import Letters
from activities.pacing import Time
from models.calendar import LocalDeadline, instant
from models.facts import QuickWinProved, Reminded
from models.tables import JourneyRow, OutboxRow, PersonRow
from queries.post_ledger import post_ledger
from tests.activities.contents import rows
from tests.activities.daily import DAY, FAR, TEN, clock_moves, clock_shows, decree, task
from tests.activities.relay import LEASE, Lot, Relay
from tests.activities.samples import JOURNEY, OFFICERS, address, append, asked, batch, concluded, enter, rung

FIRST = OFFICERS[0]
STEPS = ("masterplan#1v1", "launch-plan#1v1")
PROVED = concluded(QuickWinProved(evidence="ab" * 32))
TODAY = FAR.model_copy(update={"day": DAY})
MONDAY = FAR.model_copy(update={"day": DAY + timedelta(days=5)})
LETTERS = Letters("Sekretariat Program <seratus@seratus.example>")


def on(days: int, hour: int, minute: int) -> datetime:
    """So many days after the first one, by the clocks of Jakarta."""
    return instant(DAY + timedelta(days=days), time(hour, minute), "Asia/Jakarta")


@pytest.fixture
def daily(relay: Relay) -> Relay:
    """A relay of a journey with hours, at ten in the morning."""
    clock_shows(relay.engine, TEN)
    return relay


def told(relay: Relay) -> list[str]:
    """What the ledger says of the first officer's posts."""
    return [line.text.partition("  ")[2] for line in post_ledger(relay.engine, FIRST)]


def fates(relay: Relay) -> list[tuple[str, str, int | None]]:
    return [(row.letter, row.status, row.carried_by) for row in relay.outbox()]


async def test_a_decision_that_an_outage_kept_until_the_night_waits_for_the_hour(daily: Relay) -> None:
    daily.note(PROVED)
    clock_moves(daily.engine, TEN, on(0, 23, 30))
    assert await daily.look() == 0
    assert {row.status for row in daily.outbox()} == {"draft"}
    assert told(daily) == [
        f"#1 evidence verified to {FIRST}: written because of quick-win-proved 1",
        f"#1 evidence verified to {FIRST}: kept for the hour: it is night where this person is; "
        "now meant for 2026-06-25 08.00 WIB",
    ]

    clock_moves(daily.engine, on(0, 23, 30), on(1, 8, 1))
    assert await daily.work() == 3


async def test_a_letter_that_was_tried_before_is_not_tried_at_night(daily: Relay) -> None:
    daily.server.at_recipient[address(FIRST)] = "450 4.2.0 greylisted"
    daily.note(task(STEPS[0], due=TODAY))
    await daily.work()
    (row,) = daily.outbox()
    began, content, daily.server.at_recipient = row.tries_since, row.content, {}

    clock_moves(daily.engine, TEN, on(0, 20, 1))
    assert await daily.look() == 0

    (row,) = daily.outbox()
    assert (row.status, row.attempts) == ("sending", 1)
    assert told(daily)[-1].endswith("now meant for 2026-06-25 08.00 WIB")
    # The night does not count as trying.
    assert row.tries_since - began > on(1, 8, 0) - on(0, 20, 1)
    clock_moves(daily.engine, on(0, 20, 1), on(1, 8, 1))
    assert await daily.work() == 1
    assert [mail.content for mail in daily.server.received] == [content]


async def test_after_midnight_the_posts_of_yesterday_wait_for_those_of_today(daily: Relay) -> None:
    daily.note(task(STEPS[0]))
    clock_moves(daily.engine, TEN, on(1, 10, 0))
    daily.note(task(STEPS[1]), waiting=STEPS)
    clock_moves(daily.engine, on(1, 10, 0), on(2, 0, 30))
    assert await daily.look() == 0

    clock_moves(daily.engine, on(2, 0, 30), on(2, 8, 16))
    assert await daily.work() == 1
    assert fates(daily) == [("task", "sent", 3), ("task", "sent", 3), ("daily-summary", "sent", None)]


async def test_in_the_early_morning_the_posts_of_yesterday_wait_for_those_of_today(daily: Relay) -> None:
    daily.note(task(STEPS[0]))
    clock_moves(daily.engine, TEN, on(1, 10, 0))
    daily.note(task(STEPS[1]), waiting=STEPS)
    clock_moves(daily.engine, on(1, 10, 0), on(2, 6, 30))
    assert await daily.look() == 0
    assert told(daily)[-1] == (
        f"#1 task to {FIRST}: kept for the hour: it was meant for an earlier day, and today's post to this person "
        "has not left yet; now meant for 2026-06-26 08.15 WIB"
    )

    clock_moves(daily.engine, on(2, 6, 30), on(2, 8, 16))
    assert await daily.work() == 1
    assert fates(daily) == [("task", "sent", 3), ("task", "sent", 3), ("daily-summary", "sent", None)]


async def test_by_day_what_an_outage_kept_leaves_as_soon_as_it_can(daily: Relay) -> None:
    daily.note(task(STEPS[0]), PROVED)
    clock_moves(daily.engine, TEN, on(1, 15, 0))

    assert await daily.work() == 4
    assert {status for _, status, _ in fates(daily)} == {"sent"}


async def test_it_is_night_by_the_clocks_of_the_reader(daily: Relay) -> None:
    with writing(daily.engine) as session:
        session.get_one(PersonRow, FIRST).zone = "Asia/Jayapura"
    daily.note(PROVED)
    clock_moves(daily.engine, TEN, on(0, 19, 0))

    assert await daily.work() == 2

    waiting = [lot for lot in daily.lots() if lot.status != "sent"]
    assert waiting == [Lot("quick-win-proved", FIRST, "draft", None)]


async def test_what_an_outage_kept_until_a_saturday_waits_for_monday(daily: Relay) -> None:
    daily.note(task(STEPS[0]), PROVED)
    clock_moves(daily.engine, TEN, on(3, 12, 0))

    assert await daily.work() == 3
    assert told(daily)[-1].startswith("#2 evidence verified")
    assert [line for line in told(daily) if "kept" in line] == [
        f"#1 task to {FIRST}: kept for the hour: today is no working day; now meant for 2026-06-29 08.15 WIB"
    ]
    clock_moves(daily.engine, on(3, 12, 0), on(4, 9, 0))
    assert await daily.look() == 0
    clock_moves(daily.engine, on(4, 9, 0), on(5, 8, 16))
    assert await daily.work() == 1


@pytest.mark.parametrize(
    ("now", "due", "meant"),
    [
        (on(2, 23, 30), FAR, "2026-06-29"),
        (on(3, 0, 30), FAR, "2026-06-29"),
        (on(3, 6, 30), FAR, "2026-06-29"),
        (on(4, 12, 0), FAR, "2026-06-29"),
        (on(4, 23, 30), FAR, "2026-06-29"),
        (on(1, 23, 30), FAR, "2026-06-26"),
        (on(2, 23, 30), MONDAY, "2026-06-27"),
        (on(3, 6, 30), MONDAY, "2026-06-27"),
    ],
)
async def test_after_a_friday_night_it_waits_for_monday_unless_that_is_its_last_day(
    daily: Relay, now: datetime, due: LocalDeadline, meant: str
) -> None:
    daily.note(task(STEPS[0], due=due))
    clock_moves(daily.engine, TEN, now)

    assert await daily.look() == 0

    assert told(daily)[-1].endswith(f"now meant for {meant} 08.15 WIB")


async def test_on_a_saturday_what_is_due_on_monday_leaves_as_soon_as_it_can(daily: Relay) -> None:
    daily.note(task(STEPS[0], due=MONDAY))
    clock_moves(daily.engine, TEN, on(3, 12, 0))

    assert await daily.work() == 1


async def test_a_day_that_was_decreed_off_after_a_post_was_written_is_kept_free_of_it(daily: Relay) -> None:
    daily.note(task(STEPS[0]))
    daily.note(decree(DAY + timedelta(days=1)), waiting=STEPS)
    clock_moves(daily.engine, TEN, on(1, 9, 0))
    await daily.look()

    assert [row.status for row in daily.outbox() if row.letter == "task"] == ["draft"]
    assert told(daily)[-1].endswith("today is no working day; now meant for 2026-06-26 08.15 WIB")


async def test_a_journey_whose_policy_knows_no_working_days_posts_on_a_saturday(daily: Relay) -> None:
    daily.note(task(STEPS[0]))
    clock_moves(daily.engine, TEN, on(3, 12, 0))
    with writing(daily.engine) as session:
        row = session.get_one(JourneyRow, JOURNEY)
        row.state = row.state.replace('"working_days_only":true', '"working_days_only":false')

    assert await daily.work() == 1


class Later(Time):
    """The time of day, so much later."""

    def __init__(self, span: timedelta) -> None:
        self.span = span

    def now(self) -> datetime:
        """The moment that much later."""
        return super().now() + self.span


def test_a_journey_without_hours_posts_at_night_too(engine: Engine) -> None:
    enter(engine)
    append(engine, batch(asked(), rung(Reminded)))

    midnights = [Ledger(engine, LETTERS, LEASE, Later(timedelta(hours=hours))).claim(1) for hours in range(0, 24, 6)]

    assert [len(claimed) for claimed in midnights] == [1, 1, 1, 1]


@pytest.mark.parametrize(
    ("due", "now"),
    [(FAR, on(1, 23, 30)), (TODAY, on(1, 23, 30)), (FAR, on(3, 12, 0))],
    ids=["of the day", "by itself", "on a Saturday"],
)
def test_many_readers_and_regions_take_no_more_queries_than_few(
    engine: Engine, due: LocalDeadline, now: datetime
) -> None:
    enter(engine)
    clock_shows(engine, TEN)
    for number in range(55):
        person, journey = f"pembaca-{number}.contoh", f"{JOURNEY}-{number}"
        with writing(engine) as session:
            session.add(PersonRow(id=person, name=person, address=address(person)))
            sample = session.get_one(JourneyRow, JOURNEY)
            session.add(JourneyRow(journey=journey, cohort="contoh", region=sample.region, state=sample.state))
        append(engine, batch(task(STEPS[0], person, due=due), journey=journey))
    ledger = Ledger(engine, LETTERS, LEASE, Later(now - TEN))

    few, many = (statements(engine, ledger, most) for most in (5, 50))

    assert few == many
    assert [row.status for row in rows(engine, OutboxRow)] == ["draft"] * 55


def statements(engine: Engine, ledger: Ledger, most: int) -> int:
    """How many statements a claim of *most* letters takes, of which none leaves."""
    said: list[str] = []

    def heard(_connection: Connection, _cursor: Any, statement: str, *_rest: Any) -> None:
        said.append(statement)

    event.listen(engine, "before_cursor_execute", heard)
    assert ledger.claim(most) == []
    event.remove(engine, "before_cursor_execute", heard)
    return len(said)
