"""When sample people act: each at a moment of the programme that does not depend on how fast the machine is; pure."""

from __future__ import annotations

from datetime import datetime, time, timedelta
from typing import Any

from models.calendar import instant
from models.standing import Standing, Waiting
from models.values import digest_of
from rehearsal.episodes import not_before

DISTANCE = timedelta(days=5)
"""Programme days an answer keeps from its deadline, so that a slow machine changes no outcome."""
PAUSE = timedelta(days=25)
"""How long a paused journey rests before somebody resumes it."""


def moment_of(waiting: Waiting, standing: Standing, progress: dict[str, Any]) -> datetime:
    """When the people act on a step: some way into its time, never within five days of its end.

    The share differs by region and step and is the same each time.
    """
    if standing.paused_since:
        return standing.paused_since + PAUSE
    share = 0.2 + int(digest_of([standing.region, waiting.step])[:4], 16) / 0xFFFF * 0.35
    end = waiting.due.moment
    moment = waiting.since + (end - waiting.since) * share
    if day := not_before(waiting, progress):
        moment = max(moment, instant(day, time(9, 0), waiting.due.zone))
    return min(moment, max(end - DISTANCE, waiting.since))
