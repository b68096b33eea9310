"""Substitutions that end because somebody ceases to hold a role, or may not act in it any more; pure."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime

from models.calendar import local
from models.facts import Fact, SubstitutionDropped
from models.journey import Carried
from models.messages.assessment import Contacts
from models.messages.panel import ConflictDeclaration, PanelAppointment
from models.messages.people import ContactChange
from models.messages.steering import Replacement
from models.people import Role, Substitution
from models.substituting import Noted
from models.values import PersonId

Reasoned = Replacement | ContactChange | PanelAppointment | ConflictDeclaration
"""The messages by which somebody ceases to hold a role, each with its reason."""


def dropped(
    role: Role,
    person: PersonId,
    because: Reasoned,
    state: Carried,
    now: datetime,
    takes_over: Collection[PersonId] = (),
) -> Noted:
    """The substitutions that end because *person* no longer holds *role*, unless the substitute *takes over*."""
    today = local(now, state.zone).date()
    ended = [s for s in state.people.substitutions if (s.role, s.person) == (role, person) and s.until >= today]
    # Why somebody has a conflict of interest is told to nobody who stood in.
    reason = "" if isinstance(because, ConflictDeclaration) else because.reason
    return [_dropped(each, because.id, reason) for each in ended if each.substitute not in takes_over]


def dropped_by_contacts(message: Contacts, state: Carried) -> Noted:
    """The substitutions that end because the region names its first contacts."""
    people, today = state.people, local(message.received_at, state.zone).date()
    named = {Role.OFFICER: message.officers, Role.HEAD: (message.head,)}
    gone = [
        each
        for each in people.substitutions
        if each.role in named and each.until >= today and each.person not in named[each.role]
    ]
    return [_dropped(each, message.id) for each in gone]


def given_up(role: Role, substitute: PersonId, because: ConflictDeclaration, state: Carried, now: datetime) -> Noted:
    """Take from *substitute* every substitution as *role*; whoever was away acts again.

    It is taken out, not ended with yesterday as by `end-substitution`: also a vote that was received on an earlier day
    and arrives after the declaration must not count.
    """
    today, people = local(now, state.zone).date(), state.people
    mine = [s for s in people.substitutions if (s.role, s.substitute) == (role, substitute) and s.until >= today]
    people.substitutions = tuple(s for s in people.substitutions if s not in mine)
    return [_dropped(each, because.id, again=each.person) for each in mine]


def _dropped(each: Substitution, message: str, reason: str = "", again: PersonId | None = None) -> tuple[str, Fact]:
    pair = {"person_for": each.person, "substitute": each.substitute}
    return f"{message}/{each.id}", SubstitutionDropped(role=each.role, **pair, reason=reason, again=again)
