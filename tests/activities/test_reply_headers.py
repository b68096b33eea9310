"""Answers to a letter reach whom the settings name, and only summaries can be ended by their readers."""

from __future__ import annotations

from email.message import EmailMessage
from urllib.parse import parse_qs, unquote, urlsplit

import pytest

from activities.headers import SUMMARIES, Replies
from activities.letters import Letters
from models.errors import Refused
from models.people import Role
from settings import Settings
from tests.activities.cohort_occasions import every_occasion
from tests.activities.occasions import occasion, read
from tests.commands.test_by_hand import Shell

SENDER = "Sekretariat Program <seratus@seratus.example>"
OFFICE = "Sekretariat (contoh) <sekretariat@contoh.example>"
ODD = "Contoh, S.T., Kepala Dinas Komunikasi, Informatika, Statistik dan Persandian é " * 2


def headers(replies: Replies | None = None, **changes: str) -> EmailMessage:
    return read(Letters(SENDER, replies=replies).compose(occasion(**changes)))[0]


def summary(letter: str, replies: Replies | None, name: str = "Contoh") -> EmailMessage:
    """A summary's headers alone; the headers are one thing, and its words another."""
    message = EmailMessage()
    message["From"] = SENDER
    message["To"] = f'"{name}" <koordinator@contoh.example>'
    (replies or Replies()).address(message, letter, "coordinator")
    return message


def test_where_nothing_is_set_answers_go_to_the_sender_and_no_header_says_so() -> None:
    assert headers()["Reply-To"] is None


def test_answers_go_to_the_one_address_that_is_set_with_its_name() -> None:
    (to,) = headers(Replies(OFFICE))["Reply-To"].addresses

    assert (to.display_name, to.addr_spec) == ("Sekretariat (contoh)", "sekretariat@contoh.example")


def test_answers_of_one_role_go_elsewhere_where_the_settings_say_so() -> None:
    replies = Replies(OFFICE, {"operator": "administrator@contoh.example"})
    of = {role: headers(replies, role=role)["Reply-To"].addresses[0].addr_spec for role in ("officer", "operator")}

    assert of == {"officer": "sekretariat@contoh.example", "operator": "administrator@contoh.example"}
    assert headers(Replies(by_role={"operator": "administrator@contoh.example"}))["Reply-To"] is None


def test_an_address_that_is_the_sender_itself_needs_no_header() -> None:
    assert headers(Replies(SENDER))["Reply-To"] is None


def test_a_letter_with_a_long_name_keeps_its_reply_address_whole() -> None:
    message = headers(Replies(f"{'Sekretariat Program Contoh ' * 4} <sekretariat@contoh.example>"), name=ODD)

    assert [address.addr_spec for address in message["Reply-To"].addresses] == ["sekretariat@contoh.example"]
    assert [address.addr_spec for address in message["To"].addresses] == ["narahubung@kota-bogor.example"]


@pytest.mark.parametrize("letter", sorted(SUMMARIES))
def test_a_summary_says_how_to_end_it_by_a_mail_with_a_fixed_subject(letter: str) -> None:
    for replies, to in ((None, "seratus@seratus.example"), (Replies(OFFICE), "sekretariat@contoh.example")):
        value = summary(letter, replies)["List-Unsubscribe"]
        assert (value[0], value[-1]) == ("<", ">")
        link = urlsplit(value[1:-1])
        assert (link.scheme, unquote(link.path), parse_qs(link.query)) == (
            "mailto",
            to,
            {"subject": ["Berhenti menerima ringkasan"]},
        )


def test_nobody_can_take_leave_of_a_task_a_decision_or_any_other_letter() -> None:
    with_leave = {
        about.letter for about in every_occasion() if read(Letters(SENDER).compose(about))[0]["List-Unsubscribe"]
    }

    assert with_leave <= SUMMARIES


def test_no_letter_carries_a_header_of_lists_or_of_precedence_beside() -> None:
    names = {name.lower() for about in every_occasion() for name in read(Letters(SENDER).compose(about))[0]}

    assert names & {"precedence", "list-id", "x-priority", "list-unsubscribe-post", "return-path", "sender"} == set()
    assert {read(Letters(SENDER).compose(about))[0]["Auto-Submitted"] for about in every_occasion()} == {
        "auto-generated"
    }


@pytest.mark.parametrize(
    "address", ["sekretariat", "a@contoh.example, b@contoh.example", "a@contoh.example\nBcc: b@c.id"]
)
def test_a_reply_address_that_is_not_one_address_is_refused(address: str) -> None:
    with pytest.raises(Refused):
        Replies(address)
    with pytest.raises(Refused):
        Replies(by_role={"officer": address})


def test_the_settings_take_one_address_and_pairs_of_role_and_address() -> None:
    pairs = "officer=daerah@contoh.example, operator=admin@contoh.example,"
    settings = Settings(_env_file=None, reply_to=OFFICE, reply_to_by_role=pairs)  # type: ignore[call-arg]

    assert (settings.reply_to, settings.reply_to_by_role) == (
        OFFICE,
        {"officer": "daerah@contoh.example", "operator": "admin@contoh.example"},
    )


@pytest.mark.parametrize(
    ("name", "value", "why"),
    [
        ("SERATUS_REPLY_TO", "sekretariat", "'sekretariat' is not one e-mail address; write it as name@office.example"),
        ("SERATUS_REPLY_TO_BY_ROLE", "officer", "'' is not one e-mail address; write it as Name <name@office.example>"),
        ("SERATUS_REPLY_TO_BY_ROLE", "mentr=a@contoh.example", f"mentr is no role; roles: {', '.join(Role)}"),
    ],
)
async def test_a_reply_setting_that_is_wrong_is_named_before_anything_starts(name: str, value: str, why: str) -> None:
    assert await Shell(**{name: value})("verify") == (
        2,
        "",
        f"the settings are not understood: {name}: Value error, {why}",
    )
