"""What has not left yet finds its reader of today: people change while a letter is held or waits for its hour."""

from __future__ import annotations

from datetime import time, timedelta

from activities.database import writing
from gateway.letters.releasing import release
from models.calendar import instant
from models.facts import Asked, ContactsReplaced, Trained
from models.messages.steering import Award
from models.people import People, Role
from models.tables import OutboxRow, PersonRow
from tests.activities.daily import DAY, TEN, clock_moves, clock_shows
from tests.activities.relay import Relay
from tests.activities.samples import DUE, JOURNEY, OFFICERS, PEOPLE, address, concluded, moved, said
from tests.activities.test_formal_letters import COORDINATOR, HEAD, INVITATION, KEY, form

NEW = "narahubung-baru.contoh"
STAYS, LEAVES = OFFICERS


def after(*officers: str) -> People:
    """The journey's people once its officers are *officers*."""
    return PEOPLE.model_copy(update={"holders": {**PEOPLE.holders, Role.OFFICER: officers}})


def changed(relay: Relay, people: People, old: str, new: str) -> None:
    """The region names another officer."""
    with writing(relay.engine) as session:
        if session.get(PersonRow, new) is None:
            session.add(PersonRow(id=new, name="Baru", address=f"{new.removesuffix('.contoh')}@contoh.example"))
    fact = ContactsReplaced(role=Role.OFFICER, old=(old,), new=(new,), reason="contoh")
    relay.note(concluded(fact, of=f"{old}-{new}"), people=people, waiting=())


def held(relay: Relay) -> dict[str, str]:
    """The invitation's posts: person to status."""
    return {row.person: row.status for row in relay.outbox() if row.letter_key == KEY}


async def test_a_released_letter_goes_to_whoever_holds_the_office_by_then(relay: Relay) -> None:
    relay.note(INVITATION, waiting=())
    changed(relay, after(STAYS, NEW), LEAVES, NEW)

    release(relay.engine, [(KEY, form())], COORDINATOR)
    await relay.work()

    assert held(relay) == {STAYS: "sent", LEAVES: "cancelled", HEAD: "sent", NEW: "sent"}
    assert len({row.message_id for row in relay.outbox()}) == len(relay.outbox())


async def test_who_left_and_came_back_gets_the_letter_once(relay: Relay) -> None:
    relay.note(INVITATION, waiting=())
    changed(relay, after(STAYS, NEW), LEAVES, NEW)
    changed(relay, after(STAYS, LEAVES), NEW, LEAVES)

    release(relay.engine, [(KEY, form())], COORDINATOR)
    await relay.work()

    assert held(relay) == {STAYS: "sent", LEAVES: "sent", HEAD: "sent"}


async def test_a_letter_that_was_released_at_night_goes_in_the_morning_to_whoever_holds_the_office(
    relay: Relay,
) -> None:
    night = instant(DAY, time(22), "Asia/Jakarta")
    clock_shows(relay.engine, night)
    relay.note(INVITATION, waiting=())
    release(relay.engine, [(KEY, form())], COORDINATOR)
    changed(relay, after(STAYS, NEW), LEAVES, NEW)
    assert held(relay) == {STAYS: "draft", LEAVES: "cancelled", HEAD: "draft", NEW: "draft"}

    assert await relay.look() == 0
    clock_moves(relay.engine, night, instant(DAY + timedelta(days=1), time(8, 16), "Asia/Jakarta"))
    await relay.work()

    assert held(relay) == {STAYS: "sent", LEAVES: "cancelled", HEAD: "sent", NEW: "sent"}


async def test_an_award_reaches_the_mentor_too(relay: Relay) -> None:
    about = {
        "category": "masterplan",
        "place": 1,
        "score": "90",
        "minutes": "BA-01/CONTOH",
        "decree_number": "SK-01/CONTOH",
    }
    award = said(Award, person="angkatan.contoh", **about)
    relay.note(award, waiting=())

    release(relay.engine, [(f"{JOURNEY}/{award.identity}/awarded", form())], COORDINATOR)
    await relay.work()

    assert waiting(relay, "awarded") == dict.fromkeys((*OFFICERS, HEAD, *PEOPLE.of(Role.MENTOR)), "sent")


async def test_a_letter_that_an_older_build_sent_to_one_reader_is_not_sent_to_that_one_again(relay: Relay) -> None:
    relay.note(INVITATION, waiting=())
    with writing(relay.engine) as session:
        row = session.get_one(
            OutboxRow, next(row.id for row in relay.outbox() if row.letter_key and row.person == HEAD)
        )
        row.letter_key, row.status, row.recipient, row.content = None, "sent", "kepala@contoh.example", b"contoh"

    release(relay.engine, [(KEY, form())], COORDINATOR)
    await relay.work()

    assert held(relay) == dict.fromkeys(OFFICERS, "sent")
    assert relay.server.readers() == [address(person) for person in OFFICERS]


async def test_a_notice_of_another_date_is_not_sent_to_who_left_before(relay: Relay) -> None:
    clock_shows(relay.engine, TEN)
    relay.note(moved(), waiting=())
    changed(relay, after(STAYS, NEW), LEAVES, NEW)

    assert waiting(relay, "extended") == {STAYS: "draft", LEAVES: "cancelled"}


async def test_a_notice_that_waits_for_its_hour_is_not_sent_to_who_left_before(relay: Relay) -> None:
    clock_shows(relay.engine, TEN)
    relay.note(concluded(Trained(quick_wins=("Contoh",))), waiting=())
    changed(relay, after(STAYS, NEW), LEAVES, NEW)

    assert waiting(relay, "trained") == {STAYS: "draft", LEAVES: "cancelled", HEAD: "draft"}
    assert waiting(relay, "contacts-changed")[LEAVES] == "draft"


def waiting(relay: Relay, letter: str) -> dict[str, str]:
    """The posts of *letter*: person to status."""
    return {row.person: row.status for row in relay.outbox() if row.letter == letter}


async def test_who_keeps_another_role_keeps_what_waits(relay: Relay) -> None:
    clock_shows(relay.engine, TEN)
    relay.note(concluded(Trained(quick_wins=("Contoh",))), waiting=())
    people = after(STAYS, NEW)
    still = people.model_copy(update={"holders": {**people.holders, Role.MENTOR: (LEAVES,)}})
    changed(relay, still, LEAVES, NEW)

    assert waiting(relay, "trained") == {STAYS: "draft", LEAVES: "draft", HEAD: "draft"}


async def test_a_task_follows_its_step_and_not_the_person_s_role(relay: Relay) -> None:
    clock_shows(relay.engine, TEN)
    asked = concluded(Asked(step="team#1v1", role=Role.OFFICER, persons=OFFICERS, due=DUE), of="team#1v1")
    relay.note(asked, waiting=("team#1v1",))
    fact = ContactsReplaced(role=Role.OFFICER, old=(LEAVES,), new=(NEW,), reason="contoh")
    with writing(relay.engine) as session:
        session.add(PersonRow(id=NEW, name="Baru", address="baru@contoh.example"))
    relay.note(concluded(fact), people=after(STAYS, NEW), waiting=("team#1v1",))

    assert tasks(relay) == {STAYS: "draft", LEAVES: "cancelled"}


def tasks(relay: Relay) -> dict[str, str]:
    rows: list[OutboxRow] = [row for row in relay.outbox() if row.letter == "task" and row.person in OFFICERS]
    return {row.person: row.status for row in rows}
