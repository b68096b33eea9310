"""What every stage's position can do."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Sequence
from datetime import date
from typing import Generic, TypeVar

from models.calendar import local
from models.deadline_policy import DeadlinePolicy
from models.errors import Refused
from models.journey import Ask, Carried, JourneyState
from models.messages import Message
from models.people import Role
from models.values import PersonId, Progress

S = TypeVar("S", bound=Carried)


class Position(Progress, ABC, Generic[S]):
    """Where a stage or a cohort is: plain data, with the rules of what may be said now."""

    @abstractmethod
    def asks(self, state: S) -> list[Ask]:
        """The steps that are open at this position."""

    def check(self, message: Message, state: S) -> str | None:
        """The place of the step *message* answers, or None if it may come at any time in this stage.

        Raises:
            Refused: it does not fit the position.
        """
        raise Refused(f"a {message.kind} message is not expected here")

    def check_steering(self, message: Message) -> None:
        """Refuse a steering message that does not fit the position."""

    def replaced(self, role: Role, old: PersonId, new: PersonId) -> None:
        """Somebody took another's place; a stage that remembers persons follows."""

    def appointed(self, state: S) -> None:
        """The region has a panel of its own now."""

    def joined(self, role: Role, new: PersonId) -> None:
        """Somebody took a seat that was empty; a stage that remembers persons follows."""

    def withdrawn(self, role: Role, person: PersonId) -> bool:
        """Take *person* out of what is open, because of a conflict of interest; whether that undid a vote or score."""
        return False

    def cast(self, role: Role) -> dict[PersonId, PersonId]:
        """Whose voices as *role* count in what is open, each with who cast it: the member, or who stood in."""
        return {}

    def unsaid(self, role: Role, member: PersonId) -> None:
        """The voice of *member* in what is open counts no longer; the member keeps the seat and is asked again."""

    def succeeded(self, role: Role, member: PersonId, holders: Sequence[PersonId]) -> None:
        """Take out *member*, who holds the role no longer; the first of *holders* without a seat takes this one."""


class StageProgress(Position[JourneyState], ABC):
    """The position of one stage of a journey."""


def ask(state: Carried, step: str, role: Role, within: DeadlinePolicy, round: int = 1) -> Ask:
    """The step *step* put to everybody who holds *role* today."""
    return Ask(step=step, role=role, persons=state.askable(role), ladder=within.ladder, round=round, **within.timing)


def word_ask(state: Carried, step: str, step_of: Role, within: DeadlinePolicy, round: int = 1) -> Ask:
    """The step *step* put to the cohort where one leads this journey, else to *step_of*."""
    if state.led and (word := state.policy.programme.word):
        return ask(state, step, Role.COHORT, word, round)
    return ask(state, step, step_of, within, round)


def day_of(message: Message, state: Carried) -> date:
    """The day on which *message* was received, as the region's clocks show it."""
    return local(message.received_at, state.zone).date()


def check_past(what: str, day: date, message: Message, state: Carried) -> None:
    """Refuse a deed dated later than the day on which it is reported."""
    if day > (today := day_of(message, state)):
        raise Refused(f"{what} on {day} has not come yet; today is {today}, report it once it has taken place")


def same(what: str, given: str, current: str | None) -> None:
    """Refuse a digest that is not the current one's."""
    if current is None:
        raise Refused(f"there is no {what} yet")
    if given != current:
        raise Refused(
            f"{given[:12]}… is not the current {what}; that is {current[:12]}…; read it again and send its digest"
        )
