"""What was recorded once replays with today's code; see `record.py` for how it came about."""

from __future__ import annotations

import pytest
from temporalio.contrib.pydantic import pydantic_data_converter
from temporalio.worker import Replayer

from models.messages import STAGES
from rehearsal.episodes import EPISODES, OTHERS
from tests.histories.kept import LED, names, read
from worker import RUNNER
from worker import STAGES as TYPES
from workflows.cohort import Cohort


@pytest.mark.parametrize("name", names())
async def test_a_recorded_run_replays(name: str) -> None:
    replayer = Replayer(workflows=(*TYPES, Cohort), workflow_runner=RUNNER, data_converter=pydantic_data_converter)

    result = await replayer.replay_workflow(read(name), raise_on_replay_failure=False)

    assert result.replay_failure is None


def test_every_stage_and_every_episode_is_recorded() -> None:
    led = [name.removeprefix(LED) for name in names() if name.startswith(LED)]
    episodes = [episode.__name__ for episode in (*EPISODES.values(), *OTHERS.values())]
    assert {name.partition("-")[0] for name in led} == {"ordinary", "open", "cohort", *episodes}
    alone = [name for name in names() if not name.startswith(LED)]
    assert {name.partition("-")[0] for name in alone} >= {"ordinary", "open", "not_selected", "from_reserve"}
    for recorded in (led, alone):
        for kind in ("ordinary", "open"):
            assert len({name.split("-")[1] for name in recorded if name.startswith(f"{kind}-")}) == len(STAGES)
