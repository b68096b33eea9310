"""Who sees the boards: coordinators, partner institutions and operators, each the cohorts of their roles."""

from __future__ import annotations

from typing import Annotated, NamedTuple

from fastapi import Depends

from gateway.roles import reaching
from models.access import RULES, Denied
from models.journey import cohort_id
from web.visitor import SignedIn, Visitor

SEES = RULES["see-board"].roles


class BoardVisitor(NamedTuple):
    """A visitor who may see boards: of every cohort, or of those named."""

    visitor: Visitor
    scopes: frozenset[str]

    def sees(self, cohort: str) -> bool:
        """Whether the board of *cohort* is among those the visitor may see."""
        return not self.scopes.isdisjoint(reaching(cohort_id(cohort)))

    def check(self, cohort: str) -> None:
        """Go on only where the visitor may see *cohort*.

        Raises:
            Denied: the visitor's roles are in other cohorts.
        """
        if not self.sees(cohort):
            person = self.visitor.person
            raise Denied(f"{person} has no role in {cohort}; its board is for its coordinators and partners")


def at_the_board(visitor: SignedIn) -> BoardVisitor:
    """Whoever sees boards; nobody else does.

    Raises:
        Denied: the visitor has another role.
    """
    scopes = frozenset(scope for role, scope in visitor.roles if role in SEES)
    if not scopes:
        raise Denied(f"{visitor.person} is neither coordinator nor partner; the boards are for them")
    return BoardVisitor(visitor, scopes)


AtTheBoard = Annotated[BoardVisitor, Depends(at_the_board)]
