"""A deadline and a session come with a calendar file that every calendar reads alike."""

from __future__ import annotations

from datetime import UTC, date, datetime
from email.message import EmailMessage
from typing import Any

import pytest
from icalendar import Calendar

from activities.letters import Occasion
from models.appointment import Appointment
from models.calendar import LocalDeadline
from tests.activities.occasions import AT, DUE, occasion, office, read

DEADLINE = Appointment(what="masterplan#2", sequence=3, at=AT, due=DUE)
SESSION = Appointment(what="session-2", sequence=1, at=AT, on=date(2026, 7, 8), place="Aula; Lantai 2, Kota\nBogor")
PRESENTATION = Appointment(what="presentation", sequence=1, at=AT, on=date(2026, 8, 12), place="Balai contoh")


def about(*dates: Appointment, **changes: Any) -> Occasion:
    return occasion(dates=dates, **changes)


def files(of: Occasion) -> list[tuple[str, str, dict[str, Any]]]:
    """Each attachment's name, its content type, and its events by UID."""
    message, _ = read(office().compose(of))
    found = []
    for part in message.iter_attachments():
        assert isinstance(part, EmailMessage)
        whole = Calendar.from_ical(part.get_payload(decode=True))
        found.append((part.get_filename(), part["Content-Type"], {str(e["uid"]): e for e in whole.walk("VEVENT")}))
    return found


def event(of: Occasion) -> Any:
    ((_, _, events),) = files(of)
    ((_, only),) = events.items()
    return only


def lines(of: Occasion) -> list[str]:
    """The unfolded lines of the one attachment."""
    message, _ = read(office().compose(of))
    (part,) = message.iter_attachments()
    content = part.get_payload(decode=True)
    assert isinstance(content, bytes)
    return content.replace(b"\r\n ", b"").decode().split("\r\n")


def test_a_deadline_is_written_line_by_line() -> None:
    assert lines(about(DEADLINE)) == [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//Seratus//Calendar//EN",
        "METHOD:PUBLISH",
        "BEGIN:VEVENT",
        "SUMMARY:Batas waktu penyerahan masterplan dan rencana aksi (putaran 2) – Kota Bogor",
        "DTSTART:20260630T145900Z",
        "DTEND:20260630T150000Z",
        "DTSTAMP:20260624T010000Z",
        "UID:42341a37-acd7-5f18-b5bb-813e4d059485@seratus.example",
        "SEQUENCE:3",
        "DESCRIPTION:Paling lambat 30 Juni 2026 pukul 23.59 WIT.",
        'ORGANIZER;CN="Sekretariat Program":mailto:seratus@seratus.example',
        "STATUS:CONFIRMED",
        "TRANSP:TRANSPARENT",
        "END:VEVENT",
        "END:VCALENDAR",
        "",
    ]


@pytest.mark.parametrize(
    ("zone", "moment"),
    [
        ("Asia/Jakarta", datetime(2026, 6, 30, 16, 59, tzinfo=UTC)),
        ("Asia/Pontianak", datetime(2026, 6, 30, 16, 59, tzinfo=UTC)),
        ("Asia/Makassar", datetime(2026, 6, 30, 15, 59, tzinfo=UTC)),
        ("Asia/Jayapura", datetime(2026, 6, 30, 14, 59, tzinfo=UTC)),
    ],
)
def test_a_phone_in_any_zone_shows_the_moment_of_the_regions_own_midnight(zone: str, moment: datetime) -> None:
    due = LocalDeadline(day=date(2026, 6, 30), zone=zone)

    assert event(about(DEADLINE.model_copy(update={"due": due})))["dtstart"].dt == moment


def test_a_session_is_a_whole_day_at_its_place_and_its_text_is_escaped() -> None:
    found = event(about(SESSION))

    assert (found["dtstart"].dt, found["dtend"].dt) == (date(2026, 7, 8), date(2026, 7, 9))
    assert (str(found["summary"]), str(found["location"])) == ("Bimtek sesi II – Kota Bogor", SESSION.place)
    assert "LOCATION:Aula\\; Lantai 2\\, Kota\\nBogor" in lines(about(SESSION))
    assert ("transp" in found, "description" in found) == (False, False)


