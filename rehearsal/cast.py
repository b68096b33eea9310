"""What a rehearsal begins with: candidates, sample people and illustrative figures, and a fast clock."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from pathlib import Path
from typing import NamedTuple

from sqlalchemy import Engine

from gateway.candidates import read_candidates
from gateway.cohorts import Plan
from gateway.people_file import enter, read_people
from gateway.regions_file import read_regions
from gateway.registry import Person, Registry
from models.candidate import Candidate
from models.clock import Clock
from models.cohort.policy import CohortSection, SeatPolicy
from models.cohort.seats import seats_on
from models.journey import REHEARSAL_PREFIX, Region
from models.people import Role
from models.policy import CohortPolicy
from models.policy_file import read_policy
from models.values import PersonId

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
FEWEST_OTHERS = 12
"""Candidates beside those of 2018 in a small rehearsal: enough for a reserve and for regions that are not selected."""


class Cast(NamedTuple):
    """What the cohort is begun from, and the candidates for mentors."""

    plan: Plan
    mentors: tuple[str, ...]


def cast(engine: Engine, count: int, seconds_a_day: float) -> Cast:
    """Enter the sample people of *count* regions of 2018 and of the other candidates; what the cohort begins from."""
    policy = read_policy(ROOT / "policies" / "smart-city-2018.toml")
    candidates, registry = candidates_for(count), Registry(engine)
    people = [each for each in read_people(EXAMPLES / "people-2018-sample.csv", _of_2018()) if not each.region]
    enter(registry, people, COHORT, COORDINATOR)
    own = [person for each in candidates for person in _own_people(each)]
    registry.enter([(person, None, "") for person in (*own, *_partners(policy))], COORDINATOR)
    clock = _clock(policy, seconds_a_day)
    mentors = tuple(sorted(each.id for each in people if each.role is Role.MENTOR))
    return Cast(Plan(COHORT, _patient(_scaled(policy, count), clock.rate), candidates, clock), mentors)


def candidates_for(count: int) -> list[Candidate]:
    """The first *count* regions of 2018, then others by their figures, in the proportion of 2018 (165 to 50)."""
    known = {
        candidate.region.id: candidate for candidate in read_candidates(EXAMPLES / "candidates-2018-illustrative.csv")
    }
    chosen = [region.id for region in _of_2018()]
    others = sorted((each for id, each in known.items() if id not in chosen), key=_strength, reverse=True)
    return [*(known[id] for id in chosen[:count]), *others[: max(FEWEST_OTHERS, round(count * len(others) / 50))]]


def _of_2018() -> list[Region]:
    return read_regions(EXAMPLES / "cohort-2018.csv")


def _strength(candidate: Candidate) -> tuple[Decimal, str]:
    values = [parameter.value for parameter in candidate.sheet.parameters if parameter.value is not None]
    return sum(values, Decimal(0)) / max(len(values), 1), candidate.region.id


def _own_people(candidate: Candidate) -> Iterator[Person]:
    """A region's sample people: officer, head, council and working team."""
    region = candidate.region
    for id, office in (
        ("narahubung", "Narahubung"),
        ("kepala-daerah", "Kepala Daerah"),
        ("dewan", "Dewan"),
        ("tim", "Tim"),
    ):
        address = f"{id}.{region.id}@contoh.example"
        yield Person(id=f"{id}.{region.id}.contoh", name=f"{office} {region.name} (contoh)", address=address)


def holder(seat: str) -> PersonId:
    """The sample person who holds a partner institution's seat."""
    return f"{seat}.contoh"


def seats_in(policy: CohortPolicy) -> tuple[SeatPolicy, ...]:
    """The seats that exist in the cohort's year."""
    assert policy.cohort is not None
    return seats_on(policy.cohort.selection, date(policy.programme.year, 1, 1))


def _partners(policy: CohortPolicy) -> Iterator[Person]:
    """Whoever speaks for the partner institutions."""
    for seat in seats_in(policy):
        name, address = f"Wakil {seat.name} (contoh)", f"{seat.id}@contoh.example"
        yield Person(id=holder(seat.id), name=name, address=address)


def _scaled(policy: CohortPolicy, count: int) -> CohortPolicy:
    """The policy with as many places as regions of 2018 take part, and a reserve in proportion."""
    assert policy.cohort is not None
    selection = policy.cohort.selection
    reserve = max(3, selection.reserve * count // selection.quota)
    chosen = selection.model_copy(update={"quota": count, "reserve": reserve})
    section: CohortSection = policy.cohort.model_copy(update={"selection": chosen})
    return policy.model_copy(update={"cohort": section})


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
