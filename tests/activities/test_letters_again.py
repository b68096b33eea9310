"""A post that failed is sent once more, as the same letter; one that was sent is never sent again."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from activities.database import writing
from gateway.letters.again import send_again, send_all_again
from gateway.letters.copying import copy
from models.errors import Refused
from models.people import People, Role, Substitution
from models.tables import OutboxRow, PersonRow, StandingRow
from queries.post_ledger import post_ledger
from tests.activities.contents import rows
from tests.activities.relay import Relay
from tests.activities.samples import JOURNEY, OFFICERS, PEOPLE, address, append, asked, batch

FIRST = OFFICERS[0]
COORDINATOR = PEOPLE.of(Role.COORDINATOR)[0]


def correct(relay: Relay, person: str, to: str) -> None:
    """A coordinator enters another address."""
    with writing(relay.engine) as session:
        row = session.get_one(PersonRow, person)
        row.address, row.address_dead = to, False


async def failed(relay: Relay, answer: str = "554 5.7.1 refused") -> bytes:
    """A task that the server refused for good; its bytes."""
    relay.server.at_data[address(FIRST)] = answer
    relay.note(asked(persons=(FIRST,)))
    await relay.work()
    relay.server.at_data.clear()
    assert relay.outbox()[0].status == "failed"
    return bytes(relay.outbox()[0].content)


async def test_a_failed_post_is_sent_once_more_with_the_same_bytes(relay: Relay) -> None:
    content = await failed(relay)

    assert send_again(relay.engine, "1", COORDINATOR) == f"#1 task to {FIRST}: the same bytes"
    await relay.work()

    assert [mail.content for mail in relay.server.received if address(FIRST) in mail.readers] == [content]
    assert relay.outbox()[0].status == "sent"
    assert f"#1 task to {FIRST}: to be sent once more: the same bytes, by {COORDINATOR}" in [
        line.text.partition("  ")[2] for line in post_ledger(relay.engine, JOURNEY)
    ]


async def test_a_post_to_an_address_that_was_corrected_is_written_anew_under_the_same_message_id(relay: Relay) -> None:
    relay.server.at_recipient[address(FIRST)] = "550 5.1.1 nobody here"
    relay.note(asked(persons=(FIRST,)))
    await relay.work()
    with pytest.raises(Refused, match=f"has no living address; correct it with `starter.py people add {FIRST}"):
        send_again(relay.engine, "1", COORDINATOR)
    correct(relay, FIRST, "baru@contoh.example")

    send_again(relay.engine, relay.outbox()[0].mail_key, COORDINATOR)
    await relay.work()

    (mail,) = [mail for mail in relay.server.received if "baru@contoh.example" in mail.readers]
    assert relay.outbox()[0].message_id.encode() in mail.content


async def test_a_post_that_was_sent_is_never_sent_again(relay: Relay) -> None:
    relay.note(asked(persons=(FIRST,)))
    await relay.work()

    with pytest.raises(Refused, match="only a post that is failed or dead is sent again"):
        send_again(relay.engine, "1", COORDINATOR)
    assert send_all_again(relay.engine, COORDINATOR) == ([], [])
    assert await relay.look() == 0
    assert len(relay.server.received) == 1


async def test_all_failed_ones_are_sent_again_and_those_that_cannot_be_are_named(relay: Relay) -> None:
    relay.server.at_recipient[address(OFFICERS[1])] = "550 5.1.1 nobody here"
    relay.server.at_data[address(FIRST)] = "554 5.7.1 refused"
    relay.note(asked())
    await relay.work()
    relay.server.at_data.clear()

    done, left = send_all_again(relay.engine, COORDINATOR)

    assert done == [f"#1 task to {FIRST}: the same bytes"]
    assert [why.partition(";")[0] for why in left] == [f"#2 (task to {OFFICERS[1]}) has no living address"]


async def test_a_post_is_given_up_anew_only_after_its_own_three_days(relay: Relay) -> None:
    await failed(relay)

    send_again(relay.engine, "1", COORDINATOR)

    assert rows(relay.engine, OutboxRow)[0].tries_since is None


@pytest.mark.parametrize("to", [address(FIRST), "baru@contoh.example"])
async def test_a_post_about_a_step_that_is_done_by_now_is_not_sent_again(relay: Relay, to: str) -> None:
    await failed(relay)
    correct(relay, FIRST, to)
    append(relay.engine, batch(waiting=()))

    send_again(relay.engine, "1", COORDINATOR)

    assert await relay.look() == 0
    assert relay.outbox()[0].status == "cancelled"


async def test_only_a_coordinator_has_a_post_sent_again(relay: Relay) -> None:
    await failed(relay)

    with pytest.raises(Refused, match="only its coordinators have a hand in its post"):
        send_again(relay.engine, "1", FIRST)
    with pytest.raises(Refused, match="there is no post '99'"):
        send_again(relay.engine, "99", COORDINATOR)


async def test_who_stands_in_for_a_coordinator_has_a_hand_in_the_post_on_those_days_only(relay: Relay) -> None:
    await failed(relay)
    today = datetime.now(UTC).date()
    stand_in = OFFICERS[1]
    for first, last, allowed in ((-9, -1, False), (1, 9, False), (0, 0, True)):
        days = {"since": today + timedelta(days=first), "until": today + timedelta(days=last)}
        named = Substitution(id="s1", role=Role.COORDINATOR, person=COORDINATOR, substitute=stand_in, **days)
        with writing(relay.engine) as session:
            row = session.get_one(StandingRow, JOURNEY)
            held = People.model_validate_json(row.people)
            row.people = held.model_copy(update={"substitutions": (named,)}).model_dump_json()
        if allowed:
            assert send_again(relay.engine, "1", stand_in).endswith("the same bytes")
        else:
            with pytest.raises(Refused, match="only its coordinators have a hand in its post"):
                send_again(relay.engine, "1", stand_in)


async def test_a_post_that_dies_again_is_told_again(relay: Relay) -> None:
    relay.server.at_recipient[address(FIRST)] = "550 5.1.1 nobody here"
    relay.server.at_recipient["baru@contoh.example"] = "550 5.1.1 nobody there"
    relay.note(asked(persons=(FIRST,)))
    await relay.work()
    correct(relay, FIRST, "baru@contoh.example")
    send_again(relay.engine, "1", COORDINATOR)
    await relay.work()

    told = [row for row in relay.outbox() if row.letter == "undeliverable"]
    assert [(row.person, row.status) for row in told] == [(COORDINATOR, "sent"), (COORDINATOR, "sent")]


async def test_a_summary_is_sent_again_or_copied_only_by_who_coordinates_all_it_is_about(relay: Relay) -> None:
    await failed(relay)
    with writing(relay.engine) as session:
        carried = OutboxRow(
            mail_key="lain",
            message_id="<lain@contoh.example>",
            journey="journey/angkatan-lain/kota-lain",
            number=1,
            letter="task",
            role="officer",
            person=FIRST,
            status="failed",
            carried_by=1,
            created_at=datetime.now(UTC),
            not_before=datetime.now(UTC),
        )
        session.add(carried)

    with pytest.raises(Refused, match="in journey/angkatan-lain/kota-lain; only its coordinators have a hand"):
        send_again(relay.engine, "1", COORDINATOR)
    with pytest.raises(Refused, match="in journey/angkatan-lain/kota-lain; only its coordinators have a hand"):
        copy(relay.engine, relay.letters, "1", COORDINATOR)


@pytest.mark.parametrize("read_before", [0, 9])
async def test_of_trouble_with_a_post_whoever_stands_in_for_the_coordinator_today_is_told(
    relay: Relay, read_before: int
) -> None:
    """However many days ago the journey last read its substitutions."""
    today = datetime.now(UTC).date()
    days = {"since": today - timedelta(days=1), "until": today + timedelta(days=1)}
    named = Substitution(id="s1", role=Role.COORDINATOR, person=COORDINATOR, substitute=OFFICERS[1], **days)
    people = PEOPLE.model_copy(update={"substitutions": (named,), "day": today - timedelta(days=read_before)})
    relay.server.at_recipient[address(FIRST)] = "550 5.1.1 nobody here"
    relay.note(asked(persons=(FIRST,)), people=people)
    await relay.work()

    assert [row.person for row in relay.outbox() if row.letter == "undeliverable"] == [OFFICERS[1]]
