"""Stage 3, sessions: their order, their dates, and a mentor replaced in between."""

from __future__ import annotations

from typing import Any

from tests.workflows.remembered import COORDINATOR, MENTOR, refusal
from tests.workflows.sessions import at, attend, hand_in, judge

NEW_MENTOR = "pembimbing-2.contoh"


async def test_a_session_is_judged_once_list_and_output_are_there(begin: Any) -> None:
    journey = await at(begin, "session-1-report")

    await hand_in(journey)
    assert await journey.steps() == ["session-1-report"]
    await attend(journey, 24)

    assert await journey.steps() == ["session-1-judgement"]


async def test_the_report_is_due_counted_from_the_day_of_the_session(begin: Any) -> None:
    journey = await at(begin, "session-1-schedule")
    state = await journey.state()
    on = state.calendar.plus((await journey.now()).date(), 30)

    await journey.say("session-date", MENTOR, session=1, on=str(on), place="Aula contoh")

    due = (await journey.standing()).waiting[0].due.day
    assert due == state.calendar.plus(on, state.policy.training.report.days)


async def test_a_word_about_another_session_than_the_one_under_way_is_refused(begin: Any) -> None:
    journey = await at(begin, "session-1-report")

    assert await refusal(attend(journey, 24, session=2)) == "session 1 of 4 is under way, not 2"
    await journey.go_on_until("session-2-judgement")
    assert await refusal(judge(journey, "accepted", session=1)) == "session 2 of 4 is under way, not 1"


async def test_there_is_no_session_before_the_team_is_named(begin: Any) -> None:
    journey = await begin("training")

    why = await refusal(attend(journey, 24))

    assert why == "no session is under way; the journey waits for the team"


async def test_a_session_is_not_judged_before_it_is_reported(begin: Any) -> None:
    journey = await at(begin, "session-1-report")

    why = await refusal(judge(journey, "accepted"))

    assert why == "session-1-judgement is not asked for now; open: session-1-report"


async def test_a_mentor_who_takes_over_in_mid_session_judges_it(begin: Any) -> None:
    journey = await at(begin, "session-1-judgement")
    due = (await journey.standing()).waiting[0].due

    await journey.say("replace", COORDINATOR, role="mentor", old=MENTOR, new=NEW_MENTOR, reason="tugas belajar")

    waiting = (await journey.standing()).waiting[0]
    assert (waiting.persons, waiting.due) == ((NEW_MENTOR,), due)
    why = await refusal(judge(journey, "accepted"))
    assert why == f"{MENTOR} holds no role here; judge-session may be sent by mentor"
    await judge(journey, "accepted", by=NEW_MENTOR)
    assert await journey.steps() == ["session-2-schedule"]
    assert (await journey.standing()).waiting[0].persons == (NEW_MENTOR,)


async def test_a_mentor_who_takes_over_while_the_region_reports_is_asked_to_judge(begin: Any) -> None:
    journey = await at(begin, "session-1-report")

    await journey.say("replace", COORDINATOR, role="mentor", old=MENTOR, new=NEW_MENTOR, reason="tugas belajar")
    await journey.answer()

    waiting = (await journey.standing()).waiting[0]
    assert (waiting.step, waiting.persons) == ("session-1-judgement", (NEW_MENTOR,))
