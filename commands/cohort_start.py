"""Starts a cohort from its policy and its candidates' file; nothing starts while a fault remains."""

from __future__ import annotations

import sys
from datetime import UTC, datetime
from pathlib import Path

from commands.desk import Desk
from gateway.candidates import examine
from gateway.cluster import temporal, workers_wait
from gateway.cohorts import Plan, begin_cohort, foreseen
from gateway.refusals import on_record
from models.clock import Clock
from models.policy_file import read_policy


async def started(desk: Desk, policy_file: Path, file: Path, cohort: str | None, *, dry_run: bool) -> list[str]:
    """Start the cohort; a line for people for each thing that was done, or would be.

    Raises:
        Refused: the file has faults, somebody is missing, the person may not begin it, or it was begun otherwise.
        PolicyError: the policy file is wrong.
    """
    with on_record(desk.engine, journey=f"cohort/{cohort or '-'}", person=desk.person, kind="cohort-start"):
        policy = read_policy(policy_file)
        plan = Plan(cohort or policy.programme.id, policy, examine(file).candidates, Clock.real(datetime.now(UTC)))
        if dry_run:
            return _foreseen(desk, plan)
        client = await temporal()
        start = await begin_cohort(client, desk.engine, plan, desk.person)
    if not await workers_wait(client):
        print("No worker asks for journeys yet; start one with `python worker.py`.", file=sys.stderr)
    count = f"{len(plan.candidates)} journeys"
    if start.before:
        return [f"{plan.cohort} was started before with the same policy and candidates: {count}; nothing has changed"]
    return [f"started {start.cohort.id}: {count} begin, page by page; see `starter.py cohort show {plan.cohort}`"]


def _foreseen(desk: Desk, plan: Plan) -> list[str]:
    """What a start would do, candidate by candidate."""
    states, before = foreseen(desk.engine, plan, desk.person)
    assert plan.policy.cohort is not None
    rules = plan.policy.cohort.selection
    lines = [f"would start {state.id} ({state.region.name}, {state.region.province})" for state in states]
    done = "; it was started before, nothing would change" if before else ""
    return [*lines, f"{len(lines)} candidates for {rules.quota} places and {rules.reserve} in reserve{done}"]
