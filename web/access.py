"""Who may see a journey: whoever holds a role in it, in its cohort or everywhere, or has had one there."""

from __future__ import annotations

from gateway.registry import Registry
from models.errors import Refused
from web.house import House
from web.visitor import Visitor


def check_takes_part(house: House, visitor: Visitor, journey: str) -> None:
    """Go on only where the visitor has a part in *journey*; by default nobody has.

    Raises:
        Refused: the visitor has none.
    """
    if not Registry(house.engine).roles(visitor.person, journey, house.now()):
        raise Refused(f"{visitor.person} has no part in {journey}; its page is for who takes part in it")
