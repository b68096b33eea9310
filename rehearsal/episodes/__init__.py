"""What does not go the ordinary way: one named episode for some regions; pure."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

from models.standing import Waiting
from rehearsal.episodes import delivering, joining
from rehearsal.episodes.steering import later, steer
from rehearsal.script import answers
from rehearsal.view import Deed, View

Episode = Callable[[Waiting, View], list[Deed] | None]
"""What the people do about an open step; None means the ordinary answer, an empty list silence."""

EPISODES: dict[int, Episode] = {
    1: joining.lapses_and_returns,
    2: delivering.revises,
    3: joining.declines,
    4: delivering.pauses,
    5: delivering.conflict_declared,
    6: delivering.reviewer_replaced,
    7: delivering.steered,
    8: joining.lapses,
    9: delivering.extended,
    11: joining.new_text,
    12: joining.entry_undone,
    13: joining.make_up_session,
    17: joining.lapses_before_signing,
    19: joining.data_disputed,
    21: joining.lapses_after_mou,
    23: delivering.plan_returned,
    25: delivering.evidence_returned,
    28: delivering.withdraws,
    31: delivering.rejected,
    34: delivering.stopped,
    37: delivering.revises,
    40: joining.make_up_session,
    43: delivering.revises,
}
"""The region's place among those of 2018 (from 0) to what befalls it; the first five of a short rehearsal see a
lapse that is reopened, a revision, a decline and a pause."""
OTHERS: dict[int, Episode] = {
    1: joining.leaves_the_reserve,
    9: joining.objects("performance"),
    11: joining.objects("green"),
    40: joining.objects("kkd"),
    60: joining.objects("green"),
}
"""The same for the other candidates, by their place among those."""


def episode_of(place: int, of_2018: int) -> Episode | None:
    """What befalls the candidate at *place* of all, of whom the first *of_2018* are those of 2018."""
    return EPISODES.get(place) if place < of_2018 else OTHERS.get(place - of_2018)


def deeds_of(episode: Episode | None, waiting: Waiting, view: View) -> list[Deed]:
    """What is done about *waiting*: the episode's way, else the ordinary one."""
    special = episode(waiting, view) if episode else None
    if special is not None:
        return special
    if waiting.step in ("lapse-grace", "lapse-confirmation"):
        # Outside its episode a lapse comes of a machine that was away for very long; the region goes on.
        return [steer("reopen", "batas waktu terlampaui karena gangguan (contoh)", due=later(view, 60))]
    return answers(waiting, view)


def not_before(waiting: Waiting, progress: dict[str, Any]) -> date | None:
    """The day before which a step cannot be done: after its session, presentation, promise or re-check."""
    fields = {"launch": "promised", "recheck": "recheck_on", "presentation": "on"}
    field = "on" if waiting.step.endswith("-report") else fields.get(waiting.step)
    day = progress.get(field) if field else None
    return date.fromisoformat(str(day)) + timedelta(days=1) if day else None
