"""Entries of a small programme as its journeys and cohorts record them, for tests of its reports."""

from __future__ import annotations

import itertools
from datetime import UTC, date, datetime
from typing import Any

from sqlalchemy import Engine

from activities.database import writing
from activities.register import Register
from models.cohort.facts import PlaceFreed, Promoted, Ranked, Sealed, TotCompleted
from models.event import Event, Place
from models.facts import Fact
from models.noted import Noted, NotedFacts
from models.people import People
from models.standing import Standing
from models.tables import RegionRow

PLACES = {
    "kota-bogor": Place("Kota Bogor", "Jawa Barat"),
    "kota-cimahi": Place("Kota Cimahi", "Jawa Barat"),
    "kota-denpasar": Place("Kota Denpasar", "Bali"),
    "kabupaten-mimika": Place("Kabupaten Mimika", "Papua Tengah"),
}
BOGOR, CIMAHI, DENPASAR, MIMIKA = PLACES
COHORT = "smart-city-2018"
INDEX = "index 3.31 of 4 in cycle 2018"
"""Why a journey ends that is completed, as the stage says it."""
SEAL = Sealed(
    version=1,
    digest="a" * 64,
    minutes="BA-1/contoh",
    minutes_on=date(2018, 3, 19),
    decree="SK-1/contoh",
    decree_on=date(2018, 3, 20),
    selected=(BOGOR, CIMAHI, DENPASAR),
    reserve=(MIMIKA,),
    others=0,
)


def utc(text: str) -> datetime:
    """A moment in UTC: ``2018-12-31 16:30``, or a day's noon."""
    return datetime.fromisoformat(text if ":" in text else f"{text} 12:00").replace(tzinfo=UTC)


class Chains:
    """Entries, numbered chain by chain in the order in which they are told."""

    def __init__(self) -> None:
        self.events: list[Event] = []
        self._numbers: dict[str, itertools.count[int]] = {}

    def tell(self, region: str, kind: str, at: str, cohort: str = COHORT, **body: Any) -> Event:
        """One entry of a region's journey."""
        return self._add(f"journey/{cohort}/{region}", kind, at, body)

    def tell_cohort(self, kind: str, at: str, cohort: str = COHORT, **body: Any) -> Event:
        """One entry of the cohort's own chain."""
        return self._add(f"cohort/{cohort}", kind, at, body)

    def conclude(self, at: str, fact: Fact) -> Event:
        """One entry of the cohort's own chain, as the cohort concludes it."""
        return self.tell_cohort(fact.recorded_as, at, **fact.model_dump(mode="json"))

    def _add(self, journey: str, kind: str, at: str, body: dict[str, Any]) -> Event:
        number = next(self._numbers.setdefault(journey, itertools.count(1)))
        event = Event(journey, number, kind, body, utc(at))
        self.events.append(event)
        return event

    def record(self, engine: Engine) -> None:
        """Append every entry to the register of *engine*."""
        register = Register(engine, "seratus.example")
        for event in self.events:
            noted = Noted(identity=f"contoh/{event.number}", at=event.at, kind=event.kind, body=event.body)
            standing = Standing(
                journey=event.journey,
                cohort=event.cohort,
                region=event.region or event.cohort,
                stage="assessment",
                at=event.at,
            )
            register.append(
                NotedFacts(journey=event.journey, facts=(noted,), standing=standing, people=People(), progress={})
            )


def enter_regions(engine: Engine, places: dict[str, Place]) -> None:
    """Enter *places* in the register of regions."""
    with writing(engine) as session:
        for id, place in places.items():
            session.add(RegionRow(id=id, name=place.name, province=place.province, zone="Asia/Jakarta"))


def programme() -> Chains:
    """Two cohorts, five journeys: every milestone, two endings, a promotion, and services checked twice."""
    told = Chains()
    for region in (BOGOR, CIMAHI, DENPASAR, MIMIKA):
        told.tell(region, "entered", "2018-02-01", stage="assessment")
    told.tell_cohort("entered", "2018-02-01", stage="cohort")
    told.conclude("2018-03-01", Ranked(version=1, digest="a" * 64, count=4, unranked=(), because="verified"))
    told.conclude("2018-03-20", SEAL)
    for region in (BOGOR, CIMAHI):
        told.tell(region, "placed", "2018-03-21", result="selected", minutes="BA-1/contoh", reason="peringkat")
        told.tell(region, "entered", "2018-03-22", stage="mou")
        told.tell(region, "mou-concluded", "2018-05-08", text="b" * 64)
        told.tell(region, "entered", "2018-05-08 13:00", stage="training")
        told.tell(region, "trained", "2018-09-10", quick_wins=["Layanan aduan (contoh)"])
        told.tell(region, "entered", "2018-09-11", stage="masterplan")
    told.tell(DENPASAR, "ended", "2018-04-20", outcome="declined", stage="mou", reason="anggaran belum siap (contoh)")
    told.conclude("2018-04-21", PlaceFreed(region=DENPASAR, why="declined", cause="contoh-1", refill=True))
    told.conclude("2018-04-23", Promoted(region=MIMIKA, rank=4, place=DENPASAR, cause="contoh-1"))
    told.conclude("2018-06-01", TotCompleted(passed=("pembimbing-1.contoh",), failed=(), minutes="BA-2/contoh"))
    told.tell(BOGOR, "panel-decided", "2018-11-20", round=1, verdict="revise")
    told.tell(BOGOR, "panel-decided", "2018-12-31 16:30", round=2, verdict="approve")
    told.tell(BOGOR, "launch-measured", "2018-12-31 17:00", days=-3, late=False)
    told.tell(BOGOR, "quick-win-proved", "2019-02-01", evidence="c" * 64)
    told.tell(BOGOR, "entered", "2019-03-01", stage="evaluation")
    told.tell(BOGOR, "egov-chosen", "2019-03-02", minutes="BA-9/contoh", reason="contoh")
    for check in ("running", "integrated"):
        told.tell(BOGOR, "service-checked", "2019-03-10", service=1, check=check, verdict="passed")
    told.tell(BOGOR, "egov-concluded", "2019-03-11", services=1, running=1, integrated=1)
    told.tell(BOGOR, "index-computed", "2019-03-20", index="3.31", cycle="2018")
    told.tell(BOGOR, "ended", "2019-03-20 13:00", outcome="completed", stage="evaluation", reason=INDEX)
    told.tell(CIMAHI, "ended", "2019-01-15", outcome="lapsed", stage="masterplan", reason="tidak ada kabar (contoh)")
    told.tell(DENPASAR, "entered", "2018-08-01", cohort="smart-city-2017", stage="evaluation")
    told.tell(DENPASAR, "index-computed", "2018-10-01", cohort="smart-city-2017", index="2.90", cycle="2018")
    return told
