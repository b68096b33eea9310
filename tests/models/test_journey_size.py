"""The state stays small enough to travel: below 64 KiB."""

from __future__ import annotations

from decimal import Decimal

from models.journey import Handled
from models.progress.egov import EgovTrack, TrackedService
from models.progress.evaluation import EvaluationProgress
from models.progress.realisation import Realised, programme_id
from tests.models.samples import NOW, A
from tests.models.states import fresh, lived

LIMIT = 64 * 1024


def test_a_fresh_state_and_one_with_everything_in_it_stay_below_64_kib() -> None:
    assert len(fresh().model_dump_json().encode()) < LIMIT / 4
    assert len(lived().model_dump_json().encode()) < LIMIT / 4


def test_three_hundred_handled_messages_still_leave_room() -> None:
    state = lived()
    state.handled = {f"{number:036}": Handled(digest=A[:32], received_at=NOW) for number in range(300)}

    assert len(state.model_dump_json().encode()) < LIMIT


def test_a_hundred_reported_rows_and_twenty_services_leave_room_for_two_hundred_messages() -> None:
    state, hundred = lived(), (Decimal("100.00"),) * 100
    track = EgovTrack(chosen=True, services=(TrackedService(title="L" * 200, running=True, integrated=False),) * 20)
    position = EvaluationProgress(reported=Realised(planned=hundred, realised=hundred), egov=track)
    state.results.programmes = tuple(programme_id(f"Program contoh {number}") for number in range(100))
    state.progress = position.model_dump(mode="json")
    state.handled = {f"{number:036}": Handled(digest=A[:32], received_at=NOW) for number in range(200)}

    assert len(state.model_dump_json().encode()) < LIMIT
