"""More time for a step that is open, in whichever stage: an extension."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest

from models.calendar import local
from models.facts import Rescheduled
from models.journey import OpenStep
from tests.workflows.remembered import COORDINATOR, facts, posted, refusal
from tests.workflows.test_steering import guided, recorded
from tests.world import Journey, policy

STEPS = [
    ("assessment", "contacts"),
    ("assessment", "verification"),
    ("mou", "invitation"),
    ("masterplan", "panel"),
    ("evaluation", "self-assessment"),
]
"""Of the region, of the programme, of two roles at once, and of a panel."""


def in_any_order() -> Any:
    """The policy with signatories who need not wait for each other."""
    return policy().model_copy(update={"mou": policy().mou.model_copy(update={"ordered": False})})


async def reach(begin: Any, stage: str, step: str, **changes: Any) -> Journey:
    """A journey that waits for *step*, on a morning on which every clock shows the same day."""
    journey: Journey = await begin(stage, people=guided(), **changes)
    await journey.go_on_until(step)
    await journey.pass_until(await today(journey) + timedelta(days=1))
    return journey


async def today(journey: Journey) -> date:
    return local(await journey.now(), "Asia/Jakarta").date()


async def opened(journey: Journey) -> OpenStep:
    return (await journey.state()).open[0]


async def extend(journey: Journey, due: date, **fields: Any) -> None:
    await journey.say("extend", COORDINATOR, due=due.isoformat(), reason="permintaan daerah", **fields)


@pytest.mark.parametrize(("stage", "step"), STEPS)
async def test_an_extension_moves_every_pending_reminder_and_is_told_once(begin: Any, stage: str, step: str) -> None:
    journey = await reach(begin, stage, step)
    before, so_far = await opened(journey), len(await recorded(journey))
    later = (await journey.state()).calendar.plus(before.deadline.due.day, 10)

    await extend(journey, later)

    await journey.pass_until(before.deadline.due.day, hour=12)
    assert (await recorded(journey))[so_far:] == ["extended", "rescheduled"]
    persons, due = before.ask.persons, before.deadline.due
    moved = due.model_copy(update={"day": later})
    assert [Rescheduled.model_validate(body) for body in await facts(journey, "rescheduled")] == [
        Rescheduled(step=f"{step}#1v2", persons=persons, due=moved, before=due, version=2, cause="extended")
    ]
    told = dict.fromkeys((*persons, *(await journey.state()).people.of("officer")))
    assert [post for post in await posted(journey) if post[0] == "extended"] == [("extended", p) for p in told]
    await journey.pass_until(later, hour=12)
    rungs = [rung for rung in before.deadline.ladder.rungs if rung.offset <= 0]
    assert (await recorded(journey))[so_far + 2 :] == ["reminded"] * len(rungs)


async def test_every_date_a_step_has_had_is_kept(begin: Any) -> None:
    journey = await reach(begin, "masterplan", "masterplan")
    first = (await opened(journey)).deadline.due
    second, third = first.day + timedelta(days=7), first.day + timedelta(days=21)

    await extend(journey, second)
    await extend(journey, third)

    deadline = (await opened(journey)).deadline
    assert (deadline.due.day, deadline.version) == (third, 3)
    assert [due.day for due in deadline.earlier] == [first.day, second]


@pytest.mark.parametrize(("stage", "step"), [("assessment", "contacts"), ("masterplan", "panel")])
async def test_an_extension_is_to_a_later_date(begin: Any, stage: str, step: str) -> None:
    journey = await reach(begin, stage, step)
    due = (await opened(journey)).deadline.due

    assert await refusal(extend(journey, due.day)) == f"{due.day} is not later than the present date {due}"


async def test_an_extension_names_its_step_where_several_are_open(begin: Any) -> None:
    journey = await reach(begin, "mou", "signature-head", policy=in_any_order())
    head, signatory = (await journey.state()).open
    later = signatory.deadline.due.day + timedelta(days=14)

    both = "signature-head, signature-signatory"
    assert await refusal(extend(journey, later)) == f"name the step to extend; open: {both}"
    assert await refusal(extend(journey, later, step="panel")) == f"'panel' is not open; open: {both}"
    await extend(journey, later, step="signature-signatory")

    first, second = (await journey.state()).open
    assert (first, second.deadline.due.day) == (head, later)
