"""People on a terminal: everybody with roles and mailbox, and roles that end."""

from __future__ import annotations

from rich.table import Table

from commands.views import screen
from models import words
from models.calendar import ABBREVIATIONS
from queries.people import Expiring, Held, Listed

LANGUAGE = "en"


def people_table(people: list[Listed]) -> None:
    """One line a person."""
    shown = Table(box=None, pad_edge=False)
    for column in ("person", "name", "", "roles", ""):
        shown.add_column(column)
    for person in people:
        remarks = [f"shares its mailbox with {', '.join(person.shares_with)}"] if person.shares_with else []
        remarks += ["its address takes no mail"] if person.dead else []
        roles = "\n".join(_role(each) for each in person.roles) or "none"
        where = f"{person.language}, {ABBREVIATIONS.get(person.zone, person.zone)}"
        shown.add_row(person.id, person.name, where, roles, "; ".join(remarks))
    screen().print(shown if people else "nobody is entered; a coordinator enters people with `starter.py people add`")


def _role(held: Held) -> str:
    since = f" from {held.since}" if held.since else ""
    until = f" until {held.until}" if held.until else ""
    return f"{words.role_label(held.role, LANGUAGE)}, {held.scope or 'everywhere'}{since}{until}"


def expiring_table(roles: list[Expiring]) -> None:
    """One line a role, by its last day."""
    shown = Table(box=None, pad_edge=False)
    for column in ("until", "person", "role", "scope", "named in"):
        shown.add_column(column)
    for each in roles:
        journeys = "\n".join(each.journeys) or "no open journey"
        role = words.role_label(each.role, LANGUAGE)
        shown.add_row(str(each.until), f"{each.name} <{each.person}>", role, each.scope or "everywhere", journeys)
    screen().print(shown if roles else "no role ends in these days")
