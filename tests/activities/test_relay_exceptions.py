"""What cannot be written, or not yet, holds no other letter up."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from sqlalchemy import update
from sqlmodel import col

from activities.database import writing
from activities.stale import OUTDATED
from models.facts import Ended, MouConcluded, PanelDecided, Reminded, Trained
from models.messages.steering import Pause
from models.panel import Verdict
from models.people import Role
from models.tables import OutboxRow, PersonRow
from tests.activities.mail_server import SILENCE
from tests.activities.relay import Lot, Relay
from tests.activities.samples import AT, DUE, JOURNEY, OFFICERS, PEOPLE, STEP, address, asked, concluded, said

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


async def test_a_letter_leaves_no_sooner_than_it_may(relay: Relay) -> None:
    relay.note(asked())
    with writing(relay.engine) as session:
        first = col(OutboxRow.person) == OFFICERS[0]
        tomorrow = datetime.now(UTC) + timedelta(days=1)
        session.execute(update(OutboxRow).where(first).values(not_before=tomorrow))

    await relay.work()
    assert relay.server.readers() == [address(OFFICERS[1])]

    relay.pass_time(timedelta(days=1, seconds=1))
    await relay.work()
    assert relay.server.readers() == [address(person) for person in OFFICERS]


async def test_a_letter_that_cannot_be_written_fails_alone_and_the_operator_is_told(relay: Relay) -> None:
    broken = asked("panel#1v1", PEOPLE.of(Role.REVIEWER)[:1])
    unknown = asked("presentation#1v1", ("siapa.contoh",))
    body = {name: value for name, value in broken.body.items() if name != "due"}
    relay.note(
        broken.model_copy(update={"body": body}), unknown, asked(), waiting=("panel#1v1", "presentation#1v1", STEP)
    )

    sent = await relay.work()

    key = f"{JOURNEY}/masterplan/asked/presentation#1v1/task/siapa.contoh"
    assert sent == 4
    assert relay.lots() == [
        Lot(
            "task",
            "penelaah-1.contoh",
            "failed",
            "could not be written: Refused: the letter 'task' cannot be written: due: Field required",
        ),
        Lot(
            "task",
            "siapa.contoh",
            "failed",
            f"could not be written: LookupError: the person of letter {key} is not in the database",
        ),
        *[Lot("task", person, "sent", "250") for person in OFFICERS],
        *[Lot("undeliverable", "admin.contoh", "sent", "250")] * 2,
    ]


async def test_an_address_that_took_no_mail_is_not_tried_again_until_it_is_corrected(relay: Relay) -> None:
    with writing(relay.engine) as session:
        session.get_one(PersonRow, OFFICERS[0]).address_dead = True
    relay.note(asked())
    await relay.work()
    with writing(relay.engine) as session:
        session.get_one(PersonRow, OFFICERS[0]).address_dead = False
    relay.note(asked("masterplan#2v1"), waiting=("masterplan#2v1",))
    await relay.work()

    why = "the address takes no mail; correct it with `starter.py people add`"
    assert relay.lots() == [
        Lot("task", OFFICERS[0], "dead", why),
        Lot("task", OFFICERS[1], "sent", "250"),
        *[Lot("task", person, "sent", "250") for person in OFFICERS],
    ]


async def test_the_worker_is_heard_while_the_mail_server_is_silent(relay: Relay) -> None:
    relay.server.at_data[address(OFFICERS[0])] = SILENCE
    relay.note(asked())

    await relay.die_at_work(until=lambda: relay.server.silent == 1 and relay.beats > 20)

    assert [lot.status for lot in relay.lots()] == ["sending", "sent"]


async def test_a_letter_whose_step_ended_while_its_worker_was_killed_is_not_sent_again(relay: Relay) -> None:
    relay.server.at_data[address(OFFICERS[0])] = SILENCE
    relay.note(asked())
    await relay.die_at_work(until=lambda: relay.server.silent == 1)
    relay.server.at_data.clear()
    relay.note(asked("panel#1v1", PEOPLE.of(Role.REVIEWER)), waiting=("panel#1v1",))

    relay.pass_time(timedelta(minutes=3))
    await relay.work()

    assert relay.lots()[0] == Lot("task", OFFICERS[0], "cancelled", OUTDATED)
    assert address(OFFICERS[0]) not in relay.server.readers()


async def test_where_the_only_coordinators_address_is_dead_the_operator_is_told(relay: Relay) -> None:
    relay.server.at_recipient[address("koordinator.contoh")] = "550 unknown"
    relay.note(asked("presentation-date#1v1", ("koordinator.contoh",)), waiting=("presentation-date#1v1",))

    await relay.work()

    assert relay.lots() == [
        Lot("task", "koordinator.contoh", "dead", "550 unknown"),
        Lot("undeliverable", "admin.contoh", "sent", "250"),
    ]


async def test_a_kind_of_letter_that_this_build_does_not_know_is_left_for_a_newer_one(relay: Relay) -> None:
    with writing(relay.engine) as session:
        fields = {"journey": JOURNEY, "number": 1, "letter": TOMORROWS, "role": "officer", "person": OFFICERS[0]}
        session.add(OutboxRow(mail_key=TOMORROWS, message_id="<contoh@contoh>", created_at=AT, not_before=AT, **fields))
    relay.note(asked())

    await relay.work()

    assert relay.lots() == [
        Lot(TOMORROWS, OFFICERS[0], "draft", None),
        *[Lot("task", person, "sent", "250") for person in OFFICERS],
    ]
