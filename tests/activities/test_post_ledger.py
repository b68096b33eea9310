"""The ledger says of every post why it was written, what the server answered, and why it was kept back."""

from __future__ import annotations

from datetime import timedelta

from models.facts import Reminded
from models.messages.steering import Replacement
from models.people import Role
from queries.post_ledger import post_ledger
from tests.activities.relay import Relay
from tests.activities.samples import COORDINATORS, JOURNEY, OFFICERS, PEOPLE, address, asked, batch, rung, said
from tests.activities.samples import append as recorded

FIRST, SECOND = OFFICERS
BETWEEN_TRIES = timedelta(seconds=31)


def lines(relay: Relay, of: str | None = JOURNEY) -> list[str]:
    """The ledger's words, without the moments."""
    return [line.text.partition("  ")[2] for line in post_ledger(relay.engine, of)]


async def test_a_letter_that_is_put_off_and_then_sent_is_told_try_by_try(relay: Relay) -> None:
    relay.server.at_recipient[address(FIRST)] = "450 4.2.0 greylisted"
    relay.note(asked(persons=(FIRST,)))
    await relay.work()
    relay.server.at_recipient.clear()
    relay.pass_time(BETWEEN_TRIES)
    await relay.work()

    assert lines(relay) == [
        f"#1 task to {FIRST}: written because of asked 1",
        f"#1 task to {FIRST}: being sent",
        f"#1 task to {FIRST}: not taken yet, tried again later; the server said 450 4.2.0 greylisted",
        f"#1 task to {FIRST}: being sent",
        f"#1 task to {FIRST}: sent; the server said 250",
    ]
    assert lines(relay, None) == lines(relay, FIRST) == lines(relay)
    assert lines(relay, SECOND) == []


async def test_an_address_that_died_is_told_with_whom_the_secretariat_told(relay: Relay) -> None:
    relay.server.at_recipient[address(FIRST)] = "550 5.1.1 nobody here"
    relay.note(asked(persons=(FIRST,)))
    await relay.work()

    (coordinator,) = COORDINATORS
    assert lines(relay)[2:] == [
        f"#1 task to {FIRST}: not delivered, the address is dead: 550 5.1.1 nobody here",
        f"#2 undeliverable to {coordinator}: written because of task to {FIRST}: 550 5.1.1 nobody here",
        f"#2 undeliverable to {coordinator}: being sent",
        f"#2 undeliverable to {coordinator}: sent; the server said 250",
    ]


def test_a_reminder_of_somebody_who_was_replaced_is_told_as_cancelled_with_its_reason(relay: Relay) -> None:
    relay.note(rung(Reminded))
    people = PEOPLE.model_copy()
    people.replace(Role.OFFICER, SECOND, "pengganti.contoh")
    replaced = said(Replacement, role="officer", old=SECOND, new="pengganti.contoh", reason="Mutasi jabatan.")
    recorded(relay.engine, batch(replaced, people=people))

    assert lines(relay, SECOND) == [
        f"#2 reminder to {SECOND}: written because of reminded 1",
        f"#4 replacement to {SECOND}: written because of replaced 2",
        f"#2 reminder to {SECOND}: cancelled: the step was no longer this person's before this post left",
    ]
