"""Calendar files (RFC 5545): appointments as bytes, and as attachments of a letter; pure.

A deadline is written in UTC, so that a phone in any zone shows the right moment; its words name the region's zone.
"""

from __future__ import annotations

import hashlib
import uuid
from collections.abc import Iterable
from datetime import timedelta
from email.headerregistry import Address
from email.message import EmailMessage
from typing import TYPE_CHECKING, Literal, NamedTuple

from icalendar import Calendar, Event, vCalAddress, vText

from activities.phrases import deadline_text
from models.appointment import Appointment
from models.words import appointment_label, appointment_until

if TYPE_CHECKING:
    from activities.letters import Occasion

NAMESPACE = uuid.UUID("0b6b0a52-7f0e-4d53-9f0d-6c1f5d5b8e27")
"""Of our appointments; with it an appointment's UID follows from its journey and step for ever."""
MINUTE = timedelta(minutes=1)
Method = Literal["PUBLISH", "CANCEL"]


class Dated(NamedTuple):
    """An appointment, and what a calendar has to say beside it."""

    appointment: Appointment
    journey: str
    region: str
    language: str


def uid(journey: str, what: str, domain: str) -> str:
    """The fixed UID of an appointment: whatever becomes of it, every calendar knows it again."""
    return f"{uuid.uuid5(NAMESPACE, f'{journey}/{what}')}@{domain}"


def calendar(dates: Iterable[Dated], method: Method, organizer: Address) -> bytes:
    """*dates* as one calendar file; the same dates always give the same bytes."""
    whole = Calendar()
    for name, value in (("prodid", "-//Seratus//Calendar//EN"), ("version", "2.0"), ("method", method)):
        whole.add(name, value)
    for dated in dates:
        whole.add_component(_event(dated, method, organizer))
    content: bytes = whole.to_ical()
    return content


def _event(dated: Dated, method: Method, organizer: Address) -> Event:
    each, language = dated.appointment, dated.language
    event = Event()
    event.add("uid", uid(dated.journey, each.what, organizer.domain))
    event.add("sequence", each.sequence)
    event.add("dtstamp", each.at)
    event.add("summary", f"{appointment_label(each.what, language)} – {dated.region}")
    event.add("status", "CANCELLED" if method == "CANCEL" else "CONFIRMED")
    owner = vCalAddress(f"mailto:{organizer.addr_spec}")
    if organizer.display_name:
        owner.params["cn"] = vText(organizer.display_name)
    event["organizer"] = owner
    if each.due:
        last = each.due.moment.replace(second=0, microsecond=0)
        event.add("dtstart", last)
        event.add("dtend", last + MINUTE)
        due = deadline_text(each.due, language)
        event.add("description", appointment_until(due, language, estimated=each.estimated))
        event.add("transp", "TRANSPARENT")
    elif each.on:
        event.add("dtstart", each.on)
        event.add("dtend", each.on + timedelta(days=1))
        event.add("location", each.place)
    return event


def attach(message: EmailMessage, occasion: Occasion) -> None:
    """Attach what the letter changes in its reader's calendar: a file for deadlines and one for sessions.

    What is taken back stands in a file of its own, because a calendar file has one method.
    """
    organizer = message["From"].addresses[0]
    groups: dict[tuple[str, Method], list[Dated]] = {}
    for each in occasion.dates:
        name = "batas-waktu" if each.due else "undangan"
        journey, region = each.journey or occasion.journey, each.region or occasion.region
        dated = Dated(each, journey, region, occasion.language)
        groups.setdefault((name, "CANCEL" if each.cancelled else "PUBLISH"), []).append(dated)
    for (name, method), dates in groups.items():
        content, params = calendar(dates, method, organizer), {"charset": "utf-8", "method": method}
        message.add_attachment(content, "text", "calendar", filename=f"{name}.ics", params=params)
    if groups:
        digest = hashlib.sha256(occasion.message_id.encode()).hexdigest()
        message.set_boundary(f"=_kalender_{digest[:40]}")  # the same letter always has the same bytes
