"""What is foreseen of a journey in which nobody says anything is what comes: the same facts, on the same days."""

from __future__ import annotations

import json
import random
from datetime import timedelta
from typing import Any

import pytest
from sqlmodel import Session, col, select

from models.ahead import ahead
from models.calendar import local
from models.deadline import Ladder, Rung, RungKind
from models.people import REGION_ROLES, SUBSTITUTABLE, Role
from models.policy import CohortPolicy
from models.tables import RegisterRow
from tests.workflows.remembered import COORDINATOR, written
from tests.workflows.test_steering_dates import reach
from tests.world import Journey, policy

STARTS = [
    ("assessment", "contacts"),
    ("assessment", "verification"),
    ("assessment", "selection"),
    ("mou", "invitation"),
    ("mou", "signature-head"),
    ("training", "team"),
    ("masterplan", "masterplan"),
    ("masterplan", "panel"),
    ("quickwin", "launch-plan"),
    ("evaluation", "self-assessment"),
    ("evaluation", "moderation"),
]
HORIZON = timedelta(days=75)


def any_ladder(dice: random.Random) -> Ladder:
    """Some rungs before, at and after, of any kind and for anybody."""
    audience: list[Any] = [Role.COORDINATOR, Role.MENTOR, Role.OPERATOR, "superior"]
    places = sorted({(dice.randint(-9, 6), kind) for kind in RungKind for _ in range(dice.randint(0, 2))})
    rungs = [
        Rung(offset=offset, kind=kind, to=tuple(dice.sample(audience, dice.randint(0, 3)))) for offset, kind in places
    ]
    return Ladder(rungs=tuple(rungs) or (Rung(offset=0),), repeat=dice.randint(1, 9))


def any_policy(dice: random.Random) -> CohortPolicy:
    """The policy of 2018 with other ladders, and now and then a long or a short grace."""
    whole = policy()
    ladders = {name: any_ladder(dice) for name in whole.ladders}
    grace = whole.programme.grace.model_copy(update={"days": dice.randint(1, 12)})
    programme = whole.programme.model_copy(update={"grace": grace, "margin_minutes": dice.choice([0, 30, 4000])})
    return whole.model_copy(update={"ladders": ladders, "programme": programme})


async def stand_in(journey: Journey, dice: random.Random) -> None:
    """Name a substitute for somebody who is waited for, from some day on, where that role may have one."""
    waiting = (await journey.standing()).waiting[0]
    if waiting.role not in SUBSTITUTABLE or waiting.role in REGION_ROLES:
        return
    first = local(await journey.now(), "Asia/Jakarta").date() + timedelta(days=dice.randint(1, 20))
    days = {"since": str(first), "until": str(first + timedelta(days=dice.randint(0, 25)))}
    names = {"role": waiting.role, "person_for": waiting.persons[0], "substitute": "pengganti.contoh"}
    await journey.say("substitute", COORDINATOR, reason="dinas luar (contoh)", **names, **days)


def entries(journey: Journey, after: int) -> list[tuple[str, str, Any, str]]:
    """The register from entry *after* on: identity, kind, body, and the day in the region's zone."""
    with Session(journey.world.engine) as session:
        query = select(RegisterRow).where(RegisterRow.journey == journey.id, col(RegisterRow.number) > after)
        rows = session.exec(query.order_by(col(RegisterRow.number))).all()
        return [
            (row.identity, row.kind, bare(json.loads(row.body)), f"{local(row.at, 'Asia/Jakarta').date()}")
            for row in rows
        ]


def bare(body: dict[str, Any]) -> dict[str, Any]:
    """A body without people's own words, of which the register holds a commitment only."""
    return {field: value for field, value in body.items() if field != "reason"}


@pytest.mark.parametrize("seed", range(22))
async def test_time_alone_brings_the_facts_that_were_foreseen(begin: Any, seed: int) -> None:
    dice = random.Random(seed)
    stage, step = STARTS[seed % len(STARTS)]
    journey = await reach(begin, stage, step, policy=any_policy(dice))
    if dice.random() < 0.3:
        state = await journey.state()
        later = state.calendar.plus(state.open[0].deadline.due.day, dice.randint(1, 9))
        await journey.say(
            "extend", COORDINATOR, due=str(later), reason="permintaan daerah", step=state.open[0].ask.step
        )
    if dice.random() < 0.5:
        await stand_in(journey, dice)
    await journey.pass_time(timedelta(hours=dice.randint(0, 400)))
    await written(journey)
    if (await journey.standing()).outcome:
        pytest.fail(f"seed {seed} ends before anything can be foreseen; choose a later one")
    so_far, now = len(await journey.recorded()), await journey.now()
    foreseen = ahead(await journey.state(), now, now + HORIZON)

    await journey.pass_time(HORIZON)
    await written(journey)

    expected = [
        (noted.identity, noted.kind, bare(noted.body), f"{local(noted.at, 'Asia/Jakarta').date()}")
        for moment in foreseen.moments
        for noted in moment.facts
    ]
    came = entries(journey, so_far)
    assert (came[: len(expected)] if foreseen.open_end == "decided" else came) == expected
    outcome = (await journey.standing()).outcome
    assert (outcome == "lapsed") == (foreseen.open_end == "ended")


async def test_of_a_paused_journey_nothing_is_foreseen(begin: Any) -> None:
    journey = await reach(begin, "masterplan", "masterplan")
    await journey.say("pause", COORDINATOR, reason="bencana banjir")
    now = await journey.now()

    foreseen = ahead(await journey.state(), now, now + HORIZON)

    assert (foreseen.moments, foreseen.open_end) == ((), "paused")
