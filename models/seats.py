"""Who may judge one region: the panel's chair, seats that are empty, and who has declared a conflict of interest."""

from __future__ import annotations

from models.people import People, Role
from models.values import PersonId, Progress


class Seats(Progress):
    """As a journey carries it; by default nobody was appointed for this region, and everybody may judge."""

    appointed: bool = False
    """Whether the region has a panel of its own; without one every reviewer of the journey sits."""
    chair: PersonId | None = None
    """Who leads the panel; whoever takes the chair's seat takes the chair."""
    vacant: dict[Role, tuple[PersonId, ...]] = {}
    """Those whose seat is empty since they declared a conflict; a replacement names them as the old ones."""
    declared: dict[PersonId, tuple[Role, ...]] = {}
    """Everybody who declared a conflict here, with the roles given up; they are not appointed again."""

    def chair_of(self, people: People) -> PersonId | None:
        """The chair, while that seat is taken."""
        return self.chair if self.chair in people.of(Role.REVIEWER) else None

    def leave(self, person: PersonId, roles: tuple[Role, ...]) -> None:
        """*person* judges no longer; the seats stay empty until they are filled."""
        self.vacant = {**self.vacant, **{role: (*self.vacant.get(role, ()), person) for role in roles}}
        self.declared = {**self.declared, person: roles}

    def fill(self, role: Role, old: PersonId) -> None:
        """The empty seat of *old* is taken."""
        left = tuple(person for person in self.vacant.get(role, ()) if person != old)
        self.vacant = {each: persons for each, persons in {**self.vacant, role: left}.items() if persons}

    def gave_up(self, role: Role) -> int:
        """How many have given up *role* so far."""
        return sum(role in roles for roles in self.declared.values())
