"""Asks the one table of access for a visitor."""

from __future__ import annotations

from typing import Annotated

from fastapi import Depends

from gateway.access import Part, part_in
from models.access import State, check_access
from web.house import House
from web.visitor import SignedIn, Visitor


def check(house: House, visitor: Visitor, action: str, journey: str) -> Part:
    """Go on only where the visitor may do *action* in *journey*, or in a cohort by its id; their part in it.

    Raises:
        Denied: they may not, or not in the state it is in.
    """
    part = part_in(house.engine, visitor.person, journey, house.now())
    check_access(action, visitor.person, part.roles, part.state, journey)
    return part


def check_anywhere(visitor: Visitor, action: str) -> None:
    """Go on only where the visitor may do *action* in some cohort: what it is about is chosen on the page.

    Raises:
        Denied: they may not in any.
    """
    roles = sorted({role for role, _ in visitor.roles})
    check_access(action, visitor.person, roles, State.OPEN, "the programme")


def at_the_office(visitor: SignedIn) -> Visitor:
    """Whoever belongs to the programme's office; nobody else sees its pages.

    Raises:
        Denied: the visitor has another role.
    """
    check_anywhere(visitor, "see-post")
    return visitor


AtTheOffice = Annotated[Visitor, Depends(at_the_office)]
