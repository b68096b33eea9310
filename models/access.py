"""Who may see and do what at the pages: one table of actions, roles and states; whatever is not in it is denied."""

from __future__ import annotations

from collections.abc import Collection
from enum import StrEnum
from typing import NamedTuple

from models.entitlement import TABLE
from models.errors import Refused
from models.messages import KINDS
from models.papers import ROWS, holds_document
from models.people import REGION_ROLES, VOICES, Role
from models.steering import STEERING


class Denied(Refused):
    """Somebody wanted to see or do what is not theirs; the page says for whom it is."""


class State(StrEnum):
    """The state of a journey or a cohort, as far as access depends on it."""

    OPEN = "open"
    PAUSED = "paused"
    ENDED = "ended"


class Reach(StrEnum):
    """Which journeys a role lets somebody see."""

    GIVEN = "every region of the cohorts for which the role was given"
    OWN = "the own region alone"
    ACTS = "regions in which the person acts or has acted"


class Rule(NamedTuple):
    """The roles that may do something, and the states in which they may."""

    roles: tuple[Role, ...]
    states: tuple[State, ...] = tuple(State)


EVERYBODY = tuple(role for role in Role if role not in VOICES)
OFFICE = (Role.COORDINATOR, Role.OPERATOR)
RUNNING = (State.OPEN, State.PAUSED)
SEND = "send:"
"""Before a message's kind this is the action of sending it."""


def reach(role: Role) -> Reach:
    """How far *role* sees: the office and the partners as given, a region's people their own, all others by deeds."""
    if role in (*OFFICE, Role.PARTNER):
        return Reach.GIVEN
    return Reach.OWN if role in REGION_ROLES else Reach.ACTS


def _sending(kind: str) -> Rule:
    """By whom and when *kind* may be sent; the journey itself judges further, by its stage and its open steps."""
    roles = tuple(role for role in TABLE[kind] if role not in VOICES)
    return Rule(roles, RUNNING if issubclass(KINDS[kind], STEERING) else (State.OPEN,))


def _with_documents() -> tuple[Role, ...]:
    """The roles that may send some message which holds a document."""
    kinds = [kind for kind in KINDS if kind in ROWS or any(holds_document(kind, f) for f in KINDS[kind].model_fields)]
    return tuple(role for role in EVERYBODY if any(role in TABLE[kind] for kind in kinds))


RULES: dict[str, Rule] = {
    "see-board": Rule((Role.COORDINATOR, Role.PARTNER, Role.OPERATOR)),
    "see-region": Rule(EVERYBODY),
    "see-task": Rule(EVERYBODY),
    "see-document": Rule(EVERYBODY),
    "hand-in-document": Rule(_with_documents(), RUNNING),
    "steer": Rule((Role.COORDINATOR,), RUNNING),
    "see-post": Rule(OFFICE),
    **{f"{SEND}{kind}": _sending(kind) for kind in KINDS},
}
"""Action to who may do it, and when."""


def may(action: str, roles: Collection[Role], state: State) -> bool:
    """Whether somebody whose *roles* reach a journey may do *action* while it is in *state*."""
    rule = RULES.get(action)
    return rule is not None and state in rule.states and not set(roles).isdisjoint(rule.roles)


def check_access(action: str, person: str, roles: Collection[Role], state: State, place: str) -> None:
    """Go on only where *person*, whose *roles* reach *place*, may do *action* there now.

    Raises:
        Denied: the roles do not allow it, or not in this state.
    """
    if may(action, roles, state):
        return
    rule = RULES.get(action, Rule(()))
    if set(roles).isdisjoint(rule.roles):
        allowed = " or ".join(rule.roles) or "nobody"
        if not roles:
            raise Denied(f"{person} has no role that reaches {place}; {action} is for {allowed}")
        raise Denied(f"{person} is {' and '.join(roles)} in {place}; {action} is for {allowed}")
    raise Denied(f"{place} is {state}; {action} is possible while it is {' or '.join(rule.states)}")
