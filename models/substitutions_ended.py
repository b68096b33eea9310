"""Substitutions that end because somebody ceases to hold a role, or may not act in it any more; pure."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime

from models.calendar import ONE_DAY, local
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
    return [_dropped(each, because.id, because.reason) for each in ended if each.substitute not in takes_over]


def dropped_by_contacts(message: Contacts, state: Carried) -> Noted:
    """The substitutions that end because the region names its first contacts."""
    people, today = state.people, local(message.received_at, state.zone).date()
    named = {Role.OFFICER: message.officers, Role.HEAD: (message.head,)}
    gone = [
        each
        for each in people.substitutions
        if each.role in named and each.until >= today and each.person not in named[each.role]
    ]
    return [_dropped(each, message.id, "the region named its contacts") for each in gone]


def given_up(role: Role, substitute: PersonId, because: ConflictDeclaration, state: Carried, now: datetime) -> Noted:
    """End with yesterday every substitution of *substitute* as *role*, who may not act any more."""
    today = local(now, state.zone).date()
    mine = [s for s in state.people.substitutions if (s.role, s.substitute) == (role, substitute) and s.until >= today]
    ended = {each.id: each.model_copy(update={"until": today - ONE_DAY}) for each in mine}
    kept = (ended.get(s.id, s) if s in mine else s for s in state.people.substitutions)
    state.people.substitutions = tuple(s for s in kept if s.since <= s.until)
    return [_dropped(each, because.id, because.reason) for each in mine]


def _dropped(each: Substitution, message: str, reason: str) -> tuple[str, Fact]:
    fact = SubstitutionDropped(role=each.role, person_for=each.person, substitute=each.substitute, reason=reason)
    return f"{message}/{each.id}", fact
