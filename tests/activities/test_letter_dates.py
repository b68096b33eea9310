"""A letter brings what its fact changes in its reader's calendar, and no more."""

from __future__ import annotations

from datetime import date, timedelta
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import SMTP

import pytest
from icalendar import Calendar
from sqlalchemy import Engine

from activities.ledger import Ledger
from activities.letters import Letters
from models.facts import Asked, Ended, Reminded
from models.messages.masterplan import PresentationDate
from models.messages.steering import Replacement
from models.noted import Noted
from models.people import People, Role
from tests.activities.relay import LEASE
from tests.activities.samples import (
    AT,
    COORDINATORS,
    DUE,
    OFFICERS,
    PEOPLE,
    STEP,
    address,
    append,
    asked,
    batch,
    concluded,
    enter,
    moved,
    rung,
    said,
)

NEW = "kepala.contoh"
"""Somebody who is entered; here the successor of the first officer."""


class Calendars:
    """Letters of the sample journey, as its readers' calendars understand them."""

    def __init__(self, engine: Engine) -> None:
        enter(engine)
        self.engine = engine
        self.ledger = Ledger(engine, Letters("Sekretariat Program <seratus@seratus.example>"), LEASE)

    def note(self, *facts: Noted, waiting: tuple[str, ...] = (STEP,), people: People = PEOPLE, days: int = 0) -> None:
        append(self.engine, batch(*facts, waiting=waiting, people=people, at=AT + timedelta(days=days)))

    def got(self) -> dict[str, list[tuple[str, str, int]]]:
        """For each letter with a calendar file that has not been looked at: method, summary and sequence."""
        found: dict[str, list[tuple[str, str, int]]] = {}
        for claimed in self.ledger.claim(100):
            message = message_from_bytes(claimed.content, policy=SMTP)
            assert isinstance(message, EmailMessage)
            for part in message.iter_attachments():
                whole = Calendar.from_ical(part.get_payload(decode=True))  # type: ignore[attr-defined]  # an EmailMessage
                told = [(str(whole["method"]), str(e["summary"]), int(e["sequence"])) for e in whole.walk("VEVENT")]
                found.setdefault(claimed.address.partition("@")[0], []).extend(told)
        return found


@pytest.fixture
def calendars(engine: Engine) -> Calendars:
    return Calendars(engine)


MASTERPLAN = "Batas waktu penyerahan masterplan dan rencana aksi – Kota Contoh"
PRESENTATION = "Pemaparan masterplan – Kota Contoh"


def test_a_task_and_its_extension_bring_the_date_and_a_reminder_brings_none(calendars: Calendars) -> None:
    calendars.note(asked())
    assert calendars.got() == {f"narahubung-{n}": [("PUBLISH", MASTERPLAN, 1)] for n in (1, 2)}

    calendars.note(rung(Reminded))
    assert calendars.got() == {}

    calendars.note(moved(), waiting=("masterplan#1v2",))
    assert calendars.got() == {f"narahubung-{n}": [("PUBLISH", MASTERPLAN, 2)] for n in (1, 2)}


def test_a_replacement_takes_the_date_from_one_and_gives_it_to_the_other(calendars: Calendars) -> None:
    calendars.note(asked())
    calendars.got()
    people = PEOPLE.model_copy(deep=True)
    people.replace(Role.OFFICER, OFFICERS[0], NEW)

    calendars.note(
        said(Replacement, role="officer", old=OFFICERS[0], new=NEW, reason="Mutasi jabatan."), people=people, days=1
    )

    assert calendars.got() == {"narahubung-1": [("CANCEL", MASTERPLAN, 2)], "kepala": [("PUBLISH", MASTERPLAN, 2)]}


def test_the_end_of_a_journey_takes_back_what_lies_ahead(calendars: Calendars) -> None:
    gate = Asked(step="gate#1v1", role=Role.COORDINATOR, persons=COORDINATORS, due=DUE)
    calendars.note(
        asked(), concluded(gate, of="gate#1v1"), said(PresentationDate, on="2026-08-12", place="Balai contoh")
    )
    first = calendars.got()
    assert first["kepala"] == [("PUBLISH", PRESENTATION, 1)]
    assert first["penelaah-1"] == [("PUBLISH", PRESENTATION, 1)]

    calendars.note(concluded(Ended(outcome="stopped", stage="masterplan", reason="Program dialihkan.")), waiting=())

    gone = "Batas waktu penyelesaian pelatihan pembimbing (ToT) dan penugasan pembimbing – Kota Contoh"
    assert calendars.got() == {
        "narahubung-1": [("CANCEL", MASTERPLAN, 2), ("CANCEL", PRESENTATION, 2)],
        "narahubung-2": [("CANCEL", MASTERPLAN, 2), ("CANCEL", PRESENTATION, 2)],
        "kepala": [("CANCEL", PRESENTATION, 2)],
        "koordinator": [("CANCEL", gone, 2)],
    }


def test_a_letter_about_a_letter_that_could_not_be_delivered_brings_no_date(calendars: Calendars) -> None:
    from activities.replies import Fate, Outcome

    calendars.note(asked(persons=COORDINATORS))
    (claimed,) = calendars.ledger.claim(5)
    assert claimed.address == address(COORDINATORS[0])

    calendars.ledger.mark([(claimed, Outcome(Fate.DEAD, "550 5.1.1 no such mailbox"))])

    assert calendars.got() == {}


def test_a_file_a_calendar_takes_is_for_the_day_that_the_letter_names(calendars: Calendars) -> None:
    calendars.note(said(PresentationDate, on="2026-08-12", place="Balai contoh"))
    message = message_from_bytes(calendars.ledger.claim(1)[0].content, policy=SMTP)
    assert isinstance(message, EmailMessage)
    (part,) = message.iter_attachments()
    (event,) = Calendar.from_ical(part.get_payload(decode=True)).walk("VEVENT")  # type: ignore[attr-defined]

    assert (event["dtstart"].dt, str(event["location"])) == (date(2026, 8, 12), "Balai contoh")
    assert "12 Agustus 2026" in message.get_body(("plain",)).get_content()  # type: ignore[union-attr]
