"""Which fact causes which post to which role: one pure table."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, NamedTuple

from models.formal import FORMAL
from models.people import People, Role
from models.values import PersonId

Body = dict[str, Any]


class Posting(NamedTuple):
    """One kind of post: its template, its readers, and for which facts of the kind it goes out."""

    letter: str
    to: tuple[Role | str, ...]
    """Roles, or names of the fact's own fields that hold persons."""
    when: Callable[[Body], bool] = lambda _: True
    led: bool = False
    """Only where a cohort leads the journey."""
    daily: bool = False
    """Whether it may wait for the day's hour and go out in a summary; decisions, results and faults never do."""


class Post(NamedTuple):
    """One post to one person."""

    letter: str
    role: str
    person: PersonId


OFFICER, HEAD, COORDINATOR, MENTOR = Role.OFFICER, Role.HEAD, Role.COORDINATOR, Role.MENTOR
REGION = (OFFICER, HEAD)
LETTER = REGION
"""A formal letter goes to the head's office; the officer gets the same letter as a copy for information."""


def _says(field: str, *values: str) -> Callable[[Body], bool]:
    return lambda body: body.get(field) in values


def _first_day(body: Body) -> bool:
    return not body.get("instead_of")


def _short(body: Body) -> bool:
    return len(body.get("left") or ()) < int(body.get("needed") or 0)


POSTINGS: dict[str, tuple[Posting, ...]] = {
    "asked": (
        Posting("task", ("persons",), daily=True),
        Posting("mou-invitation", LETTER, lambda body: str(body.get("step")).startswith("invitation#")),
    ),
    "reminded": (Posting("reminder", ("persons",), daily=True), Posting("reminder-copy", ("also",), daily=True)),
    "escalated": (Posting("escalation", ("also",)),),
    "call-asked": (Posting("call", ("also",)),),
    "rescheduled": (
        Posting("extended", ("persons", OFFICER), _says("cause", "extended", "replaced"), daily=True),
        Posting("reopened", ("persons", OFFICER, COORDINATOR), _says("cause", "reopened"), daily=True),
        Posting("resumed", ("persons", OFFICER), _says("cause", "resumed"), daily=True),
        Posting("calendar-moved", ("persons", OFFICER), _says("cause", "calendar"), daily=True),
    ),
    "policy-changed": (Posting("policy-changed", (OFFICER, MENTOR)),),
    "paused": (Posting("paused", (OFFICER, MENTOR), daily=True),),
    "replaced": (
        Posting("replaced", ("old", "new", OFFICER)),
        # In a cohort nobody is officer, head or mentor, so the page is always a region's.
        Posting("handover", ("new",), _says("role", OFFICER, HEAD, MENTOR)),
    ),
    "contacts-replaced": (
        Posting("contacts-changed", ("old", "new", COORDINATOR)),
        Posting("handover", ("new",)),
    ),
    "handed-over": (Posting("task", ("persons",), daily=True),),
    "substitute-named": (Posting("substitution", ("substitute", "person_for")),),
    "substitution-ended": (Posting("substitution-ended", ("substitute", "person_for")),),
    "substitution-dropped": (Posting("substitution-ended", ("substitute", "again")),),
    "substituted": (Posting("task", ("persons",), daily=True),),
    "returned": (Posting("task", ("persons",), daily=True),),
    "lapsed": (Posting("lapse", ("persons", COORDINATOR)),),
    "lapse-proposed": (Posting("lapse-proposed", ("persons", COORDINATOR)),),
    "data-verified": (Posting("data-returned", (OFFICER,), _says("verdict", "returned")),),
    "placed": (
        Posting("selected", LETTER, _says("result", "selected")),
        Posting("reserve", LETTER, _says("result", "reserve")),
        # Where no cohort leads the journey it ends by this word, and the closing letter tells it.
        Posting("not-selected", LETTER, _says("result", "not-selected"), led=True),
    ),
    "sheet-corrected": (Posting("sheet-corrected", (OFFICER,)),),
    "awarded": (Posting("awarded", (*LETTER, MENTOR)),),
    # The mentor's part is over with the journey; the award itself is the region's.
    "awarded-after-end": (Posting("awarded", LETTER),),
    "signatures-voided": (Posting("signatures-voided", ("persons", OFFICER, COORDINATOR)),),
    "signature-undone": (Posting("signature-undone", ("signatory", OFFICER)),),
    "signature-amended": (Posting("signature-amended", ("signatory", OFFICER)),),
    "mou-concluded": (Posting("mou-concluded", (*REGION, COORDINATOR)),),
    "mentor-appointed": (Posting("mentor-assigned", (OFFICER, "mentor")),),
    # A day that takes the place of an earlier one is told by the fact that says both.
    "session-scheduled": (Posting("session-scheduled", (OFFICER, MENTOR), _first_day),),
    "session-moved": (Posting("session-moved", (OFFICER, MENTOR)),),
    "session-judged": (Posting("session-returned", (OFFICER,), _says("verdict", "returned")),),
    "session-accepted": (Posting("session-accepted", (OFFICER,), daily=True),),
    "trained": (Posting("trained", REGION, daily=True),),
    "panel-decided": (
        Posting("masterplan-approved", (*REGION, MENTOR), _says("verdict", "approve")),
        Posting("masterplan-revise", (OFFICER, MENTOR), lambda body: bool(body.get("reopened"))),
    ),
    "presentation-scheduled": (Posting("presentation-scheduled", (*REGION, Role.REVIEWER, MENTOR), _first_day),),
    "presentation-moved": (Posting("presentation-moved", (*REGION, Role.REVIEWER, MENTOR)),),
    "panel-appointed": (Posting("panel-appointed", (Role.REVIEWER,)),),
    "stepped-down": (
        Posting("conflict-declared", ("chair",)),
        # The chair hears of it; where there is none, or too few are left, the coordinators have to act.
        Posting("conflict-declared", (COORDINATOR,), lambda body: not body.get("chair") or _short(body)),
    ),
    "presentation-concluded": (Posting("presentation-result", REGION),),
    "plan-judged": (Posting("plan-returned", (OFFICER,), _says("verdict", "returned")),),
    "launch-measured": (Posting("launch-measured", (OFFICER, MENTOR, COORDINATOR), daily=True),),
    "evidence-checked": (Posting("evidence-returned", (OFFICER,), _says("verdict", "returned")),),
    "quick-win-proved": (Posting("quick-win-proved", REGION),),
    "realisation-judged": (Posting("realisation-judged", (OFFICER,)),),
    "egov-entered": (Posting("egov-chosen", REGION),),
    "egov-concluded": (Posting("egov-concluded", (*REGION, COORDINATOR)),),
    "index-computed": (Posting("evaluation-result", LETTER),),
    "ended": tuple(
        Posting(f"closing-{outcome}", (*REGION, COORDINATOR), _says("outcome", outcome))
        for outcome in ("completed", "not-selected", "declined", "lapsed", "rejected", "withdrawn", "stopped")
    ),
    "sealed": (Posting("list-sealed", (COORDINATOR, Role.PARTNER)),),
    "list-decided": (Posting("list-refused", (COORDINATOR, Role.PARTNER), _says("verdict", "refused")),),
    "promoted": (Posting("promoted", (COORDINATOR,)),),
    "reserve-exhausted": (Posting("reserve-exhausted", (COORDINATOR,)),),
    "reserve-closed": (Posting("reserve-closed", (COORDINATOR,)),),
    "tot-session-dated": (
        Posting("tot-session", ("persons",), lambda body: not body.get("before")),
        Posting("tot-session-moved", ("persons",), lambda body: bool(body.get("before"))),
    ),
    "mentors-assigned": (Posting("mentors-missing", (COORDINATOR,), lambda body: bool(body.get("unassigned"))),),
    "word-unheard": (Posting("word-unheard", (COORDINATOR, Role.OPERATOR)),),
    "cohort-closed": (Posting("cohort-closed", (COORDINATOR,)),),
    "fault": (Posting("fault", (Role.OPERATOR, COORDINATOR)),),
    "conflict": (Posting("fault", (Role.OPERATOR, COORDINATOR)),),
}
"""Every fact that causes post; a fact that is not here causes none."""

