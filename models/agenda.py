"""A journey's dates as calendars hold them: steps' deadlines and sessions, folded from the register; pure.

An appointment's sequence rises with every fact that changes it and is never below its deadline's version: it is told
by the register alone, however often a letter is written.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any

from models.appointment import Appointment, Entry, place_of
from models.people import Role
from models.values import PersonId

BIMTEK, PRESENTATION, TOT = (
    (Role.OFFICER, Role.MENTOR),
    (Role.OFFICER, Role.HEAD, Role.REVIEWER, Role.MENTOR),
    (Role.COORDINATOR, Role.MENTOR),
)
SESSIONS: dict[str, tuple[str, tuple[Role, ...]]] = {
    "session-scheduled": ("session-{session}", BIMTEK),
    "session-moved": ("session-{session}", BIMTEK),
    "presentation-scheduled": ("presentation", PRESENTATION),
    "presentation-moved": ("presentation", PRESENTATION),
    "tot-session-scheduled": ("tot-session-{session}", TOT),
    "tot-session-dated": ("tot-session-{session}", TOT),
}
"""The facts that fix or move a session's day: what the session is called here, and whom it concerns unless the fact
itself names persons."""
PASSED_ON = ("substituted", "returned", "handed-over")
"""The facts by which one open step is asked of somebody in another's place."""
REPLACED = ("replaced", "contacts-replaced")
"""The facts by which others hold a role from now on: one in another's place, or a region's contacts."""
KINDS = ("asked", "rescheduled", *REPLACED, "ended", *PASSED_ON, *SESSIONS)
"""Every fact that changes somebody's calendar."""


Agenda = dict[str, Appointment]


def agenda(entries: Iterable[Entry]) -> Agenda:
    """Every appointment after *entries*, which are one journey's in their order."""
    found: Agenda = {}
    for entry in entries:
        found |= changed(found, entry)
    return found


def changed(before: Mapping[str, Appointment], entry: Entry) -> Agenda:
    """The appointments that *entry* makes or changes; none where it lacks what it should say.

    The letter about such an entry fails by itself; those about others must not fail with it.
    """
    try:
        return _changed(before, entry)
    except (LookupError, TypeError, ValueError):
        return {}


def _changed(before: Mapping[str, Appointment], entry: Entry) -> Agenda:
    kind, body, at = entry
    if kind in ("asked", "rescheduled"):
        return _step(before, body, at)
    if kind in SESSIONS:
        name, roles = SESSIONS[kind]
        what = name.format(session=body.get("session"))
        then = {"what": what, "sequence": _next(before, what), "at": at, "on": body["on"], "place": body["place"]}
        return {what: Appointment.model_validate({**then, "roles": roles, "persons": body.get("persons", ())})}
    if kind in REPLACED:
        return {what: _passed(before, each, body, at) for what, each in before.items() if _touches(each, body)}
    if kind in PASSED_ON:
        return _passed_on(before, body, at)
    if kind == "ended":
        over = {"at": at, "cancelled": True}
        return {w: a.model_copy(update={**over, "sequence": _next(before, w)}) for w, a in before.items()}
    return {}


def _step(before: Mapping[str, Appointment], body: dict[str, Any], at: datetime) -> Agenda:
    what = place_of(body["step"])
    roles = (body["role"],) if "role" in body else before[what].roles if what in before else ()
    sequence = max(_next(before, what), int(body.get("version", 1)))
    fields = {"what": what, "sequence": sequence, "at": at, "due": body["due"], "persons": body["persons"]}
    return {what: Appointment.model_validate({**fields, "roles": roles, "estimated": body.get("estimated", False)})}


def _passed_on(before: Mapping[str, Appointment], body: dict[str, Any], at: datetime) -> Agenda:
    """The step of whoever acts from now on, who takes the place of whom the fact names."""
    what, gone = place_of(body["step"]), body.get("on_behalf_of") or body.get("stood_in")
    stay = (person for person in before[what].persons if person != gone)
    fresh = {"persons": tuple(dict.fromkeys((*stay, *body["persons"]))), "at": at, "sequence": _next(before, what)}
    return {what: before[what].model_copy(update=fresh)}


def _next(before: Mapping[str, Appointment], what: str) -> int:
    return before[what].sequence + 1 if what in before else 1


def _touches(each: Appointment, body: dict[str, Any]) -> bool:
    """Whether a replacement in a role changes whose calendar *each* belongs in."""
    return body["role"] in each.roles and (each.due is None or any(old in each.persons for old in named(body, "old")))


def _passed(before: Mapping[str, Appointment], each: Appointment, body: dict[str, Any], at: datetime) -> Appointment:
    gone, new = named(body, "old"), named(body, "new")
    taken = (new if person in gone else (person,) for person in each.persons)
    persons = tuple(dict.fromkeys(person for those in taken for person in those))
    return each.model_copy(update={"persons": persons, "at": at, "sequence": _next(before, each.what)})


def named(body: dict[str, Any], field: str) -> tuple[PersonId, ...]:
    """Who goes or comes: one person, or several."""
    named = body.get(field) or ()
    return (named,) if isinstance(named, str) else tuple(named)


def dates_for(
    entries: Sequence[Entry], person: PersonId, role: str, zone: str, open_: frozenset[str]
) -> tuple[Appointment, ...]:
    """What the letter about the last of *entries* changes in the calendar of *person*, who reads it as *role*.

    *open_* holds the steps, each with its round, that are open when the letter is written: a successor gets no entry
    for what was done already, and what lies in the past stays as it was.
    """
    *earlier, last = entries
    touched = changed(agenda(earlier), last).values()
    if last.kind not in REPLACED:
        mine = [each for each in touched if each.concerns(person, role)]
        return tuple(each for each in mine if not each.cancelled or each.ahead(last.at, zone))
    if person in named(last.body, "old"):
        theirs = [each for each in touched if each.what in open_ or each.ahead(last.at, zone)]
        return tuple(each.model_copy(update={"cancelled": True}) for each in theirs)
    if person in named(last.body, "new"):
        return tuple(each for each in touched if (each.what in open_ if each.due else each.ahead(last.at, zone)))
    return ()
