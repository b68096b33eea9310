"""Stage 3, sessions that are returned: a faulty output, too few people, make-up sessions."""

from __future__ import annotations

from typing import Any

from tests.workflows.remembered import MENTOR, OFFICER, facts, posted, refusal
from tests.workflows.sessions import PAPER, at, attend, hand_in, judge


async def test_a_session_with_a_faulty_output_is_returned_and_counts_once_it_is_handed_in_anew(begin: Any) -> None:
    journey = await at(begin, "session-1-judgement")

    await judge(journey, "returned")
    assert [waiting.key for waiting in (await journey.standing()).waiting] == ["session-1-report#2v1"]
    await hand_in(journey)
    await judge(journey, "accepted")

    assert await journey.steps() == ["session-2-schedule"]
    assert await facts(journey, "session-accepted") == [{"session": 1, "present": 24}]
    assert [post for post in await posted(journey) if post[0] == "session-returned"] == [("session-returned", OFFICER)]


async def test_a_returned_session_asks_for_nothing_but_what_is_missing(begin: Any) -> None:
    journey = await at(begin, "session-1-judgement")
    await judge(journey, "returned")

    why = await refusal(attend(journey, 24))

    assert why == "the list of session 1 is not asked for; still missing: output"


async def test_a_session_with_too_few_people_cannot_be_accepted_before_its_make_up_counts(begin: Any) -> None:
    journey = await at(begin, "session-1-report")
    least = (await journey.state()).policy.training.min_present
    await attend(journey, least - 1)
    await hand_in(journey)

    why = await refusal(judge(journey, "accepted"))
    assert why == (
        f"{least - 1} persons were present at session 1, at least {least} are required; "
        "return it and ask for a make-up session"
    )

    await judge(journey, "returned")
    await attend(journey, 1, make_up=True)
    await judge(journey, "accepted")
    assert await journey.steps() == ["session-2-schedule"]
    assert await facts(journey, "session-accepted") == [{"session": 1, "present": least}]


async def test_a_make_up_session_with_too_few_people_asks_for_another_one(begin: Any) -> None:
    journey = await at(begin, "session-1-report")
    await attend(journey, 2)
    await hand_in(journey)

    for _ in range(2):
        await judge(journey, "returned")
        await attend(journey, 4, make_up=True)

    await judge(journey, "accepted")
    assert await journey.steps() == ["session-2-schedule"]
    assert [fact["make_up"] for fact in await facts(journey, "attendance-reported")] == [False, True, True]


async def test_a_make_up_list_is_refused_while_the_session_itself_is_not_reported(begin: Any) -> None:
    journey = await at(begin, "session-1-report")

    why = await refusal(attend(journey, 24, make_up=True))

    assert why == "the make-up of session 1 is not asked for; still missing: list, output"


async def test_a_false_list_is_returned_and_its_people_do_not_count(begin: Any) -> None:
    journey = await at(begin, "session-1-report")
    await attend(journey, 40)
    await hand_in(journey)
    fields = {"session": 1, "verdict": "returned", "returned": ["list"], "note": "daftar tidak sesuai"}
    await journey.say("judge-session", MENTOR, **fields)

    await attend(journey, 12)
    await judge(journey, "accepted")

    assert await facts(journey, "session-accepted") == [{"session": 1, "present": 12}]


async def test_an_acceptance_returns_nothing(begin: Any) -> None:
    journey = await at(begin, "session-1-judgement")

    fields = {"session": 1, "verdict": "accepted", "returned": ["output"], "note": "baik"}
    why = await refusal(journey.say("judge-session", MENTOR, **fields))

    assert why == "an acceptance returns nothing; name what is to be handed in anew only in a return"


async def test_a_session_is_reported_once_it_was_held(begin: Any) -> None:
    journey = await at(begin, "session-1-schedule")
    await journey.answer()
    on = (await journey.state()).progress["on"]

    fields = {"session": 1, "list_digest": PAPER, "present": 20}
    why = await refusal(journey.say("attendance", OFFICER, **fields))

    assert why.startswith(f"the session on {on} has not come yet; today is ")
