"""Stage 4, the panel of one region: appointed for it, and what a conflict of interest declared later changes."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from sqlmodel import Session, select

from models.people import People
from models.tables import OutboxRow
from tests.workflows.remembered import COORDINATOR, facts, posted, refusal
from tests.workflows.test_masterplan import NEW, REVIEWERS
from tests.workflows.test_masterplan_panel import REJECT, REVISE, cast, sitting, verdicts
from tests.workflows.test_steering import guided, recorded, settled, waited_for
from tests.world import Journey, policy

ONE, TWO, THREE = REVIEWERS


async def declare(journey: Journey, person: str, **fields: Any) -> None:
    """Let somebody declare a conflict of interest."""
    await journey.say("declare-conflict", person, interest="relation", reason="hubungan keluarga (contoh)", **fields)


async def appoint(journey: Journey, *members: str) -> None:
    """Let a coordinator appoint a panel that its first member leads."""
    await journey.say(
        "appoint-panel", COORDINATOR, members=members, chair=members[0], reason="pembagian tugas (contoh)"
    )


def pool() -> People:
    """One reviewer more than a panel has seats."""
    several = guided()
    several.appoint("reviewer", *REVIEWERS, NEW)
    return several


async def told(journey: Journey, letter: str) -> list[str]:
    """Who gets a letter."""
    return [person for name, person in await posted(journey) if name == letter]


async def test_a_panel_appointed_before_its_first_round_is_the_one_that_is_asked(begin: Any) -> None:
    journey = await begin("masterplan", people=pool())
    await journey.steps()

    await appoint(journey, NEW, ONE, TWO)
    await journey.go_on_until("panel")

    assert await waited_for(journey) == [(NEW, ONE, TWO)]
    assert await refusal(appoint(journey, THREE, ONE, TWO)) == (
        "this panel has sat already; its members change by a replacement (replace)"
    )


async def test_of_a_pool_nobody_sits_before_a_coordinator_has_appointed_the_panel(begin: Any) -> None:
    journey = await begin("masterplan", people=pool())
    await journey.go_on_until("panel-appointment")
    assert await waited_for(journey) == [(COORDINATOR,)]

    await appoint(journey, NEW, TWO, ONE)

    await journey.until_open("panel")
    assert await waited_for(journey) == [(NEW, TWO, ONE)]
    assert (await recorded(journey))[-3:] == ["asked", "panel-appointed", "asked"]


async def test_the_chair_is_told_of_a_conflict_and_the_declarer_is_asked_no_longer(begin: Any) -> None:
    journey = await begin("masterplan", people=guided())
    await appoint(journey, TWO, ONE, THREE)
    await journey.go_on_until("panel")

    await declare(journey, ONE)

    assert await waited_for(journey) == [(TWO, THREE)]
    assert await told(journey, "conflict-declared") == [TWO]
    with Session(journey.world.engine) as session:
        rows = session.exec(select(OutboxRow).where(OutboxRow.journey == journey.id, OutboxRow.letter == "task"))
        tasks = {row.person: row.status for row in rows if (row.step or "").startswith("panel")}
    assert tasks == {ONE: "cancelled", TWO: "draft", THREE: "draft"}
    assert (await recorded(journey))[-2:] == ["conflict-declared", "stepped-down"]


async def test_without_the_vote_that_is_taken_out_the_others_have_decided(begin: Any) -> None:
    """One of three rejects and steps down; the approval that is left and the last one's vote decide together."""
    journey = await sitting(begin)
    await cast(journey, ONE, REJECT)
    await cast(journey, TWO)
    assert await verdicts(journey) == []

    await declare(journey, ONE)
    await cast(journey, THREE)

    assert await journey.steps() == ["presentation-date"]
    assert (await facts(journey, "panel-decided"))[0]["votes"] == {TWO: "approve", THREE: "approve"}
    assert await told(journey, "conflict-declared") == [COORDINATOR]


async def test_when_the_last_one_outstanding_steps_down_the_votes_cast_decide_at_once(begin: Any) -> None:
    journey = await sitting(begin)
    await cast(journey, ONE)
    await cast(journey, TWO, REVISE)

    await declare(journey, THREE)

    await journey.until_open("masterplan")
    assert await verdicts(journey) == ["revise"]


async def test_with_too_few_members_a_coordinator_is_asked_and_fills_the_seat(begin: Any) -> None:
    journey = await sitting(begin)
    await cast(journey, ONE)
    await declare(journey, TWO)
    await declare(journey, COORDINATOR, who=THREE)
    await journey.until_open("panel", "panel-appointment")
    assert await waited_for(journey) == [(COORDINATOR,), (COORDINATOR,)]

    await journey.say("replace", COORDINATOR, role="reviewer", old=THREE, new=NEW, reason="mengisi tempat (contoh)")

    await journey.until_open("panel")
    assert await waited_for(journey) == [(NEW,)]
    await cast(journey, NEW)
    assert await journey.steps() == ["presentation-date"]


async def test_a_panel_that_lacks_its_quorum_escalates_at_its_date_and_decides_nothing(begin: Any) -> None:
    journey = await sitting(begin)
    await cast(journey, ONE)
    await declare(journey, TWO)
    await declare(journey, THREE)
    await journey.until_open("panel", "panel-appointment")
    due = (await journey.standing()).waiting[0].due

    await journey.pass_until(due.day + timedelta(days=30))

    assert await verdicts(journey) == []
    assert {body["step"].partition("#")[0] for body in await facts(journey, "escalated")} == {
        "panel",
        "panel-appointment",
    }


async def test_scores_that_are_taken_out_are_in_no_mean(begin: Any) -> None:
    journey = await begin("masterplan", people=guided())
    await journey.go_on_until("presentation-score")
    pillars = dict.fromkeys(policy().masterplan.pillars, "80")
    for person, mark in ((ONE, "10"), (TWO, "80"), (THREE, "90")):
        if person is THREE:
            await declare(journey, ONE)
        await journey.say("presentation-score", person, masterplan=mark, quick_win=mark, pillars=pillars)

    await settled(journey)
    concluded = await journey.body("presentation-concluded")
    assert (concluded["masterplan"], concluded["quick_win"], concluded["reviewers"]) == ("85.00", "85.00", 2)


async def test_a_presentation_is_concluded_when_the_last_one_outstanding_steps_down(begin: Any) -> None:
    journey = await begin("masterplan", people=guided())
    await journey.go_on_until("presentation-score")
    pillars = dict.fromkeys(policy().masterplan.pillars, "80")
    for person in (ONE, TWO):
        await journey.say("presentation-score", person, masterplan="80", quick_win="70", pillars=pillars)

    await declare(journey, THREE)

    await journey.until_open("launch-plan")
