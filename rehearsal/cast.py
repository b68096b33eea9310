"""The sample people of a rehearsal, and the states its journeys begin with. Nobody here exists."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from gateway.calendar import work_calendar
from gateway.registry import Person, Registry
from models.clock import Clock
from models.journey import JourneyState, Region, journey_id
from models.people import People, Role
from models.policy import CohortPolicy
from models.sheet import OWNERS, DataSheet, Parameter
from models.values import digest_of
from rehearsal.script import MENTORS

SECONDS_A_DAY = 24 * 60 * 60

COORDINATOR = "koordinator.contoh"
STAFF: dict[Role, tuple[str, ...]] = {
    Role.COORDINATOR: (COORDINATOR,),
    Role.SIGNATORY: ("penanda-tangan.contoh",),
    Role.ASSESSOR: ("asesor-1.contoh", "asesor-2.contoh"),
    Role.REVIEWER: ("penelaah-1.contoh", "penelaah-2.contoh", "penelaah-3.contoh"),
    Role.VERIFIER: ("verifikator.contoh",),
    Role.EVALUATOR: ("evaluator.contoh",),
    Role.MODERATOR: ("moderator.contoh",),
    Role.OPERATOR: ("administrator.contoh",),
}
SPARE_REVIEWER = "penelaah-4.contoh"
REGIONAL = ("kontak-lama", "narahubung", "kepala-daerah", "dewan", "tim")
"""The sample people of each region: the contact imported first, then those the region names."""


def enter(registry: Registry, regions: list[Region], cohort: str) -> None:
    """Enter the regions and everybody who acts in them."""
    registry.add_regions(regions)
    staff = [(person, role) for role, persons in STAFF.items() for person in persons]
    staff += [(SPARE_REVIEWER, Role.REVIEWER)]
    staff += [(f"pembimbing-{number}.contoh", Role.MENTOR) for number in range(1, MENTORS + 1)]
    for id, role in staff:
        registry.add(_person(id), COORDINATOR)
        registry.appoint(id, role, cohort, COORDINATOR)
    for region in regions:
        for who in REGIONAL:
            registry.add(_person(f"{who}.{region.id}.contoh", region.name), COORDINATOR)
        officer = f"kontak-lama.{region.id}.contoh"
        registry.appoint(officer, Role.OFFICER, journey_id(cohort, region.id), COORDINATOR)


def _person(id: str, region: str = "") -> Person:
    """A sample person whose name says what he or she is."""
    title = id.split(".")[0].replace("-", " ").title()
    name = f"{title} {region} (contoh)".replace("  ", " ")
    return Person(id=id, name=name, address=f"{id.removesuffix('.contoh')}@contoh.example")


def sample_sheet(region: Region, year: int) -> DataSheet:
    """Illustrative values of the four parameters, made from the region's id; no official figures."""
    seed = digest_of(region.id)
    return DataSheet(
        parameters=tuple(
            Parameter.model_validate(
                {
                    "name": name,
                    "value": f"{40 + int(seed[place * 3 : place * 3 + 3], 16) % 5000 / 100:.2f}",
                    "year": year - 1,
                    "source": "ilustrasi untuk gladi",
                    "owner": owner,
                }
            )
            for place, (name, owner) in enumerate(OWNERS.items())
        )
    )


def rehearsal_clock(policy: CohortPolicy, seconds_a_day: float) -> Clock:
    """The programme clock from 8 January of the policy's year, a day in *seconds_a_day*."""
    start = datetime(policy.programme.year, 1, 8, 1, tzinfo=UTC)
    return Clock(
        real_anchor=datetime.now(UTC), programme_anchor=start, rate=max(1, round(SECONDS_A_DAY / seconds_a_day))
    )


def states(policy: CohortPolicy, regions: list[Region], cohort: str, clock: Clock) -> list[JourneyState]:
    """The states the journeys begin with.

    A lapse waits eight real seconds (thirty programme days at most), so that answers given in time count even
    when the workers were killed and came back in between.
    """
    margin = min(max(policy.programme.margin, timedelta(seconds=8) * clock.rate), timedelta(days=30))
    programme = policy.programme.model_copy(update={"margin_minutes": int(margin.total_seconds() // 60)})
    own = policy.model_copy(update={"programme": programme})
    calendar = work_calendar(policy.programme.year, 5, collective_leave=policy.programme.collective_leave)
    return [
        JourneyState(
            region=region,
            cohort=cohort,
            policy=own,
            calendar=calendar,
            clock=clock,
            people=People(holders={**STAFF, Role.OFFICER: (f"kontak-lama.{region.id}.contoh",)}),
            sheet=sample_sheet(region, policy.programme.year),
        )
        for region in regions
    ]
