"""Which facts of a journey its cohort is told of, and what of them; pure."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from models.journey import JourneyState, cohort_id, voice_of_region
from models.messages.cohort import Item
from models.telling import Word

Body = dict[str, Any]
AT_ONCE = 50
"""Most pieces of news in one message."""


def _only(*fields: str) -> Callable[[Body], Body]:
    return lambda body: {field: body[field] for field in fields if body.get(field) is not None}


TOLD: dict[str, tuple[str, Callable[[Body], bool], Callable[[Body], Body]]] = {
    # Only the stage in which a region asks for the gate by arriving: a cohort is not to hear what it does not need.
    "entered": ("entered", lambda body: body["stage"] == "training", _only("stage")),
    "data-verified": ("verified", lambda body: body["verdict"] == "verified", _only()),
    "objected": ("objected", lambda body: True, _only("parameter", "document", "person")),
    "lapsed": ("lapsing", lambda body: True, _only("step")),
    "lapse-proposed": ("lapsing", lambda body: True, _only("step")),
    "rescheduled": ("reopened", lambda body: body["cause"] == "reopened", _only("step")),
    "replaced": ("mentor", lambda body: body["role"] == "mentor", _only("new")),
    "presentation-concluded": ("presented", lambda body: True, _only("masterplan", "quick_win", "pillars")),
    "ended": ("ended", lambda body: True, _only("outcome", "stage")),
}
"""Fact to what the cohort calls it, when it is told, and what of the fact it needs."""


def tell(state: JourneyState, kind: str, body: Body, at: Any) -> None:
    """Keep for the cohort what it is to know of a fact."""
    if not state.led or kind not in TOLD:
        return
    what, told, about = TOLD[kind]
    if told(body):
        state.told += 1
        # A verification is judged by when it was received, like everything a person says.
        when = body["received_at"] if what == "verified" else at
        item = Item.model_validate({"number": state.told, "at": when, "what": what, "about": about(body)})
        state.untold = (*state.untold, item)


def news(state: JourneyState) -> Word:
    """The oldest news that the cohort has not acknowledged, in one word."""
    items = state.untold[:AT_ONCE]
    return Word(
        to=cohort_id(state.cohort),
        kind="news",
        cause=f"{items[0].number}-{items[-1].number}",
        person=voice_of_region(state.region.id),
        at=items[-1].at,
        fields={"region": state.region.id, "items": [item.model_dump(mode="json") for item in items]},
    )
