"""A letter that comes back for good makes its reader's address dead, once; nothing else changes anything."""

from __future__ import annotations

import pytest
from sqlalchemy import Engine

from activities.replies import Fate
from gateway.bounces.taking import Taken, take
from tests.activities.samples import OFFICERS, append, asked, batch
from tests.gateway.bounces.samples import ANSWER, Lot, PostOffice, block, report

BACK = f"came back: 5.1.1 {ANSWER}"
SECOND = Lot("task", OFFICERS[1], "sent", "250")


def outcomes(engine: Engine, content: bytes) -> list[str]:
    return [each.outcome for each in take(engine, "uji.eml", content)]


@pytest.mark.parametrize("whole", [True, False])
def test_a_letter_that_failed_for_good_makes_the_address_dead_and_the_coordinator_is_told(
    office: PostOffice, whole: bool
) -> None:
    assert take(office.engine, "uji.eml", report(office.message_id(), whole=whole)) == [
        Taken(
            source="uji.eml",
            outcome="address-dead",
            recipient="narahubung-1@contoh.example",
            person=OFFICERS[0],
            status="failed 5.1.1",
            message_id=office.message_id(),
            why=ANSWER,
        )
    ]

    assert office.dead() == [OFFICERS[0]]
    assert office.lots()[:2] == [Lot("task", OFFICERS[0], "dead", BACK), SECOND]
    assert [(lot.letter, lot.person) for lot in office.lots()[2:]] == [("undeliverable", "koordinator.contoh")]
    (claimed,) = office.ledger.claim(5)
    assert claimed.address == "koordinator@contoh.example"
    assert ANSWER.encode() in claimed.content.replace(b"=\r\n", b"")


def test_the_same_report_again_changes_nothing(office: PostOffice) -> None:
    content = report(office.message_id())
    take(office.engine, "uji.eml", content)
    before = office.content()

    assert outcomes(office.engine, content) == ["known"]
    assert office.content() == before


def test_a_report_in_two_copies_at_two_recipients_kills_each_letter_once(office: PostOffice) -> None:
    blocks = (block(), block("narahubung-2@contoh.example"))

    assert outcomes(office.engine, report(office.message_id(), *blocks)) == ["address-dead", "other-recipient"]
    assert outcomes(office.engine, report(office.message_id(1), *blocks)) == ["other-recipient", "address-dead"]
    assert office.dead() == [*OFFICERS]


@pytest.mark.parametrize(
    ("action", "status"),
    [
        *(("delayed", "4.4.1"), ("delayed", "5.1.1"), ("failed", "4.2.2"), ("delivered", "2.0.0")),
        *(("relayed", "2.0.0"), ("expanded", "5.1.1"), ("failed", ""), ("failed", "5"), ("failed", "55.1.1")),
        ("", "5.1.1"),
    ],
)
def test_what_has_not_failed_for_good_changes_nothing(office: PostOffice, action: str, status: str) -> None:
    before = office.content()

    assert outcomes(office.engine, report(office.message_id(), block(action=action, status=status))) == [
        "not-permanent"
    ]
    assert office.content() == before


def test_a_report_about_no_letter_of_ours_changes_nothing(office: PostOffice) -> None:
    before = office.content()

    for forged in ("<tidak-ada@seratus.example>", "", office.message_id().upper(), office.message_id().strip("<>")):
        assert outcomes(office.engine, report(forged)) == ["unknown-letter"]
    assert office.content() == before


def test_a_report_that_names_another_recipient_than_the_letters_own_changes_nothing(office: PostOffice) -> None:
    before = office.content()

    for forged in ("kepala@contoh.example", "narahubung-2@contoh.example", ""):
        assert outcomes(office.engine, report(office.message_id(), block(forged))) == ["other-recipient"]
    assert office.content() == before


def test_an_address_that_was_forwarded_is_known_by_the_original_recipient(office: PostOffice) -> None:
    more = "Original-Recipient: rfc822;<Narahubung-1@CONTOH.example>\n"

    assert outcomes(office.engine, report(office.message_id(), block("orang@penerus.example", more=more))) == [
        "address-dead"
    ]


def test_an_address_that_was_corrected_meanwhile_stays_alive_and_the_coordinator_is_told(office: PostOffice) -> None:
    office.correct("alamat-baru@contoh.example")

    assert outcomes(office.engine, report(office.message_id())) == ["letter-dead"]

    assert office.dead() == []
    assert [lot.letter for lot in office.lots()] == ["task", "task", "undeliverable"]
    assert office.lots()[:2] == [Lot("task", OFFICERS[0], "dead", BACK), SECOND]


def test_a_letter_that_never_left_cannot_come_back(office: PostOffice) -> None:
    append(office.engine, batch(asked("masterplan#2v1"), waiting=("masterplan#2v1",)))
    assert outcomes(office.engine, report(office.message_id(2))) == ["other-recipient"]

    office.mark(office.ledger.claim(1)[0], Fate.FAILED)
    before = office.content()

    assert outcomes(office.engine, report(office.message_id(2))) == ["not-sent"]
    assert office.content() == before


def test_a_coordinators_own_bounce_about_a_bounce_sets_off_no_further_letter(office: PostOffice) -> None:
    take(office.engine, "uji.eml", report(office.message_id()))
    (told,) = office.ledger.claim(5)
    office.mark(told, Fate.SENT)

    content = report(office.message_id(2), block(told.address))
    assert outcomes(office.engine, content) == ["address-dead"]
    assert len(office.lots()) == 3
