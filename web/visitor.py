"""Who looks at a page: the session's person with roles, language and zone."""

from __future__ import annotations

import hashlib
from typing import Annotated, NamedTuple
from urllib.parse import quote

from fastapi import Depends, Request
from sqlmodel import col, select

from activities.database import reading
from gateway.roles import holds
from models.people import Role
from models.tables import PersonRow, RoleRow
from models.values import PersonId
from web.house import House, TheHouse

INSECURE_COOKIE = "seratus"
COOKIE = f"__Host-{INSECURE_COOKIE}"
"""The session's cookie; a browser takes this name only by https, for this host alone and for every path."""
SIGN_IN = "/masuk"


class Visitor(NamedTuple):
    """Somebody who is signed in."""

    person: PersonId
    name: str
    language: str
    zone: str
    roles: tuple[tuple[Role, str], ...]
    """Roles that were given, with their scope: everywhere (empty), a cohort or a journey."""
    csrf: str
    """What every form of this session carries."""

    def has(self, *roles: Role) -> bool:
        """Whether one of *roles* was given, in any scope."""
        return any(role in roles for role, _ in self.roles)


class SignInFirst(Exception):  # a redirection, not an error
    """Nobody is signed in; the page that was wanted comes after signing in."""


def cookie_name(house: House) -> str:
    """The name under which this house keeps its session's cookie."""
    return COOKIE if house.secure else INSECURE_COOKIE


def csrf_of(cookie: str) -> str:
    """What the forms of a session carry; whoever does not hold the cookie cannot compute it."""
    return hashlib.sha256(f"csrf:{cookie}".encode()).hexdigest()


def visitor_of(request: Request, house: House) -> Visitor | None:
    """Who is signed in at the browser of *request*; looked up once for a request."""
    if not hasattr(request.state, "visitor"):
        cookie = request.cookies.get(cookie_name(house), "")
        session = house.doors.session(cookie) if cookie else None
        request.state.visitor = _visitor(house, session.person, session.language, cookie) if session else None
    found: Visitor | None = request.state.visitor
    return found


def _visitor(house: House, person: PersonId, language: str, cookie: str) -> Visitor | None:
    with reading(house.engine) as database:
        row = database.get(PersonRow, person)
        if row is None:
            return None
        query = select(RoleRow).where(RoleRow.person == person).order_by(col(RoleRow.role), col(RoleRow.scope))
        roles = tuple((Role(each.role), each.scope) for each in database.exec(query) if holds(each, house.now()))
    return Visitor(person, row.name, language, row.zone, roles, csrf_of(cookie))


def signed_in(request: Request, house: TheHouse) -> Visitor:
    """Whoever is signed in; nobody else sees the page.

    Raises:
        SignInFirst: nobody is.
    """
    visitor = visitor_of(request, house)
    if visitor is None:
        raise SignInFirst
    return visitor


SignedIn = Annotated[Visitor, Depends(signed_in)]


def way_in(request: Request) -> str:
    """Where to sign in before the page of *request*; after it comes that page, or the first one after a deed."""
    wanted = request.url.path + (f"?{request.url.query}" if request.url.query else "")
    if request.method != "GET" or wanted == "/":
        return SIGN_IN
    return f"{SIGN_IN}?ke={quote(wanted, safe='')}"
