"""The Training of Trainers opens the gate, gives mentors, and replaces whoever leaves."""

from __future__ import annotations

from models.people import Role
from tests.cohort.scene import Cohort
from tests.cohort.walking import go_on

A, B = "bina-a.contoh", "bina-b.contoh"
AFTERWARDS = {"short_notice": True, "reason": "dicatat setelah pelaksanaan (contoh)"}


async def trained(cohort: Cohort, **marks: str) -> None:
    """Candidates with their marks; three sessions that all attended; the ToT completed."""
    persons = [cohort.enter(f"bina-{name}.contoh") for name in marks]
    await cohort.say("mentor-candidates", candidates=[{"person": person, "capacity": 2} for person in persons])
    today = cohort.now.date().isoformat()
    paper = cohort.files.store("daftar contoh", b"daftar hadir contoh", "koordinator.contoh")
    for session in (1, 2, 3):
        await cohort.say("tot-session", session=session, on=today, place="Aula contoh", **AFTERWARDS)
        await cohort.say("tot-attendance", session=session, list_digest=paper, present=persons)
    await cohort.say("tot-marks", marks=dict(zip(persons, marks.values(), strict=True)), document=paper)
    await cohort.say("complete-tot", minutes="BA-3 (contoh)", reason="seluruh sesi selesai")


async def mentor(cohort: Cohort, region: str) -> tuple[str, ...]:
    """Who guides a region, as its journey knows it."""
    return (await cohort.journey(region)).people.of(Role.MENTOR)


async def test_the_gate_opens_for_regions_that_wait_and_for_those_that_arrive_and_a_mentor_who_leaves_is_replaced(
    cohort: Cohort,
) -> None:
    await cohort.sealed(3)
    first, second, _ = cohort.regions
    await go_on(cohort, first, "gate")
    await trained(cohort, a="80", b="70")
    await cohort.until_open("session-1-schedule", first)
    assert await mentor(cohort, first) == (A,)
    await go_on(cohort, second, "team")
    await go_on(cohort, second, "session-1-schedule")
    assert await mentor(cohort, second) == (B,)

    await cohort.until(lambda s: s.members[first].stage == s.members[second].stage == "training", "both are trained")
    await cohort.say("mentor-leaves", mentor=A, reason="pindah tugas")
    await cohort.recorded("replaced", 1, first)
    assert await mentor(cohort, first) == (B,)
    (step,) = (await cohort.journey(first)).open
    assert (step.ask.step, step.ask.persons) == ("session-1-schedule", (B,))
    assert [fact["pairs"] for fact in await cohort.recorded("mentors-assigned", 2)] == [
        {first: A, second: B},
        {first: B},
    ]
    assert cohort.facts("word-unheard") == []


async def test_a_mentor_who_leaves_before_a_regions_training_began_is_never_its_mentor(cohort: Cohort) -> None:
    await cohort.sealed(3)
    first, *_ = cohort.regions
    await trained(cohort, a="80", b="70")
    await cohort.until(lambda s: not s.outbound, "the words are heard")
    await cohort.say("mentor-leaves", mentor=A, reason="pindah tugas")
    await cohort.recorded("mentors-assigned", 2)
    await go_on(cohort, first, "session-1-schedule")
    assert await mentor(cohort, first) == (B,)
    assert [fact["mentor"] for fact in await cohort.recorded("mentor-appointed", 1, first)] == [B]
