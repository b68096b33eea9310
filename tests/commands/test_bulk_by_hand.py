"""Orders to many journeys and changes of policy, typed in a shell of their own."""

from __future__ import annotations

import asyncio
import json
import sys
from collections.abc import AsyncIterator
from pathlib import Path
from signal import SIGKILL

import pytest_asyncio
from sqlalchemy import Engine
from temporalio.testing import WorkflowEnvironment

from models.queues import JOURNEYS
from tests.commands.test_by_hand import ROOT, Shell
from tests.gateway.test_bulk import opened, rows
from tests.gateway.test_send import wait_for_entry
from tests.office import COORDINATOR, Office
from worker import journeys

REASON = ("--reason", "libur panjang (contoh)")


@pytest_asyncio.fixture
async def desk(
    environment: WorkflowEnvironment, office: Office, database: Engine, tmp_path: Path
) -> AsyncIterator[Shell]:
    """A shell at the office's own server and database, its journeys on the queue that every worker serves."""
    office.queue = JOURNEYS
    async with journeys(environment.client, None, JOURNEYS):
        yield Shell(
            TEMPORAL_ADDRESS=environment.client.service_client.config.target_host,
            SERATUS_DATABASE_URL=str(database.url),
            SERATUS_DOCUMENTS=str(tmp_path / "documents"),
        )


async def test_a_change_of_policy_is_compared_previewed_and_sent_to_a_cohort(desk: Shell, office: Office) -> None:
    first, second = await opened(office, 2)
    change, cohort = "assessment.data.days=20", ("--cohort", office.cohort)

    code, out, err = await desk("policy", "diff", office.cohort, change, "--json")
    assert (code, json.loads(out), err) == (
        0,
        [
            {
                "version": 1,
                "journeys": sorted([first.id, second.id]),
                "changes": [{"key": "assessment.data.days", "before": 10, "after": 20}],
                "refused": None,
            }
        ],
        "",
    )
    typed = ("bulk", "change-policy", f"changes.{change}", *cohort, *REASON, "--key", "kebijakan-contoh-1")
    code, out, err = await desk(*typed, "--dry-run", "--json")
    assert (code, [(each["journey"], each["fate"]) for each in json.loads(out)]) == (
        0,
        [(first.id, "takes effect"), (second.id, "takes effect")],
    )
    assert err == "preview of kebijakan-contoh-1, nothing was sent: 2 takes effect"
    code, out, err = await desk(*typed, "--region", first.region.id)
    assert (code, out, err) == (
        0,
        f"accepted     {first.region.name}",
        "order kebijakan-contoh-1; if interrupted, go on with --key kebijakan-contoh-1\nin all: 1 accepted",
    )

    code, out, _ = await desk("policy", "diff", office.cohort, change, "--json")
    assert (code, [(each["version"], each["journeys"], each["refused"]) for each in json.loads(out)]) == (
        1,
        [
            (1, [second.id], None),
            (2, [first.id], "nothing would change: assessment.data.days is 20 already; name another value"),
        ],
    )
    code, out, _ = await desk("policy", "diff", second.region.id, change)
    lines = [line.split() for line in out.splitlines()]
    assert lines[1][:5] == ["1", "→", "2", "1", "assessment.data.days"]
    assert (lines[1][-2:], code) == (["10", "20"], 0)


async def test_an_order_that_some_region_refuses_ends_with_a_code_of_its_own(desk: Shell, office: Office) -> None:
    first, second = await opened(office, 2)
    await office.send(second, "pause", COORDINATOR, reason="contoh")
    await wait_for_entry(office, second.id, "paused")

    code, out, err = await desk("bulk", "pause", "--cohort", office.cohort, *REASON, "--key", "jeda-contoh-5", "--json")

    assert (code, err.splitlines()[-1]) == (1, "in all: 1 accepted, 1 refused")
    assert [(each["journey"], each["result"]) for each in json.loads(out)] == [
        (first.id, "accepted"),
        (second.id, "refused"),
    ]
    code, _, err = await desk("bulk", "stop", "--cohort", office.cohort, *REASON)
    assert (code, err.partition("; ")[0]) == (1, "stop is not said to many at once")
    code, _, err = await desk("bulk", "pause", "--cohort", office.cohort, *REASON, "--key", "a b")
    assert (code, err.partition(":")[0]) == (1, "the order is not well formed")


async def test_an_order_whose_command_is_killed_goes_on_when_it_is_typed_again(desk: Shell, office: Office) -> None:
    states, key = await opened(office, 16), "jeda-contoh-6"
    typed = ("bulk", "pause", "--cohort", office.cohort, *REASON, "--key", key)
    process = await asyncio.create_subprocess_exec(
        sys.executable,
        "starter.py",
        *typed,
        cwd=ROOT,
        env={**desk.environment, "SERATUS_PERSON": COORDINATOR},
        stdout=asyncio.subprocess.PIPE,
    )
    assert process.stdout is not None
    await process.stdout.readline()
    process.send_signal(SIGKILL)
    await process.wait()
    done = [journey for journey, result in rows(office, key) if result == "accepted"]

    code, out, err = await desk(*typed)

    assert 0 < len(done) < 16
    assert (code, len(out.splitlines()), err.splitlines()[-1]) == (0, 16, "in all: 16 accepted")
    assert (await desk(*typed))[2] == (
        f"carried out before as {key}, nothing is sent; to say it again give another --key\nin all: 16 accepted"
    )
    for state in states:
        await wait_for_entry(office, state.id, "paused")
        assert [row.kind for row in office.register(state.id)].count("paused") == 1
