"""A member of the panel is away for some days: tasks, voices and letters pass to the substitute and come back."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from sqlmodel import Session, col, select

from models.calendar import local
from models.tables import OutboxRow
from tests.workflows.remembered import ASSESSOR, COORDINATOR, HEAD, MENTOR, named, refusal
from tests.workflows.test_steering import recorded, settled, waited_for
from tests.world import Journey

AWAY, SUBSTITUTE = "penelaah-1.contoh", "penelaah-9.contoh"
MEMBERS = (AWAY, "penelaah-2.contoh", "penelaah-3.contoh")


async def at_the_panel(begin: Any) -> Journey:
    journey: Journey = await begin("masterplan", people=named(head=HEAD, mentor=MENTOR))
    await journey.go_on_until("panel")
    return journey


async def today(journey: Journey) -> date:
    return local(await journey.now(), "Asia/Jakarta").date()


async def substitute(journey: Journey, since: date, until: date, by: str = AWAY) -> None:
    fields = {"role": "reviewer", "person_for": AWAY, "substitute": SUBSTITUTE, "reason": "dinas luar"}
    await journey.say("substitute", by, since=since.isoformat(), until=until.isoformat(), **fields)


async def votes(journey: Journey, person: str) -> None:
    (deed,) = [deed for deed in await journey.deeds() if deed.kind == "vote" and deed.person == person]
    await journey.do(deed)


async def told(journey: Journey, person: str) -> list[str]:
    await settled(journey)
    return [letter for letter, reader in await journey.posted() if reader == person]


async def pending(journey: Journey, person: str) -> list[str]:
    """The letters to *person* that have not left and are not cancelled."""
    await settled(journey)
    with Session(journey.world.engine) as session:
        query = select(OutboxRow).where(OutboxRow.journey == journey.id, OutboxRow.person == person)
        rows = session.exec(query.where(OutboxRow.status == "draft").order_by(col(OutboxRow.id)))
        return [row.letter for row in rows]


async def test_what_has_not_left_to_who_is_away_is_cancelled_and_reminders_go_to_the_substitute(begin: Any) -> None:
    journey = await at_the_panel(begin)
    day = await today(journey)
    assert await pending(journey, AWAY) == ["task"]

    await substitute(journey, day, day + timedelta(days=60))
    assert (await pending(journey, AWAY), await pending(journey, SUBSTITUTE)) == (
        ["substitution"],
        ["substitution", "task"],
    )
    await journey.pass_until((await journey.standing()).due.day)

    assert await pending(journey, AWAY) == ["substitution"]
    assert await pending(journey, SUBSTITUTE) == ["substitution", "task", "reminder", "reminder"]


async def test_the_task_passes_on_when_the_first_day_begins_and_returns_when_the_last_is_over(begin: Any) -> None:
    journey = await at_the_panel(begin)
    first = await today(journey) + timedelta(days=1)

    await substitute(journey, first, first + timedelta(days=1))
    assert await waited_for(journey) == [MEMBERS]

    await journey.pass_until(first, hour=1)
    assert await waited_for(journey) == [(SUBSTITUTE, *MEMBERS[1:])]
    await journey.pass_until(first + timedelta(days=2), hour=1)
    assert await waited_for(journey) == [MEMBERS]
    assert [kind for kind in await recorded(journey) if kind in ("substitute-named", "substituted", "returned")] == [
        *("substitute-named", "substituted", "returned")
    ]
    assert await told(journey, SUBSTITUTE) == ["substitution", "task"]
    assert (await told(journey, AWAY))[:3] == ["task", "substitution", "task"]


async def test_the_substitutes_vote_counts_in_the_members_seat_and_the_register_names_both(begin: Any) -> None:
    journey = await at_the_panel(begin)
    day = await today(journey)
    await substitute(journey, day, day + timedelta(days=3), by=COORDINATOR)

    await votes(journey, SUBSTITUTE)
    await votes(journey, MEMBERS[1])

    await settled(journey)
    body = (await journey.bodies("voted"))[0]
    decided = await journey.body("panel-decided")
    assert (body["person"], body["on_behalf_of"]) == (SUBSTITUTE, AWAY)
    assert decided["votes"] == {AWAY: "approve", MEMBERS[1]: "approve"}


async def test_who_is_away_votes_again_only_after_ending_it_and_no_task_is_told_twice(begin: Any) -> None:
    journey = await at_the_panel(begin)
    day = await today(journey)
    await substitute(journey, day, day + timedelta(days=3))
    (deed,) = [deed for deed in await journey.deeds() if deed.person == SUBSTITUTE]

    assert await refusal(journey.do(deed._replace(person=AWAY))) == (
        f"{SUBSTITUTE} stands in for {AWAY} until {day + timedelta(days=3)}; "
        f"allowed: end-substitution, after which {AWAY} acts again"
    )
    pair = {"person_for": AWAY, "substitute": SUBSTITUTE, "reason": "sudah kembali"}
    await journey.say("end-substitution", AWAY, **pair)
    await votes(journey, AWAY)

    assert await refusal(journey.do(deed)) == f"{SUBSTITUTE} holds no role here; vote may be sent by reviewer"
    assert await told(journey, SUBSTITUTE) == ["substitution", "task", "substitution-ended"]
    assert await told(journey, AWAY) == ["task", "substitution", "substitution-ended", "task"]


async def test_a_first_day_that_came_while_the_journey_was_paused_counts_when_it_is_resumed(begin: Any) -> None:
    journey = await at_the_panel(begin)
    first = await today(journey) + timedelta(days=1)
    await substitute(journey, first, first + timedelta(days=20))
    await journey.say("pause", COORDINATOR, reason="pemilihan kepala daerah")
    await journey.pass_until(first + timedelta(days=3))
    assert await waited_for(journey) == [MEMBERS]

    await journey.say("resume", COORDINATOR, reason="dilanjutkan")

    assert await waited_for(journey) == [(SUBSTITUTE, *MEMBERS[1:])]


async def test_a_first_day_that_came_while_the_run_rested_counts_in_the_next_one(begin: Any) -> None:
    journey = await at_the_panel(begin)
    first = await today(journey) + timedelta(days=1)
    await substitute(journey, first, first + timedelta(days=20))

    await journey.say("move", COORDINATOR)
    await journey.until_open("panel")
    await journey.pass_until(first, hour=1)

    assert await waited_for(journey) == [(SUBSTITUTE, *MEMBERS[1:])]
    assert await told(journey, SUBSTITUTE) == ["substitution", "task"]


async def test_a_step_that_opens_in_the_range_is_asked_of_the_substitute_alone(begin: Any) -> None:
    journey = await begin("assessment", people=named(head=HEAD, mentor=MENTOR))
    await journey.steps()
    day = await today(journey)
    away = {"person_for": ASSESSOR, "substitute": "asesor-2.contoh", "reason": "cuti"}
    await journey.say("substitute", ASSESSOR, since=day.isoformat(), until=day.isoformat(), **away)

    await journey.go_on_until("verification")

    assert await waited_for(journey) == [("asesor-2.contoh",)]
    assert await told(journey, ASSESSOR) == ["substitution"]
    await journey.answer()
    await settled(journey)
    body = await journey.body("data-verified")
    assert (body["person"], body["on_behalf_of"]) == ("asesor-2.contoh", ASSESSOR)


async def test_a_message_of_before_the_first_day_that_arrives_later_is_still_the_members(begin: Any) -> None:
    journey = await at_the_panel(begin)
    before = await journey.now()
    first = await today(journey) + timedelta(days=1)
    await substitute(journey, first, first + timedelta(days=5))
    (deed,) = [deed for deed in await journey.deeds() if deed.person == AWAY]
    await journey.pass_until(first, hour=10)

    await journey.say(deed.kind, AWAY, at=before, **deed.fields)

    assert await waited_for(journey) == [MEMBERS[1:]]
    await settled(journey)
    assert "on_behalf_of" not in await journey.body("voted")


async def test_a_substitution_that_the_region_s_first_contacts_end_is_told(begin: Any) -> None:
    journey: Journey = await begin()
    day = await today(journey)
    officer = (await journey.standing()).waiting[0].persons[0]
    fields = {"role": "officer", "person_for": officer, "substitute": "tim.contoh", "reason": "dinas luar"}
    days = {"since": day.isoformat(), "until": (day + timedelta(days=60)).isoformat()}
    await journey.say("substitute", officer, **days, **fields)

    await journey.answer()

    assert "substitution-dropped" in await recorded(journey)
    assert (await journey.state()).people.substitutions == ()
    assert "substitution-ended" in await told(journey, "tim.contoh")


async def test_a_conflict_takes_out_the_substitutes_vote_and_the_member_is_told_and_votes(begin: Any) -> None:
    journey = await at_the_panel(begin)
    day = await today(journey)
    await substitute(journey, day, day + timedelta(days=3))
    await votes(journey, SUBSTITUTE)
    assert await waited_for(journey) == [MEMBERS[1:]]

    await journey.say("declare-conflict", SUBSTITUTE, interest="relation", reason="hubungan keluarga (contoh)")

    assert await waited_for(journey) == [MEMBERS]
    kinds = ["voted", "conflict-declared", "stepped-down", "substitution-dropped", "returned"]
    assert (await recorded(journey))[-5:] == kinds
    assert (await told(journey, AWAY))[-2:] == ["substitution-ended", "task"]
    await votes(journey, AWAY)
    await votes(journey, MEMBERS[1])
    await settled(journey)
    assert (await journey.body("panel-decided"))["votes"] == {AWAY: "approve", MEMBERS[1]: "approve"}