OF_A_STEP = frozenset({"task", "reminder", "reminder-copy", "escalation", "call"})
"""Posts about an open step: once it is done or its date has moved, they are cancelled before they leave."""
TO_ACT = frozenset({"task", "reminder"})
"""Posts to whoever has to act: once the step is another person's, they are cancelled."""


def posts_for(kind: str, body: Body, people: People) -> list[Post]:
    """The posts a fact causes, each person once, in the table's order."""
    found: dict[tuple[str, PersonId], Post] = {}
    for posting in _caused(kind, body, people):
        for reader in posting.to:
            for role, person in _readers(reader, body, people):
                if role == Role.COHORT:
                    continue  # the cohort is no person and reads no post
                found.setdefault((posting.letter, person), Post(posting.letter, role, person))
    return list(found.values())


def roles_for(kind: str, letter: str) -> tuple[Role, ...]:
    """The roles to which *letter* goes where a fact of *kind* causes it, in the table's order."""
    postings = (posting for posting in POSTINGS.get(kind, ()) if posting.letter == letter)
    return tuple(dict.fromkeys(role for posting in postings for role in posting.to if isinstance(role, Role)))


def formal_letters(kind: str, body: Body, people: People) -> list[str]:
    """The formal letters a fact causes, whether or not anybody reads them by e-mail."""
    return [posting.letter for posting in _caused(kind, body, people) if posting.letter in FORMAL]


def _caused(kind: str, body: Body, people: People) -> list[Posting]:
    postings = POSTINGS.get(kind, ())
    return [each for each in postings if each.when(body) and (not each.led or people.of(Role.COHORT))]


def _readers(reader: Role | str, body: Body, people: People) -> list[tuple[str, PersonId]]:
    if isinstance(reader, Role):
        return [(reader, person) for person in people.acting(reader)]
    named = body.get(reader) or ()
    persons = (named,) if isinstance(named, str) else named
    return [(body.get("role") or reader, person) for person in persons]


ABOUT_POST = frozenset({"undeliverable", "post-halted"})
"""Letters of the relay about post that does not leave; no fact causes them."""
NO_ENTRY = 0
"""The number of a post that no fact has caused; a chain's entries are numbered from 1."""
SUMMARY = "daily-summary"
"""What several posts of one day go out as."""
SIGN_IN = "sign-in"
"""A link to the pages that somebody asked for."""
DAILY = frozenset(posting.letter for postings in POSTINGS.values() for posting in postings if posting.daily)
"""Letters that may wait for the day's hour."""
LETTERS = frozenset(posting.letter for postings in POSTINGS.values() for posting in postings) | ABOUT_POST
LETTERS |= {"morning-summary", SUMMARY, SIGN_IN}
"""Every letter this build can write."""
