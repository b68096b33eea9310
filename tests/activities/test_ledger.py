"""A row of the outbox belongs to one worker at a time, and what became of it is written down once."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import Engine, update

from activities.database import connect, writing
from activities.ledger import Claimed, Ledger
from activities.letters import Letters, Occasion
from activities.replies import Fate, Outcome
from models.retries import FIRST, IN_ALL
from models.tables import OutboxRow, PostEventRow
from tests.activities.contents import everything, rows
from tests.activities.samples import OFFICERS, append, asked, batch, enter

SENT, LATER = Outcome(Fate.SENT, "250"), Outcome(Fate.AGAIN, "450 later")
DEAD, REFUSED = Outcome(Fate.DEAD, "550 nobody here"), Outcome(Fate.FAILED, "554 no")

AWAY, OURS = Outcome(Fate.AWAY, "421 not now"), Outcome(Fate.OURS, "535 no", "AUTH: 535")
OTHER = Outcome(Fate.OURS, "550 no", "MAIL: 550")

LEASE = timedelta(minutes=2)
A_SECOND = timedelta(seconds=1)


@pytest.fixture
def ledger(engine: Engine) -> Ledger:
    """The ledger of a database in which two officers were asked for the masterplan."""
    enter(engine)
    append(engine, batch(asked()))
    return Ledger(engine, Letters("Sekretariat Program <seratus@seratus.example>"), LEASE)


def lots(engine: Engine) -> list[tuple[str, str, str, str | None]]:
    return [(row.letter, row.person, row.status, row.why) for row in rows(engine, OutboxRow)]


def test_a_batch_holds_no_more_than_asked_for_the_oldest_first(engine: Engine, ledger: Ledger) -> None:
    first, second = ledger.claim(1), ledger.claim(5)

    assert [[letter.id for letter in claimed] for claimed in (first, second, ledger.claim(5))] == [[1], [2], []]


def test_two_workers_claiming_at_once_never_claim_the_same_row(engine: Engine, ledger: Ledger) -> None:
    steps = [f"masterplan#{number}v1" for number in range(1, 31)]
    append(engine, batch(*(asked(step) for step in steps), waiting=steps))
    elsewhere = connect(engine.url.render_as_string(hide_password=False))
    other = Ledger(elsewhere, Letters("contoh@seratus.example"), LEASE)

    def claim_all(one: Ledger) -> list[int]:
        mine: list[int] = []
        while claimed := one.claim(3):
            mine += [letter.id for letter in claimed]
        return mine

    with ThreadPoolExecutor(4) as workers:
        shares = list(workers.map(claim_all, [ledger, other, ledger, other]))
    elsewhere.dispose()

    assert sorted(id for share in shares for id in share) == [row.id for row in rows(engine, OutboxRow)]


class Dying(Letters):
    """Letters of a worker that dies while it writes them."""

    def compose(self, occasion: Occasion) -> bytes:
        """Die."""
        raise KeyboardInterrupt


def test_a_letter_whose_worker_died_while_it_was_written_is_written_after_its_lease(
    engine: Engine, ledger: Ledger
) -> None:
    sent, refused = ledger.claim(2)
    ledger.mark([(sent, SENT), (refused, REFUSED)])
    with pytest.raises(KeyboardInterrupt):
        Ledger(engine, Dying("contoh@seratus.example"), LEASE).claim(5)
    assert lots(engine)[2][2] == "sending"
    assert ledger.claim(5) == []
    with writing(engine) as session:
        session.execute(update(OutboxRow).values(leased_until=datetime.now(UTC)))

    (notice,) = ledger.claim(5)

    assert b"554 no" in notice.content
    assert [event.what for event in rows(engine, PostEventRow) if event.outbox == 3] == [
        "written",
        "claimed",
        "claimed",
    ]


def test_a_letter_that_was_sent_stays_sent(engine: Engine, ledger: Ledger) -> None:
    letter, _ = ledger.claim(2)
    ledger.mark([(letter, SENT)])
    before = everything(engine)

    for outcome in (LATER, DEAD, REFUSED):
        ledger.mark([(letter, outcome)])

    assert everything(engine) == before


@pytest.mark.parametrize("outcome", [DEAD, REFUSED])
def test_a_letter_that_two_workers_could_not_deliver_is_told_once(
    engine: Engine, ledger: Ledger, outcome: Outcome
) -> None:
    letter, _ = ledger.claim(2)
    ledger.mark([(letter, outcome)])
    told = [lot for lot in lots(engine) if lot[0] == "undeliverable"]

    ledger.mark([(letter, outcome)])

    assert [lot for lot in lots(engine) if lot[0] == "undeliverable"] == told


def test_the_pause_between_two_tries_doubles_up_to_half_an_hour(engine: Engine, ledger: Ledger) -> None:
    pauses = []
    for _ in range(9):
        letter = claimed_again(engine, ledger)
        ledger.mark([(letter, LATER)])
        row = rows(engine, OutboxRow)[0]
        pauses.append(round((waits_until(row) - datetime.now(UTC)).total_seconds()))

    assert pauses == [30, 60, 120, 240, 480, 960, 1800, 1800, 1800]


def claimed_again(engine: Engine, ledger: Ledger) -> Claimed:
    """The first letter, claimed once its pause is over."""
    with writing(engine) as session:
        session.execute(
            update(OutboxRow).where(OutboxRow.status == "sending").values(leased_until=datetime.now(UTC) - A_SECOND)  # type: ignore[arg-type]
        )
    return ledger.claim(1)[0]


def waits_until(row: OutboxRow) -> datetime:
    """The moment of the next try."""
    assert row.leased_until is not None
    return row.leased_until


def test_what_an_older_build_left_as_pending_is_sent_all_the_same(engine: Engine, ledger: Ledger) -> None:
    with writing(engine) as session:
        session.execute(update(OutboxRow).values(status="pending"))

    assert [letter.id for letter in ledger.claim(5)] == [1, 2]


def test_the_wish_stays_and_the_lease_says_when_it_is_tried_again(engine: Engine, ledger: Ledger) -> None:
    wish = rows(engine, OutboxRow)[0].not_before
    ledger.mark([(ledger.claim(1)[0], LATER)])

    row = rows(engine, OutboxRow)[0]
    assert (row.status, row.not_before, row.why) == ("sending", wish, "450 later")
    assert waits_until(row) - datetime.now(UTC) > FIRST - A_SECOND


def test_three_days_are_counted_from_the_first_try_not_from_the_writing(engine: Engine, ledger: Ledger) -> None:
    with writing(engine) as session:
        session.execute(update(OutboxRow).values(created_at=datetime.now(UTC) - 2 * IN_ALL))

    ledger.mark([(ledger.claim(1)[0], LATER)])

    assert lots(engine)[0] == ("task", OFFICERS[0], "sending", "450 later")


@pytest.mark.parametrize(
    ("age", "status"), [(IN_ALL - timedelta(minutes=1), "sending"), (IN_ALL + timedelta(minutes=1), "failed")]
)
def test_a_letter_is_given_up_after_three_days(engine: Engine, ledger: Ledger, age: timedelta, status: str) -> None:
    with writing(engine) as session:
        session.execute(update(OutboxRow).values(tries_since=datetime.now(UTC) - age))
    letter = ledger.claim(1)[0]

    ledger.mark([(letter, LATER)])

    assert lots(engine)[0] == ("task", OFFICERS[0], status, "450 later")


@pytest.mark.parametrize("outcome", [AWAY, OURS])
def test_a_letter_that_was_not_the_question_loses_no_try_however_long_nothing_leaves(
    engine: Engine, ledger: Ledger, outcome: Outcome
) -> None:
    with writing(engine) as session:
        session.execute(update(OutboxRow).values(attempts=147, tries_since=datetime.now(UTC) - IN_ALL))
    letter = ledger.claim(1)[0]

    ledger.mark([(letter, outcome)])

    row = rows(engine, OutboxRow)[0]
    assert (row.status, row.attempts, row.why) == ("sending", 147, outcome.answer)
    assert round((waits_until(row) - datetime.now(UTC)).total_seconds()) == 30


def test_the_days_in_which_nothing_could_leave_do_not_count_as_trying(engine: Engine, ledger: Ledger) -> None:
    ledger.mark([(ledger.claim(1)[0], LATER)])
    with writing(engine) as session:
        row = session.get_one(OutboxRow, 1)
        row.tries_since = datetime.now(UTC) - IN_ALL - timedelta(hours=1)
        row.leased_until = datetime.now(UTC) - timedelta(hours=2)

    letter = ledger.claim(1)[0]
    ledger.mark([(letter, LATER)])

    assert lots(engine)[0] == ("task", OFFICERS[0], "sending", "450 later")


def test_letters_given_back_are_due_at_once_and_have_lost_no_try(engine: Engine, ledger: Ledger) -> None:
    ledger.release(ledger.claim(5))

    found = [(row.status, row.attempts, row.tries_since) for row in rows(engine, OutboxRow)]
    assert found == [("sending", 0, None)] * 2
    assert [letter.id for letter in ledger.claim(5)] == [1, 2]
    assert [event.what for event in rows(engine, PostEventRow) if event.outbox == 1] == [
        "written",
        "claimed",
        "given-back",
        "claimed",
    ]


def test_a_letter_whose_step_was_done_while_it_was_claimed_does_not_leave_once_it_is_given_back(
    engine: Engine, ledger: Ledger
) -> None:
    claimed = ledger.claim(5)
    append(engine, batch(waiting=()))

    ledger.release(claimed)

    assert ledger.claim(5) == []
    assert {lot[2] for lot in lots(engine)} == {"cancelled"}


def test_a_letter_that_another_worker_has_claimed_since_is_not_given_back(engine: Engine, ledger: Ledger) -> None:
    held = ledger.claim(5)
    with writing(engine) as session:
        session.execute(update(OutboxRow).values(leased_until=datetime.now(UTC) - timedelta(seconds=1)))
    assert [letter.id for letter in ledger.claim(5)] == [1, 2]

    ledger.release(held)

    assert [row.status for row in rows(engine, OutboxRow)] == ["sending", "sending"]


def test_operators_are_told_once_of_each_cause_until_the_notice_has_left(engine: Engine, ledger: Ledger) -> None:
    letter, _ = ledger.claim(2)
    assert [ledger.halted(letter, outcome) for outcome in (OURS, OURS, OTHER, OURS)] == [True, False, True, False]

    notices = ledger.claim(5)
    assert [lot[:2] for lot in lots(engine)[2:]] == [("post-halted", "admin.contoh")] * 2
    ledger.mark([(notice, SENT) for notice in notices])

    assert ledger.halted(letter, OURS)
