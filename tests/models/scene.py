"""A journey of 2018 at some point of a stage, with its steps open."""

from __future__ import annotations

from datetime import datetime, timedelta
from functools import lru_cache
from typing import Any, NamedTuple

import pytest

from gateway.calendar import work_calendar
from models import reception
from models.calendar import WorkCalendar
from models.clock import Clock
from models.errors import Refused
from models.journey import JourneyState, Region
from models.messages import Message
from models.people import Role
from models.progress.base import StageProgress
from models.steps import begin_lapse, reconcile
from tests.models.samples import NOW, said
from tests.world import journey_state

OFFICER, HEAD, COORDINATOR = "narahubung.contoh", "kepala-daerah.contoh", "koordinator.contoh"
ASSESSOR, SIGNATORY, REVIEWER = "asesor.contoh", "penanda-tangan.contoh", "penelaah-1.contoh"
BOGOR = Region(id="kota-bogor", code="32.71", name="Kota Bogor", province="Jawa Barat", zone="Asia/Jakarta")


@lru_cache(maxsize=1)
def calendar() -> WorkCalendar:
    """Working days of 2018 to 2021."""
    return work_calendar(2018, 4, collective_leave=True)


class Scene(NamedTuple):
    """A state, the stage's position, and what may be said there."""

    state: JourneyState
    progress: StageProgress

    def examine(self, message: Message, now: datetime = NOW) -> None:
        """Ask whether the journey accepts *message*."""
        reception.examine(message, self.state, self.progress, now)

    def refuses(self, kind: str, person: str, now: datetime = NOW, **fields: Any) -> str:
        """The sentence with which a message is refused, received at *now*."""
        with pytest.raises(Refused) as refused:
            self.examine(said(kind, person, **{"received_at": now.isoformat(), **fields}), now)
        return str(refused.value)

    def accepts(self, kind: str, person: str, now: datetime = NOW, **fields: Any) -> Message:
        """The message, once it is seen to be accepted."""
        message = said(kind, person, **{"received_at": now.isoformat(), **fields})
        self.examine(message, now)
        return message

    def lapse(self, now: datetime = NOW) -> None:
        """The first open step was missed."""
        begin_lapse(self.state, self.state.open[0], now)


def scene(stage: str, progress: StageProgress, **changes: Any) -> Scene:
    """The journey of Kota Bogor in *stage* at *progress*, its steps just opened."""
    clock = Clock.real(NOW - timedelta(days=30))
    given: dict[str, Any] = {"region": BOGOR, "cohort": "cohort-contoh", "calendar": calendar(), "clock": clock}
    state = journey_state(**{**given, **changes})
    state.people.appoint(Role.OFFICER, OFFICER)
    state.people.appoint(Role.HEAD, HEAD)
    state.stage, state.progress = stage, progress.model_dump(mode="json")
    reconcile(state, progress.asks(state), NOW)
    return Scene(state, progress)
