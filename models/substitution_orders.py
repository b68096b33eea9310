"""How a substitution is named and ended, by word or because the one who was away is replaced; pure."""

from __future__ import annotations

from datetime import date, datetime

from models.calendar import ONE_DAY, local
from models.errors import Refused
from models.journey import Carried
from models.messages.people import Substituting, SubstitutionEnd
from models.messages.steering import Replacement
from models.people import REGION_ROLES, Substitution
from models.progress.base import day_of
from models.standing_in import check_sender, roles_meant
from models.substituting import Noted, turn


def name(message: Substituting, state: Carried, now: datetime) -> Noted:
    """Keep a checked substitution; if it begins today, open steps pass on at once."""
    named = tuple(
        Substitution(
            id=message.id,
            role=role,
            person=message.person_for,
            substitute=message.substitute,
            since=message.since,
            until=message.until,
        )
        for role in roles_meant(message, state.people)
    )
    state.people.substitutions = (*state.people.substitutions, *named)
    if any(each.role in REGION_ROLES for each in named):
        state.belong(message.substitute)
    return turn(state, now)


def check_end(message: SubstitutionEnd, state: Carried) -> None:
    """Refuse the end of a substitution that is not there, or by somebody whose it is not."""
    today = day_of(message, state)
    check_sender(message, state.people, today)
    if not any(_meant(each, message, today) for each in state.people.substitutions):
        known = [
            f"{s.substitute} for {s.person} until {s.until}" for s in state.people.substitutions if s.until >= today
        ]
        as_ = f" as {message.role}" if message.role else ""
        raise Refused(
            f"{message.substitute} does not stand in for {message.person_for}{as_}; "
            f"substitutions: {', '.join(dict.fromkeys(known)) or 'none'}"
        )


def end(message: SubstitutionEnd, state: Carried, now: datetime) -> Noted:
    """End what *message* means with yesterday, so that today the person acts; what has not begun never does."""
    today = local(now, state.zone).date()
    kept = []
    for each in state.people.substitutions:
        if not _meant(each, message, today):
            kept.append(each)
        elif each.since <= today:
            kept.append(each.model_copy(update={"until": today - ONE_DAY}))
    state.people.substitutions = tuple(kept)
    return turn(state, now)


def check_replaced(message: Replacement, state: Carried) -> None:
    """Refuse a replacement by somebody who stands in for another holder of the role: one person has one voice."""
    today = day_of(message, state)
    for each in state.people.substitutions:
        acts = (each.role, each.substitute) == (message.role, message.new) and each.until >= today
        if acts and each.person != message.old:
            raise Refused(
                f"{message.new} stands in for {each.person} as {message.role} until {each.until} and has one voice; "
                "end that first, or name somebody else"
            )


def _meant(each: Substitution, message: SubstitutionEnd, today: date) -> bool:
    pair = (each.person, each.substitute) == (message.person_for, message.substitute)
    return pair and message.role in (None, each.role) and each.until >= today
