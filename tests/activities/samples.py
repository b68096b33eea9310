"""One sample journey: its people, real facts of the masterplan review, and all that a database holds."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, date, datetime
from functools import cache
from typing import Any

from sqlalchemy import Engine

from activities.database import writing
from activities.register import Register
from models.calendar import LocalDeadline
from models.facts import Asked, Fact, Reminded, Rescheduled
from models.journey import JourneyState, Region
from models.messages import Message
from models.noted import Noted, NotedFacts
from models.people import People, Role
from models.reception import receipt_for
from models.standing import Standing, Waiting
from models.tables import JourneyRow, PersonRow, RegionRow
from models.values import PersonId
from tests.world import journey_state, people, policy

AT = datetime(2026, 6, 24, 1, 0, tzinfo=UTC)
DUE = LocalDeadline(day=date(2026, 6, 30), zone="Asia/Jakarta")
LATER = LocalDeadline(day=date(2026, 7, 14), zone="Asia/Jakarta")
REGION = Region(id="kota-contoh", code="33.99", name="Kota Contoh", province="Jawa Tengah", zone="Asia/Jakarta")
JOURNEY = "journey/cohort-contoh/kota-contoh"
OFFICERS = ("narahubung-1.contoh", "narahubung-2.contoh")
STEP = "masterplan#1v1"
PEOPLE = People(
    holders={
        **people().holders,
        Role.OFFICER: OFFICERS,
        Role.HEAD: ("kepala.contoh",),
        Role.MENTOR: ("pembimbing.contoh",),
    }
)
COORDINATORS = PEOPLE.of(Role.COORDINATOR)


@cache
def state() -> JourneyState:
    """What the sample journey was begun with; its post leaves at once, whatever the hour."""
    return journey_state(region=REGION, people=PEOPLE, policy=policy().model_copy(update={"post": None}))


def address(person: PersonId) -> str:
    """A sample person's address."""
    return f"{person.removesuffix('.contoh')}@contoh.example"


def enter(engine: Engine) -> None:
    """Enter the sample region, its people and its journey."""
    holders = sorted({person for held in PEOPLE.holders.values() for person in held})
    with writing(engine) as session:
        for person in holders:
            name = person.removesuffix(".contoh").title()
            session.add(PersonRow(id=person, name=name, address=address(person)))
        session.add(RegionRow(**REGION.model_dump(include={"id", "name", "province", "zone"})))
        session.add(
            JourneyRow(
                journey=JOURNEY,
                cohort="cohort-contoh",
                region=REGION.id,
                started=True,
                state=state().model_dump_json(),
            )
        )


def concluded(fact: Fact, of: str = "") -> Noted:
    """A fact as the masterplan review notes it; *of* tells it from others of its kind."""
    identity = "/".join(part for part in ("masterplan", fact.recorded_as, of) if part)
    return Noted(identity=identity, at=AT, kind=fact.recorded_as, body=fact.model_dump(mode="json"))


def asked(step: str = STEP, persons: tuple[PersonId, ...] = OFFICERS, role: Role = Role.OFFICER) -> Noted:
    """That *persons* are asked for *step*."""
    return concluded(Asked(step=step, role=role, persons=persons, due=DUE), of=step)


def said(kind: type[Message], **fields: Any) -> Noted:
    """A message as a stage notes it."""
    fields = {"id": "contoh-0001", "person": "koordinator.contoh", "received_at": AT} | fields
    message = kind.model_validate(fields)
    receipt = receipt_for(message, state())
    return Noted(identity=message.id, at=AT, kind=message.recorded_as, body=message.content(), receipt=receipt)


def rung(kind: type[Reminded]) -> Noted:
    """A reminder or an escalation about the open step."""
    fields = {"step": STEP, "role": "officer", "persons": OFFICERS, "also": COORDINATORS, "due": DUE, "days_left": 3}
    return concluded(kind.model_validate(fields), of=f"{STEP}/1")


def moved() -> Noted:
    """The open step has a later date."""
    fields = {"step": "masterplan#1v2", "persons": OFFICERS, "due": LATER, "before": DUE, "version": 2}
    return concluded(Rescheduled.model_validate(fields | {"cause": "extended"}), of="masterplan#1v2")


def batch(
    *facts: Noted, waiting: Iterable[str] = (STEP,), at: datetime = AT, people: People = PEOPLE, journey: str = JOURNEY
) -> NotedFacts:
    """*facts* with the standing after them: *waiting* are the keys of the open steps."""
    standing = Standing(
        journey=journey,
        cohort="cohort-contoh",
        region=REGION.id,
        stage="masterplan",
        at=at,
        waiting=tuple(_waiting(key, _persons(key, facts, people)) for key in waiting),
    )
    return NotedFacts(journey=journey, facts=facts, standing=standing, people=people, progress={"round": 1})


def _persons(key: str, facts: tuple[Noted, ...], people: People) -> tuple[PersonId, ...]:
    """Whom the step *key* waits for: those it was put to, else the officers of the day."""
    asked = [noted.body["persons"] for noted in facts if noted.kind == "asked" and noted.body["step"] == key]
    return tuple(asked[-1]) if asked else people.of(Role.OFFICER)


def _waiting(key: str, persons: tuple[PersonId, ...]) -> Waiting:
    return Waiting.model_validate(
        {
            "step": key.partition("#")[0],
            "key": key,
            "role": Role.OFFICER,
            "persons": persons,
            "since": AT,
            "due": DUE,
            "estimated": False,
            "next_at": None,
            "next_what": None,
            "then": "is proposed to lapse",
        }
    )


def append(engine: Engine, *batches: NotedFacts) -> None:
    """Record *batches*, one after the other."""
    register = Register(engine, "seratus.example")
    for facts in batches:
        register.append(facts)