def test_an_entry_speaks_the_readers_language() -> None:
    assert str(event(about(DEADLINE, language="en"))["summary"]) == (
        "Due: masterplan and action plan (round 2) – Kota Bogor"
    )
    assert str(event(about(DEADLINE, language="en"))["description"]) == "No later than 30 June 2026 at 23.59 WIT."
    guess = DEADLINE.model_copy(update={"estimated": True})
    assert str(event(about(guess))["description"]) == "Paling lambat 30 Juni 2026 pukul 23.59 WIT (perkiraan)."
    assert str(event(about(PRESENTATION, language="en"))["summary"]) == "Presentation of the masterplan – Kota Bogor"


def test_long_lines_are_folded_at_75_bytes() -> None:
    message, _ = read(
        office().compose(about(DEADLINE, region="Kabupaten " + "Penukal Abab Lematang Ilir é " * 4 + "x"))
    )
    (part,) = message.iter_attachments()
    content = part.get_payload(decode=True)
    assert isinstance(content, bytes)

    assert max(len(line) for line in content.split(b"\r\n")) <= 75


def test_the_file_is_named_by_what_it_holds_and_says_its_method() -> None:
    taken = DEADLINE.model_copy(update={"what": "panel#1", "cancelled": True})
    gone = PRESENTATION.model_copy(update={"cancelled": True})

    def told(*dates: Appointment) -> list[tuple[str, str, list[str]]]:
        return [(n, kind, [e["status"] for e in events.values()]) for n, kind, events in files(about(*dates))]

    publish = 'text/calendar; charset="utf-8"; method="PUBLISH"'
    cancel = 'text/calendar; charset="utf-8"; method="CANCEL"'
    assert told(DEADLINE) == [("batas-waktu.ics", publish, ["CONFIRMED"])]
    assert told(SESSION, PRESENTATION) == [("undangan.ics", publish, ["CONFIRMED", "CONFIRMED"])]
    assert told(taken, gone, DEADLINE) == [
        ("batas-waktu.ics", cancel, ["CANCELLED"]),
        ("undangan.ics", cancel, ["CANCELLED"]),
        ("batas-waktu.ics", publish, ["CONFIRMED"]),
    ]


def test_the_uid_stays_whatever_becomes_of_the_date_and_differs_between_steps_and_journeys() -> None:
    moved = DEADLINE.model_copy(update={"sequence": 4, "due": DUE.model_copy(update={"day": date(2026, 7, 14)})})
    other = DEADLINE.model_copy(update={"what": "masterplan#3"})
    of = {
        "first": about(DEADLINE),
        "moved": about(moved, message_id="<lain@seratus.example>"),
        "round": about(other),
        "region": about(DEADLINE, journey="journey/smart-city-2018/kota-cimahi"),
    }
    uids = {name: str(event(each)["uid"]) for name, each in of.items()}

    assert uids["first"] == uids["moved"]
    assert len({uids["first"], uids["round"], uids["region"]}) == 3
    assert {uid.partition("@")[2] for uid in uids.values()} == {"seratus.example"}


def test_the_same_letter_has_the_same_bytes_and_the_text_comes_first() -> None:
    first, second = (office().compose(about(DEADLINE, SESSION)) for _ in range(2))
    message, text = read(first)

    assert first == second
    assert message.get_content_type() == "multipart/mixed"
    assert message.defects == []
    assert [part.get_content_type() for part in message.walk()] == [
        "multipart/mixed",
        "multipart/alternative",
        "text/plain",
        "text/html",
        "text/calendar",
        "text/calendar",
    ]
    assert text == read(office().compose(about()))[1]


def test_a_letter_that_changes_no_calendar_has_its_words_alone() -> None:
    parts = read(office().compose(about()))[0].walk()

    assert [part.get_content_type() for part in parts] == ["multipart/alternative", "text/plain", "text/html"]
