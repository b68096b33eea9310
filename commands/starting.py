"""Starts a file of regions: everything is read and checked first, nothing starts while a fault remains."""

from __future__ import annotations

import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import NamedTuple

from commands.desk import Desk
from gateway.begin import begin, planned
from gateway.cluster import temporal, workers_wait
from gateway.parameters_file import read_sheets
from gateway.refusals import on_record
from gateway.regions_file import read_regions
from gateway.registry import Registry
from models.clock import Clock
from models.errors import Refused
from models.journey import JourneyState, Region
from models.policy import CohortPolicy
from models.policy_file import read_policy
from models.sheet import DataSheet


class Order(NamedTuple):
    """What is to be started, from which files."""

    policy: Path
    regions: Path
    parameters: Path | None
    only: tuple[str, ...]
    cohort: str | None


async def started(desk: Desk, order: Order, *, dry_run: bool) -> list[str]:
    """Start what *order* names; a line for each region.

    Raises:
        Refused: a file has faults, somebody is missing, or the person may not begin journeys.
        PolicyError: the policy file is wrong.
    """
    with on_record(desk.engine, journey=order.cohort or "-", person=desk.person, kind="start"):
        states = _states(desk, order)
        Registry(desk.engine).check_may_begin(desk.person, states[0].cohort)
    if dry_run:
        return [f"would start {state.id} ({state.region.name}, {state.region.province})" for state in states]
    client, lines = await temporal(), []
    Registry(desk.engine).add_regions(state.region for state in states)
    for state in states:
        fresh = await begin(client, desk.engine, state, desk.person)
        lines.append(f"{'started' if fresh else 'was started before:'} {state.id}")
    if not await workers_wait(client):
        print("No worker asks for journeys yet; start one with `python worker.py`.", file=sys.stderr)
    return lines


def _states(desk: Desk, order: Order) -> list[JourneyState]:
    policy = read_policy(order.policy)
    regions = _chosen(read_regions(order.regions), order)
    sheets = _sheets(order, policy, regions)
    clock = Clock.real(datetime.now(UTC))
    return planned(desk.engine, policy, regions, sheets, clock, order.cohort or policy.programme.id)


def _sheets(order: Order, policy: CohortPolicy, regions: list[Region]) -> dict[str, DataSheet]:
    """The data sheets from the parameters' file; a cohort that enters later has none."""
    name, needs = policy.programme.id, policy.programme.enters_at == "assessment"
    if needs and order.parameters is None:
        raise Refused(f"{name} begins at the assessment; name the CSV of the four parameters after the one of regions")
    if not needs and order.parameters is not None:
        raise Refused(f"{name} enters at the {policy.programme.enters_at} and takes no parameters; leave the file out")
    return read_sheets(order.parameters, regions) if order.parameters else {}


def _chosen(regions: list[Region], order: Order) -> list[Region]:
    """The regions that are asked for; all of the file unless some are named."""
    known = {region.id: region for region in regions}
    if unknown := [name for name in order.only if name not in known]:
        raise Refused(f"{', '.join(unknown)} is not in {order.regions.name}; its regions are {', '.join(known)}")
    return [known[name] for name in order.only] or regions
