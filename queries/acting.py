"""Who held a role before, until when and why; and who stands in for whom."""

from __future__ import annotations

from datetime import date
from typing import Any

from sqlmodel import Session, col, select

from activities.recorded import facts_words
from models.calendar import local
from models.facts import ContactsReplaced
from models.messages.steering import Replacement
from models.people import People
from models.tables import RegisterRow, StandingRow
from models.values import Value

CHANGES = (Replacement.recorded_as, ContactsReplaced.recorded_as)
"""The facts by which somebody ceases to hold a role."""


class Former(Value):
    """Somebody who held a role until a day, and why not any longer."""

    role: str
    person: str
    until: date
    because: str


class Stead(Value):
    """Somebody who acts, or will, in the place of a person who is away."""

    role: str
    person: str
    substitute: str
    since: date
    until: date


class Acting(Value):
    """Both, for one journey."""

    formerly: tuple[Former, ...]
    """In the order in which they ceased."""
    steads: tuple[Stead, ...]
    """Those that are not over."""

    @property
    def persons(self) -> tuple[str, ...]:
        """Everybody named here."""
        away = (id for each in self.steads for id in (each.person, each.substitute))
        return (*(each.person for each in self.formerly), *away)


def acting_of(session: Session, row: StandingRow, zone: str) -> Acting:
    """Who acts and who acted in the journey of *row*, on the day of its standing; days by the clocks of *zone*."""
    today = local(row.at, zone).date()
    named = People.model_validate_json(row.people).substitutions
    steads = tuple(
        Stead.model_validate(each.model_dump(include={*Stead.model_fields}))
        for each in named
        if each.since <= each.until and each.until >= today
    )
    return Acting(formerly=_formerly(session, row.journey, zone), steads=steads)


def _formerly(session: Session, journey: str, zone: str) -> tuple[Former, ...]:
    query = select(RegisterRow).where(RegisterRow.journey == journey, col(RegisterRow.kind).in_(CHANGES))
    found = []
    for row in session.exec(query.order_by(col(RegisterRow.number))):
        body = facts_words(session, journey, row.number, row.body)
        day = local(row.at, zone).date()
        found += [Former(role=body["role"], person=old, until=day, because=body["reason"]) for old in _old(body)]
    return tuple(found)


def _old(body: dict[str, Any]) -> list[str]:
    return [body["old"]] if isinstance(body["old"], str) else list(body["old"])
