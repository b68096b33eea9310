"""What was recorded once replays with today's code; see `record.py` for how it came about."""

from __future__ import annotations

import pytest
from temporalio.contrib.pydantic import pydantic_data_converter
from temporalio.worker import Replayer

from models.messages import STAGES
from rehearsal.episodes import EPISODES
from tests.histories.kept import names, read
from worker import RUNNER
from worker import STAGES as TYPES


@pytest.mark.parametrize("name", names())
async def test_a_recorded_run_replays(name: str) -> None:
    replayer = Replayer(workflows=TYPES, workflow_runner=RUNNER, data_converter=pydantic_data_converter)

    result = await replayer.replay_workflow(read(name), raise_on_replay_failure=False)

    assert result.replay_failure is None


def test_every_stage_and_every_episode_is_recorded() -> None:
    kinds = {name.partition("-")[0] for name in names()}
    assert kinds == {"ordinary", "open", *(episode.__name__ for episode in EPISODES.values())}
    for kind in ("ordinary", "open"):
        assert len({name.split("-")[1] for name in names() if name.startswith(f"{kind}-")}) == len(STAGES)
