"""Which fact causes which post to which role: one pure table."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, NamedTuple

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


class Post(NamedTuple):
    """One post to one person."""

    letter: str
    role: str
    person: PersonId


OFFICER, HEAD, COORDINATOR, MENTOR = Role.OFFICER, Role.HEAD, Role.COORDINATOR, Role.MENTOR
REGION = (OFFICER, HEAD)


def _says(field: str, *values: str) -> Callable[[Body], bool]:
    return lambda body: body.get(field) in values


POSTINGS: dict[str, tuple[Posting, ...]] = {
    "asked": (Posting("task", ("persons",)),),
    "reminded": (Posting("reminder", ("persons",)), Posting("reminder-copy", ("also",))),
    "escalated": (Posting("escalation", ("also",)),),
    "rescheduled": (
        Posting("extended", ("persons", OFFICER), _says("cause", "extended")),
        Posting("reopened", ("persons", OFFICER, COORDINATOR), _says("cause", "reopened")),
        Posting("resumed", ("persons", OFFICER), _says("cause", "resumed")),
    ),
    "policy-changed": (Posting("policy-changed", (OFFICER, MENTOR)),),
    "paused": (Posting("paused", (OFFICER, MENTOR)),),
    "replaced": (Posting("replaced", ("old", "new", OFFICER)),),
    "lapsed": (Posting("lapse", ("persons", COORDINATOR)),),
    "lapse-proposed": (Posting("lapse-proposed", ("persons", COORDINATOR)),),
    "data-verified": (Posting("data-returned", (OFFICER,), _says("verdict", "returned")),),
    "placed": (
        Posting("selected", REGION, _says("result", "selected")),
        Posting("reserve", REGION, _says("result", "reserve")),
        # Where no cohort leads the journey it ends by this word, and the closing letter tells it.
        Posting("not-selected", REGION, _says("result", "not-selected"), led=True),
    ),
    "sheet-corrected": (Posting("sheet-corrected", (OFFICER,)),),
    "awarded": (Posting("awarded", (*REGION, MENTOR)),),
    "signatures-voided": (Posting("signatures-voided", ("persons", OFFICER, COORDINATOR)),),
    "signature-undone": (Posting("signature-undone", ("signatory", OFFICER)),),
    "signature-amended": (Posting("signature-amended", ("signatory", OFFICER)),),
    "mou-concluded": (Posting("mou-concluded", (*REGION, COORDINATOR)),),
    "mentor-appointed": (Posting("mentor-assigned", (OFFICER, "mentor")),),
    "session-scheduled": (Posting("session-scheduled", (OFFICER,)),),
    "session-judged": (Posting("session-returned", (OFFICER,), _says("verdict", "returned")),),
    "session-accepted": (Posting("session-accepted", (OFFICER,)),),
    "trained": (Posting("trained", REGION),),
    "panel-decided": (
        Posting("masterplan-approved", (*REGION, MENTOR), _says("verdict", "approve")),
        Posting("masterplan-revise", (OFFICER, MENTOR), lambda body: bool(body.get("reopened"))),
    ),
    "presentation-scheduled": (Posting("presentation-scheduled", (*REGION, Role.REVIEWER, MENTOR)),),
    "presentation-concluded": (Posting("presentation-result", REGION),),
    "plan-judged": (Posting("plan-returned", (OFFICER,), _says("verdict", "returned")),),
    "launch-measured": (Posting("launch-measured", (OFFICER, MENTOR, COORDINATOR)),),
    "evidence-checked": (Posting("evidence-returned", (OFFICER,), _says("verdict", "returned")),),
    "quick-win-proved": (Posting("quick-win-proved", REGION),),
    "realisation-judged": (Posting("realisation-judged", (OFFICER,)),),
    "egov-entered": (Posting("egov-chosen", REGION),),
    "egov-concluded": (Posting("egov-concluded", (*REGION, COORDINATOR)),),
    "index-computed": (Posting("evaluation-result", REGION),),
    "ended": tuple(
        Posting(f"closing-{outcome}", (*REGION, COORDINATOR), _says("outcome", outcome))
        for outcome in ("completed", "not-selected", "declined", "lapsed", "rejected", "withdrawn", "stopped")
    ),
    "sealed": (Posting("list-sealed", (COORDINATOR, Role.PARTNER)),),
    "list-decided": (Posting("list-refused", (COORDINATOR, Role.PARTNER), _says("verdict", "refused")),),
    "promoted": (Posting("promoted", (COORDINATOR,)),),
    "reserve-exhausted": (Posting("reserve-exhausted", (COORDINATOR,)),),
    "reserve-closed": (Posting("reserve-closed", (COORDINATOR,)),),
    "mentors-assigned": (Posting("mentors-missing", (COORDINATOR,), lambda body: bool(body.get("unassigned"))),),
    "word-unheard": (Posting("word-unheard", (COORDINATOR, Role.OPERATOR)),),
    "cohort-closed": (Posting("cohort-closed", (COORDINATOR,)),),
    "fault": (Posting("fault", (Role.OPERATOR, COORDINATOR)),),
    "conflict": (Posting("fault", (Role.OPERATOR, COORDINATOR)),),
}
"""Every fact that causes post; a fact that is not here causes none."""

OF_A_STEP = frozenset({"task", "reminder", "reminder-copy", "escalation"})
"""Posts about an open step: once it is done or its date has moved, they are cancelled before they leave."""
TO_ACT = frozenset({"task", "reminder"})
"""Posts to whoever has to act: once the step is another person's, they are cancelled."""


def posts_for(kind: str, body: Body, people: People) -> list[Post]:
    """The posts a fact causes, each person once, in the table's order."""
    found: dict[tuple[str, PersonId], Post] = {}
    for posting in POSTINGS.get(kind, ()):
        if not posting.when(body) or (posting.led and not people.of(Role.COHORT)):
            continue
        for reader in posting.to:
            for role, person in _readers(reader, body, people):
                if role == Role.COHORT:
                    continue  # the cohort is no person and reads no post
                found.setdefault((posting.letter, person), Post(posting.letter, role, person))
    return list(found.values())


def _readers(reader: Role | str, body: Body, people: People) -> list[tuple[str, PersonId]]:
    if isinstance(reader, Role):
        return [(reader, person) for person in people.of(reader)]
    named = body.get(reader) or ()
    persons = (named,) if isinstance(named, str) else named
    return [(body.get("role") or reader, person) for person in persons]


ABOUT_POST = frozenset({"undeliverable", "post-halted"})
"""Letters of the relay about post that does not leave; no fact causes them."""

LETTERS = frozenset(posting.letter for postings in POSTINGS.values() for posting in postings) | ABOUT_POST
"""Every letter this build can write."""
