"""Whether a journey accepts a message now; pure, and the only place that says so."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from models import steering
from models.calendar import local
from models.entitlement import spoken_for
from models.errors import Refused
from models.journey import Carried
from models.messages import COHORT, KINDS, STAGE_OF, STAGES, Message, readable
from models.messages.egov import EgovChosen
from models.noted import Receipt
from models.people import VOICES, Role
from models.progress.base import Position
from models.progress.egov import check_track

SKEW = timedelta(seconds=5)
"""How far, in real time, the gateway's clock may run ahead of Temporal's."""


def examine(message: Message, state: Carried, progress: Position[Any], now: datetime) -> None:
    """Refuse *message* unless it is entitled, in time and fits where the journey stands.

    Raises:
        Refused: the sentence names the thing, the rule and what would be allowed.
    """
    if before := state.handled.get(message.id):
        check_same(before.digest, message)
        return
    if state.ending:
        raise Refused(f"the journey of {state.title} has ended ({state.ending.outcome}); it takes no messages")
    if message.received_at > now + SKEW * state.clock.rate:
        raise Refused(
            f"received at {message.received_at.isoformat()} lies in the future; a stamp is never later than now"
        )
    message = in_place_of(message, state)
    _check_independent(message, state)
    if isinstance(message, steering.STEERING):
        steering.check(message, state, progress, now)
        progress.check_steering(message)
    else:
        _check_stage_message(message, state, progress)


def in_place_of(message: Message, state: Carried) -> Message:
    """*message* with the person for whom its sender stands in, on the day of receipt in the region's zone.

    Raises:
        Refused: its sender may not send it, or says itself on whose behalf it speaks.
    """
    if message.on_behalf_of is not None:
        raise Refused("on_behalf_of is entered by the journey, which knows who stands in for whom; leave it out")
    member = spoken_for(message, state.people, local(message.received_at, state.zone).date())
    return message.model_copy(update={"on_behalf_of": member}) if member else message


def _check_independent(message: Message, state: Carried) -> None:
    """Refuse a judgement by somebody who is, or ever was, the region's own."""
    if message.independent and message.person in state.own_people:
        raise Refused(f"{message.person} is from the region; {message.kind} is for somebody who is not")


def check_same(digest: str, message: Message) -> None:
    """Refuse *message* where its id stands for other content, whose digest is *digest*."""
    if digest != message.digest():
        raise Refused(f"message id {message.id} was used for another message; a repeat has the same content")


def _check_stage_message(message: Message, state: Carried, progress: Position[Any]) -> None:
    from_cohort = message.person in state.people.of(Role.COHORT)
    if state.paused_at and not from_cohort:
        raise Refused(f"the journey of {state.title} is paused since {state.paused_on}; a coordinator may resume it")
    stage = STAGE_OF[message.kind]
    early = _stages_ahead(stage, state.stage)
    if early and not (early > 0 and message.early):
        taken = "which takes " + ", ".join(kind for kind in KINDS if _said_by_people(kind, state.stage))
        instead = (early < 0 and message.afterwards) or taken
        raise Refused(
            f"{message.kind} belongs to the stage {stage}; {state.title} is in the stage {state.stage}, {instead}"
        )
    if message.early and state.people.of(Role.COHORT) and not from_cohort:
        raise Refused(f"{state.title} belongs to the cohort {state.cohort}, which alone says {message.kind}")
    if not message.replaces and any(_slot(waiting) == message.slot() for waiting in state.inbox.waiting):
        raise Refused(f"a {message.kind} message has been received and is not used yet; a second one is not allowed")
    if isinstance(message, EgovChosen):
        check_track(state.policy)  # also where it comes early, so that the slip is told at once
    if early or (message.early and not _answers_now(message, state, progress)):
        return
    check_step(message, state, progress)


def _said_by_people(kind: str, stage: str) -> bool:
    """Whether *kind* belongs to *stage*, and not only the cohort or a journey says it."""
    return STAGE_OF.get(kind) == stage and not set(KINDS[kind].by) <= set(VOICES)


def _stages_ahead(stage: str, present: str) -> int:
    """How many stages *stage* lies ahead of the *present* one; a cohort and a stage are never each other's."""
    if stage == present:
        return 0
    return -1 if COHORT in (stage, present) else STAGES.index(stage) - STAGES.index(present)


def _slot(waiting: dict[str, Any]) -> tuple[str, ...] | None:
    """The slot of a waiting message; None for one that only a newer build knows."""
    message = readable(waiting)
    return message.slot() if message else None


def _answers_now(message: Message, state: Carried, progress: Position[Any]) -> bool:
    """Whether an early message's step is open already; otherwise it is kept until it is."""
    place = progress.check(message, state)
    return place is None or any(step.ask.place == place for step in state.open)


def check_step(message: Message, state: Carried, progress: Position[Any]) -> None:
    """Refuse a message whose step is not open, has lapsed, or whose date had passed when it was received."""
    place = progress.check(message, state)
    if state.lapse and not (message.early or message.person in state.people.of(Role.COHORT)):
        missed = state.lapse.missed
        raise Refused(f"{missed.ask.step} lapsed: it was due {missed.deadline.due}; a coordinator may reopen it")
    if place is None:
        return
    open_now = {step.ask.place: step for step in state.open}
    if place not in open_now:
        raise Refused(f"{_name(place)} is not asked for now; open: {', '.join(map(_name, open_now)) or 'nothing'}")
    deadline = open_now[place].deadline
    if deadline.lapses and not deadline.in_time(message.received_at):
        raise Refused(
            f"{_name(place)} was due {deadline.due}; received at {message.received_at.isoformat()} is too late; "
            "a coordinator may extend or reopen it"
        )


def _name(place: str) -> str:
    step, _, round = place.partition("#")
    return step if round == "1" else f"{step} (round {round})"


def receipt_for(message: Message, state: Carried) -> Receipt:
    """The receipt of an accepted message."""
    return Receipt(
        message=message.id,
        journey=state.id,
        kind=message.kind,
        recorded_as=message.recorded_as,
        received_at=message.received_at,
        digest=message.digest(),
    )
