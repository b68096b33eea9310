"""A daily summary brings the dates of the posts that it carries, each as its own letter would have brought it."""

from __future__ import annotations

from datetime import time, timedelta
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import SMTP

from icalendar import Calendar

from activities.ics import uid
from models.calendar import instant
from models.facts import Rescheduled
from tests.activities.daily import DAY, TEN, clock_moves, clock_shows, task
from tests.activities.relay import Relay
from tests.activities.samples import DUE, JOURNEY, LATER, OFFICERS, concluded

MORNING = instant(DAY + timedelta(days=1), time(8, 16), "Asia/Jakarta")


async def test_of_every_date_the_last_word_is_brought_once(relay: Relay) -> None:
    clock_shows(relay.engine, TEN)
    fields = {"step": "masterplan#1v2", "persons": OFFICERS[:1], "due": LATER, "before": DUE, "version": 2}
    moved = concluded(Rescheduled.model_validate({**fields, "cause": "extended"}), of="masterplan#1v2")
    opened = (task("masterplan#1v1", due=DUE), task("launch-plan#1v1", due=DUE))
    relay.note(*opened, waiting=("masterplan#1v1", "launch-plan#1v1"))
    relay.note(moved, waiting=("masterplan#1v2", "launch-plan#1v1"))
    clock_moves(relay.engine, TEN, MORNING)

    await relay.work()

    (summary,) = [row for row in relay.outbox() if row.letter == "daily-summary" and row.person == OFFICERS[0]]
    message = message_from_bytes(summary.content or b"", policy=SMTP)
    assert isinstance(message, EmailMessage)
    (file,) = message.iter_attachments()
    whole = Calendar.from_ical(file.get_payload(decode=True))  # type: ignore[attr-defined]  # an EmailMessage
    assert str(whole["method"]) == "PUBLISH"
    assert {(str(e["uid"]), str(e["summary"]), int(e["sequence"])) for e in whole.walk("VEVENT")} == {
        (
            uid(JOURNEY, "masterplan#1", "seratus.example"),
            "Batas waktu penyerahan masterplan dan rencana aksi – Kota Contoh",
            2,
        ),
        (
            uid(JOURNEY, "launch-plan#1", "seratus.example"),
            "Batas waktu penyerahan rencana peluncuran program percepatan – Kota Contoh",
            1,
        ),
    }
