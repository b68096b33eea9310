"""Every letter leaves once, alone, with its own bytes under its fixed Message-ID."""

from __future__ import annotations

import time
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import SMTP

from activities.database import writing
from models.facts import Ended, MouConcluded, PanelDecided, Reminded, Trained
from models.messages.steering import Pause
from models.panel import Verdict
from models.people import Role
from models.tables import PersonRow
from tests.activities.relay import Relay
from tests.activities.samples import DUE, OFFICERS, STEP, address, asked, concluded, said

REMINDED = Reminded(step=STEP, role=Role.OFFICER, persons=OFFICERS, also=(), due=DUE, days_left=3)
TOMORROWS = "letter-of-tomorrow"
SEVERAL = (
    asked(),
    concluded(REMINDED, of="1"),
    concluded(MouConcluded(text="ab" * 32)),
    concluded(Trained(quick_wins=("Layanan Contoh",))),
    concluded(PanelDecided(round=1, verdict=Verdict.APPROVE, dossier="ab" * 32, votes={})),
    said(Pause, reason="Lihat https://luar.contoh.example"),
    concluded(Ended(outcome="completed", stage="evaluation", reason="index 3.31 of 4 in cycle 2018")),
)


def read(content: bytes) -> EmailMessage:
    message = message_from_bytes(content, policy=SMTP)
    assert isinstance(message, EmailMessage)
    return message


async def test_every_letter_is_sent_once_to_one_reader_under_its_message_id(relay: Relay) -> None:
    relay.note(*SEVERAL)
    written = [(address(row.person), row.message_id) for row in relay.outbox()]

    sent = await relay.work()

    assert sent == len(written) == 22
    assert {(mail.sender, len(mail.readers)) for mail in relay.server.received} == {("seratus@seratus.example", 1)}
    got = [(mail.readers[0], read(mail.content)["Message-ID"]) for mail in relay.server.received]
    assert sorted(got) == sorted(written)
    assert {(row.status, row.attempts, row.leased_until) for row in relay.outbox()} == {("sent", 1, None)}


async def test_what_was_sent_is_not_sent_by_the_next_worker(relay: Relay) -> None:
    relay.note(asked())

    assert [await relay.work(), await relay.look()] == [2, 0]
    assert relay.server.readers() == [address(person) for person in OFFICERS]


async def test_the_bytes_sent_are_the_bytes_kept(relay: Relay) -> None:
    relay.note(*SEVERAL)

    await relay.work()

    kept = {row.content for row in relay.outbox()}
    assert {mail.content for mail in relay.server.received} == kept


async def test_every_mail_reads_as_text_and_as_html_for_its_reader_and_answers_nobody(relay: Relay) -> None:
    relay.note(*SEVERAL[:5], SEVERAL[6])

    await relay.work()

    for mail in relay.server.received:
        message = read(mail.content)
        assert (message.defects, message["Auto-Submitted"]) == ([], "auto-generated")
        assert [reader.addr_spec for reader in message["To"].addresses] == list(mail.readers)
        words = [part for part in message.walk() if part.get_content_type() in ("text/plain", "text/html")]
        assert [("//" in part.get_content()) for part in words] == [False, False]
        assert "Kota Contoh" in message["Subject"]


async def test_letters_leave_no_faster_than_the_set_rate(relay: Relay) -> None:
    steps = tuple(f"masterplan#{number}v1" for number in range(1, 5))
    relay.note(*(asked(step) for step in steps), waiting=steps)
    began = time.monotonic()

    assert await relay.work(per_second=10) == 8

    assert time.monotonic() - began >= 7 / 10


async def test_a_letter_goes_to_the_address_of_the_day_it_is_sent(relay: Relay) -> None:
    relay.note(asked(persons=OFFICERS[:1]))
    with writing(relay.engine) as session:
        session.get_one(PersonRow, OFFICERS[0]).address = "alamat-baru@contoh.example"

    await relay.work()

    assert relay.server.readers() == ["alamat-baru@contoh.example"]
