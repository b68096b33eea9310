"""How a region is told its result: with its rank, or why it has none; pure."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from models.cohort.selection import SelectionTrack
from models.cohort.state import CohortState
from models.values import RegionId

NOT_RANKED = "tidak memenuhi syarat pemeringkatan; lihat rincian nilai"


def announce(
    state: CohortState, region: RegionId, result: str, cause: str, at: datetime, track: SelectionTrack
) -> None:
    """Tell a region its *result* by the list as it stands."""
    rank = state.members[region].rank
    quota = f"kuota {state.rules.selection.quota} daerah"
    why = f"peringkat {rank} dari {track.listed} daerah; {quota}" if rank else NOT_RANKED
    said: dict[str, Any] = {"result": result, "minutes": state.minutes, "reason": why, "rank": rank}
    state.say(region, "select", cause, at, ranking=track.version, **said)


def announce_too_late(state: CohortState, region: RegionId, at: datetime) -> None:
    """Tell a region that its data were verified after the window."""
    why = "data terverifikasi setelah masa asesmen berakhir"
    state.say(region, "select", "window", at, result="not-selected", minutes=state.minutes, reason=why)
