"""What a rehearsal begins with: sample people and illustrative figures from `examples/`, and a fast clock."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

from sqlalchemy import Engine

from gateway.begin import planned
from gateway.parameters_file import read_sheets
from gateway.people_file import enter, read_people
from gateway.regions_file import read_regions
from gateway.registry import Registry
from models.clock import Clock
from models.journey import REHEARSAL_PREFIX, JourneyState
from models.policy import CohortPolicy
from models.policy_file import read_policy

ROOT = Path(__file__).resolve().parent.parent
EXAMPLES = ROOT / "examples"
COHORT = f"{REHEARSAL_PREFIX}smart-city-2018"
COORDINATOR = "koordinator.contoh"
SPARE_REVIEWER = "penelaah-4.contoh"
SECONDS_A_DAY = 24 * 60 * 60
MARGIN = timedelta(seconds=15)
"""Real time for which a rehearsal's lapse waits, so that answers given in time count even when the workers
were killed and came back in between: ten seconds until Temporal gives a killed worker's task to another, and
a few for that one to start."""
LONGEST_MARGIN = timedelta(days=120)


def cast(engine: Engine, count: int, seconds_a_day: float) -> list[JourneyState]:
    """Enter the first *count* regions of 2018 with their sample people; the states their journeys begin with."""
    policy = read_policy(ROOT / "policies" / "smart-city-2018.toml")
    everybody = read_regions(EXAMPLES / "cohort-2018.csv")
    regions, registry = everybody[:count], Registry(engine)
    people = read_people(EXAMPLES / "people-2018-sample.csv", everybody)
    enter(registry, people, COHORT, COORDINATOR)
    registry.add_regions(regions)
    sheets = read_sheets(EXAMPLES / "parameters-2018-illustrative.csv", regions)
    clock = _clock(policy, seconds_a_day)
    return planned(engine, _patient(policy, clock.rate), regions, sheets, clock, COHORT)


def _clock(policy: CohortPolicy, seconds_a_day: float) -> Clock:
    """The programme clock from 8 January of the policy's year, a day in *seconds_a_day*."""
    start = datetime(policy.programme.year, 1, 8, 1, tzinfo=UTC)
    rate = max(1, round(SECONDS_A_DAY / seconds_a_day))
    return Clock(real_anchor=datetime.now(UTC), programme_anchor=start, rate=rate)


def _patient(policy: CohortPolicy, rate: int) -> CohortPolicy:
    """The policy with a margin that is as long in real time as a restart of the workers."""
    margin = min(max(policy.programme.margin, MARGIN * rate), LONGEST_MARGIN)
    programme = policy.programme.model_copy(update={"margin_minutes": int(margin.total_seconds() // 60)})
    return policy.model_copy(update={"programme": programme})
