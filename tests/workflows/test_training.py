"""Stage 3: from the team over four sessions to the commitment, and what a mentor notes on the way."""

from __future__ import annotations

from typing import Any

from tests.workflows.remembered import COORDINATOR, HEAD, MENTOR, OFFICER, facts, named, posted, recorded, refusal

SESSION = [
    *["session-scheduled", "asked"],
    *["attendance-reported", "output-handed-in", "asked"],
    *["session-judged", "session-accepted", "asked"],
]
FOUR_SESSIONS_ACCEPTED = {"step": "commitment", "gate_open": True, "session": 4}


async def test_four_sessions_lead_from_the_team_to_the_commitment(begin: Any) -> None:
    journey = await begin("training")

    await journey.go_on_until("masterplan")

    assert await recorded(journey) == [
        *["entered", "asked", "team-named", "asked", "gate-opened", "mentor-assigned", "mentor-appointed", "asked"],
        *SESSION * 4,
        *["committed", "trained", "entered", "asked"],
    ]
    accepted = [{"session": session, "present": 24} for session in (1, 2, 3, 4)]
    assert await facts(journey, "session-accepted") == accepted


async def test_every_step_of_a_session_writes_to_whoever_acts_next(begin: Any) -> None:
    journey = await begin("training", people=named(mentor=MENTOR))

    await journey.go_on_until("session-2-schedule")

    assert await posted(journey) == [
        *[("task", OFFICER), ("task", COORDINATOR), ("task", MENTOR)],
        *[("session-scheduled", OFFICER), ("session-scheduled", MENTOR), ("task", OFFICER), ("task", MENTOR)],
        *[("session-accepted", OFFICER), ("task", MENTOR)],
    ]


async def test_the_commitment_names_the_quick_wins_that_later_stages_build_on(begin: Any) -> None:
    journey = await begin("training", people=named(head=HEAD), progress=FOUR_SESSIONS_ACCEPTED)
    await journey.go_on_until("commitment")
    wins = ["Antrean puskesmas daring (contoh)", "Lampu jalan cerdas (contoh)"]

    await journey.say("commitment", OFFICER, sheet="c" * 64, quick_wins=wins)

    assert await journey.steps() == ["masterplan"]
    assert list((await journey.state()).results.quick_wins) == wins
    assert await journey.body("trained") == {"quick_wins": wins}
    told = [person for letter, person in await posted(journey) if letter == "trained"]
    assert told == [OFFICER, HEAD]


async def test_a_commitment_without_a_quick_win_is_refused(begin: Any) -> None:
    journey = await begin("training", progress=FOUR_SESSIONS_ACCEPTED)
    await journey.go_on_until("commitment")

    why = await refusal(journey.say("commitment", OFFICER, sheet="c" * 64, quick_wins=[]))

    fault = "quick_wins: tuple should have at least 1 item after validation, not 0"
    assert why == f"the commitment message is not well formed: {fault}"


async def test_a_mentors_note_is_recorded_at_any_step_and_moves_nothing(begin: Any) -> None:
    journey = await begin("training", people=named(mentor=MENTOR))

    for step in ("team", "gate", "session-1-schedule", "session-1-report", "session-1-judgement", "commitment"):
        await journey.go_on_until(step)
        await journey.say("mentor-note", MENTOR, note=f"catatan pada {step}")
        assert await journey.steps() == [step]

    assert (await recorded(journey)).count("noted") == 6


async def test_somebody_who_is_not_the_mentor_writes_no_notes(begin: Any) -> None:
    journey = await begin("training", people=named(mentor=MENTOR))

    why = await refusal(journey.say("mentor-note", OFFICER, note="catatan"))

    assert why == f"{OFFICER} is officer here; mentor-note may be sent by mentor"
