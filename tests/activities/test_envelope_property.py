"""Whatever a name or a subject holds, a letter has its own headers and one reader, or is refused."""

from __future__ import annotations

from email import message_from_bytes
from email.message import EmailMessage
from email.policy import SMTP

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from activities.envelope import mailbox, plain, serialised
from models.errors import Refused

READER = "narahubung@contoh.example"
OURS = ["From", "To", "Subject", "Content-Type", "Content-Transfer-Encoding", "MIME-Version"]
BITS = (
    "=?utf-8?q?", "=?utf-8?b?", "?=", "=0A", "=0D=0A", "\r", "\n", "\r\n", "\r\n ", "\x00", "\x85", "\u2028", "\ud800",
    "Bcc: ", "bcc:", "lain@contoh.example", "<lain@contoh.example>", ",", ";", ":", "@", '"', "\\", "(", ")", "<", ">",
    "[", "]", " ", "\t", "  ", "é", "ü" * 30, "Contoh", "S.T.", "x" * 80, "\u200b", "\u202e", "ﷺ", "🏙",
)  # fmt: skip
"""What has been used against mail headers, and what names and subjects really hold."""
anything = st.text(max_size=300) | st.lists(st.sampled_from(BITS), max_size=12).map("".join)


def written(name: str, subject: str) -> bytes:
    """A letter to *name*, as letters are written."""
    message = EmailMessage(policy=SMTP)
    message["From"] = mailbox("Sekretariat Program", "seratus@seratus.example")
    message["To"] = mailbox(name, READER)
    message["Subject"] = plain("Subject", subject)
    message.set_content("Isi contoh.\n", cte="quoted-printable")
    return serialised(message)


def read(content: bytes) -> EmailMessage:
    message = message_from_bytes(content, policy=SMTP)
    assert isinstance(message, EmailMessage)
    return message


def close(name: str) -> str:
    """*name* without blanks: the standard library puts some into a long name with letters beyond ASCII."""
    return "".join(name.split())


@settings(max_examples=300, deadline=None)
@given(name=anything, subject=anything)
@example(name="Contoh, S.T., M.T. (Diskominfo)", subject="Pemberitahuan tugas: Kota Contoh")
@example(name="Contoh", subject="x" * 2000)
@example(name="é" * 190, subject="ü" * 400)
@example(name="Contoh =?utf-8?q?=0ABcc:_lain@contoh.example?=", subject="")
@example(name="", subject="=?utf-8?q?x=0ABcc:_lain@contoh.example?=")
def test_a_letter_reads_back_as_it_was_written_or_is_refused(name: str, subject: str) -> None:
    subject = " ".join(filter(None, subject.split(" ")))  # as templates print it
    try:
        content = written(name, subject)
    except (Refused, ValueError):  # letters.compose refuses on both
        return

    message = read(content)
    (reader,) = message["To"].addresses
    assert message.keys() == OURS
    assert (close(reader.display_name), message["Subject"]) == (close(name), subject)
    assert (reader.addr_spec, message.get_content().splitlines()) == (READER, ["Isi contoh."])


@settings(max_examples=300, deadline=None)
@given(subject=anything)
@example(subject="=?utf-8?q?x=0ABcc:_lain@contoh.example=0A=0Aisi_lain?=")
def test_a_header_that_slipped_past_the_first_check_is_caught_by_the_second(subject: str) -> None:
    message = EmailMessage(policy=SMTP)
    message["From"] = message["To"] = mailbox("Contoh", READER)
    try:
        message["Subject"] = subject
        message.set_content("Isi contoh.\n", cte="quoted-printable")
        content = serialised(message)
    except (Refused, ValueError):
        return

    assert read(content).keys() == message.keys()
    assert read(content).get_content().splitlines() == ["Isi contoh."]


@given(name=st.text(alphabet=st.characters(categories=("Lu", "Ll"), max_codepoint=0x17F), max_size=20))
@settings(max_examples=100, deadline=None)
def test_an_ordinary_name_is_kept_letter_by_letter(name: str) -> None:
    (reader,) = read(written(name, "Contoh"))["To"].addresses

    assert reader.display_name == name


@settings(max_examples=200, deadline=None)
@given(address=anything | st.emails())
def test_an_address_is_one_plain_address_or_is_refused(address: str) -> None:
    try:
        one = mailbox("Contoh", address)
    except Refused:
        return

    assert (one.addr_spec, address.isascii(), address.count("@")) == (address, True, 1)


@pytest.mark.parametrize(
    "character", ["\x00", "\x07", "\t", "\n", "\r", "\x1b", "\x7f", "\x85", "\u2028", "\u2029", "\ud800"]
)
def test_a_character_that_could_end_a_header_is_refused(character: str) -> None:
    with pytest.raises(Refused, match="a subject has a control character or a line break"):
        plain("a subject", f"Contoh{character}contoh")


def test_an_encoded_word_that_could_hide_a_header_is_refused() -> None:
    with pytest.raises(Refused, match="a subject has an encoded word"):
        plain("a subject", "Contoh =?utf-8?q?=0ABcc:_lain@contoh.example?= contoh")


def test_a_letter_to_two_readers_is_refused() -> None:
    message = EmailMessage(policy=SMTP)
    message["To"] = [mailbox("Contoh", READER), mailbox("Lain", "lain@contoh.example")]

    with pytest.raises(Refused, match="does not read back with the headers it was written with"):
        serialised(message)
