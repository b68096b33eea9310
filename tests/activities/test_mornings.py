"""Each working morning a coordinator gets one summary of each cohort, with what matters most first."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime, timedelta
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import SMTP
from typing import Any

import pytest
from sqlalchemy import Engine, event
from sqlmodel import col, select

from activities.database import reading, writing
from activities.ledger import Ledger
from activities.letters import Letters
from activities.morning_body import morning
from activities.mornings import Summaries
from activities.phrases import day_text
from activities.replies import Fate, Outcome
from models.calendar import LocalDeadline, local
from models.facts import Ended, LapseProposed, PanelDecided
from models.morning import LETTER, Morning
from models.noted import Noted
from models.panel import Verdict
from models.people import People, Role
from models.tables import JourneyRow, OutboxRow, PersonRow, RegionRow, StandingRow
from tests.activities.contents import everything, rows
from tests.activities.relay import LEASE
from tests.activities.samples import (
    COORDINATORS,
    JOURNEY,
    OFFICERS,
    PEOPLE,
    append,
    asked,
    batch,
    concluded,
    enter,
    state,
)
from worker import works

WEDNESDAY = Morning(zone="Asia/Jakarta", at=datetime(2026, 6, 24, 0, 30, tzinfo=UTC))
NOBODY = People(holders={})
LISTED = "SELECT outbox.journey, outbox.letter, outbox.person FROM outbox "
LATE = LocalDeadline(day=datetime.now(UTC).date() - timedelta(days=30), zone="Asia/Jakarta")


class Secretariat:
    """Who writes the summaries of a database, and how they read."""

    def __init__(self, engine: Engine) -> None:
        enter(engine)
        self.engine = engine
        self.summaries = Summaries(engine, "seratus.example", works)
        self.ledger = Ledger(engine, Letters("Sekretariat Program <seratus@seratus.example>"), LEASE)

    def note(self, *facts: Noted, people: People = PEOPLE, **changes: Any) -> None:
        append(self.engine, batch(*facts, people=people, **changes))

    async def write(self, morning: Morning = WEDNESDAY) -> int:
        return await self.summaries.write(morning)

    def written(self) -> list[tuple[str, str, str]]:
        return [(r.person, r.journey, r.mail_key) for r in rows(self.engine, OutboxRow) if r.letter == LETTER]

    def morning(self) -> EmailMessage:
        """The summary, as its reader gets it."""
        with reading(self.engine) as session:
            ids = set(session.exec(select(OutboxRow.id).where(col(OutboxRow.letter) == LETTER)))
        (claimed,) = [each for each in self.ledger.claim(100) if each.id in ids]
        message = message_from_bytes(claimed.content, policy=SMTP)
        assert isinstance(message, EmailMessage)
        return message

    def text(self) -> str:
        words = self.morning().get_body(("plain",))
        assert isinstance(words, EmailMessage)
        return " ".join(words.get_content().split())


@pytest.fixture
def secretariat(engine: Engine) -> Secretariat:
    return Secretariat(engine)


async def test_a_coordinator_gets_one_summary_of_a_cohort_each_day_however_often_it_is_asked_for(
    secretariat: Secretariat,
) -> None:
    secretariat.note(asked())

    assert [await secretariat.write(), await secretariat.write()] == [1, 0]
    assert secretariat.written() == [
        ("koordinator.contoh", "cohort/cohort-contoh", "morning/koordinator.contoh/cohort-contoh/2026-06-24")
    ]
    assert await secretariat.write(Morning(zone="Asia/Jakarta", at=WEDNESDAY.at + timedelta(days=1))) == 1


async def test_a_coordinator_in_another_zone_has_another_morning(secretariat: Secretariat) -> None:
    secretariat.note(asked())
    with writing(secretariat.engine) as session:
        session.get_one(PersonRow, COORDINATORS[0]).zone = "Asia/Jayapura"

    assert await secretariat.write() == 0
    assert await secretariat.write(Morning(zone="Asia/Jayapura", at=datetime(2026, 6, 23, 22, 30, tzinfo=UTC))) == 1
    assert secretariat.written()[0][2].endswith("/2026-06-24")


@pytest.mark.parametrize("day", [date(2026, 8, 17), date(2026, 3, 20), date(2026, 6, 27), date(2026, 6, 28)])
async def test_there_is_no_summary_on_a_holiday_or_a_weekend(secretariat: Secretariat, day: date) -> None:
    secretariat.note(asked())

    assert await secretariat.write(Morning(zone="Asia/Jakarta", at=datetime(*day.timetuple()[:3], 1, tzinfo=UTC))) == 0
    assert secretariat.written() == []


async def test_there_is_no_summary_of_a_cohort_that_has_ended(secretariat: Secretariat) -> None:
    secretariat.note(asked())
    with writing(secretariat.engine) as session:
        session.get_one(StandingRow, JOURNEY).outcome = "completed"

    assert (await secretariat.write(), secretariat.written()) == (0, [])


async def test_there_is_no_summary_of_a_rehearsal(secretariat: Secretariat) -> None:
    secretariat.note(asked())
    with writing(secretariat.engine) as session:
        session.get_one(StandingRow, JOURNEY).cohort = "gladi-contoh"

    assert (await secretariat.write(), secretariat.written()) == (0, [])


async def test_whoever_took_a_coordinators_place_gets_the_summary(secretariat: Secretariat) -> None:
    people = PEOPLE.model_copy(deep=True)
    people.replace(Role.COORDINATOR, COORDINATORS[0], "admin.contoh")
    secretariat.note(asked(), people=people)

    await secretariat.write()

    assert [person for person, _, _ in secretariat.written()] == ["admin.contoh"]


def stand(engine: Engine, count: int, people: People = PEOPLE) -> None:
    """Let *count* regions more wait for their officers, with a date that has passed."""
    for number in range(count):
        region = f"kota-{number:02}"
        facts = batch(asked(), people=people, journey=f"journey/cohort-contoh/{region}")
        waiting = tuple(each.model_copy(update={"due": LATE}) for each in facts.standing.waiting)
        standing = facts.standing.model_copy(update={"region": region, "waiting": waiting})
        with writing(engine) as session:
            name = f"Kota Contoh {number:02}"
            session.add(RegionRow(id=region, name=name, province="Papua", zone="Asia/Jakarta"))
            begun = {"journey": facts.journey, "cohort": "cohort-contoh", "region": region}
            session.add(JourneyRow(**begun, started=True, state=state().model_dump_json()))
        append(engine, facts.model_copy(update={"standing": standing}))


async def test_the_summary_tells_what_is_late_decided_held_failed_and_dead(secretariat: Secretariat) -> None:
    decided = PanelDecided(round=1, verdict=Verdict.REVISE, dossier="ab" * 32, votes={})
    proposed = LapseProposed(step="masterplan#1v1", persons=OFFICERS, due=LATE)
    now = datetime.now(UTC)
    facts = (each.model_copy(update={"at": now}) for each in (concluded(decided), concluded(proposed)))
    secretariat.note(*facts, waiting=())
    stand(secretariat.engine, 22)
    with writing(secretariat.engine) as session:
        letters = session.exec(select(OutboxRow).where(OutboxRow.journey == "journey/cohort-contoh/kota-00")).all()
        for row, status in zip(letters, ("held", "failed"), strict=True):
            row.status = status
        session.get_one(PersonRow, "penelaah-2.contoh").address_dead = True

    await secretariat.write()
    text = secretariat.text()

    line = (
        "- Kota Contoh {}: penyerahan masterplan dan rencana aksi; menunggu Narahubung-1 dan Narahubung-2 sejak "
        f"24 Juni 2026; batas waktu {day_text(LATE.day, 'id')} pukul 23.59 WIB"
    )
    late = " ".join(line.format(f"{number:02}") for number in range(20))
    day = day_text(local(now, "Asia/Jakarta").date(), "id")
    assert f"Terlambat: {late} - dan 2 lainnya Batas" in text
    assert (
        "Batas waktu yang terlampaui sejak ringkasan sebelumnya: "
        f"- Kota Contoh: diusulkan gugur, penyerahan masterplan dan rencana aksi ({day}) "
        "Keputusan dan hasil sejak ringkasan sebelumnya: "
        f"- Kota Contoh: putusan tim penelaah, perlu perbaikan ({day}) "
        "Surat yang ditahan sampai dilengkapi: - Kota Contoh 00: pemberitahuan tugas, kepada Narahubung-1 "
        "Surat yang tidak dapat dikirim: - Kota Contoh 00: pemberitahuan tugas, kepada Narahubung-2 "
        "Alamat surel yang tidak menerima surat: - Penelaah-2 "
    ) in text


async def test_the_letters_of_a_summary_are_read_for_its_readers_journeys_alone_and_without_their_bytes(
    secretariat: Secretariat,
) -> None:
    secretariat.note(asked())
    await secretariat.write()
    with reading(secretariat.engine) as session:
        summary = session.exec(select(OutboxRow).where(OutboxRow.letter == LETTER)).one()
        with counted(secretariat.engine) as said:
            morning(session, summary, "Asia/Jakarta")

    lists = [each for each in map(" ".join, map(str.split, said)) if each.startswith(LISTED)]
    assert (len(lists), [each for each in lists if "outbox.journey IN" not in each]) == (2, [])
    assert [each for each in said if "outbox.content" in each] == []


async def test_what_failed_more_than_a_month_ago_is_left_to_the_ledger(secretariat: Secretariat) -> None:
    stand(secretariat.engine, 2)
    with writing(secretariat.engine) as session:
        letters = session.exec(select(OutboxRow).where(OutboxRow.journey == "journey/cohort-contoh/kota-00")).all()
        for row, age in zip(letters, (29, 31), strict=True):
            row.status, row.not_before = "failed", datetime.now(UTC) - timedelta(days=age)

    await secretariat.write()

    told = "Surat yang tidak dapat dikirim: - Kota Contoh 00: pemberitahuan tugas, kepada Narahubung-1 "
    text = secretariat.text()
    assert told in text
    assert "pemberitahuan tugas, kepada Narahubung-2" not in text


async def test_what_the_last_summary_told_is_no_news_in_the_next(secretariat: Secretariat) -> None:
    ended = concluded(Ended(outcome="withdrawn", stage="masterplan", reason="Prioritas daerah berubah."))
    secretariat.note(asked(), ended.model_copy(update={"at": datetime.now(UTC)}))
    await secretariat.write()
    assert "perjalanan daerah berakhir, mengundurkan diri" in secretariat.text()

    with writing(secretariat.engine) as session:
        for row in session.exec(select(OutboxRow).where(OutboxRow.letter == LETTER)):
            row.status = "sent"
    await secretariat.write(Morning(zone="Asia/Jakarta", at=WEDNESDAY.at + timedelta(days=1)))

    assert "perjalanan daerah berakhir" not in secretariat.text()


async def test_a_coordinator_reads_of_the_journeys_that_are_theirs_alone(secretariat: Secretariat) -> None:
    stand(secretariat.engine, 1)
    others = PEOPLE.model_copy(deep=True)
    others.replace(Role.COORDINATOR, COORDINATORS[0], "admin.contoh")
    secretariat.note(asked(), people=others)
    with writing(secretariat.engine) as session:
        session.get_one(PersonRow, "admin.contoh").zone = "Asia/Makassar"

    await secretariat.write()

    assert ("Kota Contoh 00:" in (text := secretariat.text()), "Kota Contoh:" in text) == (True, False)


async def test_a_summary_can_be_ended_by_mail_and_brings_no_calendar(secretariat: Secretariat) -> None:
    secretariat.note(asked())
    await secretariat.write()

    message = secretariat.morning()

    assert message["List-Unsubscribe"] == "<mailto:seratus@seratus.example?subject=Berhenti%20menerima%20ringkasan>"
    assert message["Subject"] == "Ringkasan pagi koordinator: cohort-contoh"
    assert list(message.iter_attachments()) == []


async def test_a_summary_that_comes_back_is_told_to_somebody_else(secretariat: Secretariat) -> None:
    secretariat.note(asked(persons=()))
    with writing(secretariat.engine) as session:
        row = session.get_one(StandingRow, JOURNEY)
        copy = {**row.model_dump(), "journey": "cohort/cohort-contoh", "region": "cohort-contoh"}
        session.add(StandingRow(**copy))
    await secretariat.write()
    (claimed,) = secretariat.ledger.claim(5)

    secretariat.ledger.mark([(claimed, Outcome(Fate.DEAD, "550 5.1.1 no such mailbox"))])

    (told,) = secretariat.ledger.claim(5)
    message = message_from_bytes(told.content, policy=SMTP)
    assert (told.address, message["Subject"]) == (
        "admin@contoh.example",
        "Pemberitahuan kendala pengiriman surel: cohort-contoh",
    )


@contextmanager
def counted(engine: Engine) -> Iterator[list[str]]:
    """The statements that the database was asked meanwhile."""
    said: list[str] = []

    def note(_connection: Any, _cursor: Any, statement: str, *_rest: Any) -> None:
        said.append(statement)

    event.listen(engine, "before_cursor_execute", note)
    yield said
    event.remove(engine, "before_cursor_execute", note)


async def test_thirty_regions_cost_no_more_questions_to_the_database_than_one(engine: Engine) -> None:
    secretariat, asked_ = Secretariat(engine), []
    secretariat.note(asked())
    for day, more in enumerate((0, 30)):
        stand(engine, more)
        await secretariat.write(Morning(zone="Asia/Jakarta", at=WEDNESDAY.at + timedelta(days=day)))
        with writing(engine) as session:
            for row in session.exec(select(OutboxRow).where(OutboxRow.letter != LETTER)):
                row.status = "sent"
        with counted(engine) as said:
            secretariat.text()
        with writing(engine) as session:
            for row in session.exec(select(OutboxRow).where(OutboxRow.letter == LETTER)):
                row.status = "sent"
        asked_.append(len(said))

    assert asked_[0] == asked_[1]


async def test_where_nobody_coordinates_nothing_is_written(secretariat: Secretariat) -> None:
    secretariat.note(people=NOBODY)
    before = everything(secretariat.engine)

    assert await secretariat.write() == 0
    assert everything(secretariat.engine) == before
