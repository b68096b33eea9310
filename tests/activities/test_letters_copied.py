"""A notice's words are copied for WhatsApp as they were sent, without token, and the copying is on record."""

from __future__ import annotations

import pytest

from activities.composing import words_of
from activities.whatsapp import for_whatsapp
from gateway.letters.copying import copy
from models.errors import Refused
from models.facts import Placed
from models.people import Role
from queries.post_ledger import post_ledger
from tests.activities.relay import Relay
from tests.activities.samples import JOURNEY, OFFICERS, PEOPLE, append, asked, batch, concluded

FIRST = OFFICERS[0]
COORDINATOR = PEOPLE.of(Role.COORDINATOR)[0]


async def test_the_words_are_those_of_the_notice_that_was_sent(relay: Relay) -> None:
    relay.note(asked(persons=(FIRST,)))
    before = copy(relay.engine, relay.letters, "1", COORDINATOR)
    await relay.work()

    words = copy(relay.engine, relay.letters, "#1", COORDINATOR)

    assert words == before
    title, _, rest = words.partition("\n\n")
    subject, text = words_of(None, relay.letters, relay.outbox()[0])  # type: ignore[arg-type]  # its bytes are made
    assert title == f"*{subject}*"
    assert rest.split() == text.split()
    assert "\n\nBatas waktu: paling lambat 30 Juni 2026 pukul 23.59 WIB\n\n" in words
    assert (
        "\n\nUntuk penyerahan masterplan dan rencana aksi dalam perjalanan daerah Kota Contoh, kami mohon Saudara "
        "menyerahkan buku masterplan dan rencana aksi yang diminta pada putaran ini.\n\n"
    ) in words


def test_who_copied_is_on_record(relay: Relay) -> None:
    relay.note(asked(persons=(FIRST,)))
    copy(relay.engine, relay.letters, "1", COORDINATOR)

    assert [line.text.partition("  ")[2] for line in post_ledger(relay.engine, JOURNEY)] == [
        f"#1 task to {FIRST}: written because of asked 1",
        f"#1 task to {FIRST}: words copied for WhatsApp, by {COORDINATOR}",
    ]


def test_of_a_link_only_the_site_is_left_because_its_path_may_hold_a_token() -> None:
    text = "Buka https://seratus.example/t/kX9_abc?x=1#y, atau\n- lihat http://contoh.example.\n"

    assert for_whatsapp("Judul *contoh*", text) == (
        "*Judul contoh*\n\nBuka https://seratus.example atau\n- lihat http://contoh.example.\n"
    )


def test_neither_a_held_letter_nor_a_cancelled_notice_is_copied_and_only_by_a_coordinator(relay: Relay) -> None:
    word = Placed.model_validate({"result": "selected", "minutes": "BA-01/CONTOH", "reason": "Menurut peringkat."})
    relay.note(concluded(word), asked(persons=(FIRST,)))
    append(relay.engine, batch(waiting=()))

    with pytest.raises(Refused, match="#1 is a formal letter without number, date and signatory"):
        copy(relay.engine, relay.letters, "1", COORDINATOR)
    with pytest.raises(Refused, match="#4 was cancelled: the step was done or its date moved"):
        copy(relay.engine, relay.letters, "4", COORDINATOR)
    with pytest.raises(Refused, match="only its coordinators have a hand in its post"):
        copy(relay.engine, relay.letters, "4", FIRST)
