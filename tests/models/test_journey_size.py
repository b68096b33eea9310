"""The state stays small enough to travel: below 64 KiB."""

from __future__ import annotations

from models.journey import Handled
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
