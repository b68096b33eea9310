"""What a mail server answers decides: later again, a dead address, or a letter that is refused."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from sqlalchemy import update

from activities.database import writing
from models.people import Role
from models.retries import IN_ALL
from models.tables import OutboxRow, PersonRow
from tests.activities.occasions import read
from tests.activities.relay import Lot, Relay
from tests.activities.samples import OFFICERS, PEOPLE, address, asked

FIRST, SECOND = (address(person) for person in OFFICERS)
COORDINATOR, OPERATOR = address("koordinator.contoh"), address("admin.contoh")
GONE = "550 5.1.1 no such mailbox"


def texts(relay: Relay, reader: str) -> list[str]:
    """What *reader* got to read."""
    return [read(mail.content)[1] for mail in relay.server.received if reader in mail.readers]


async def test_a_server_that_is_busy_gets_the_very_same_letter_later(relay: Relay) -> None:
    relay.server.at_recipient[FIRST] = "450 4.2.0 greylisted"
    relay.note(asked())

    assert await relay.work() == 1

    row = relay.outbox()[0]
    content = row.content
    assert (row.status, row.attempts, row.why) == ("sending", 1, "450 4.2.0 greylisted")
    assert timedelta(seconds=20) < row.leased_until - datetime.now(UTC) <= timedelta(seconds=30)

    del relay.server.at_recipient[FIRST]
    with writing(relay.engine) as session:
        session.get_one(PersonRow, OFFICERS[0]).name = "Nama Baru Contoh"
    assert await relay.look() == 0
    relay.pass_time(timedelta(seconds=31))
    assert await relay.work() == 1

    row = relay.outbox()[0]
    assert (row.status, row.attempts, row.why) == ("sent", 2, "250")
    assert [mail.content for mail in relay.server.received if FIRST in mail.readers] == [content]


async def test_a_busy_server_after_the_data_is_tried_again_as_well(relay: Relay) -> None:
    relay.server.at_data[FIRST] = "451 4.3.0 try again"
    relay.note(asked())

    assert await relay.work() == 1

    assert relay.lots() == [
        Lot("task", OFFICERS[0], "sending", "451 4.3.0 try again"),
        Lot("task", OFFICERS[1], "sent", "250"),
    ]


async def test_a_dead_address_is_marked_and_the_coordinator_is_told_once(relay: Relay) -> None:
    relay.server.at_recipient[FIRST] = GONE
    relay.note(asked())

    assert await relay.work() == 2
    assert await relay.look() == 0

    assert relay.lots() == [
        Lot("task", OFFICERS[0], "dead", GONE),
        Lot("task", OFFICERS[1], "sent", "250"),
        Lot("undeliverable", "koordinator.contoh", "sent", "250"),
    ]
    assert relay.dead_addresses() == [OFFICERS[0]]
    (text,) = texts(relay, COORDINATOR)
    assert GONE in text


async def test_an_address_that_was_corrected_meanwhile_is_not_marked(relay: Relay) -> None:
    relay.server.at_recipient[FIRST] = "450 4.2.0 greylisted"
    relay.note(asked(persons=OFFICERS[:1]))
    await relay.work()
    with writing(relay.engine) as session:
        session.get_one(PersonRow, OFFICERS[0]).address = "alamat-baru@contoh.example"

    relay.server.at_recipient[FIRST] = GONE
    relay.pass_time(timedelta(seconds=31))
    await relay.work()

    assert relay.dead_addresses() == []


async def test_a_letter_that_is_refused_fails_and_the_operator_is_told(relay: Relay) -> None:
    relay.server.at_data[FIRST] = "554 5.7.1 not accepted"
    relay.note(asked())

    assert await relay.work() == 2

    assert relay.lots() == [
        Lot("task", OFFICERS[0], "failed", "554 5.7.1 not accepted"),
        Lot("task", OFFICERS[1], "sent", "250"),
        Lot("undeliverable", "admin.contoh", "sent", "250"),
    ]
    assert relay.dead_addresses() == []
    (text,) = texts(relay, OPERATOR)
    assert "554 5.7.1 not accepted" in text


async def test_coordinators_whose_own_addresses_are_dead_set_off_no_flood(relay: Relay) -> None:
    coordinators = ("koordinator.contoh", "admin.contoh")
    relay.server.at_recipient |= dict.fromkeys((FIRST, COORDINATOR, OPERATOR), GONE)
    people = PEOPLE.model_copy()
    people.appoint(Role.COORDINATOR, *coordinators)
    relay.note(asked(persons=OFFICERS[:1]), people=people)

    assert await relay.work() == 0

    assert relay.lots() == [
        Lot("task", OFFICERS[0], "dead", GONE),
        *[Lot("undeliverable", person, "dead", GONE) for person in coordinators],
    ]
    assert relay.dead_addresses() == ["admin.contoh", "koordinator.contoh", OFFICERS[0]]


async def test_a_letter_is_given_up_after_three_days_and_the_operator_is_told(relay: Relay) -> None:
    relay.server.at_recipient[FIRST] = "450 4.2.0 greylisted"
    relay.note(asked(persons=OFFICERS[:1]))
    await relay.work()

    with writing(relay.engine) as session:
        session.execute(update(OutboxRow).values(tries_since=datetime.now(UTC) - IN_ALL))
    relay.pass_time(timedelta(minutes=30))
    await relay.work()

    assert relay.lots() == [
        Lot("task", OFFICERS[0], "failed", "450 4.2.0 greylisted"),
        Lot("undeliverable", "admin.contoh", "sent", "250"),
    ]
    assert relay.dead_addresses() == []
