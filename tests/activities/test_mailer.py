"""One letter, one reader, one transaction; every answer of a mail server means one of four things."""

from __future__ import annotations

import pytest

from activities.mailer import Mailer
from activities.replies import Fate, Outcome, Phase, of_reply
from tests.activities.mail_server import HANG_UP, Mail, MailServer

READER = "narahubung@contoh.example"
SENDER = "seratus@seratus.example"
LETTER = b"Subject: Contoh\r\n\r\nIsi contoh.\r\n"


def test_a_long_reply_is_kept_to_its_beginning() -> None:
    assert of_reply(Phase.RCPT, 550, "x" * 600) == Outcome(Fate.DEAD, "550 " + "x" * 496)


async def test_an_accepted_letter_is_sent_to_its_one_reader(mailer: Mailer, mail_server: MailServer) -> None:
    assert await mailer.send(READER, LETTER) == Outcome(Fate.SENT, "250")
    assert mail_server.received == [Mail(SENDER, (READER,), LETTER)]


@pytest.mark.parametrize(
    ("place", "answer", "fate"),
    [
        ("at_recipient", "450 4.2.0 greylisted", Fate.AGAIN),
        ("at_recipient", "550 5.1.1 no such mailbox", Fate.DEAD),
        ("at_data", "451 4.3.0 try again", Fate.AGAIN),
        ("at_data", "554 5.7.1 not accepted", Fate.FAILED),
    ],
)
async def test_an_answer_decides_what_becomes_of_a_letter_and_of_no_other(
    mailer: Mailer, mail_server: MailServer, place: str, answer: str, fate: Fate
) -> None:
    getattr(mail_server, place)[READER] = answer

    assert await mailer.send(READER, LETTER) == Outcome(fate, answer)
    assert await mailer.send("lain@contoh.example", LETTER) == Outcome(Fate.SENT, "250")
    assert mail_server.connections == 1


async def test_a_sender_that_is_refused_says_nothing_about_the_letter(mailer: Mailer, mail_server: MailServer) -> None:
    mail_server.at_sender = "550 5.7.1 not from here"

    assert await mailer.send(READER, LETTER) == Outcome(Fate.OURS, "550 5.7.1 not from here", "MAIL: 550 5.7.1")


async def test_a_line_with_a_single_dot_does_not_end_a_letter(mailer: Mailer, mail_server: MailServer) -> None:
    letter = LETTER + b".\r\nMAIL FROM:<lain@contoh.example>\r\n..\r\n"

    await mailer.send(READER, letter)

    assert mail_server.received == [Mail(SENDER, (READER,), letter)]


async def test_a_connection_that_ends_after_the_data_leaves_open_what_became_of_the_letter(
    mailer: Mailer, mail_server: MailServer
) -> None:
    mail_server.at_data[READER] = HANG_UP

    outcome = await mailer.send(READER, LETTER)

    assert (outcome.fate, len(mail_server.received)) == (Fate.AGAIN, 1)
